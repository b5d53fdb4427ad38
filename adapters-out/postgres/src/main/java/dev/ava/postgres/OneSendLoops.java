package dev.ava.postgres;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/// The event loops that all connections to databases share, with [OneSend] in each connection.
final class OneSendLoops implements LoopResources {
  private final LoopResources loops = TcpResources.get();

  @Override
  public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
    var channel = loops.onChannel(type, group);
    channel.pipeline().addFirst(new OneSend());
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
