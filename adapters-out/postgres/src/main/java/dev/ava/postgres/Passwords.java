package dev.ava.postgres;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the logins their passwords. One that is right stays as it is: a pooler that has kept its
/// verifier could open no more connections after another one was set, and installations that share
/// a server, and with it the logins, would get into each other's way.
final class Passwords {
  private static final Logger log = LoggerFactory.getLogger(Passwords.class);

  /// What PostgreSQL, PgBouncer and Supavisor say, under all kinds of states, when a password may
  /// be right and there is no connection to be had.
  private static final Pattern NO_ROOM =
      Pattern.compile(
          "too many|max clients|EMAXCONN|no more connections|temporarily blocked|timed? ?out"
              + "|login has been failing|connection attempt failed|Connection to .* refused",
          Pattern.CASE_INSENSITIVE);

  private Passwords() {}

  /// Sets the password of a login that was there before, if it is not right.
  ///
  /// @param connection of somebody who may do that
  /// @param way that the login will take
  /// @throws SQLException if it is not allowed, or it could not be found out whether it is right
  static void renew(Connection connection, Login login, DatabaseAddress way) throws SQLException {
    if (!isRight(connection, login, way)) {
      set(connection, login);
    }
  }

  /// Sets the password of a login. Sends the verifier and not the password, which a server may log.
  static void set(Connection connection, Login login) throws SQLException {
    connection
        .unwrap(PGConnection.class)
        .alterUserPassword(login.role(), login.password().toCharArray(), "scram-sha-256");
  }

  /// Whoever may read verifiers looks there, because a server may let somebody in on one way
  /// without asking for a password, and ask on another. Others can only try.
  private static boolean isRight(Connection connection, Login login, DatabaseAddress way)
      throws SQLException {
    var mayRead =
        Sql.text(connection, "select has_table_privilege('pg_authid', 'select')").equals("t");
    if (mayRead && StandardCharsets.US_ASCII.newEncoder().canEncode(login.password())) {
      return ScramVerifier.isOf(
          Sql.text(connection, "select rolpassword from pg_authid where rolname = ?", login.role()),
          login.password());
    }
    return logsIn(login, way);
  }

  private static boolean logsIn(Login login, DatabaseAddress way) throws SQLException {
    try (var connection = way.connect(login)) {
      return connection.isValid(0);
    } catch (SQLException refused) {
      if (NO_ROOM.matcher(String.valueOf(refused.getMessage())).find()) {
        throw refused;
      }
      log.debug("The password of {} is to be set", login.role(), refused);
      return false;
    }
  }
}
