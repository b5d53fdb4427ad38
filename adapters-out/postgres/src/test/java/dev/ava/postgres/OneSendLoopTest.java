package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.channel.socket.SocketChannel;
import org.junit.jupiter.api.Test;

final class OneSendLoopTest {
  @Test
  void aConnectionWhoseOtherSideHasVanishedFailsWithinHalfAMinute() {
    assumeTrue(Epoll.isAvailable());
    var group = TestLoops.of(EpollIoHandler.newFactory());
    var loop = new OneSendLoop(group.next());
    var channel = loop.onChannel(SocketChannel.class, loop.onClient(true));
    try {
      var config = (EpollSocketChannelConfig) channel.config();
      assertThat(config.isKeepAlive()).isTrue();
      assertThat(config.getTcpUserTimeout()).isEqualTo(30_000);
      assertThat(config.getTcpKeepIdle() + config.getTcpKeepIntvl()).isLessThan(30);
    } finally {
      channel.unsafe().closeForcibly();
      group.shutdownGracefully();
    }
  }
}
