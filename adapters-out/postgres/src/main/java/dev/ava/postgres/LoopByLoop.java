package dev.ava.postgres;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import java.util.List;
import java.util.function.IntSupplier;
import org.reactivestreams.Publisher;

/// Connections on each event loop in turns. The loops themselves take turns by attempt, and a
/// server without TLS needs two of them ([PreferTls]): with an even number of loops every other one
/// would have no connection.
///
/// @param onLoops connections on each loop
/// @param turns the number of the next one, however large; shared with all other databases and
///     logins, so that the first loop does not get one of each
record LoopByLoop(List<ConnectionFactory> onLoops, IntSupplier turns) implements ConnectionFactory {
  @Override
  public Publisher<? extends Connection> create() {
    return onLoops.get(Math.floorMod(turns.getAsInt(), onLoops.size())).create();
  }

  @Override
  public ConnectionFactoryMetadata getMetadata() {
    return onLoops.getFirst().getMetadata();
  }
}
