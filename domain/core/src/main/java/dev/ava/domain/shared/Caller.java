package dev.ava.domain.shared;

/// On whose behalf something is done. Every command carries one and every transaction is opened
/// with one: it decides which rows the database shows. Nothing about the caller is ambient.
public sealed interface Caller {
  /// A signed-in person. Sees and changes only what that person owns.
  record User(UserId id) implements Caller {}

  /// A part of Ava that works for many users, such as the webhook. Sees every user's rows, so it
  /// must say which user it means in each query.
  enum Service implements Caller {
    /// Sign-up, sign-in, refresh and sign-out, before there is a user to act as.
    SIGN_IN,
    /// Linking a WhatsApp number, which must see whether another account has proven it.
    LINKING,
    /// Taking in Meta's webhooks.
    WEBHOOK,
    /// The workers that empty the inbox and the outbox.
    WORKER,
    /// A person who looks after the queues.
    OPERATOR,
    /// Erasing an account, with what is about its person and belongs to nobody.
    ERASURE,
    /// Counting what is limited, before it is known who asks.
    LIMITS
  }
}
