package dev.ava.rest;

import static dev.ava.rest.Answers.assertProblem;
import static dev.ava.rest.Answers.assertRefusedFields;
import static dev.ava.rest.Answers.header;
import static dev.ava.rest.Answers.object;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Account;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.Tier;
import dev.ava.domain.account.port.SignInUnavailable;
import dev.ava.domain.account.usecase.RefreshSession;
import dev.ava.domain.account.usecase.ShowAccount;
import dev.ava.domain.account.usecase.SignIn;
import dev.ava.domain.account.usecase.SignOut;
import dev.ava.domain.account.usecase.SignUp;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

final class AuthControllerTest {
  @RegisterExtension
  static final RestServer SERVER =
      new RestServer(
          Map.of(
              "ava.rate-limits.sign-up-per-address", 1000,
              "ava.rate-limits.sign-up-per-account", 1000,
              "ava.rate-limits.sign-in-per-address", 1000,
              "ava.rate-limits.sign-in-per-account", 1000));

  private static final Session SESSION =
      new Session(
          RestServer.ANN,
          new AccessToken("access"),
          Duration.ofHours(1),
          new RefreshToken("refresh"));
  private static final Map<String, Object> SESSION_JSON =
      Map.of(
          "access_token", "access",
          "token_type", "bearer",
          "expires_in", 3600,
          "refresh_token", "refresh",
          "user_id", RestServer.ANN.toString());
  private static final String CREDENTIALS =
      """
      {"email": " Ann@Example.org", "password": "correct horse"}""";
  private static final String REFRESH =
      """
      {"refresh_token": "old"}""";

  @BeforeEach
  void forget() {
    SERVER.useCases().commands.clear();
  }

  @Test
  void signUpGrantsASession() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.SignedUp(SESSION);

    var response = SERVER.post("/auth/signup", CREDENTIALS);

