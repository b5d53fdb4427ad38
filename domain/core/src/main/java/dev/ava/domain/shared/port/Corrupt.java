package dev.ava.domain.shared.port;

/// What is stored, or what a service answered, cannot be read. Only a person can mend it.
public final class Corrupt extends OutPortException {
  private static final long serialVersionUID = 1L;

  public Corrupt(String message, Throwable cause) {
    super(message, cause);
  }

  public Corrupt(String message) {
    super(message);
  }
}
