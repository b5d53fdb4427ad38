package dev.ava.domain.account.port;

import dev.ava.domain.shared.port.Unavailable;

/// The outside service that signs people in did not answer, or not in a way that could be read.
public final class SignInUnavailable extends Unavailable {
  private static final long serialVersionUID = 1L;

  public SignInUnavailable(String message, Throwable cause) {
    super(message, cause);
  }

  public SignInUnavailable(String message) {
    super(message);
  }
}
