package dev.ava.postgres;

import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollSocketChannelConfig;
import io.netty.channel.socket.SocketChannel;
import java.time.Duration;
import reactor.netty.resources.LoopResources;

/// The event loop of some connections to databases, with [OneSend] in each. It is one that HTTP
/// uses too, so that few threads have much to do at once instead of many little. Whoever waited on
/// it could keep the answer from itself (see [Answers#opening]).
///
/// On Linux a connection fails within half a minute if the other side has vanished without a word,
/// with its host or behind a router that has forgotten it. The limits of the server do not help
/// then, and whoever waits for an answer has none of their own.
final class OneSendLoop implements LoopResources {
  private static final Duration VANISHED = Duration.ofSeconds(30);
  private static final Duration SILENT = Duration.ofSeconds(10);
  private static final Duration BETWEEN_PROBES = Duration.ofSeconds(5);

  private final EventLoop loop;

  /// @param loop that somebody else ends
  OneSendLoop(EventLoop loop) {
    this.loop = loop;
  }

  @Override
  public EventLoopGroup onServer(boolean useNative) {
    return loop;
  }

  @Override
  public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
    var channel = channel(type, group);
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

  /// Reactor Netty 1.2 takes a loop of Netty 4.2 for one of NIO, whatever it is.
  private <C extends Channel> C channel(Class<C> type, EventLoopGroup group) {
    var epoll = group instanceof IoEventLoopGroup kind && kind.isIoType(EpollIoHandler.class);
    return epoll && type == SocketChannel.class
        ? type.cast(new EpollSocketChannel())
        : LoopResources.super.onChannel(type, group);
  }
}
