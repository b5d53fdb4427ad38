package dev.ava.postgres;

/// Something that keeps a database from being isolated, or from being known to be.
///
/// @param subject the table, view, function or role
/// @param what one sentence
public record IsolationFault(Kind kind, String subject, String what) {
  /// What is wrong, what it means and how to mend it.
  public enum Kind {
    /// An attempt succeeded.
    LEAK(
        "One person's rows are in reach of somebody else.",
        "Look at the policies and grants of the table; compare them with the migrations."),
    /// An attempt found nothing, but nothing refused it either.
    REACHED(
        "Only the absence of a row protects the table from somebody who has no business there.",
        "Revoke the right from that role."),
    /// The owner does not see the own row.
    BLIND(
        "Whatever keeps others out keeps the owner out too, so the other attempts prove nothing.",
        "Restore the policy and the grant that the migration gave the table."),
    /// An attempt could not be made.
    NOT_TRIED(
        "Nothing is known about it.",
        "Run the proof again; if it stays, the schema has changed in a way that it does not know."),
    /// A table or view that is not on the list.
    UNKNOWN_TABLE(
        "Nobody has said whose rows it holds, so nobody can say that they are safe.",
        "Move it out of reach of anon, authenticated and the logins, or add it to KnownTables with"
            + " its owner."),
    /// A table of the list that is not in the database.
    MISSING_TABLE("The schema is not the one that this version works on.", "Run `ava migrate`."),
    /// Row-level security is off.
    NO_ROW_SECURITY(
        "No policy is looked at: whoever has a grant has every row.",
        "alter table … enable row level security"),
    /// Row-level security does not bind the owner of the table.
    NOT_FORCED(
        "Whatever runs as the owner of the table, a view or a function, sees every row.",
        "alter table … force row level security"),
    /// A view that works with its owner's rights.
    PAST_ROW_SECURITY(
        "It is read with its owner's rights, so policies do not protect what it shows.",
        "Drop it, or make it a view with (security_invoker = true)."),
    /// A rewrite rule.
    RULE("What a rule does is done with its owner's rights.", "Drop the rule; use a trigger."),
    /// A policy for others than `authenticated`.
    WIDE_POLICY(
        "A role that is not a signed-in person gets rows by it.",
        "Drop the policy, or make it one TO authenticated."),
    /// A policy that is true whoever asks.
    OPEN_POLICY(
        "It lets everybody who is signed in through, in one direction at least.",
        "Make both USING and WITH CHECK compare the owner with (select auth.uid())."),
    /// A right without a policy.
    NO_POLICY(
        "The right is worth nothing today, and everything as soon as any policy is added.",
        "Add the policy, or revoke the right."),
    /// A grant that the list does not have.
    GRANT("A role may do what it has no business to do.", "revoke … on … from …"),
    /// A function that works with its owner's rights.
    DEFINER_FUNCTION(
        "Whoever calls it does what its owner may do, past every policy.",
        "revoke execute on function … from public, anon, authenticated; or make it security"
            + " invoker"),
    /// A role or login with more power than it should have.
    LOGIN(
        "Who holds this login, or finds a gap in the program that uses it, is not bound by the"
            + " policies.",
        "Take it away with alter role or revoke; see V1__core.sql for what the role is meant to"
            + " be."),
    /// Who the caller was is still known to the connection.
    SURVIVES(
        "The next one who is lent the connection acts as the one before.",
        "Role and claims must be set for the transaction only; look for alter role … set and alter"
            + " database … set too.");

    private final String meaning;
    private final String remedy;

    Kind(String meaning, String remedy) {
      this.meaning = meaning;
      this.remedy = remedy;
    }

    /// What it means, in a sentence.
    public String meaning() {
      return meaning;
    }

    /// How to mend it.
    public String remedy() {
      return remedy;
    }
  }
}
