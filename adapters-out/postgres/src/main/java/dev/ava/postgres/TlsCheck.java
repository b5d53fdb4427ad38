package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether what Ava and the database say to each other can be read or changed on the way.
final class TlsCheck implements DatabaseCheck {
  private static final URI SUPABASE =
      URI.create("https://supabase.com/docs/guides/platform/ssl-enforcement");
  private static final String IS_ENCRYPTED =
      "select ssl from pg_stat_ssl where pid = pg_backend_pid()";
  private static final String VERIFY =
      "Set DATABASE_CA_FILE to the certificate of the authority that signs the server's; it is then"
          + " checked.";

  private final ExaminedDatabase database;

  TlsCheck(ExaminedDatabase database) {
    this.database = database;
  }

  /// How far away the database is.
  enum Distance {
    THIS_MACHINE,
    PRIVATE_NETWORK,
    INTERNET
  }

  @Override
  public Check check() {
    return Check.TLS;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var address = database.address();
    return judge(
        distance(address.host()),
        address.tlsMode(),
        Boolean.TRUE.equals(Asked.one(connection, IS_ENCRYPTED, Boolean.class)));
  }

  /// @param mode what `sslmode` asks for
  /// @param isEncrypted whether the database says that the connection is encrypted; behind a pooler
  ///     that is the pooler's connection
  static Finding judge(Distance distance, String mode, boolean isEncrypted) {
    if (distance == Distance.THIS_MACHINE) {
      return Finding.ok(
          Check.TLS, "The database is on this machine.", "Nothing passes through a network.");
    }
    return mode.equals("verify-full")
        ? Finding.ok(
            Check.TLS,
            "Encrypted, and the server's certificate and name are checked.",
            "Nobody in between can read or change anything.")
        : far(distance, mode, isEncrypted);
  }

  private static Finding far(Distance distance, String mode, boolean isEncrypted) {
    if (mode.equals("require") || mode.equals("verify-ca")) {
      return Finding.warning(
              Check.TLS,
              "Encrypted, and not checked whether it is the right server (sslmode=%s)."
                  .formatted(mode),
              "Somebody in between can pretend to be the database.",
              VERIFY)
          .by(SUPABASE);
    }
    if (isEncrypted) {
      return Finding.warning(
              Check.TLS,
              "Encrypted now, and not if the server says that it cannot (sslmode=%s)."
                  .formatted(mode),
              "Somebody in between can switch the encryption off, or pretend to be the database.",
              VERIFY)
          .by(SUPABASE);
    }
    var seen = "Not encrypted (sslmode=%s).".formatted(mode);
    var meaning = "Everything that people say passes through the network as it is.";
    return distance == Distance.INTERNET
        ? Finding.failed(Check.TLS, seen, meaning, VERIFY).by(SUPABASE)
        : Finding.warning(Check.TLS, seen, meaning, VERIFY).by(SUPABASE);
  }

  static Distance distance(String host) {
    try {
      var ip = InetAddress.getByName(host);
      if (ip.isLoopbackAddress()) {
        return Distance.THIS_MACHINE;
      }
      return ip.isSiteLocalAddress() || ip.isLinkLocalAddress()
          ? Distance.PRIVATE_NETWORK
          : Distance.INTERNET;
    } catch (UnknownHostException cannotBe) {
      return Distance.INTERNET;
    }
  }
}
