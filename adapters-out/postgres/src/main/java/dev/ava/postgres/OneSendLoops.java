package dev.ava.postgres;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import java.time.Duration;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/// The event loops that all connections to databases share, with [OneSend] in each connection.
///
/// On Linux a connection fails within half a minute if the other side has vanished without a word,
/// with its host or behind a router that has forgotten it. The limits of the server do not help
/// then, and whoever waits for an answer has none of their own.
final class OneSendLoops implements LoopResources {
  private static final Duration VANISHED = Duration.ofSeconds(30);
  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

  private final LoopResources loops = TcpResources.get();

  @Override
  public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
    var channel = loops.onChannel(type, group);
    channel.pipeline().addFirst(new OneSend());
    if (channel.config() instanceof EpollSocketChannelConfig config) {
      config
          .setTcpUserTimeout(Math.toIntExact(VANISHED.toMillis()))
          .setTcpKeepIdle(Math.toIntExact(SILENT.toSeconds()))
          .setTcpKeepIntvl(Math.toIntExact(BETWEEN_PROBES.toSeconds()))
          .setKeepAlive(true);
    }
    return channel;
  }

  @Override
  public <C extends Channel> Class<? extends C> onChannelClass(
      Class<C> type, EventLoopGroup group) {
    return loops.onChannelClass(type, group);
  }

  @Override
  public EventLoopGroup onClient(boolean useNative) {
    return loops.onClient(useNative);
  }

  @Override
  public EventLoopGroup onServer(boolean useNative) {
    return loops.onServer(useNative);
  }

  @Override
  public EventLoopGroup onServerSelect(boolean useNative) {
    return loops.onServerSelect(useNative);
  }

  @Override
  public boolean daemon() {
    return loops.daemon();
  }
}
