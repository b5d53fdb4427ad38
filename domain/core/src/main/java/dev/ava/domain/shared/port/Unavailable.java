package dev.ava.domain.shared.port;

import dev.ava.domain.account.port.SignInUnavailable;

/// The service behind a port did not answer or could not do the work now; the same call may work
/// later. Nothing was done, except that a commit whose answer never came may have taken place.
public sealed class Unavailable extends OutPortException permits SignInUnavailable {
  private static final long serialVersionUID = 1L;

  public Unavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public Unavailable(String message) {
    super(message);
  }
}
