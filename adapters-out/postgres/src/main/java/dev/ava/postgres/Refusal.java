package dev.ava.postgres;

import static dev.ava.domain.diagnosis.Check.DATABASE;

import dev.ava.domain.diagnosis.Finding;
import java.net.UnknownHostException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Stream;

/// Why there is no connection, in plain words and without those of the server.
///
/// @param address of the database
/// @param cause what the driver says
record Refusal(DatabaseAddress address, SQLException cause) {
  private static final String LOGINS =
      "Run `ava migrate`, which makes the logins, or set DATABASE_AVA_USER_PASSWORD and"
          + " DATABASE_AVA_SERVICE_PASSWORD as the nodes have them.";
  private static final String ADDRESS =
      "Start it, or mend DATABASE_URL, the network or the firewall.";

  Finding finding() {
    var place = "%s:%d".formatted(address.host(), address.port());
    var state = Optional.ofNullable(cause.getSQLState()).orElse("");
    if (state.startsWith("28")) {
      return failed("PostgreSQL at %s does not let Ava's logins in.".formatted(place), LOGINS);
    }
    if (state.startsWith("3D")) {
      return failed(
          "PostgreSQL at %s has no database %s.".formatted(place, address.database()),
          "Make the database, or mend DATABASE_URL, then run `ava migrate`.");
    }
    if (state.startsWith("53") || state.equals("XX000")) {
      return failed(
          "PostgreSQL at %s has no connection left.".formatted(place),
          "Raise its limit, or lower the number of nodes.");
    }
    if (isCausedBy(UnknownHostException.class)) {
      return failed("The name %s leads nowhere.".formatted(address.host()), ADDRESS);
    }
    return failed(
        "PostgreSQL at %s does not answer%s."
            .formatted(place, state.isEmpty() ? "" : " (SQLSTATE " + state + ")"),
        ADDRESS);
  }

  private static Finding failed(String seen, String remedy) {
    return Finding.failed(DATABASE, seen, "Nothing can be stored, so nothing works.", remedy);
  }

  private boolean isCausedBy(Class<? extends Throwable> type) {
    return Stream.<Throwable>iterate(cause, each -> each != null, Throwable::getCause)
        .anyMatch(type::isInstance);
  }
}
