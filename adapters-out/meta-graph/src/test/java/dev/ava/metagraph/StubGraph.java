package dev.ava.metagraph;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/// A server on a port of its own that plays the Graph API down to the bytes on the wire, and so can
/// also break off, hang and babble.
final class StubGraph implements AutoCloseable {
  private final ServerSocket server;
  private final List<Received> requests = new CopyOnWriteArrayList<>();
  private final List<Socket> connections = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile String answer = "";
  private volatile Behaviour behaviour = Connection::close;

  StubGraph() {
    try {
      server = new ServerSocket(0, 512, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofVirtual().start(this::accept);
  }

  /// What the server does with a connection.
  interface Behaviour {
    void serve(Connection connection) throws IOException;
  }

  /// A request as it came.
  record Received(String head, String body) {}

  /// Answers every request on every connection with this from now on, and forgets what was before.
  void answers(int status, String headers, String body) {
    var bytes = body.getBytes(UTF_8);
    answer =
        "HTTP/1.1 %d Stub\r\nContent-Type: application/json\r\nContent-Length: %d\r\n%s\r\n%s"
            .formatted(status, bytes.length, headers, body);
    requests.clear();
    connections.clear();
    behaves(
        connection -> {
          while (connection.readRequest()) {
            connection.write(answer.getBytes(UTF_8));
          }
        });
  }

  void behaves(Behaviour behaviour) {
    this.behaviour = behaviour;
  }

  List<Received> requests() {
    return requests;
  }

  int connections() {
    return connections.size();
  }

  String url() {
    return "http://127.0.0.1:" + server.getLocalPort();
  }

  @Override
  public void close() {
    closed.countDown();
    try {
      server.close();
      for (var connection : connections) {
        connection.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        var socket = server.accept();
        connections.add(socket);
        Thread.ofVirtual().start(() -> serve(socket));
      } catch (IOException closing) {
        return;
      }
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      behaviour.serve(new Connection(socket));
    } catch (IOException brokenOff) {
      // The client has gone, which is one of the things that are tested.
    }
  }

  /// One connection of the client's.
  final class Connection {
    private final Socket socket;

    private Connection(Socket socket) {
      this.socket = socket;
    }

    /// Reads one request whole.
    ///
    /// @return whether there was one
    boolean readRequest() throws IOException {
      var in = socket.getInputStream();
      var head = new StringBuilder();
      while (head.indexOf("\r\n\r\n") < 0) {
        int next = in.read();
        if (next < 0) {
          return false;
        }
        head.append((char) next);
      }
      requests.add(new Received(head.toString(), body(in, head.toString())));
      return true;
    }

    /// Reads the first byte of a request and leaves the rest.
    void readByte() throws IOException {
      socket.getInputStream().read();
    }

    void write(String text) throws IOException {
      write(text.getBytes(ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /// Ends the connection at once, so that the client sees a reset.
    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }

    void close() throws IOException {
      socket.close();
    }

    /// Says nothing until the server is closed.
    void hang() {
      try {
        closed.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private static String body(InputStream in, String head) throws IOException {
      var length =
          head.lines()
              .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
              .mapToInt(line -> Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
              .findFirst()
              .orElse(0);
      return new String(in.readNBytes(length), UTF_8);
    }
  }
}
