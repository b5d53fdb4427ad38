package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.shared.port.Unavailable;
import io.netty.channel.nio.NioIoHandler;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/// The name ends in `.invalid`, which names no host (RFC 2606).
final class HostFirstTest {
  private static final String URL = "postgresql://u:p@no-such-host.invalid/ava?sslmode=disable";

  private final DatabaseAddress address =
      DatabaseAddress.parse(URL, Optional.empty(), Optional.empty());

  @Test
  void aHostIsLookedUpWhereItMayTakeLong() throws Exception {
    var loops = TestLoops.of(NioIoHandler.newFactory());
    try {
      var connecting = new R2dbcConnections(loops).to(address, address.owner()).create();
      var lookedUpBy = new CompletableFuture<Thread>();
      loops.execute(
          () ->
              Mono.from(connecting)
                  .subscribe(_ -> {}, failure -> lookedUpBy.complete(Thread.currentThread())));

      assertThat(lookedUpBy.get(30, TimeUnit.SECONDS).getName()).doesNotContain("test-loop");
    } finally {
      loops.shutdownGracefully();
    }
  }

  @Test
  void anUnknownHostIsADatabaseThatIsAway() {
    var connecting = TestLoops.connections().to(address, address.owner()).create();

    assertThatThrownBy(() -> Mono.from(connecting).block())
        .hasRootCauseInstanceOf(UnknownHostException.class)
        .satisfies(
            failure -> assertThat(SqlFailures.translated(failure)).isInstanceOf(Unavailable.class));
  }
}
