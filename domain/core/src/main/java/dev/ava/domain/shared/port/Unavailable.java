package dev.ava.domain.shared.port;

/// The service behind a port did not answer or could not do the work now; the same call may work
/// later. Nothing was done, except that a commit whose answer never came may have taken place.
public final class Unavailable extends OutPortException {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public Unavailable(String message) {
    super(message);
  }
}
