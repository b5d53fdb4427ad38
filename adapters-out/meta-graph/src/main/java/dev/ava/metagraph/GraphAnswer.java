package dev.ava.metagraph;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.messaging.MetaErrorCode;
import io.micronaut.json.tree.JsonNode;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// What came of a question to the Graph API.
sealed interface GraphAnswer {
  /// An answer to it.
  record Read(JsonNode body) implements GraphAnswer {}

  /// None.
  sealed interface Missing extends GraphAnswer {
    /// One sentence.
    String seen();

    String meaning();

    String remedy();

    /// That nothing is known about these checks, and why.
    default List<Finding> on(Collection<Check> checks) {
      return checks.stream().map(check -> on(check)).toList();
    }

    default Finding on(Check check) {
      return Finding.unknown(check, seen(), meaning(), remedy());
    }
  }

  /// Meta refuses to say.
  ///
  /// @param words Meta's own, without secrets
  record Refused(MetaError error, String words) implements Missing {
    private static final int OBJECT_UNKNOWN = 803;
    private static final int PARAMETER = 100;
    private static final int OUT_OF_REACH = 33;

    private static final Set<Integer> BAD_TOKEN = Set.of(0, 101, 190);
    private static final int WRONG_OR_FAILED = 1;
    private static final Pattern WRONG = Pattern.compile("(?i)validating (the )?(client|app)");

    /// Whether the app's own token is no good, which says that id and secret do not go together.
    /// Meta says so with the code of every passing failure too; then its words decide.
    boolean isOfTheAppToken() {
      return BAD_TOKEN.contains(error.code())
          || (error.code() == WRONG_OR_FAILED
              && !error.isTransient()
              && WRONG.matcher(error.message()).find());
    }

    /// Whether there is no such thing, or none that the token may look at.
    boolean isOutOfReach() {
      return error.code() == OBJECT_UNKNOWN
          || (error.code() == PARAMETER && Integer.valueOf(OUT_OF_REACH).equals(error.subcode()));
    }

    @Override
    public String seen() {
      return "Meta refuses to say: " + words;
    }

    @Override
    public String meaning() {
      return isOutOfReach()
          ? "There is no such object, or the access token may not look at it."
          : MetaErrorCode.of(error.code())
              .map(MetaErrorCode::meaning)
              .orElse("Meta does not say what this error means.");
    }

    @Override
    public String remedy() {
      return isOutOfReach()
          ? "Compare the id with WhatsApp Manager, and give the system user this asset."
          : MetaErrorCode.of(error.code())
              .map(MetaErrorCode::remedy)
              .orElse("Look the error up in Meta's list, or try again later.");
    }
  }

  /// There was no answer of Meta's.
  record Unreachable(String seen) implements Missing {
    @Override
    public String meaning() {
      return "Nothing can be learned from Meta now.";
    }

    @Override
    public String remedy() {
      return "See meta.graph.";
    }
  }

  /// Meta does not know the app that asks by its id and its secret.
  record AppRefused() implements Missing {
    @Override
    public String seen() {
      return "Meta refuses the app's own token, made of its id and its secret.";
    }

    @Override
    public String meaning() {
      return "Meta tells this to the app itself only, so it is not known.";
    }

    @Override
    public String remedy() {
      return "See meta.app.secret.";
    }
  }

  /// It was not asked, because the installation does not know what to ask for.
  ///
  /// @param variable that is not set
  /// @param where its value is found
  record NotAsked(String variable, String where) implements Missing {
    @Override
    public String seen() {
      return variable + " is not set, so Meta was not asked.";
    }

    @Override
    public String meaning() {
      return "Ava works without it, and cannot tell whether this is set up right.";
    }

    @Override
    public String remedy() {
      return "Set " + variable + ": " + where;
    }
  }
}
