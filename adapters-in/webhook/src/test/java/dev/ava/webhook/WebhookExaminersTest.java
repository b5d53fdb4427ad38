package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.port.Examiner.Terms;
import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.shared.port.Unavailable;
import dev.ava.testkit.contract.ExaminerContract;
import io.micronaut.runtime.server.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The webhook examined from outside: the real one, one that is set up wrong, and none.
@WebhookTest
final class WebhookExaminersTest extends ExaminerContract {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final String NOBODY = "http://127.0.0.1:9";

  private final String url;
  private final FakeReceiveWebhook receiveWebhook;

  WebhookExaminersTest(EmbeddedServer server, FakeReceiveWebhook receiveWebhook) {
    this.url = server.getURL().toString();
    this.receiveWebhook = receiveWebhook;
  }

  @BeforeEach
  void reset() {
    receiveWebhook.reset();
  }

  @Override
  protected List<Examiner> wellExaminers() {
    return at(url, true, Meta.VERIFY_TOKEN, Meta.APP_SECRET);
  }

  @Override
  protected List<Examiner> lonelyExaminers() {
    return at(NOBODY, false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);
  }

  @Override
  protected List<String> secrets() {
    return List.of(Meta.VERIFY_TOKEN, Meta.APP_SECRET);
  }

  @Test
  void lookingStoresNothing() {
    wellExaminers().forEach(examiner -> examiner.examine(new Terms(false, LIMIT)));

    assertThat(receiveWebhook.calls()).isEmpty();
  }

  @Test
  void aRoundTripComesThroughAndKeepsOneItemHoweverOftenItIsMade() {
    for (var trip = 0; trip < 2; trip++) {
      assertThat(found(wellExaminers(), Check.DELIVERY, true).level()).isEqualTo(Level.OK);
      assertThat(found(wellExaminers(), Check.FORGERY, true).level()).isEqualTo(Level.OK);
    }

    assertThat(receiveWebhook.calls()).hasSize(4);
    assertThat(receiveWebhook.calls().stream().flatMap(List::stream).map(InboxItem::key).distinct())
        .hasSize(1);
    assertThat(receiveWebhook.calls().getFirst().getFirst().content())
        .isEqualTo(new InboxItem.Kept("Ava does not act on field \"ava_doctor\"."));
  }

  @Test
  void aWebhookThatCannotStoreIsSeen() {
    receiveWebhook.before(
        () -> {
          throw new Unavailable("gone", new IllegalStateException());
        });

    var delivery = found(wellExaminers(), Check.DELIVERY, true);

    assertThat(delivery.level()).isEqualTo(Level.FAILED);
    assertThat(delivery.seen()).contains("503");
  }

  @Test
  void aSecretOfAnotherAppIsSeen() {
    var examiners = at(url, false, Meta.VERIFY_TOKEN, "canary-other-secret");

    assertThat(found(examiners, Check.DELIVERY, true))
        .satisfies(
            delivery -> {
              assertThat(delivery.level()).isEqualTo(Level.FAILED);
              assertThat(delivery.seen()).contains("401");
              assertThat(delivery.remedy()).contains("WHATSAPP_APP_SECRET");
            });
  }

  @Test
  void anotherVerifyTokenIsSeen() {
    var examiners = at(url, false, "canary-other-token", Meta.APP_SECRET);

    assertThat(found(examiners, Check.CHALLENGE, false))
        .satisfies(
            challenge -> {
              assertThat(challenge.level()).isEqualTo(Level.FAILED);
              assertThat(challenge.remedy()).contains("WHATSAPP_VERIFY_TOKEN");
              assertThat(challenge.seen()).doesNotContain("canary");
            });
  }

  @Test
  void aSimulatorWithSecretsOfItsOwnIsRecognised() {
    var address = new OwnAddress(url, true, true);
    var settings = new WebhookSettings("made-up", "made-up-too");
    var examiners =
        List.<Examiner>of(
            new ChallengeExaminer(address, settings), new DeliveryExaminer(address, settings));

    assertThat(found(examiners, Check.CHALLENGE, false).level()).isEqualTo(Level.NOTICE);
    assertThat(found(examiners, Check.DELIVERY, true).level()).isEqualTo(Level.NOTICE);
    assertThat(receiveWebhook.calls()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "http://ava.example.org, https only",
    "http://localhost:8080, https only",
    "https://127.0.0.1:8443, cannot reach",
    "https://10.1.2.3, cannot reach",
    "https://192.168.0.7:8443, cannot reach",
    "https://localhost, cannot reach",
    "https://100.64.0.1, cannot reach",
    "https://100.127.255.254, cannot reach",
    "https://[fc00::1], cannot reach",
    "https://[fd12:3456:789a::1], cannot reach",
    "https://[fe80::1], cannot reach"
  })
  void anAddressThatMetaCannotDeliverToIsSeen(String address, String why) {
    var examiners = at(address, false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);

    var finding = found(examiners, Check.ADDRESS, false, Duration.ofMillis(50));

    assertThat(finding.level()).isEqualTo(Level.FAILED);
    assertThat(finding.meaning()).contains(why);
    assertThat(finding.source()).isEqualTo(MetaPages.ENDPOINT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://203.0.113.7",
        "https://100.63.255.255",
        "https://100.128.0.1",
        "https://[2001:db8::1]"
      })
  void anAddressOfTheInternetIsGood(String url) {
    var examiners = at(url, false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);

    assertThat(found(examiners, Check.ADDRESS, false, Duration.ofMillis(50)).level())
        .isEqualTo(Level.OK);
  }

