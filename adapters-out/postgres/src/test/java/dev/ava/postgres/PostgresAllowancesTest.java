package dev.ava.postgres;

import static dev.ava.testkit.Fixtures.aUserId;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Allowances.Answer;
import dev.ava.domain.shared.port.Allowances.Limit;
import dev.ava.domain.shared.port.Allowances.Subject;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.testkit.FakeClock;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.contract.AllowancesContract;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PostgresAllowancesTest extends AllowancesContract {
  private final PostgresStore store = PostgresStore.shared();
  private final FakeClock clock = new FakeClock();
  private final Allowances allowances = node();
  private final Limit one = new Limit("one-" + UUID.randomUUID(), 1, Duration.ofMinutes(1));

  @Override
  protected Allowances allowances() {
    return allowances;
  }

  @Override
  protected void pass(Duration time) {
    clock.advance(time);
  }

  @Test
  void nodesCountTogether() {
    var client = new Subject.Address("203.0.113.7");

    assertThat(allowances.take(one, client)).isInstanceOf(Answer.Taken.class);
    assertThat(node().take(one, client)).isInstanceOf(Answer.Spent.class);
  }

  @Test
  void whoHasEverythingBackIsForgotten() throws Exception {
    allowances.take(one, new Subject.Address("203.0.113.7"));
    assertThat(rows("limited = '" + one.name() + "'")).isEqualTo(1);
    clock.advance(Duration.ofMinutes(2));

    allowances.take(one, new Subject.Address("203.0.113.8"));

    assertThat(rows("limited = '" + one.name() + "'")).isEqualTo(1);
  }

  @Test
  void neitherAddressesNorAccountsCanBeRead() throws Exception {
    allowances.take(one, new Subject.Address("203.0.113.7"));
    allowances.take(one, new Subject.Account(new EmailAddress("ann@example.org")));

    assertThat(rows("limited = '" + one.name() + "'")).isEqualTo(2);
    assertThat(rows("subject ~ '203[.]0[.]113|example'")).isZero();
  }

  @Test
  void anErasureTakesAlongWhatIsCountedOfThePerson() throws Exception {
    var ann = aUserId();
    var ben = aUserId();
    allowances.take(one, new Subject.Person(ann));
    allowances.take(one, new Subject.Person(ben));

    store
        .transactions()
        .required(
            Caller.Service.ERASURE,
            () -> {
              store.bean(Erasures.class).erase(ann, Fixtures.NOW, Fixtures.NOW);
              store.bean(Erasures.class).finish(ann);
            });

    assertThat(rows("subject = '" + ann.value() + "'")).isZero();
    assertThat(rows("subject = '" + ben.value() + "'")).isEqualTo(1);
  }

  @Test
  void countingNeedsNoTransactionAndLeavesNone() {
    store
        .transactions()
        .required(
            Caller.Service.LIMITS, () -> assertThat(allowances.take(one, person())).isNotNull());

    assertThat(allowances.take(one, person())).isInstanceOf(Answer.Taken.class);
  }

  private static Subject person() {
    return new Subject.Person(aUserId());
  }

  private Allowances node() {
    return new PostgresAllowances(
        store.bean(AllowanceRows.class), store.bean(Transactions.class), clock);
  }

  private int rows(String condition) throws SQLException {
    try (var connection = store.database().superuser()) {
      return Integer.parseInt(
          Sql.text(connection, "select count(*) from ava.rate_limits where " + condition));
    }
  }
}
