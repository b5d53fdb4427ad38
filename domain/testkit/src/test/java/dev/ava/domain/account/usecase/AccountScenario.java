package dev.ava.domain.account.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.Account;
import dev.ava.domain.account.Session;
import dev.ava.domain.account.Tier;
import dev.ava.domain.account.port.AuthProvider;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.testkit.Fakes;
import dev.ava.testkit.Fixtures;
import java.util.Optional;

/// What the tests of the account use cases share.
abstract class AccountScenario {
  final Fakes fakes = new Fakes();
  final EmailAddress email = Fixtures.anEmail();

  final AccountUseCases useCases() {
    return new AccountUseCases(fakes.accountPorts(), fakes.transactions, fakes.clock);
  }

  final Session signedUp() {
    var outcome = useCases().signUp().signUp(new SignUp.Command(email, Fixtures.aPassword()));
    assertThat(outcome).isInstanceOf(SignUp.Outcome.SignedUp.class);
    return ((SignUp.Outcome.SignedUp) outcome).session();
  }

  /// Somebody whom the sign-in knows, with an account that was switched off.
  final UserId switchedOff() {
    var result = fakes.authProvider.signUp(email, Fixtures.aPassword());
    var user = ((AuthProvider.SignUpResult.Granted) result).session().user();
    fakes.transactions.required(
        Caller.Service.SIGN_IN,
        () -> fakes.accounts.addIfAbsent(new Account(user, Tier.STARTER, false, Fixtures.NOW)));
    return user;
  }

  final Optional<Account> account(UserId user) {
    return fakes.transactions.required(Caller.Service.SIGN_IN, () -> fakes.accounts.find(user));
  }
}
