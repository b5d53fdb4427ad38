package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.AccessToken;
import dev.ava.domain.account.Password;
import dev.ava.domain.account.RefreshToken;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.account.port.AuthProvider.PasswordCheck;
import dev.ava.domain.account.port.AuthProvider.RefreshResult;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.account.port.AuthProvider.SignUpResult;
import dev.ava.domain.shared.EmailAddress;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What [AuthProvider] promises, of a provider that does not want e-mail addresses confirmed and
/// limits no rate.
public abstract class AuthProviderContract {
  protected abstract AuthProvider provider();

  /// Whether the refresh token spent last still buys the current session. It never buys another.
  protected boolean forgivesTheTokenSpentLast() {
    return false;
  }

  @Test
  void aSignUpGrantsASession() {
    var session = signedUp(anEmail(), aPassword());

    assertThat(session.expiresIn()).isPositive();
    assertThat(session.expiresIn().toNanosPart()).isZero();
    assertThat(session.accessToken().value()).isNotBlank();
    assertThat(session.refreshToken().value()).isNotBlank();
  }

  @Test
  void twoPeopleAreTwoUsers() {
    assertThat(signedUp(anEmail(), aPassword()).user())
        .isNotEqualTo(signedUp(anEmail(), aPassword()).user());
  }

  @Test
  void aTakenEmailAddressIsTaken() {
    var email = anEmail();
    var first = signedUp(email, aPassword());

    assertThat(provider().signUp(email, new Password("another password")))
        .isEqualTo(new SignUpResult.EmailTaken());
    assertThat(signedIn(email, aPassword().value()).user()).isEqualTo(first.user());
    assertThat(provider().signIn(email, "another password")).isEqualTo(new SignInResult.Refused());
  }

  @Test
  void anEmailAddressIsTakenInAnyCase() {
    var email = anEmail();
    signedUp(email, aPassword());
    var shouted = new EmailAddress(email.value().toUpperCase(Locale.ROOT));

    assertThat(provider().signUp(shouted, aPassword())).isEqualTo(new SignUpResult.EmailTaken());
    signedIn(shouted, aPassword().value());
  }

  @Test
  void ofSeveralWithOneEmailAddressAtTheSameTimeOneSignsUp() {
    var email = anEmail();

    var results = Race.run(4, index -> provider().signUp(email, aPassword()));

    assertThat(results).filteredOn(SignUpResult.Granted.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(new SignUpResult.EmailTaken()::equals).hasSize(3);
  }

  @Test
  void aSignInGrantsAnotherSessionOfTheSameUser() {
    var email = anEmail();
    var first = signedUp(email, aPassword());

    var second = signedIn(email, aPassword().value());

    assertThat(second.user()).isEqualTo(first.user());
    assertThat(second.accessToken()).isNotEqualTo(first.accessToken());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eight888",
        "סיסמה ארוכה",
        "🦄🦄🦄🦄🦄🦄🦄🦄",
        " white space ",
        "123456789-123456789-123456789-123456789-123456789-123456789-123456789-12"
      })
  void everyPasswordThatIsOneSignsIn(String typed) {
    var email = anEmail();
    signedUp(email, new Password(typed));

    signedIn(email, typed);
    assertThat(provider().signIn(email, typed + "!")).isEqualTo(new SignInResult.Refused());
    assertThat(provider().signIn(email, typed.substring(1))).isEqualTo(new SignInResult.Refused());
    assertThat(provider().signIn(email, typed.substring(0, typed.length() - 1) + "~"))
        .isEqualTo(new SignInResult.Refused());
  }

