package dev.ava.bootstrap.prove;

/// A promise that can be broken.
enum Violation {
  /// A message is not in the log of its user.
  LOST("messages lost"),
  /// A message is in the log more than once.
  DUPLICATED("messages duplicated"),
  /// Something is in the log behind a later one of the same sender.
  LOG_ORDER("order violations in the log"),
  /// A reply was never written, or never taken by Graph.
  LOST_REPLY("replies lost"),
  /// A reply was written twice, or taken by Graph twice.
  DOUBLED_REPLY("replies doubled"),
  /// A reply was taken by Graph after the one to a later message.
  REPLY_ORDER("order violations at Graph"),
  /// A message of the outbox is not accepted in the end, or missing.
  UNSETTLED("messages of the outbox not settled"),
  /// The log does not show the furthest status that Meta reported.
  STATUS_BEHIND("statuses behind"),
  /// An item of the inbox is dead or kept, though nothing was wrong with it.
  PUT_ASIDE("webhook items put aside"),
  /// Something is in the log, in the outbox or at Graph that nobody said.
  STRANGE("messages that nobody sent"),
  /// A node ended though nobody killed it.
  NODE_DIED("nodes that ended by themselves"),
  /// The proof stopped waiting before all was done.
  NOT_DONE("work not done in time");

  private final String label;

  Violation(String label) {
    this.label = label;
  }

  /// What the report calls it.
  String label() {
    return label;
  }
}
