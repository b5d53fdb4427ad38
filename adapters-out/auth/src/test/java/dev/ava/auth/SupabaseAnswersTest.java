package dev.ava.auth;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.auth.gotrue.GotrueStub;
import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.account.port.SignInUnavailable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What Ava makes of what Supabase Auth says, in all forms that its servers of different ages have.
final class SupabaseAnswersTest {
  private static final RefreshToken TOKEN = new RefreshToken("abcdefghijkl");
  private static final AccessToken ACCESS = new AccessToken("a.b.c");

  private final GotrueStub gotrue = new GotrueStub();
  private final SupabaseServer ava = new SupabaseServer(gotrue.url(), Clock.systemUTC(), Map.of());

  @AfterEach
  void stop() {
    ava.close();
    gotrue.close();
  }

  @Test
  void aSignUpThatWantsAConfirmationIsNoSession() {
    gotrue.confirms();
    var email = anEmail();

    assertThat(ava.provider().signUp(email, aPassword()))
        .isEqualTo(new SignUpResult.ConfirmationRequired());
    assertThat(ava.provider().signIn(email, aPassword().value()))
        .isEqualTo(new SignInResult.ConfirmationRequired());
    assertThat(ava.provider().signIn(email, "wrong password"))
        .isEqualTo(new SignInResult.Refused());
    assertThat(gotrue.complaints()).isEmpty();
  }

  /// Supabase sends the e-mail once more.
  @Test
  void whoSignsUpAgainBeforeTheConfirmationIsToConfirm() {
    gotrue.confirms();
    var email = anEmail();
    ava.provider().signUp(email, aPassword());

    assertThat(ava.provider().signUp(email, aPassword()))
        .isEqualTo(new SignUpResult.ConfirmationRequired());
    gotrue.confirm(email.value());
    assertThat(ava.provider().signIn(email, aPassword().value()))
        .isInstanceOf(SignInResult.Granted.class);
    assertThat(gotrue.complaints()).isEmpty();
  }

