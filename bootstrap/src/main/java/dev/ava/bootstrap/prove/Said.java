package dev.ava.bootstrap.prove;

/// A message that a person sends to Ava.
///
/// @param number 0 for the first of all
/// @param sender the number of the person
/// @param position 0 for the first of this person; each is a second later than the one before
/// @param wamid Meta's id of it
/// @param text what it says; no other message says the same
record Said(int number, int sender, int position, String wamid, String text) {
  /// What Ava answers.
  String reply() {
    return "[Echo] " + text;
  }

  @Override
  public String toString() {
    return "message %d of sender %d (%s)".formatted(position + 1, sender, wamid);
  }
}
