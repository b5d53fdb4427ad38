package dev.ava.domain.account.usecase;

import static dev.ava.testkit.AvatarFixture.anAvatar;
import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.OUR_NUMBER;
import static dev.ava.testkit.Fixtures.aPassword;
import static dev.ava.testkit.Fixtures.aSender;
import static dev.ava.testkit.InboxItemFixture.somethingKept;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Session;
import dev.ava.domain.account.port.AuthProvider.PasswordCheck;
import dev.ava.domain.account.port.AuthProvider.SignInResult;
import dev.ava.domain.messaging.port.Conversations;
import dev.ava.domain.messaging.port.Conversations.Talk;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.CallerGone;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.OvertakenTransactions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class DeleteAccountTest extends AccountScenario {
  private Session session;
  private UserId ann;

  @BeforeEach
  void signUp() {
    session = signedUp();
    ann = session.user();
    fakes.transactions.required(
        new Caller.User(ann), () -> fakes.avatars.add(anAvatar().of(ann).build()));
  }

  @Test
  void everythingIsGoneWithTheRightPassword() {
    assertThat(delete(aPassword().value())).isEqualTo(new DeleteAccount.Outcome.Erased());

    assertThat(account(ann)).isEmpty();
    assertThat(hasAvatar()).isFalse();
    assertThat(isUnderWay()).isFalse();
    assertThatThrownBy(this::show).isInstanceOf(CallerGone.class);
    assertThat(fakes.authProvider.signIn(email, aPassword().value()))
        .isEqualTo(new SignInResult.Refused());
    assertThat(
            useCases().refreshSession().refresh(new RefreshSession.Command(session.refreshToken())))
        .isEqualTo(new RefreshSession.Outcome.InvalidToken());
  }

  @Test
  void whoComesBackIsSomebodyNew() {
    delete(aPassword().value());

    assertThat(signedUp().user()).isNotEqualTo(ann);
  }

  @Test
  void nothingHappensWithAWrongPassword() {
    assertThat(delete("wrong")).isEqualTo(new DeleteAccount.Outcome.WrongPassword());

    assertThat(account(ann)).isPresent();
    assertThat(hasAvatar()).isTrue();
  }

  @Test
  void nothingHappensWithThePasswordOfSomebodyElse() {
    var bens = Fixtures.anEmail();
    fakes.authProvider.signUp(bens, aPassword());

    assertThat(delete(bens, aPassword().value()))
        .isEqualTo(new DeleteAccount.Outcome.WrongPassword());

    assertThat(account(ann)).isPresent();
  }

  @Test
  void nothingHappensWhileTheProviderSlowsDown() {
    fakes.authProvider.nextPasswordCheck(new PasswordCheck.Throttled(Duration.ofSeconds(7)));

    assertThat(delete(aPassword().value()))
        .isEqualTo(new DeleteAccount.Outcome.Throttled(Duration.ofSeconds(7)));
    assertThat(account(ann)).isPresent();
  }

  @Test
  void whatASignInThatIsAwayLeavesIsKnownByNobody() {
    fakes.authProvider.awayForDeletions(true);

    assertThat(delete(aPassword().value())).isEqualTo(new DeleteAccount.Outcome.SignInLeft());

    assertThat(account(ann)).isEmpty();
    assertThat(hasAvatar()).isFalse();
    assertThat(isUnderWay()).isTrue();
    assertThatThrownBy(this::show).isInstanceOf(CallerGone.class);
    assertThat(useCases().signIn().signIn(new SignIn.Command(email, aPassword().value())))
        .isEqualTo(new SignIn.Outcome.InvalidCredentials());
    assertThat(
            useCases().refreshSession().refresh(new RefreshSession.Command(session.refreshToken())))
        .isEqualTo(new RefreshSession.Outcome.InvalidToken());
    assertThat(fakes.authProvider.signedOut()).hasSize(2);
    assertThat(account(ann)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3})
  void whatComesWhileTheSignInForgetsIsErasedToo(int transactions) {
    var phone = aSender();
    var item = somethingKept().raw("{\"to\": \"%s\"}".formatted(phone.key())).build();
    inStore(() -> fakes.identities.remember(ann, phone));
    Runnable meanwhile =
        () ->
            inStore(
                () -> {
                  fakes.conversations.heard(
                      List.of(new Conversations.Heard(OUR_NUMBER, phone, NOW)));
                  fakes.inbox.add(List.of(item), NOW);
                });

    assertThat(deleteOvertaken(transactions, meanwhile))
        .isEqualTo(new DeleteAccount.Outcome.Erased());

    inStore(
        () ->
            assertThat(fakes.conversations.lastHeard(Set.of(new Talk(OUR_NUMBER, phone))))
                .isEmpty());
    inStore(() -> assertThat(fakes.inbox.list(Inbox.State.WAITING, 0, 9)).isEmpty());
  }

  @Test
  void aNameThatComesUpJustBeforeTheSignInForgetsIsNoted() {
    var phone = aSender();
    Runnable meanwhile =
        () ->
            inStore(
                () -> {
                  fakes.identities.remember(ann, phone);
                  fakes.conversations.heard(
                      List.of(new Conversations.Heard(OUR_NUMBER, phone, NOW)));
                });

    deleteOvertaken(2, meanwhile);

    inStore(
        () ->
            assertThat(fakes.conversations.lastHeard(Set.of(new Talk(OUR_NUMBER, phone))))
                .isEmpty());
  }

  @Test
  void whatCameInIsErasedThoughTheSignInIsAway() {
    var phone = aSender();
    var item = somethingKept().raw("{\"to\": \"%s\"}".formatted(phone.key())).build();
    inStore(
        () -> {
          fakes.identities.remember(ann, phone);
          fakes.inbox.add(List.of(item), NOW);
        });
    fakes.authProvider.awayForDeletions(true);

    assertThat(delete(aPassword().value())).isEqualTo(new DeleteAccount.Outcome.SignInLeft());

    inStore(() -> assertThat(fakes.inbox.list(Inbox.State.WAITING, 0, 9)).isEmpty());
  }

  private DeleteAccount.Outcome deleteOvertaken(int transactions, Runnable meanwhile) {
    var overtaken = new OvertakenTransactions(fakes.transactions, transactions, meanwhile);
    return new AccountUseCases(fakes.accountPorts(), overtaken, fakes.clock)
        .deleteAccount()
        .delete(new DeleteAccount.Command(new Caller.User(ann), email, aPassword().value()));
  }

  @Test
  void aPasswordIsNotPrinted() {
    assertThat(new DeleteAccount.Command(new Caller.User(ann), email, "canary").toString())
        .contains(ann.value().toString())
        .doesNotContain("canary");
  }

  private DeleteAccount.Outcome delete(String password) {
    return delete(email, password);
  }

  private DeleteAccount.Outcome delete(EmailAddress address, String password) {
    return useCases()
        .deleteAccount()
        .delete(new DeleteAccount.Command(new Caller.User(ann), address, password));
  }

  private void inStore(Runnable work) {
    fakes.transactions.required(Caller.Service.WORKER, work);
  }

  private void show() {
    useCases().showAccount().show(new ShowAccount.Command(new Caller.User(ann)));
  }

  private boolean hasAvatar() {
    return fakes.transactions.required(
        Caller.Service.WORKER, () -> fakes.avatars.ofOwner(ann).isPresent());
  }

  private boolean isUnderWay() {
    return fakes.transactions.required(Caller.Service.WORKER, () -> fakes.erasures.isUnderWay(ann));
  }
}