  @Test
  void aMadeUpUserMeansThatTheAddressIsTaken() {
    gotrue.confirms();
    var email = anEmail();
    ava.provider().signUp(email, aPassword());
    gotrue.confirm(email.value());

    assertThat(ava.provider().signUp(email, aPassword())).isEqualTo(new SignUpResult.EmailTaken());
    assertThat(gotrue.complaints()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          422 | {"code":422,"error_code":"user_already_exists","msg":"User already registered"} | EmailTaken[]
          422 | {"code":422,"error_code":"email_exists","msg":"x"} | EmailTaken[]
          422 | {"code":"user_already_exists","message":"User already registered"} | EmailTaken[]
          422 | {"code":422,"msg":"User already registered"} | EmailTaken[]
          400 | {"code":400,"msg":"User already registered"} | EmailTaken[]
          422 | {"code":422,"error_code":"weak_password","msg":"Password should be at least 10 characters.","weak_password":{"reasons":["length"]}} | PasswordRefused[rule=Password should be at least 10 characters.]
          422 | {"code":"weak_password","message":"Password is known to be weak."} | PasswordRefused[rule=Password is known to be weak.]
          422 | {"code":422,"msg":"Password should be at least 6 characters"} | PasswordRefused[rule=Password should be at least 6 characters]
          422 | {"code":422,"error_code":"weak_password"} | PasswordRefused[rule=The password is too weak.]
          400 | {"code":400,"error_code":"email_address_invalid","msg":"x"} | EmailRefused[rule=This e-mail address is not taken. Use another one.]
          400 | {"code":400,"error_code":"validation_failed","msg":"Unable to validate email address: invalid format"} | EmailRefused[rule=This e-mail address is not taken. Use another one.]
          400 | {"code":400,"error_code":"email_address_not_authorized","msg":"x"} | EmailRefused[rule=No mail can be sent to this address at the moment.]
          422 | {"code":422,"error_code":"signup_disabled","msg":"Signups not allowed for this instance"} | Closed[]
          403 | {"code":403,"msg":"Signups not allowed for this instance"} | Closed[]
          400 | {"code":400,"error_code":"email_provider_disabled","msg":"Email signups are disabled"} | Closed[]
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"Request rate limit reached"} | Throttled[retryAfter=PT1M]
          429 | {"code":429,"error_code":"over_email_send_rate_limit","msg":"For security purposes, you can only request this after 58 seconds."} | Throttled[retryAfter=PT58S]
          429 | nothing | Throttled[retryAfter=PT1M]
          """)
  void aSignUpUnderstands(int status, String body, String result) {
    gotrue.answers(status, body);

    assertThat(ava.provider().signUp(anEmail(), aPassword())).hasToString(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"code":400,"error_code":"invalid_credentials","msg":"Invalid login credentials"} | Refused[]
          400 | {"code":"invalid_credentials","message":"Invalid login credentials"} | Refused[]
          400 | {"error":"invalid_grant","error_description":"Invalid login credentials"} | Refused[]
          400 | {"code":400,"error_code":"user_banned","msg":"User is banned"} | Refused[]
          400 | {"code":400,"error_code":"email_not_confirmed","msg":"Email not confirmed"} | ConfirmationRequired[]
          400 | {"code":"email_not_confirmed","message":"Email not confirmed"} | ConfirmationRequired[]
          400 | {"error":"invalid_grant","error_description":"Email not confirmed"} | ConfirmationRequired[]
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"x"} | Throttled[retryAfter=PT1M]
          """)
  void aSignInUnderstands(int status, String body, String result) {
    gotrue.answers(status, body);

    assertThat(ava.provider().signIn(anEmail(), "password")).hasToString(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"code":400,"error_code":"refresh_token_not_found","msg":"x"} | Refused[]
          400 | {"code":400,"error_code":"refresh_token_already_used","msg":"x"} | Refused[]
          400 | {"code":"refresh_token_already_used","message":"x"} | Refused[]
          400 | {"error":"invalid_grant","error_description":"Invalid Refresh Token: Already Used"} | Refused[]
          400 | {"code":400,"msg":"Invalid Refresh Token"} | Refused[]
          400 | {"code":400,"error_code":"validation_failed","msg":"Refresh token is not valid"} | Refused[]
          400 | {"code":400,"error_code":"session_expired","msg":"x"} | Refused[]
          400 | {"code":400,"error_code":"user_banned","msg":"x"} | Refused[]
          409 | {"code":409,"error_code":"conflict","msg":"Too many concurrent token refresh requests"} | Throttled[retryAfter=PT1S]
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"x"} | Throttled[retryAfter=PT1M]
          """)
  void aRefreshUnderstands(int status, String body, String result) {
    gotrue.answers(status, body);

    assertThat(ava.provider().refresh(TOKEN)).hasToString(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          204 |
          403 | {"code":403,"error_code":"bad_jwt","msg":"invalid JWT: token is expired"}
          403 | {"code":"session_not_found","message":"x"}
          403 | {"code":403,"error_code":"user_not_found","msg":"x"}
          401 | {"code":401,"msg":"invalid JWT: unable to parse"}
          401 | {"code":401,"msg":"invalid claim: missing sub claim"}
          404 | {"code":404,"msg":"User not found"}
          """)
  void aSignOutIsDoneWhenThereIsNoSession(int status, String body) {
    gotrue.answers(status, body == null ? "" : body);

    assertThatCode(() -> ava.provider().signOut(ACCESS)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message":"No API key found in request","hint":"No `apikey` request header was found."}
          401 | {"message":"Invalid API key"}
          404 | <html>not here</html>
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"x"}
          500 | {"code":500,"error_code":"unexpected_failure","msg":"x"}
          """)
  void aSignOutThatDidNotHappenIsNotPassedOver(int status, String body) {
    gotrue.answers(status, body);

    assertThatThrownBy(() -> ava.provider().signOut(ACCESS)).isInstanceOf(SignInUnavailable.class);
  }

  /// Among them PostgreSQL's own errors, which name tables, and a gateway's.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          500 | {"code":"23503","message":"canary violates foreign key constraint","detail":"canary"}
          500 | {"code":"P0001","message":"canary"}
          500 | {"code":500,"error_code":"unexpected_failure","msg":"canary"}
          500 | {"error":"server_error","error_description":"canary"}
          400 | {"code":400,"error_code":"captcha_failed","msg":"canary"}
          400 | {"error":"invalid_request","error_description":"canary"}
          401 | {"message":"Invalid API key canary"}
          502 | <html>canary</html>
          503 | {"message":"canary"}
          301 | canary
          200 | canary
          200 | {}
          200 | []
          200 | null
          200 | {"access_token":null,"refresh_token":null,"expires_in":3600,"user":{"id":"01932b3c-0000-7000-8000-000000000001"}}
          200 | {"access_token":"canary","refresh_token":"","expires_in":3600,"user":{"id":"01932b3c-0000-7000-8000-000000000001"}}
          200 | {"access_token":"canary","refresh_token":"canary","expires_in":0,"user":{"id":"01932b3c-0000-7000-8000-000000000001"}}
          200 | {"access_token":"canary","refresh_token":"canary","expires_in":3600,"user":{"id":"canary"}}
          200 | {"access_token":"canary","refresh_token":"canary","expires_in":3600}
          """)
  void whatCannotBeUnderstoodIsUnavailableAndNotPassedOn(int status, String body) {
    gotrue.answers(status, body);

    assertThatThrownBy(() -> ava.provider().signUp(anEmail(), aPassword()))
        .isInstanceOf(SignInUnavailable.class)
        .hasMessageNotContaining("canary");
    assertThatThrownBy(() -> ava.provider().signIn(anEmail(), "password"))
        .isInstanceOf(SignInUnavailable.class)
        .hasMessageNotContaining("canary");
    assertThatThrownBy(() -> ava.provider().refresh(TOKEN))
        .isInstanceOf(SignInUnavailable.class)
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          400 | {"code":400,"error_code":"invalid_credentials","msg":"Invalid login credentials"} | Wrong[]
          400 | {"code":400,"error_code":"email_not_confirmed","msg":"Email not confirmed"} | Wrong[]
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"x"} | Throttled[retryAfter=PT1M]
          """)
  void aCheckOfThePasswordUnderstands(int status, String body, String result) {
    gotrue.answers(status, body);

    assertThat(ava.provider().checkPassword(aUserId(), anEmail(), "password")).hasToString(result);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          200 | {}
          404 | {"code":404,"error_code":"user_not_found","msg":"User not found"}
          404 | {"code":"user_not_found","message":"User not found"}
          404 | {"code":404,"msg":"User not found"}
          """)
  void whoIsNotThereIsDeleted(int status, String body) {
    gotrue.answers(status, body);

    assertThatCode(() -> ava.provider().delete(aUserId())).doesNotThrowAnyException();
  }

  /// Among them a row of another table that keeps the user from being deleted.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          401 | {"message":"Invalid API key"}
          403 | {"code":403,"error_code":"not_admin","msg":"User not allowed"}
          404 | <html>not here</html>
          404 | {"message":"no Route matched with those values"}
          429 | {"code":429,"error_code":"over_request_rate_limit","msg":"x"}
          500 | {"code":"23503","message":"canary violates foreign key constraint","detail":"canary"}
          500 | {"code":500,"error_code":"unexpected_failure","msg":"Database error deleting user"}
          502 | <html>canary</html>
          """)
  void aDeletionThatDidNotHappenIsNotPassedOver(int status, String body) {
    gotrue.answers(status, body);

    assertThatThrownBy(() -> ava.provider().delete(aUserId()))
        .isInstanceOf(SignInUnavailable.class)
        .hasMessageNotContaining("canary");
  }

  @ParameterizedTest
  @CsvSource({"7, PT7S", "999999, PT1H", "soon, PT1M", "-1, PT1M"})
  void theHeaderSaysHowLongToWait(String header, Duration wait) {
    gotrue.answers(429, "{}", "Retry-After", header);

    assertThat(ava.provider().refresh(TOKEN)).isEqualTo(new RefreshResult.Throttled(wait));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a\0b", "\ud83e", "x\udd84"})
  void aTextThatIsNoPasswordIsRefusedUnasked(String typed) {
    assertThat(ava.provider().signIn(anEmail(), typed)).isEqualTo(new SignInResult.Refused());
    assertThat(ava.provider().signIn(anEmail(), "x".repeat(73)))
        .isEqualTo(new SignInResult.Refused());
    assertThat(gotrue.requests()).isEmpty();
  }

  @Test
  void halfACharacterIsNoPassword() {
    assertThat(ava.provider().signUp(anEmail(), new Password("\ud83eabcdefgh")))
        .isInstanceOf(SignUpResult.PasswordRefused.class);
    assertThat(gotrue.requests()).isEmpty();
  }
}
