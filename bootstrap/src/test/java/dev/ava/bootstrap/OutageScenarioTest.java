package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The database goes away under a running Ava, and comes back.
@Order(1)
class OutageScenarioTest {
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private Gate gate;
  private RunningAva ava;
  private String phone;
  private Api ann;
  private String bob;

  @BeforeEach
  void start() throws Exception {
    ava = RunningAva.startBehind(this::gated);
    phone = Api.somePhone();
    ann = ava.linked(phone);
    bob = Api.someEmail();
    ava.api().post("/auth/signup", Api.credentials(bob, "correct horse"));
  }

  @AfterEach
  void stop() throws Exception {
    gate.open();
    ava.close();
    gate.close();
  }

  @Test
  void whileTheDatabaseIsGoneEverythingSaysSoAndAfterwardsGoesOn() throws Exception {
    gate.shut();

    assertUnavailable("/avatars/me", "/preferences", "/messages", "/auth/me");
    gate.open();

    assertRecovers();
  }

  @Test
  void connectionsThatBreakAreReplacedWithoutAnOutage() throws Exception {
    for (var number = 1; number <= 3; number++) {
      gate.cut();
      await().atMost(RECOVERY).until(() -> ann.get("/preferences").status() == 200);
    }

    assertRecovers();
  }

  @Test
  void connectionsThatTheDatabaseEndsAreReplaced() throws Exception {
    for (var number = 1; number <= 3; number++) {
      ava.sql(
          """
          select pg_terminate_backend(pid) from pg_stat_activity
          where datname = current_database() and pid <> pg_backend_pid()""");
      await().atMost(RECOVERY).until(() -> ann.get("/preferences").status() == 200);
    }

    assertRecovers();
  }

  /// Only connections on Epoll are told when the other side has vanished.
  @Test
  void connectionsAreOnEpollWhereThereIsEpoll() {
    var loops = (IoEventLoopGroup) ava.server().beans().getBean(EventLoopGroup.class);

    assertThat(loops.isIoType(EpollIoHandler.class)).isEqualTo(Epoll.isAvailable());
  }

  @Test
  void aDatabaseThatFallsSilentIsGoneToo() throws Exception {
    gate.fallSilent();

    assertUnavailable("/messages");
    gate.cut();
    gate.open();

    assertRecovers();
  }

  @Test
  void whatWasTakenBeforeTheOutageIsAnsweredAfterIt() throws Exception {
    ava.graph().hold();
    post("in flight");
    await().until(() -> !ava.graph().to(phone).getLast().text().contains("linked"));

    gate.shut();
    ava.graph().release();
    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), "lost"))).isEqualTo(503);
    gate.open();
    await().atMost(RECOVERY).untilAsserted(() -> post("and on"));

    await().atMost(RECOVERY).until(() -> replies().contains("[Echo] and on"));
    assertThat(replies()).containsOnlyOnce("[Echo] in flight", "[Echo] and on");
    assertThat(ann.get("/messages").all("content")).doesNotContain("lost");
  }

  private void assertUnavailable(String... paths) throws Exception {
    var started = Instant.now();
    var webhook =
        ava.webhooks()
            .post(Webhooks.text(phone, Webhooks.wamid(), "now?").getBytes(StandardCharsets.UTF_8));
    assertThat(webhook.statusCode()).isEqualTo(503);
    assertThat(webhook.headers().firstValue("Retry-After")).hasValue("5");
    for (var path : paths) {
      var refused = ann.get(path);
      assertThat(refused.status()).as(path).isEqualTo(503);
      assertThat(refused.text("code")).isEqualTo("unavailable");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      assertThat(refused.response().body()).doesNotContain("Exception", "r2dbc", "postgres");
    }
    var signIn = ava.api().post("/auth/signin", Api.credentials(bob, "correct horse"));
    assertThat(signIn.status()).isEqualTo(503);
    assertThat(ava.api().get("/health/readiness").status()).isEqualTo(503);
    assertThat(ava.api().get("/health/liveness").status()).isEqualTo(200);
    assertThat(Duration.between(started, Instant.now())).isLessThan(Duration.ofSeconds(90));
  }

  private void assertRecovers() throws Exception {
    await().atMost(RECOVERY).until(() -> ava.api().get("/health/readiness").status() == 200);
    post("are you back?");
    await().atMost(RECOVERY).until(() -> replies().contains("[Echo] are you back?"));
    assertThat(ann.get("/messages").status()).isEqualTo(200);
    assertThat(replies()).doesNotHaveDuplicates();
  }

  private void post(String text) throws Exception {
    assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text))).isEqualTo(200);
  }

  private List<String> replies() {
    return ava.graph().to(phone).stream().map(GraphDouble.Sent::text).toList();
  }

  /// The URL of the gate instead of the database's.
  private String gated(String url) {
    var address = URI.create(url);
    gate = new Gate(address.getHost(), address.getPort());
    return url.replace(
        "@" + address.getHost() + ":" + address.getPort(), "@127.0.0.1:" + gate.port());
  }
}
