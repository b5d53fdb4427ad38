package dev.ava.domain.shared.port;

/// What the caller asked for contradicts what is stored: a unique key is taken or a lease was lost.
/// The same call will fail again.
public final class Conflict extends OutPortException {
  private static final long serialVersionUID = 1L;

  public Conflict(String message, Throwable cause) {
    super(message, cause);
  }

  public Conflict(String message) {
    super(message);
  }
}
