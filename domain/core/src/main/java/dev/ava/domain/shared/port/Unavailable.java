package dev.ava.domain.shared.port;

/// The service behind a port did not answer or could not do the work now. Nothing was done; the
/// same call may work later.
public final class Unavailable extends OutPortException {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public Unavailable(String message) {
    super(message);
  }
}
