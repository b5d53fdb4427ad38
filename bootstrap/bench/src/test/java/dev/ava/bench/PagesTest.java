package dev.ava.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesTest {
  private static final int LAST = 3;

  private final List<String> asked = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void answerWithLinks() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext(
        "/messages",
        exchange -> {
          asked.add(exchange.getRequestURI().toString());
          if (asked.size() < LAST) {
            exchange
                .getResponseHeaders()
                .add(
                    "Link", "</messages?limit=50&before=%d>; rel=\"next\"".formatted(asked.size()));
          }
          exchange.sendResponseHeaders(200, -1);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void linksLeadToThePage() throws IOException, InterruptedException {
    assertThat(behind(120)).isEqualTo("/messages?limit=50&before=2");
    assertThat(asked).containsExactly("/messages?limit=50", "/messages?limit=50&before=1");
  }

  @Test
  void behindLessThanAPageIsTheNewest() throws IOException, InterruptedException {
    assertThat(behind(49)).isEqualTo("/messages?limit=50");
  }

  @Test
  void aPageThatNoLinkLeadsToIsNotMeasured() {
    assertThatThrownBy(() -> behind(150))
        .isInstanceOf(IOException.class)
        .hasMessage("No next page: 200 of /messages?limit=50&before=2");
  }

  private String behind(int messages) throws IOException, InterruptedException {
    return Pages.behind(messages, "http://127.0.0.1:" + server.getAddress().getPort(), "token");
  }
}
