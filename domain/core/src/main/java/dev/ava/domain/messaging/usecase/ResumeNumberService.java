package dev.ava.domain.messaging.usecase;

import dev.ava.domain.messaging.port.BusinessNumbers;
import dev.ava.domain.shared.port.Transactions;

final class ResumeNumberService implements ResumeNumber {
  private final BusinessNumbers numbers;
  private final Transactions transactions;

  ResumeNumberService(BusinessNumbers numbers, Transactions transactions) {
    this.numbers = numbers;
    this.transactions = transactions;
  }

  @Override
  public Outcome resume(Command command) {
    boolean resumed =
        transactions.required(command.caller(), () -> numbers.resume(command.number()));
    return resumed ? new Outcome.Resumed() : new Outcome.WasOpen();
  }
}
