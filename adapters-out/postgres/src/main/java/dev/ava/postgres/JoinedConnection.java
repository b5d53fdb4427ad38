package dev.ava.postgres;

import io.r2dbc.spi.Batch;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionMetadata;
import io.r2dbc.spi.IsolationLevel;
import io.r2dbc.spi.Statement;
import io.r2dbc.spi.TransactionDefinition;
import io.r2dbc.spi.ValidationDepth;
import java.time.Duration;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/// The connection of a transaction for those who work in it: statements, and nothing that would
/// change or end the transaction.
final class JoinedConnection implements Connection {
  private final Connection connection;

  JoinedConnection(Connection connection) {
    this.connection = connection;
  }

  @Override
  public Statement createStatement(String sql) {
    return connection.createStatement(sql);
  }

  @Override
  public Batch createBatch() {
    return connection.createBatch();
  }

  @Override
  public ConnectionMetadata getMetadata() {
    return connection.getMetadata();
  }

  @Override
  public boolean isAutoCommit() {
    return false;
  }

  @Override
  public IsolationLevel getTransactionIsolationLevel() {
    return connection.getTransactionIsolationLevel();
  }

  @Override
  public Publisher<Boolean> validate(ValidationDepth depth) {
    return connection.validate(depth);
  }

  /// Does nothing: whoever has opened the transaction gives the connection back.
  @Override
  public Mono<Void> close() {
    return Mono.empty();
  }

  @Override
  public Publisher<Void> beginTransaction() {
    throw notOurs();
  }

  @Override
  public Publisher<Void> beginTransaction(TransactionDefinition definition) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> commitTransaction() {
    throw notOurs();
  }

  @Override
  public Publisher<Void> rollbackTransaction() {
    throw notOurs();
  }

  @Override
  public Publisher<Void> rollbackTransactionToSavepoint(String name) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> createSavepoint(String name) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> releaseSavepoint(String name) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> setAutoCommit(boolean autoCommit) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> setTransactionIsolationLevel(IsolationLevel isolationLevel) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> setLockWaitTimeout(Duration timeout) {
    throw notOurs();
  }

  @Override
  public Publisher<Void> setStatementTimeout(Duration timeout) {
    throw notOurs();
  }

  private static UnsupportedOperationException notOurs() {
    return new UnsupportedOperationException("The transaction is not its statements' to change.");
  }
}
