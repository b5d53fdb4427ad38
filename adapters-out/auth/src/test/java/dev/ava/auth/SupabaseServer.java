package dev.ava.auth;

import dev.ava.domain.account.port.AuthProvider;
import io.micronaut.context.ApplicationContext;
import io.micronaut.json.JsonMapper;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Ava's side of Supabase Auth as bootstrap starts it, and a server that believes its tokens.
final class SupabaseServer implements AutoCloseable {
  static final String PUBLISHABLE = "sb_publishable_abc";
  static final String SECRET = "sb_secret_canary";

  private final HttpClient client = HttpClient.newHttpClient();
  private final ApplicationContext context;

  /// @param more settings, which win
  SupabaseServer(String url, Clock clock, Map<String, Object> more) {
    var settings = new HashMap<String, Object>();
    settings.put("ava.sign-in.kind", "supabase");
    settings.put("ava.supabase.url", url);
    settings.put("ava.supabase.anon-key", PUBLISHABLE);
    settings.put("ava.supabase.service-key", SECRET);
    settings.put("micronaut.server.port", -1);
    settings.put(ForTestsOfAuth.PROPERTY, true);
    settings.putAll(more);
    context =
        ApplicationContext.builder(settings).build().registerSingleton(Clock.class, clock).start();
  }

  AuthProvider provider() {
    return context.getBean(AuthProvider.class);
  }

  /// Checks signatures with the keys of the project, and forgets them sooner than the server does.
  GotrueSignatures signatures(Duration kept, Duration betweenFetches, Duration keptInAnOutage) {
    return new GotrueSignatures(
        new GotrueKeySet(context.getBean(GotrueApi.class), context.getBean(JsonMapper.class)),
        null,
        kept,
        betweenFetches,
        keptInAnOutage);
  }

  HttpResponse<String> get(String path, String... headers)
      throws IOException, InterruptedException {
    var server = context.getBean(EmbeddedServer.class);
    if (!server.isRunning()) {
      server.start();
    }
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
    context.close();
  }
}
