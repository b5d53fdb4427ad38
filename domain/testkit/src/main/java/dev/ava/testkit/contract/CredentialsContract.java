package dev.ava.testkit.contract;

import static dev.ava.testkit.Fixtures.NOW;
import static dev.ava.testkit.Fixtures.aCredential;
import static dev.ava.testkit.Fixtures.aUserId;
import static dev.ava.testkit.Fixtures.anEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.account.Credential;
import dev.ava.domain.account.port.Credentials;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.port.Conflict;
import java.util.Collections;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What [Credentials] promises.
public abstract class CredentialsContract extends StoreContract {
  protected abstract Credentials credentials();

  @Test
  void aCredentialComesBackByEmailAndByUser() {
    var credential = added(aCredential());

    assertThat(asService(() -> credentials().find(credential.email()))).contains(credential);
    assertThat(asService(() -> credentials().find(credential.user()))).contains(credential);
  }

  @Test
  void whoIsUnknownHasNone() {
    assertThat(asService(() -> credentials().find(anEmail()))).isEmpty();
    assertThat(asService(() -> credentials().find(aUserId()))).isEmpty();
  }

  @Test
  void theLongestEmailAddressComesBack() {
    var domain = String.join(".", Collections.nCopies(3, "d".repeat(60)));
    var local = UUID.randomUUID().toString().replace("-", "");
    var longest = local + "@" + domain + ".";
    var email = new EmailAddress(longest + "e".repeat(254 - longest.length()));
    var credential = added(with(email));

    assertThat(asService(() -> credentials().find(email))).contains(credential);
  }

  @Test
  void anEmailAddressInAnotherScriptComesBack() {
    var email = new EmailAddress("אנה+" + UUID.randomUUID() + "@دومين.example");
    var credential = added(with(email));

    assertThat(asService(() -> credentials().find(email))).contains(credential);
  }

  @Test
  void aTakenEmailAddressConflicts() {
    var first = added(aCredential());

    assertThatThrownBy(() -> added(with(first.email()))).isInstanceOf(Conflict.class);
    assertThat(asService(() -> credentials().find(first.email()))).contains(first);
  }

  @Test
  void aTakenUserIdConflicts() {
    var first = added(aCredential());
    var second = new Credential(first.user(), anEmail(), first.password(), NOW);

    assertThatThrownBy(() -> added(second)).isInstanceOf(Conflict.class);
    assertThat(asService(() -> credentials().find(first.user()))).contains(first);
    assertThat(asService(() -> credentials().find(second.email()))).isEmpty();
  }

  @Test
  void ofSeveralWithOneEmailAddressAtTheSameTimeOneIsStored() {
    for (int round = 0; round < ROUNDS; round++) {
      var email = anEmail();

      var stored = Race.run(RACERS, index -> isAdded(with(email)));

      assertThat(stored).containsOnlyOnce(true);
    }
  }

  @Test
  void aRolledBackCredentialIsGoneAndItsEmailAddressFree() {
    var credential = aCredential();
    rolledBack(Caller.Service.SIGN_IN, () -> credentials().add(credential));

    assertThat(asService(() -> credentials().find(credential.email()))).isEmpty();
    added(credential);
  }

  @Test
  void aRemovedCredentialIsGoneAndItsEmailAddressFree() {
    var removed = added(aCredential());
    var other = added(aCredential());

    in(Caller.Service.SIGN_IN, () -> credentials().remove(removed.user()));
    in(Caller.Service.SIGN_IN, () -> credentials().remove(removed.user()));

    assertThat(asService(() -> credentials().find(removed.email()))).isEmpty();
    assertThat(asService(() -> credentials().find(removed.user()))).isEmpty();
    assertThat(asService(() -> credentials().find(other.user()))).contains(other);
    added(with(removed.email()));
  }

  @Test
  void aRemovalThatIsRolledBackDidNotHappen() {
    var credential = added(aCredential());
    rolledBack(Caller.Service.SIGN_IN, () -> credentials().remove(credential.user()));

    assertThat(asService(() -> credentials().find(credential.user()))).contains(credential);
  }

  @Test
  void noUserRemovesACredentialNotEvenTheOwn() {
    var credential = added(aCredential());

    assertRefused(as(credential.user()), () -> credentials().remove(credential.user()));
    assertRefused(as(aUser()), () -> credentials().remove(credential.user()));
    assertThat(asService(() -> credentials().find(credential.user()))).contains(credential);
  }

  @Test
  void noUserSeesACredentialNotEvenTheOwn() {
    var credential = added(aCredential());

    for (var user : new Caller[] {as(credential.user()), as(aUser())}) {
      assertShowsNothing(user, () -> credentials().find(credential.email()));
      assertShowsNothing(user, () -> credentials().find(credential.user()));
    }
  }

  @Test
  void noUserAddsACredential() {
    var credential = aCredential();

    assertRefused(as(credential.user()), () -> credentials().add(credential));
    assertRefused(as(aUser()), () -> credentials().add(credential));
    assertThat(asService(() -> credentials().find(credential.email()))).isEmpty();
  }

  @Test
  void outsideATransactionNothingWorks() {
    assertFailOutsideATransaction(
        () -> credentials().add(aCredential()),
        () -> credentials().find(anEmail()),
        () -> credentials().find(aUserId()),
        () -> credentials().remove(aUserId()));
  }

  private static Credential with(EmailAddress email) {
    var usual = aCredential();
    return new Credential(usual.user(), email, usual.password(), usual.createdAt());
  }

  private Credential added(Credential credential) {
    in(Caller.Service.SIGN_IN, () -> credentials().add(credential));
    return credential;
  }

  private boolean isAdded(Credential credential) {
    try {
      added(credential);
      return true;
    } catch (Conflict taken) {
      return false;
    }
  }
}
