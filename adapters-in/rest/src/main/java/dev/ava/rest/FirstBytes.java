package dev.ava.rest;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/// Tells when bytes of a request arrive, which may be long before it can be read.
final class FirstBytes extends ChannelInboundHandlerAdapter {
  private final ConnectionHandler handler;

  FirstBytes(ConnectionHandler handler) {
    this.handler = handler;
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    handler.bytesArrived();
    context.fireChannelRead(bytes);
  }
}
