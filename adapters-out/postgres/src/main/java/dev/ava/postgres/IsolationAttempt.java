package dev.ava.postgres;

/// One thing that somebody tried on a table or a view, and what came of it.
///
/// @param table with its schema
public record IsolationAttempt(String table, Who who, Verb verb, Outcome outcome) {
  /// An attempt that came to nothing, as what that means for who made it.
  static IsolationAttempt of(String table, Who who, Verb verb, Outcome outcome) {
    var nothing = outcome == Outcome.NO_ROW || outcome == Outcome.REFUSED;
    if (nothing && who == Who.OWNER && verb == Verb.SELECT) {
      return new IsolationAttempt(table, who, verb, Outcome.BLIND);
    }
    return outcome == Outcome.NO_ROW && who.refused
        ? new IsolationAttempt(table, who, verb, Outcome.LET_IN)
        : new IsolationAttempt(table, who, verb, outcome);
  }

  /// Who tries. All but the first two are to be refused, and not only to find nothing.
  public enum Who {
    /// The person whose row it is.
    OWNER("its owner", "its owner", false),
    /// A person with rows of her own in every other table.
    ANOTHER_USER("another user", "another user", false),
    /// The role `authenticated` without claims.
    NO_CLAIMS("no claims", "a signed-in caller without claims", false),
    /// The role `anon`.
    ANONYMOUS("anonymous", "somebody who has not signed in", true),
    /// The login for user requests, with no role taken on.
    USER_LOGIN("ava_user", "the login ava_user without a role", true),
    /// The same on a pooled connection whose last transaction failed.
    USER_LOGIN_AFTER_ERROR("ava_user", "the login ava_user after a failed transaction", true),
    /// The same on a pooled connection whose last transaction was committed.
    USER_LOGIN_AFTER_COMMIT("ava_user", "the login ava_user after a transaction", true),
    /// The login for services, with no role taken on.
    SERVICE_LOGIN("ava_service", "the login ava_service without a role", true),
    /// The same on a pooled connection whose last transaction failed.
    SERVICE_LOGIN_AFTER_ERROR(
        "ava_service", "the login ava_service after a failed transaction", true),
    /// The same on a pooled connection whose last transaction was committed.
    SERVICE_LOGIN_AFTER_COMMIT("ava_service", "the login ava_service after a transaction", true);

    private final String heading;
    private final String words;
    private final boolean refused;

    Who(String heading, String words, boolean refused) {
      this.heading = heading;
      this.words = words;
      this.refused = refused;
    }

    /// Two words at most. The moments of one login share theirs.
    public String heading() {
      return heading;
    }

    String words() {
      return words;
    }
  }

  /// What is tried.
  public enum Verb {
    SELECT("read rows of"),
    /// `select … for update`
    LOCK("lock rows of"),
    /// A row that belongs to somebody else.
    INSERT("insert somebody else's rows into"),
    UPDATE("change rows of"),
    DELETE("delete rows of"),
    TRUNCATE("truncate"),
    REFERENCES("refer to rows of"),
    TRIGGER("put a trigger on"),
    /// To make one's own row somebody else's.
    HAND_OVER("give away rows of");

    private final String words;

    Verb(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /// What comes of it.
  public enum Outcome {
    /// The owner sees the own row, as it should be.
    SEEN,
    /// The database refuses it.
    REFUSED,
    /// A policy leaves no row to do it to.
    NO_ROW,
    /// There was no row to do it to, but it ought to have been refused.
    LET_IN,
    /// The owner does not see the own row.
    BLIND,
    /// It can be done.
    LEAK,
    /// Nobody can do that to a view of this kind.
    IMPOSSIBLE,
    /// It could not be tried, so nothing is known.
    NOT_TRIED
  }
}
