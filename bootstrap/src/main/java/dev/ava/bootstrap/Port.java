package dev.ava.bootstrap;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.GlobalEventExecutor;
import jakarta.inject.Singleton;
import java.time.Duration;

/// Where the node listens, and the connections that were made there.
@Singleton
final class Port
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {
  private static final Duration STEP = Duration.ofMillis(100);

  private final ChannelGroup listening = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
  private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    created.getBean().register(this);
    return created.getBean();
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    switch (role) {
      case LISTENER -> listening.add(channel);
      case CONNECTION -> connections.add(channel);
      default -> {}
    }
    return this;
  }

  /// Takes no more connections, and returns when all that there are have been closed, or after a
  /// while, whichever comes first. Before that, nothing that was sent on them is lost. An interrupt
  /// ends it early.
  void close(Duration atMost) {
    listening.close().awaitUninterruptibly();
    var deadline = System.nanoTime() + atMost.toNanos();
    try {
      // A connection that has just been accepted is here only a moment later.
      do {
        Thread.sleep(STEP);
      } while (!connections.isEmpty() && System.nanoTime() < deadline);
    } catch (InterruptedException hurry) {
      Thread.currentThread().interrupt();
    }
  }
}
