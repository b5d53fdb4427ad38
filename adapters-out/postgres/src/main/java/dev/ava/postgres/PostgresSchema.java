package dev.ava.postgres;

import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.port.Schema;
import dev.ava.domain.shared.port.Transactions;
import jakarta.inject.Singleton;

@Singleton
final class PostgresSchema implements Schema {
  private final SchemaRows rows;
  private final Transactions transactions;

  PostgresSchema(SchemaRows rows, Transactions transactions) {
    this.rows = rows;
    this.transactions = transactions;
  }

  @Override
  public boolean isCurrent() {
    return transactions.required(
        Caller.Service.WORKER, () -> rows.isHistoryShown() && rows.version() >= Migrations.LATEST);
  }
}
