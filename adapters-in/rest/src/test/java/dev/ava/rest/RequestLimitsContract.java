package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.preferences.usecase.ShowPreferences;
import dev.ava.testkit.FakeClock;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Four requests a minute from an address, three of a person.
abstract class RequestLimitsContract {
  private static int clients;

  private final RestServer server;
  private final String person = RestServer.token(UUID.randomUUID().toString());

  RequestLimitsContract(RestServer server) {
    this.server = server;
  }

  static RestServer serverThatCounts(String where) {
    return new RestServer(
        Map.of(
            "ava.trusted-proxies",
            "127.0.0.0/8, ::1",
            "ava.rate-limits.requests-per-address",
            4,
            "ava.rate-limits.requests-per-user",
            3,
            Counting.WHERE,
            where));
  }

  @BeforeEach
  void startAnew() {
    server.useCases().showPreferences = _ -> new ShowPreferences.Outcome.NoPreferences();
    server.bean(FakeClock.class).advance(Duration.ofHours(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/nowhere", "/openapi.yml", "/docs/errors", "/preferences", "/auth/me"})
  void anAddressIsSlowedDownWhateverItAsksFor(String path) {
    var client = client();
    for (var request = 0; request < 4; request++) {
      assertThat(get(path, client).statusCode()).isNotEqualTo(429);
    }

    var refused = get(path, client);

    assertProblem(refused, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(refused, "Retry-After")).isEqualTo("15");
    assertThat(get(path, client()).statusCode()).isNotEqualTo(429);
  }

  @Test
  void tokensThatAreNoneAreCountedToo() {
    var client = client();
    for (var guess = 0; guess < 4; guess++) {
      assertProblem(get("/preferences", client, "a.b." + guess), ProblemCode.UNAUTHORIZED);
    }

    assertProblem(get("/preferences", client, "a.b.c"), ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void aPersonIsSlowedDownWhereverTheRequestsComeFrom() {
    for (var request = 0; request < 3; request++) {
      assertProblem(get("/preferences", client(), person), ProblemCode.NO_PREFERENCES);
    }

    var refused = get("/preferences", client(), person);

    assertProblem(refused, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(refused, "Retry-After")).isEqualTo("20");
  }

  @Test
  void anotherPersonOfTheSameAddressHasAnAllowanceOfTheirOwn() {
    var other = RestServer.token(UUID.randomUUID().toString());
    for (var request = 0; request < 3; request++) {
      get("/preferences", client(), person);
    }

    assertProblem(get("/preferences", client(), other), ProblemCode.NO_PREFERENCES);
  }

  @Test
  void neighboursInAnIpv6NetworkAreOneClient() {
    for (var host = 0; host < 4; host++) {
      get("/nowhere", "2001:db8:0:1::" + host);
    }

    assertProblem(get("/nowhere", "2001:db8:0:1:ffff::1"), ProblemCode.TOO_MANY_REQUESTS);
    assertProblem(get("/nowhere", "2001:db8:0:2::1"), ProblemCode.NOT_FOUND);
  }

  @Test
  void afterTheWaitThereIsOneMore() {
    var client = client();
    for (var request = 0; request < 5; request++) {
      get("/nowhere", client);
    }
    server.bean(FakeClock.class).advance(Duration.ofSeconds(15));

    assertProblem(get("/nowhere", client), ProblemCode.NOT_FOUND);
    assertProblem(get("/nowhere", client), ProblemCode.TOO_MANY_REQUESTS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhook", "/health", "/health/readiness", "/prometheus", "/dev/phone"})
  void metaAndWhoeverRunsAvaAreNeverSlowedDown(String path) {
    var client = client();

    for (var request = 0; request < 20; request++) {
      var answer = get(path, client);
      assertThat(answer.statusCode()).isNotEqualTo(429);
      assertThat(answer.headers().firstValue("RateLimit")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/webhooks", "/healthy", "/developers"})
  void whatOnlyBeginsLikeThatIsCounted(String path) {
    assertThat(header(get(path, client()), "RateLimit")).isEqualTo("\"address\";r=3;t=15");
  }

  @Test
  void anAnswerTellsHowTheClientStands() {
    var client = client();

    var anonymous = get("/openapi.yml", client);
    var signedIn = get("/preferences", client, person);

    assertThat(header(anonymous, "RateLimit-Policy")).isEqualTo("\"address\";q=4;w=60");
    assertThat(header(anonymous, "RateLimit")).isEqualTo("\"address\";r=3;t=15");
    assertThat(header(signedIn, "RateLimit-Policy")).isEqualTo("\"user\";q=3;w=60");
    assertThat(header(signedIn, "RateLimit")).isEqualTo("\"user\";r=2;t=20");
  }

  @Test
  void whoIsSlowedDownIsCounted() {
    var client = client();
    var before = limited("address");
    for (var request = 0; request < 6; request++) {
      get("/nowhere", client);
    }

    assertThat(limited("address") - before).isEqualTo(2);
  }

  private double limited(String scope) {
    return server.bean(MeterRegistry.class).counter("ava.rate.limited", "scope", scope).count();
  }

  private static String client() {
    clients++;
    return "198.51." + clients / 256 + "." + clients % 256;
  }

  private HttpResponse<String> get(String path, String client) {
    return server.get(path, "X-Forwarded-For", client);
  }

  private HttpResponse<String> get(String path, String client, String token) {
    return server.get(path, "X-Forwarded-For", client, "Authorization", "Bearer " + token);
  }
}
