package dev.ava.domain.diagnosis;

/// What the operator wants to know of an installation. Each is answered by a [Verdict].
public enum Question {
  /// Whether what people write reaches Ava.
  CAN_RECEIVE("Can it receive?"),
  /// Whether what Ava writes reaches people.
  CAN_SEND("Can it send?"),
  /// Whether people get in: whether they can sign up and sign in, and their tokens are believed.
  CAN_SIGN_IN("Can people sign in?"),
  /// Whether it may grow: to more people, more messages, more nodes.
  MAY_SCALE("May it scale?"),
  /// Whether nobody gets at what is somebody else's.
  IS_ISOLATED("Is it isolated?");

  private final String words;

  Question(String words) {
    this.words = words;
  }

  /// The question as one asks it.
  public String words() {
    return words;
  }
}
