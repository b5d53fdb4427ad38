package dev.ava.postgres;

import dev.ava.domain.messaging.NodeId;
import dev.ava.domain.shared.EmailAddress;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import dev.ava.testkit.Fixtures;
import dev.ava.testkit.InMemoryIds;
import dev.ava.testkit.contract.StoreHarness;
import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The adapter as the product runs it, on a database of its own.
final class PostgresStore implements StoreHarness, AutoCloseable {
  private static Optional<PostgresStore> shared = Optional.empty();

  private final TestDatabase database;
  private final ApplicationContext context;

  private PostgresStore(TestDatabase database, ApplicationContext context) {
    this.database = database;
    this.context = context;
  }

  /// The one that the tests of this JVM share.
  static synchronized PostgresStore shared() {
    if (shared.isEmpty()) {
      var store = on(TestPostgres.database(), Map.of());
      TestPostgres.atEnd(store);
      shared = Optional.of(store);
    }
    return shared.get();
  }

  static PostgresStore on(TestDatabase database, Map<String, Object> settings) {
    return new PostgresStore(database, start(database.url(), settings));
  }

  static ApplicationContext start(String url, Map<String, Object> settings) {
    var all =
        new HashMap<String, Object>(
            Map.of(
                "ava.database.kind",
                "url",
                "ava.database.url",
                url,
                "r2dbc.datasources.default.dialect",
                "POSTGRES"));
    all.putAll(settings);
    return ApplicationContext.builder()
        .properties(all)
        .singletons(new InMemoryIds())
        .deduceEnvironment(false)
        .start();
  }

  <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  TestDatabase database() {
    return database;
  }

  @Override
  public Transactions transactions() {
    return bean(Transactions.class);
  }

  @Override
  public void addUser(UserId id, EmailAddress email) {
    try {
      database.sql("insert into auth.users (id, email) values (?, ?)", id.value(), email.value());
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void clearQueues() {
    execute("delete from ava.outbox");
    execute("delete from ava.inbox");
    execute("delete from ava.business_numbers");
    execute("delete from ava.conversations");
  }

  /// A node that lives longer than any test.
  NodeId aliveNode() {
    var node = Fixtures.aNode();
    execute(
        "insert into ava.nodes (node, alive_until) values ('%s', '2100-01-01Z')"
            .formatted(node.value()));
    return node;
  }

  void execute(String sql) {
    try {
      database.sql(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws SQLException {
    context.close();
    database.close();
  }
}
