package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.header;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.SignInUnavailable;
import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.testkit.FakeClock;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Each test acts as a client address of its own, with the defaults of the limits.
final class RateLimitsTest {
  @RegisterExtension
  static final RestServer SERVER =
      new RestServer(Map.of("ava.trusted-proxies", "127.0.0.0/8, ::1"));

  private static final Session SESSION =
      new Session(
          RestServer.ANN,
          new AccessToken("access"),
          Duration.ofHours(1),
          new RefreshToken("refresh"));

  private final String client = "203.0.113." + (UUID.randomUUID().hashCode() & 0xff);

  @BeforeEach
  void startAnew() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.InvalidCredentials();
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.EmailTaken();
    SERVER.bean(FakeClock.class).advance(Duration.ofHours(1));
    SERVER.useCases().commands.clear();
  }

  @Test
  void guessingOnePasswordFromManyAddressesIsSlowedDown() {
    for (var guess = 0; guess < 10; guess++) {
      var response = signIn("198.51.100." + guess, "victim@example.org");
      assertProblem(response, ProblemCode.INVALID_CREDENTIALS);
    }

    var refused = signIn("198.51.100.99", "Victim@Example.ORG");

    assertProblem(refused, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(refused, "Retry-After")).isEqualTo("30");
    assertThat(SERVER.useCases().commands).hasSize(10);
  }

  @Test
  void unknownAccountsAreSlowedDownLikeKnownOnes() {
    for (var guess = 0; guess < 10; guess++) {
      signIn(client, "nobody@example.org");
    }

    assertProblem(signIn(client, "nobody@example.org"), ProblemCode.TOO_MANY_REQUESTS);
    assertProblem(signIn(client, "somebody@example.org"), ProblemCode.INVALID_CREDENTIALS);
  }

  @Test
  void afterTheWaitThereIsOneMoreTry() {
    for (var guess = 0; guess < 10; guess++) {
      signIn(client, "patient@example.org");
    }
    SERVER.bean(FakeClock.class).advance(Duration.ofSeconds(29));
    var early = signIn(client, "patient@example.org");
    SERVER.bean(FakeClock.class).advance(Duration.ofSeconds(1));

    var late = signIn(client, "patient@example.org");
    var again = signIn(client, "patient@example.org");

    assertProblem(early, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(early, "Retry-After")).isEqualTo("1");
    assertProblem(late, ProblemCode.INVALID_CREDENTIALS);
    assertProblem(again, ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void guessingManyPasswordsFromOneAddressIsSlowedDown() {
    for (var guess = 0; guess < 30; guess++) {
      assertProblem(
          signIn(client, "user" + guess + "@example.org"), ProblemCode.INVALID_CREDENTIALS);
    }

    var refused = signIn(client, "one-more@example.org");

    assertProblem(refused, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(refused, "Retry-After")).isEqualTo("2");
    assertProblem(signIn("192.0.2.1", "one-more@example.org"), ProblemCode.INVALID_CREDENTIALS);
  }

  @Test
  void signingInOftenLocksNobodyOut() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.SignedIn(SESSION);

    for (var signIn = 0; signIn < 29; signIn++) {
      assertThat(signIn(client, "busy@example.org").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void aPasswordThatCannotBeLookedAtIsNoGuess() {
    SERVER.useCases().signIn =
        _ -> {
          throw new SignInUnavailable("It is down.");
        };

    for (var tried = 0; tried < 12; tried++) {
      assertProblem(signIn(client, "patient@example.org"), ProblemCode.AUTH_UNAVAILABLE);
    }
  }

  @Test
  void rightPasswordDoesNotForgiveTheWrongOnes() {
    for (var guess = 0; guess < 9; guess++) {
      signIn(client, "shared@example.org");
    }
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.SignedIn(SESSION);
    assertThat(signIn(client, "shared@example.org").statusCode()).isEqualTo(200);
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.InvalidCredentials();

    assertProblem(signIn(client, "shared@example.org"), ProblemCode.INVALID_CREDENTIALS);
    assertProblem(signIn(client, "shared@example.org"), ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void collectingAccountsIsSlowedDown() {
    for (var account = 0; account < 10; account++) {
      assertProblem(signUp(client, "new" + account + "@example.org"), ProblemCode.EMAIL_TAKEN);
    }

    var refused = signUp(client, "new10@example.org");

    assertProblem(refused, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(refused, "Retry-After")).isEqualTo("6");
  }

  @Test
  void signingUpOneAccountOverAndOverIsSlowedDown() {
    for (var times = 0; times < 5; times++) {
      assertProblem(signUp("192.0.2." + times, "same@example.org"), ProblemCode.EMAIL_TAKEN);
    }

    assertProblem(signUp("192.0.2.9", "same@example.org"), ProblemCode.TOO_MANY_REQUESTS);
  }

  @Test
  void typingErrorsCostNothing() {
    for (var error = 0; error < 40; error++) {
      assertProblem(signUp(client, "no-address"), ProblemCode.VALIDATION_FAILED);
    }

    assertProblem(signUp(client, "right@example.org"), ProblemCode.EMAIL_TAKEN);
  }

  private static HttpResponse<String> signIn(String client, String email) {
    return call("/auth/signin", client, email);
  }

  private static HttpResponse<String> signUp(String client, String email) {
    return call("/auth/signup", client, email);
  }

  private static HttpResponse<String> call(String path, String client, String email) {
    return SERVER.post(
        path,
        "{\"email\": \"" + email + "\", \"password\": \"correct horse\"}",
        "X-Forwarded-For",
        client);
  }
}
