package dev.ava.domain.shared.port;

/// The family of failures that out-ports throw. What to do hangs on the type: [Unavailable] may be
/// tried again, [Conflict] needs another decision, [Corrupt] needs a person, and [CallerGone]
/// another sign-in.
public abstract sealed class OutPortException extends RuntimeException
    permits Unavailable, Conflict, Corrupt, CallerGone {
  private static final long serialVersionUID = 1L;

  OutPortException(String message, Throwable cause) {
    super(message, cause);
  }

  OutPortException(String message) {
    super(message);
  }
}
