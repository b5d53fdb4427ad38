package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What leaves a connection, and when.
final class OneSendTest {
  @Test
  void whatIsWrittenInOneGoLeavesInOneGoAndInOrder() {
    var wire = new Wire();
    var channel = new EmbeddedChannel(wire, new OneSend());

    channel
        .eventLoop()
        .execute(
            () -> {
              assertThat(channel.pipeline().writeAndFlush("a").isSuccess()).isTrue();
              assertThat(channel.pipeline().writeAndFlush("b").isSuccess()).isTrue();
              assertThat(wire.events).containsExactly("a", "b");
            });
    channel.runPendingTasks();
    assertThat(wire.events).containsExactly("a", "b", "flush");

    channel.writeAndFlush("c");
    channel.runPendingTasks();
    assertThat(wire.events).containsExactly("a", "b", "flush", "c", "flush");
  }

  @Test
  void aMessageThatDoesNotGetOutClosesTheConnection() {
    var wire = new Wire();
    wire.broken = true;
    var channel = new EmbeddedChannel(wire, new OneSend());

    channel.write("a");
    channel.runPendingTasks();

    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void whileThePeerReadsTooSlowlyTheWriterLearnsWhenItIsOut() {
    var wire = new Wire();
    var channel = new EmbeddedChannel(wire, new OneSend());
    wire.holds = true;
    channel.unsafe().outboundBuffer().setUserDefinedWritability(1, false);

    assertThat(channel.write("a").isDone()).isFalse();

    wire.held.forEach(ChannelPromise::setSuccess);
    assertThat(wire.held).hasSize(1);
  }

  private static final class Wire extends ChannelOutboundHandlerAdapter {
    private final List<String> events = new ArrayList<>();
    private final List<ChannelPromise> held = new ArrayList<>();
    private boolean broken;
    private boolean holds;

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
      events.add(message.toString());
      if (broken) {
        promise.setFailure(new IOException("no"));
      } else if (holds) {
        held.add(promise);
      } else {
        promise.setSuccess();
      }
    }

    @Override
    public void flush(ChannelHandlerContext context) {
      events.add("flush");
    }
  }
}
