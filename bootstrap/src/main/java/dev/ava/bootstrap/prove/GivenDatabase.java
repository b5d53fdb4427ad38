package dev.ava.bootstrap.prove;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;

/// A database that somebody else runs. It is left as it is afterwards, with everything in it.
record GivenDatabase(String url) implements ScratchDatabase {
  private static final int CONNECT_SECONDS = 10;

  /// @throws IllegalArgumentException if the URL cannot be read; the message does not hold it
  GivenDatabase {
    if (!url.matches("(jdbc:)?postgres(ql)?://[^/?#]+/[^/?#]+(\\?[^#]*)?")) {
      throw new IllegalArgumentException(
          "A database looks like postgresql://user:password@host:5432/database.");
    }
  }

  @Override
  public Connection connect() throws SQLException {
    var address = URI.create(url.replaceFirst("^jdbc:", ""));
    var login = Optional.ofNullable(address.getRawUserInfo()).orElse("postgres").split(":", 2);
    var properties = new Properties();
    properties.setProperty("user", decoded(login[0]));
    properties.setProperty("password", login.length > 1 ? decoded(login[1]) : "");
    properties.setProperty("connectTimeout", String.valueOf(CONNECT_SECONDS));
    properties.setProperty("ApplicationName", "ava prove");
    return DriverManager.getConnection(
        "jdbc:postgresql://"
            + address.getHost()
            + (address.getPort() < 0 ? "" : ":" + address.getPort())
            + address.getRawPath()
            + Optional.ofNullable(address.getRawQuery()).map(query -> "?" + query).orElse(""),
        properties);
  }

  @Override
  public boolean canCrash() {
    return false;
  }

  @Override
  public void crash() {
    throw new UnsupportedOperationException("It is somebody else's.");
  }

  @Override
  public void close() {
    // It was there before, and stays.
  }

  @Override
  public String toString() {
    return "GivenDatabase[]";
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
