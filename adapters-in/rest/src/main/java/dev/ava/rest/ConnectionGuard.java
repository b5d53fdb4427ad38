package dev.ava.rest;

import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.netty.channel.ChannelPipelineCustomizer;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;

/// Puts a [ConnectionHandler] into every connection.
@Singleton
final class ConnectionGuard
    implements BeanCreatedEventListener<NettyServerCustomizer.Registry>, NettyServerCustomizer {
  private final Connections connections;
  private final ConnectionSettings settings;
  private final RawProblems problems;

  ConnectionGuard(Connections connections, ConnectionSettings settings, RawProblems problems) {
    this.connections = connections;
    this.settings = settings;
    this.problems = problems;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> created) {
    created.getBean().register(this);
    return created.getBean();
  }

  @Override
  public NettyServerCustomizer specializeForChannel(Channel channel, ChannelRole role) {
    return role == ChannelRole.CONNECTION ? new Guarded(channel) : this;
  }

  private final class Guarded implements NettyServerCustomizer {
    private final Channel channel;

    private Guarded(Channel channel) {
      this.channel = channel;
    }

    @Override
    public void onStreamPipelineBuilt() {
      var handler = new ConnectionHandler(connections, settings, problems);
      channel
          .pipeline()
          .addAfter(ChannelPipelineCustomizer.HANDLER_HTTP_SERVER_CODEC, null, handler)
          .addFirst(new FirstBytes(handler));
    }
  }
}
