package dev.ava.postgres;

import java.io.IOException;
import java.util.Map;

final class Postgres15TlsTest extends TlsTests {
  private InstalledServer server;

  @Override
  DatabaseAddress start(Map<String, String> settings) {
    server = InstalledServer.start(settings);
    return server.address();
  }

  @Override
  void end() throws IOException {
    server.close();
  }
}
