package dev.ava.domain.diagnosis;

import dev.ava.domain.shared.InvalidValue;
import java.net.URI;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What came of a check. None of its texts holds a secret, and each is one or more sentences on one
/// line.
///
/// @param seen what was found, as it is
/// @param meaning what that means for the installation, in plain words
/// @param remedy how to mend it; always there from [Level#WARNING] on
/// @param source the document that says so, if somebody else's does
public record Finding(
    Check check,
    Level level,
    String seen,
    String meaning,
    @Nullable String remedy,
    @Nullable URI source) {

  public Finding {
    InvalidValue.unless(!seen.isBlank() && !meaning.isBlank(), "A finding says something.");
    InvalidValue.unless(
        level.compareTo(Level.WARNING) < 0 || (remedy != null && !remedy.isBlank()),
        "What is wrong can be mended: " + check.id());
  }

  public static Finding ok(Check check, String seen, String meaning) {
    return new Finding(check, Level.OK, seen, meaning, null, null);
  }

  public static Finding notice(Check check, String seen, String meaning) {
    return new Finding(check, Level.NOTICE, seen, meaning, null, null);
  }

  public static Finding warning(Check check, String seen, String meaning, String remedy) {
    return new Finding(check, Level.WARNING, seen, meaning, remedy, null);
  }

  public static Finding unknown(Check check, String seen, String meaning, String remedy) {
    return new Finding(check, Level.UNKNOWN, seen, meaning, remedy, null);
  }

  public static Finding failed(Check check, String seen, String meaning, String remedy) {
    return new Finding(check, Level.FAILED, seen, meaning, remedy, null);
  }

  /// The same with the document that says so.
  public Finding by(URI document) {
    return new Finding(check, level, seen, meaning, remedy, document);
  }

  /// The same with what can be done, for a level that does not demand it.
  public Finding mendedBy(String what) {
    return new Finding(check, level, seen, meaning, what, source);
  }

  /// The same with every text passed through `change`.
  public Finding with(UnaryOperator<String> change) {
    return new Finding(
        check,
        level,
        change.apply(seen),
        change.apply(meaning),
        remedy == null ? null : change.apply(remedy),
        source);
  }
}
