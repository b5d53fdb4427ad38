package dev.ava.domain.messaging;

/// What is to be done when Meta does not take a message.
public enum Handling {
  /// It passes by itself: this message is tried again, and those behind it to the same person wait.
  RETRY("It passes by itself; Ava tries again."),
  /// It passes by itself, and the whole number waits meanwhile.
  PAUSE("It passes by itself; Ava lets the number rest and goes on."),
  /// This person is left alone for hours.
  HOLD("Meta asks to leave this person alone for some hours."),
  /// The account, the token or the number must be mended by a person; the message is fine.
  STOP("Mend the account, the token or the number with Meta; the queue is kept and goes on then."),
  /// This message will never reach this person.
  PERMANENT("This person cannot be reached with this message; do not repeat it."),
  /// The person has not written for 24 hours; only templates go through.
  WINDOW("Wait until the person writes, or send an approved template."),
  /// The template or its parameters are wrong.
  TEMPLATE("Correct the template or its parameters."),
  /// Ava asked for something that does not exist.
  BUG("Report this as a defect of Ava, with the code.");

  private final String remedy;

  Handling(String remedy) {
    this.remedy = remedy;
  }

  /// One sentence for people.
  public String remedy() {
    return remedy;
  }
}
