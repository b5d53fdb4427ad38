package dev.ava.rest;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One connection: refuses it if there are too many, requests that do not arrive in time (408), and
/// those whose address (414) or headers (431) are too long. A client that is refused is told so,
/// has a moment to read it, and whatever it sends meanwhile is thrown away: closing at once would
/// make its system throw the answer away unread.
///
/// All of it runs on the connection's event loop.
@SuppressWarnings("FutureReturnValueIgnored") // What fails here ends with the connection.
final class ConnectionHandler extends ChannelDuplexHandler {
  /// Headers that nobody here reads but Micronaut: it hands whoever asks for a WebSocket to code
  /// that never releases the request's body, and fails on forwarded hosts that are none.
  private static final List<String> UNREAD =
      List.of("Upgrade", "Forwarded", "X-Forwarded-Host", "X-Forwarded-Port", "X-Forwarded-Proto");

  private final Connections connections;
  private final ConnectionSettings settings;
  private final RawProblems problems;
  private State state = State.OPENED;
  private boolean answered;
  private @Nullable ChannelHandlerContext context;
  private @Nullable InetAddress peer;
  private @Nullable Future<?> deadline;

  ConnectionHandler(Connections connections, ConnectionSettings settings, RawProblems problems) {
    this.connections = connections;
    this.settings = settings;
    this.problems = problems;
  }

  /// Where the client is.
  private enum State {
    /// Nothing has come on this connection yet.
    OPENED,
    /// Nothing is due.
    IDLE,
    /// The headers of a request are due.
    HEADERS,
    /// Its body is due.
    BODY,
    /// It was refused.
    REFUSED
  }

  @Override
  public void handlerAdded(ChannelHandlerContext added) {
    context = added;
    if (added.channel().isActive()) {
      opened(added);
    }
  }

  @Override
  public void channelActive(ChannelHandlerContext active) {
    opened(active);
    active.fireChannelActive();
  }

  @Override
  public void channelInactive(ChannelHandlerContext inactive) {
    cancelDeadline();
    if (peer != null) {
      connections.closed(peer);
      peer = null;
    }
    inactive.fireChannelInactive();
  }

  private void opened(ChannelHandlerContext active) {
    if (peer != null || !(active.channel().remoteAddress() instanceof InetSocketAddress remote)) {
      return;
    }
    peer = remote.getAddress();
    connections
        .opened(peer)
        .ifPresentOrElse(
            code -> refuse(active, code), () -> expect(active, settings.headerTimeout()));
  }

  /// Bytes have come that may be the first of a request.
  void bytesArrived() {
    if (state == State.IDLE && context != null) {
      expect(context, settings.headerTimeout());
    }
    if (state == State.OPENED || state == State.IDLE) {
      state = State.HEADERS;
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext reading, Object message) {
    if (state == State.REFUSED) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request) {
      var tooLong = tooLong(request);
      if (tooLong.isPresent()) {
        ReferenceCountUtil.release(message);
        refuse(reading, tooLong.get());
        return;
      }
      UNREAD.forEach(request.headers()::remove);
      state = State.BODY;
      answered = false;
      expect(reading, settings.bodyTimeout());
    }
    if (message instanceof LastHttpContent) {
      state = State.IDLE;
      cancelDeadline();
    }
    reading.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext writing, Object message, ChannelPromise promise) {
    if (state == State.REFUSED) {
      ReferenceCountUtil.release(message);
      promise.tryFailure(new ClosedChannelException());
      return;
    }
    if (message instanceof HttpResponse response
        && response.status().codeClass() != HttpStatusClass.INFORMATIONAL) {
      answered = true;
    }
    writing.write(message, promise);
  }

  private static Optional<ProblemCode> tooLong(HttpRequest request) {
    return switch (request.decoderResult().cause()) {
      case TooLongHttpLineException _ -> Optional.of(ProblemCode.URI_TOO_LONG);
      case TooLongHttpHeaderException _ -> Optional.of(ProblemCode.HEADERS_TOO_LARGE);
      case null, default -> Optional.empty();
    };
  }

  private void expect(ChannelHandlerContext waiting, Duration within) {
    cancelDeadline();
    deadline =
        waiting
            .executor()
            .schedule(() -> tooSlow(waiting), within.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void tooSlow(ChannelHandlerContext waiting) {
    connections.slow();
    if (state == State.OPENED || (state == State.BODY && answered)) {
      waiting.close();
    } else {
      refuse(waiting, ProblemCode.REQUEST_TIMEOUT);
    }
  }

  private void refuse(ChannelHandlerContext refused, ProblemCode code) {
    state = State.REFUSED;
    cancelDeadline();
    var channel = refused.channel();
    refused
        .writeAndFlush(problems.of(code))
        .addListener(
            _ -> {
              if (channel instanceof DuplexChannel duplex) {
                duplex.shutdownOutput();
              }
            });
    channel.config().setAutoRead(true);
    deadline =
        refused
            .executor()
            .schedule(
                () -> refused.close(), settings.lingering().toMillis(), TimeUnit.MILLISECONDS);
  }

  private void cancelDeadline() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
