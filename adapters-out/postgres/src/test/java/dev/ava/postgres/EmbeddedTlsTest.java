package dev.ava.postgres;

import java.io.IOException;
import java.util.Map;

final class EmbeddedTlsTest extends TlsTests {
  private OwnServer server;

  @Override
  DatabaseAddress start(Map<String, String> settings) {
    server = OwnServer.start(settings);
    return server.address();
  }

  @Override
  void end() throws IOException {
    server.close();
  }
}