    assertThat(response.statusCode()).isEqualTo(201);
    assertThat(header(response, "Content-Type")).isEqualTo("application/json");
    assertThat(object(response)).isEqualTo(SESSION_JSON);
    var command = (SignUp.Command) SERVER.useCases().commands.getFirst();
    assertThat(command.email().value()).isEqualTo("ann@example.org");
    assertThat(command.password().value()).isEqualTo("correct horse");
  }

  @Test
  void signUpThatNeedsConfirmationGrantsNoSession() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.ConfirmationRequired();

    var response = SERVER.post("/auth/signup", CREDENTIALS);

    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(object(response))
        .containsOnlyKeys("code", "detail")
        .containsEntry("code", "confirmation_required");
  }

  @Test
  void signUpWithATakenEmailIsAConflict() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.EmailTaken();

    assertProblem(SERVER.post("/auth/signup", CREDENTIALS), ProblemCode.EMAIL_TAKEN);
  }

  @Test
  void passwordThatTheProviderRefusesIsNamed() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.PasswordRefused("It was leaked.");

    var response = SERVER.post("/auth/signup", CREDENTIALS);

    assertThat(assertRefusedFields(response)).isEqualTo(Map.of("password", "It was leaked."));
  }

  @Test
  void emailThatTheProviderRefusesIsNamed() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.EmailRefused("It takes no mail.");

    var response = SERVER.post("/auth/signup", CREDENTIALS);

    assertThat(assertRefusedFields(response)).isEqualTo(Map.of("email", "It takes no mail."));
  }

  @Test
  void closedSignUpIsForbidden() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.Closed();

    assertProblem(SERVER.post("/auth/signup", CREDENTIALS), ProblemCode.SIGN_UP_CLOSED);
  }

  @Test
  void signInBeforeTheConfirmationIsForbidden() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.ConfirmationRequired();

    assertProblem(SERVER.post("/auth/signin", CREDENTIALS), ProblemCode.CONFIRMATION_REQUIRED);
  }

  @Test
  void signInServiceThatDoesNotAnswerHasACodeOfItsOwn() {
    SERVER.useCases().signIn =
        _ -> {
          throw new SignInUnavailable("It is down.");
        };

    assertProblem(SERVER.post("/auth/signin", CREDENTIALS), ProblemCode.AUTH_UNAVAILABLE);
  }

  @Test
  void signUpThatTheProviderThrottlesSaysWhenToComeBack() {
    SERVER.useCases().signUp = _ -> new SignUp.Outcome.Throttled(Duration.ofMillis(1500));

    var response = SERVER.post("/auth/signup", CREDENTIALS);

    assertProblem(response, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(response, "Retry-After")).isEqualTo("2");
  }

  @Test
  void signUpNamesEveryBadField() {
    var response = SERVER.post("/auth/signup", "{\"email\": \"ann\", \"password\": \"short\"}");

    assertThat(assertRefusedFields(response))
        .isEqualTo(
            Map.of(
                "email", "An e-mail address looks like ann@example.org.",
                "password", "A password has at least 8 characters."));
    assertThat(SERVER.useCases().commands).isEmpty();
  }

  @Test
  void signInGrantsASession() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.SignedIn(SESSION);

    var response = SERVER.post("/auth/signin", CREDENTIALS);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).isEqualTo(SESSION_JSON);
  }

  @Test
  void signInTakesAnyPassword() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.InvalidCredentials();

    SERVER.post("/auth/signin", "{\"email\": \"ann@example.org\", \"password\": \"\"}");

    assertThat(SERVER.useCases().commands)
        .containsExactly(new SignIn.Command(new EmailAddress("ann@example.org"), ""));
  }

  @Test
  void wrongPasswordIsRefused() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.InvalidCredentials();

    var response = SERVER.post("/auth/signin", CREDENTIALS);

    assertProblem(response, ProblemCode.INVALID_CREDENTIALS);
    assertThat(header(response, "WWW-Authenticate")).isEqualTo("Bearer");
  }

  @Test
  void inactiveAccountIsForbidden() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.AccountInactive();

    assertProblem(SERVER.post("/auth/signin", CREDENTIALS), ProblemCode.ACCOUNT_INACTIVE);
  }

  @Test
  void signInThatTheProviderThrottlesSaysWhenToComeBack() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.Throttled(Duration.ZERO);

    var response = SERVER.post("/auth/signin", CREDENTIALS);

    assertProblem(response, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(response, "Retry-After")).isEqualTo("1");
  }

  @Test
  void signInWorksWithAStaleTokenInTheHeader() {
    SERVER.useCases().signIn = _ -> new SignIn.Outcome.SignedIn(SESSION);

    var response =
        SERVER.post(
            "/auth/signin", CREDENTIALS, "Authorization", "Bearer " + RestServer.expiredToken());

    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void refreshGrantsTheNextSession() {
    SERVER.useCases().refreshSession = _ -> new RefreshSession.Outcome.Refreshed(SESSION);

    var response = SERVER.post("/auth/refresh", REFRESH);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response)).isEqualTo(SESSION_JSON);
    assertThat(SERVER.useCases().commands)
        .containsExactly(new RefreshSession.Command(new RefreshToken("old")));
  }

  @Test
  void spentRefreshTokenIsRefused() {
    SERVER.useCases().refreshSession = _ -> new RefreshSession.Outcome.InvalidToken();

    assertProblem(SERVER.post("/auth/refresh", REFRESH), ProblemCode.INVALID_REFRESH_TOKEN);
  }

  @Test
  void inactiveAccountIsNotRefreshed() {
    SERVER.useCases().refreshSession = _ -> new RefreshSession.Outcome.AccountInactive();

    assertProblem(SERVER.post("/auth/refresh", REFRESH), ProblemCode.ACCOUNT_INACTIVE);
  }

  @Test
  void refreshThatTheProviderThrottlesSaysWhenToComeBack() {
    SERVER.useCases().refreshSession =
        _ -> new RefreshSession.Outcome.Throttled(Duration.ofSeconds(7));

    var response = SERVER.post("/auth/refresh", REFRESH);

    assertProblem(response, ProblemCode.TOO_MANY_REQUESTS);
    assertThat(header(response, "Retry-After")).isEqualTo("7");
  }

  @Test
  void refreshWithoutATokenIsNamed() {
    assertThat(assertRefusedFields(SERVER.post("/auth/refresh", "{}")))
        .isEqualTo(Map.of("refresh_token", "This field is required."));
  }

  @Test
  void signOutEndsTheSessionOfTheToken() {
    SERVER.useCases().signOut = _ -> {};
    var token = RestServer.token(RestServer.ANN.toString());

    var response =
        SERVER.send(
            "POST", "/auth/signout", BodyPublishers.noBody(), "Authorization", "Bearer " + token);

    assertThat(response.statusCode()).isEqualTo(204);
    assertThat(response.body()).isEmpty();
    assertThat(SERVER.useCases().commands)
        .containsExactly(new SignOut.Command(new AccessToken(token)));
  }

  @Test
  void signOutTakesWhateverBodyABrowserSends() {
    SERVER.useCases().signOut = _ -> {};

    var response =
        SERVER.send(
            "POST",
            "/auth/signout",
            BodyPublishers.ofString("a=b"),
            "Authorization",
            RestServer.bearer(),
            "Content-Type",
            "application/x-www-form-urlencoded");

    assertThat(response.statusCode()).isEqualTo(204);
  }

  @Test
  void meShowsTheAccount() {
    SERVER.useCases().showAccount =
        command ->
            new Account(
                command.caller().id(), Tier.BUILDER, true, Instant.parse("2026-01-02T03:04:05Z"));

    var response = SERVER.getAsAnn("/auth/me");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(object(response))
        .isEqualTo(
            Map.of(
                "user_id", RestServer.ANN.toString(),
                "email", "ann@example.org",
                "tier", "builder",
                "created_at", "2026-01-02T03:04:05Z"));
    assertThat(SERVER.useCases().commands)
        .containsExactly(new ShowAccount.Command(new Caller.User(RestServer.ANN)));
  }
}