  @Test
  void aPasswordIsNotMatchedBeyondWhatIsHashed() {
    var email = anEmail();
    var longest = "x".repeat(72);
    signedUp(email, new Password(longest));

    assertThat(provider().signIn(email, longest + "y")).isEqualTo(new SignInResult.Refused());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "wrong password", "Correct horse battery staple", "\0"})
  void aWrongPasswordIsRefused(String typed) {
    var email = anEmail();
    signedUp(email, aPassword());

    assertThat(provider().signIn(email, typed)).isEqualTo(new SignInResult.Refused());
  }

  @Test
  void aVeryLongPasswordIsRefused() {
    var email = anEmail();
    signedUp(email, aPassword());

    assertThat(provider().signIn(email, "🦄".repeat(10_000))).isEqualTo(new SignInResult.Refused());
  }

  @Test
  void anUnknownEmailAddressIsRefusedLikeAWrongPassword() {
    assertThat(provider().signIn(anEmail(), aPassword().value()))
        .isEqualTo(new SignInResult.Refused());
    assertThat(provider().signIn(anEmail(), "")).isEqualTo(new SignInResult.Refused());
  }

  @Test
  void aRefreshGrantsTheNextSession() {
    var first = signedUp(anEmail(), aPassword());

    var second = refreshed(first);
    var third = refreshed(second);

    assertThat(second.user()).isEqualTo(first.user());
    assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
    assertThat(third.user()).isEqualTo(first.user());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unknown", "\0", "שלום 🌙"})
  void anUnknownRefreshTokenIsRefused(String token) {
    assertThat(provider().refresh(new RefreshToken(token))).isEqualTo(new RefreshResult.Refused());
  }

  @Test
  void aRefreshTokenSpentLongBeforeEndsItsSession() {
    var first = signedUp(anEmail(), aPassword());
    var third = refreshed(refreshed(first));

    assertRefused(first);
    assertRefused(third);
  }

  @Test
  void theTokenSpentLastBuysTheCurrentSessionAgainOrEndsIt() {
    var first = signedUp(anEmail(), aPassword());
    var second = refreshed(first);

    if (forgivesTheTokenSpentLast()) {
      assertThat(refreshed(first).refreshToken()).isEqualTo(second.refreshToken());
      refreshed(second);
      return;
    }

    assertRefused(first);
    assertRefused(second);
  }

  @Test
  void aSpentRefreshTokenLeavesOtherSessions() {
    var email = anEmail();
    var first = signedUp(email, aPassword());
    var other = signedIn(email, aPassword().value());
    refreshed(refreshed(first));
    assertRefused(first);

    refreshed(other);
  }

  @Test
  void severalWithOneRefreshTokenAtTheSameTimeGetOneSession() {
    var session = signedUp(anEmail(), aPassword());

    var results = Race.run(4, index -> provider().refresh(session.refreshToken()));

    var granted = results.stream().filter(RefreshResult.Granted.class::isInstance).toList();
    assertThat(granted)
        .extracting(result -> ((RefreshResult.Granted) result).session().refreshToken())
        .containsOnly(((RefreshResult.Granted) granted.getFirst()).session().refreshToken());
    if (!forgivesTheTokenSpentLast()) {
      assertThat(granted).hasSize(1);
    }
  }

  @Test
  void aSignOutEndsTheSession() {
    var first = signedUp(anEmail(), aPassword());
    var second = refreshed(first);

    provider().signOut(second.accessToken());

    assertRefused(second);
  }

  @Test
  void aSignOutWithAnEarlierAccessTokenOfTheSessionEndsItToo() {
    var first = signedUp(anEmail(), aPassword());
    var second = refreshed(first);

    provider().signOut(first.accessToken());

    assertRefused(second);
  }

  @Test
  void aSignOutLeavesOtherSessions() {
    var email = anEmail();
    var first = signedUp(email, aPassword());
    var other = signedIn(email, aPassword().value());

    provider().signOut(first.accessToken());

    refreshed(other);
  }

  @Test
  void signingOutTwiceDoesNothing() {
    var session = signedUp(anEmail(), aPassword());

    provider().signOut(session.accessToken());
    provider().signOut(session.accessToken());

    assertRefused(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "unreadable", "a.b.c", "\0", "שלום 🌙"})
  void signingOutWithATokenThatCannotBeReadDoesNothing(String token) {
    var session = signedUp(anEmail(), aPassword());

    provider().signOut(new AccessToken(token));

    refreshed(session);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "wrong password", "Correct horse battery staple", "\0"})
  void onlyThePersonsOwnPasswordIsRight(String wrong) {
    var email = anEmail();
    var session = signedUp(email, aPassword());

    assertThat(provider().checkPassword(session.user(), email, aPassword().value()))
        .isEqualTo(new PasswordCheck.Right());
    assertThat(provider().checkPassword(session.user(), email, wrong))
        .isEqualTo(new PasswordCheck.Wrong());
    refreshed(session);
  }

  @Test
  void thePasswordOfSomebodyElseIsWrong() {
    var ann = signedUp(anEmail(), aPassword());
    var bobsEmail = anEmail();
    var bob = signedUp(bobsEmail, new Password("the password of Bob"));

    assertThat(provider().checkPassword(ann.user(), bobsEmail, "the password of Bob"))
        .isEqualTo(new PasswordCheck.Wrong());
    assertThat(provider().checkPassword(ann.user(), anEmail(), aPassword().value()))
        .isEqualTo(new PasswordCheck.Wrong());
    refreshed(bob);
  }

  @Test
  void whoIsDeletedIsUnknownAndTheEmailAddressFree() {
    var email = anEmail();
    var first = signedUp(email, aPassword());
    var second = signedIn(email, aPassword().value());

    provider().delete(first.user());

    assertThat(provider().signIn(email, aPassword().value())).isEqualTo(new SignInResult.Refused());
    assertThat(provider().checkPassword(first.user(), email, aPassword().value()))
        .isEqualTo(new PasswordCheck.Wrong());
    assertRefused(first);
    assertRefused(second);
    assertThat(signedUp(email, aPassword()).user()).isNotEqualTo(first.user());
  }

  @Test
  void aDeletionLeavesEverybodyElse() {
    var email = anEmail();
    var ann = signedUp(email, aPassword());
    var bob = signedUp(anEmail(), aPassword());

    provider().delete(bob.user());

    refreshed(ann);
    signedIn(email, aPassword().value());
  }

  @Test
  void deletingTwiceOrNobodyDoesNothing() {
    var session = signedUp(anEmail(), aPassword());

    provider().delete(session.user());
    provider().delete(session.user());
    provider().delete(aUserId());

    assertRefused(session);
  }

  @Test
  void aSignOutOfWhoIsDeletedDoesNothing() {
    var session = signedUp(anEmail(), aPassword());
    provider().delete(session.user());

    provider().signOut(session.accessToken());

    assertRefused(session);
  }

  @Test
  void noSecretIsPrinted() {
    var session = signedUp(anEmail(), aPassword());

    assertThat(Objects.toString(new SignUpResult.Granted(session)))
        .doesNotContain(session.accessToken().value())
        .doesNotContain(session.refreshToken().value());
  }

  private Session signedUp(EmailAddress email, Password password) {
    var result = provider().signUp(email, password);
    assertThat(result).isInstanceOf(SignUpResult.Granted.class);
    return ((SignUpResult.Granted) result).session();
  }

  private Session signedIn(EmailAddress email, String password) {
    var result = provider().signIn(email, password);
    assertThat(result).isInstanceOf(SignInResult.Granted.class);
    return ((SignInResult.Granted) result).session();
  }

  private Session refreshed(Session session) {
    var result = provider().refresh(session.refreshToken());
    assertThat(result).isInstanceOf(RefreshResult.Granted.class);
    return ((RefreshResult.Granted) result).session();
  }

  private void assertRefused(Session session) {
    assertThat(provider().refresh(session.refreshToken())).isEqualTo(new RefreshResult.Refused());
  }
}
