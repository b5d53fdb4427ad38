package dev.ava.domain.shared.port;

/// What the caller asked for contradicts what is stored: a unique key is taken, a lease was lost,
/// or what it belongs to is gone. The same call will fail again.
public final class Conflict extends OutPortException {
  private static final long serialVersionUID = 1L;

  public Conflict(String message, Throwable cause) {
    super(message, cause);
  }

  public Conflict(String message) {
    super(message);
  }
}
