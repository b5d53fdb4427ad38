package dev.ava.postgres;

import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;

/// Lets everything that is written in one go leave in one go. The driver flushes each message, and
/// writes the next one only when the one before is out; each of them would cost a system call here
/// and wake the server up once more.
///
/// So a message counts as out when it is written, unless the peer reads too slowly. Should it not
/// get out, the connection is closed, and whoever waits for its answer hears of that.
@SuppressWarnings("FutureReturnValueIgnored") // Promises tell how it went.
final class OneSend extends ChannelOutboundHandlerAdapter {
  private boolean due;

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
    if (context.channel().isWritable()) {
      context.write(
          message, context.newPromise().addListener(ChannelFutureListener.CLOSE_ON_FAILURE));
      promise.trySuccess();
    } else {
      context.write(message, promise);
    }
  }

  @Override
  public void flush(ChannelHandlerContext context) {
    if (!due) {
      due = true;
      context
          .executor()
          .execute(
              () -> {
                due = false;
                context.flush();
              });
    }
  }
}
