package dev.ava.postgres;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.concurrent.DefaultThreadFactory;

/// Event loops for tests without a container.
final class TestLoops {
  private static final EventLoopGroup NIO = of(NioIoHandler.newFactory());

  private TestLoops() {}

  /// A loop that does not keep the process from ending.
  static EventLoopGroup of(IoHandlerFactory kind) {
    return of(1, kind);
  }

  /// Loops that do not keep the process from ending.
  static EventLoopGroup of(int loops, IoHandlerFactory kind) {
    return new MultiThreadIoEventLoopGroup(
        loops, new DefaultThreadFactory("test-loop", true), kind);
  }

  static R2dbcConnections connections() {
    return new R2dbcConnections(NIO);
  }
}
