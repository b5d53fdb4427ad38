package dev.ava.bootstrap;

import dev.ava.domain.shared.InvalidValue;
import dev.ava.postgres.DatabaseUrl;
import java.util.regex.Pattern;

/// A variable that was read, and what came of it.
///
/// @param service for what it was read
/// @param shown what may be shown of its value: of a secret nothing, of a URL neither user nor
///     password nor query; empty if it has none
record Setting(String service, String variable, String shown, Origin origin) {
  /// Stands for the value of a secret.
  static final String HIDDEN = "(set, not shown)";

  private static final String UNREADABLE = "(set, cannot be read)";

  /// By the name, so that a variable that somebody adds tomorrow is hidden too.
  private static final Pattern SECRET = Pattern.compile("PASSWORD|SECRET|TOKEN|KEY|DSN|HEADERS");

  /// Meta's ids are digits; what is none may be a secret that was pasted into the wrong line.
  private static final Pattern ID = Pattern.compile("^WHATSAPP_.*_ID$");

  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,20}");
  private static final Pattern ADDRESS = Pattern.compile("(URL|ISSUER)$");

  /// Where the value comes from.
  enum Origin {
    /// The environment sets it.
    SET,
    /// It is missing, and this is what is usual.
    DEFAULT,
    /// It is missing, and nothing stands in for it.
    MISSING
  }

  static Setting set(String service, String variable, String value) {
    return new Setting(service, variable, shown(variable, value), Origin.SET);
  }

  static Setting missing(String service, String variable) {
    return new Setting(service, variable, "", Origin.MISSING);
  }

  /// The same with what is usual, unless it is set.
  Setting or(String usual) {
    return origin == Origin.SET ? this : new Setting(service, variable, usual, Origin.DEFAULT);
  }

  static boolean isSecret(String variable) {
    return SECRET.matcher(variable).find();
  }

  private static String shown(String variable, String value) {
    if (isSecret(variable)) {
      return HIDDEN;
    }
    if (ID.matcher(variable).find() && !DIGITS.matcher(value).matches()) {
      return UNREADABLE;
    }
    if (variable.startsWith("DATABASE_") && ADDRESS.matcher(variable).find()) {
      return database(value);
    }
    return ADDRESS.matcher(variable).find() || value.contains("@") || value.contains("://")
        ? Addresses.shown(value).orElse(UNREADABLE)
        : value;
  }

  private static String database(String url) {
    try {
      return DatabaseUrl.place(url);
    } catch (InvalidValue unreadable) {
      return UNREADABLE;
    }
  }
}
