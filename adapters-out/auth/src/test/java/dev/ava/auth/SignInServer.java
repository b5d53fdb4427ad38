package dev.ava.auth;

import dev.ava.testkit.Fakes;
import io.micronaut.context.ApplicationContext;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/// A running server with the built-in sign-in on in-memory ports.
final class SignInServer implements AutoCloseable {
  static final String ISSUER = "https://ava.example.org/auth/v1";

  private final HttpClient client = HttpClient.newHttpClient();
  private final EmbeddedServer server;

  SignInServer(Path dataDir) {
    var fakes = new Fakes();
    var context =
        ApplicationContext.builder(
                Map.of(
                    "ava.sign-in.kind",
                    "local",
                    "ava.sign-in.bcrypt-cost",
                    4,
                    "ava.public-url",
                    "https://ava.example.org",
                    "ava.data-dir",
                    dataDir.toString(),
                    "micronaut.server.port",
                    -1,
                    ForTestsOfAuth.PROPERTY,
                    true))
            .build()
            .registerSingleton(Clock.class, Clock.systemUTC())
            .registerSingleton(fakes.credentials)
            .registerSingleton(fakes.sessions)
            .registerSingleton(fakes.transactions)
            .registerSingleton(fakes.ids)
            .start();
    server = context.getBean(EmbeddedServer.class).start();
  }

  <T> T bean(Class<T> type) {
    return server.getApplicationContext().getBean(type);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create(server.getURL() + path));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> whoAmI(String token) throws IOException, InterruptedException {
    return get("/whoami", "Authorization", "Bearer " + token);
  }

  @Override
  public void close() {
    client.close();
    server.close();
  }
}