  /// Both posts fit into the time that there is, or what the first has found would be lost.
  @Test
  void aSiteThatDoesNotAnswerIsSeenWithinTheLimit() throws IOException {
    try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
      var url = "http://127.0.0.1:" + silent.getLocalPort();
      var examiners = at(url, false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);
      var begun = System.nanoTime();

      var delivery = found(examiners, Check.DELIVERY, true, Duration.ofSeconds(2));

      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3_500));
      assertThat(delivery.level()).isEqualTo(Level.FAILED);
      assertThat(delivery.seen()).contains("does not answer in time");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, hello, answers 200",
    "200, '', answers 200",
    "301, '', answers 301",
    "302, '', answers 302",
    "403, <html>, answers 403",
    "404, '', answers 404",
    "500, '', answers 500",
    "502, Bad Gateway, answers 502"
  })
  void whatAnswersInAvasPlaceIsNotTakenForAva(int status, String body, String seen) {
    try (var stub = new StubSite(status, body)) {
      var examiners = at(stub.url(), false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);

      var challenge = found(examiners, Check.CHALLENGE, false);

      assertThat(challenge.level()).isEqualTo(Level.FAILED);
      assertThat(challenge.seen()).contains(seen);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, '{\"status\":\"ok\"}', OK, FAILED",
    "204, '', FAILED, FAILED",
    "200, <html>, FAILED, FAILED",
    "413, '', FAILED, UNKNOWN",
    "404, '', FAILED, UNKNOWN",
    "301, '', FAILED, UNKNOWN"
  })
  void anOpenWebhookAndABlockedOneAreSeen(int status, String body, Level delivery, Level forgery) {
    try (var stub = new StubSite(status, body)) {
      var examiners = at(stub.url(), false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);

      assertThat(found(examiners, Check.DELIVERY, true).level()).isEqualTo(delivery);
      assertThat(found(examiners, Check.FORGERY, true).level()).isEqualTo(forgery);
    }
  }

  @ParameterizedTest
  @CsvSource({"http://127.0.0.1:9, Nobody listens", "http://ava.invalid, leads nowhere"})
  void whyNobodyAnswersIsSaid(String address, String why) {
    var examiners = at(address, false, Meta.VERIFY_TOKEN, Meta.APP_SECRET);

    var challenge = found(examiners, Check.CHALLENGE, false);

    assertThat(challenge.level()).isEqualTo(Level.FAILED);
    assertThat(challenge.seen()).contains(why);
  }

  @Test
  void aServerThatKnowsNoTlsIsSeen() throws IOException {
    try (var plain = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().start(() -> answerPlainly(plain));
      var examiners =
          at(
              "https://127.0.0.1:" + plain.getLocalPort(),
              false,
              Meta.VERIFY_TOKEN,
              Meta.APP_SECRET);

      var challenge = found(examiners, Check.CHALLENGE, false);

      assertThat(challenge.level()).isEqualTo(Level.FAILED);
      assertThat(challenge.seen()).contains("not one that this machine trusts");
    }
  }

  private static void answerPlainly(ServerSocket server) {
    try (var socket = server.accept()) {
      socket.getInputStream().read();
      socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private static List<Examiner> at(
      String address, boolean isSimulated, String verifyToken, String appSecret) {
    var own = new OwnAddress(address, isSimulated, false);
    var settings = new WebhookSettings(verifyToken, appSecret);
    return List.of(new ChallengeExaminer(own, settings), new DeliveryExaminer(own, settings));
  }

  private static Finding found(List<Examiner> examiners, Check check, boolean isRoundTrip) {
    return found(examiners, check, isRoundTrip, LIMIT);
  }

  private static Finding found(
      List<Examiner> examiners, Check check, boolean isRoundTrip, Duration limit) {
    return examiners.stream()
        .filter(examiner -> examiner.checks().contains(check))
        .flatMap(examiner -> examiner.examine(new Terms(isRoundTrip, limit)).stream())
        .filter(finding -> finding.check() == check)
        .findFirst()
        .orElseThrow();
  }
}
