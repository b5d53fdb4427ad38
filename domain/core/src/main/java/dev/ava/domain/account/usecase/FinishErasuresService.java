package dev.ava.domain.account.usecase;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

final class FinishErasuresService implements FinishErasures {
  private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
  private static final int MOST_AT_ONCE = 10;

  private final Erasures erasures;
  private final Erasing erasing;
  private final Transactions transactions;
  private final Clock clock;

  FinishErasuresService(
      Erasures erasures, Erasing erasing, Transactions transactions, Clock clock) {
    this.erasures = erasures;
    this.erasing = erasing;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public Outcome finish(Command command) {
    var now = clock.instant();
    List<UserId> due =
        transactions.required(
            command.caller(), () -> erasures.due(now, now.plus(AGAIN_AFTER), MOST_AT_ONCE));
    var setbacks = new ArrayList<Setback>();
    for (var user : due) {
      try {
        erasing.begin(command.caller(), user);
        erasing.finish(command.caller(), user);
      } catch (RuntimeException cause) {
        setbacks.add(new Setback(user, cause));
      }
    }
    return new Outcome(due.size() - setbacks.size(), setbacks);
  }
}
