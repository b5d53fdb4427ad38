package dev.ava.bootstrap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// A gate in front of a server, which the test shuts and opens as a network does.
final class Gate implements AutoCloseable {
  private final InetSocketAddress behind;
  private final int port;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private volatile boolean silent;
  private @Nullable ServerSocket door;

  /// An open gate.
  ///
  /// @param behind the port of a server on loopback or elsewhere
  Gate(String host, int behind) {
    this.behind = new InetSocketAddress(host, behind);
    this.port = RunningAva.freePort();
    open();
  }

  int port() {
    return port;
  }

  /// Lets everybody through again.
  synchronized void open() {
    silent = false;
    if (door != null) {
      return;
    }
    try {
      var opened = new ServerSocket();
      opened.setReuseAddress(true);
      opened.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      door = opened;
      Thread.ofVirtual().start(() -> welcome(opened));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Cuts every connection and refuses new ones.
  synchronized void shut() {
    if (door != null) {
      closed(door);
      door = null;
    }
    cut();
  }

  /// Keeps every connection and passes nothing on, in no direction; new ones are taken and never
  /// answered.
  void fallSilent() {
    silent = true;
  }

  /// Cuts every connection.
  void cut() {
    sockets.forEach(Gate::closed);
    sockets.clear();
  }

  @Override
  public void close() {
    shut();
  }

  private void welcome(ServerSocket at) {
    try {
      while (true) {
        var guest = at.accept();
        sockets.add(guest);
        Thread.ofVirtual().start(() -> lead(guest));
      }
    } catch (IOException shut) {
      closed(at);
    }
  }

  private void lead(Socket guest) {
    try (var host = new Socket()) {
      sockets.add(host);
      host.connect(behind);
      var back = Thread.ofVirtual().start(() -> pass(host, guest));
      pass(guest, host);
      back.join();
    } catch (IOException unreachable) {
      closed(guest);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void pass(Socket from, Socket to) {
    try (from;
        to) {
      var buffer = new byte[8_192];
      var in = from.getInputStream();
      for (var read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!silent) {
          to.getOutputStream().write(buffer, 0, read);
        }
      }
    } catch (IOException cut) {
      closed(from);
    }
  }

  private static void closed(AutoCloseable door) {
    try {
      door.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
