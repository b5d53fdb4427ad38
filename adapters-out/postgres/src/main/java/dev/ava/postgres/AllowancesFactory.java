package dev.ava.postgres;

import dev.ava.domain.shared.port.Allowances;
import dev.ava.domain.shared.port.Transactions;
import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Requires;
import jakarta.inject.Singleton;
import java.time.Clock;

/// Counts for all nodes together, if that is wanted. As the port's own type, so that whoever stands
/// in for it during an outage can.
@Factory
final class AllowancesFactory {
  @Singleton
  @Requires(property = "ava.rate-limits.kind", value = "postgres")
  Allowances allowances(AllowanceRows rows, Transactions transactions, Clock clock) {
    return new PostgresAllowances(rows, transactions, clock);
  }
}
