package dev.ava.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.InboxItem;
import dev.ava.domain.messaging.InboxItem.Kept;
import dev.ava.domain.messaging.InboxItem.MessageReceived;
import dev.ava.domain.shared.port.Unavailable;
import java.net.URLEncoder;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@WebhookTest
final class WebhookControllerTest {
  private final Meta meta;
  private final FakeReceiveWebhook receiveWebhook;

  WebhookControllerTest(Meta meta, FakeReceiveWebhook receiveWebhook) {
    this.meta = meta;
    this.receiveWebhook = receiveWebhook;
  }

  @BeforeEach
  void reset() {
    receiveWebhook.reset();
  }

  @Test
  void theRightVerifyTokenGetsTheChallengeBackAsItCame() {
    var response = meta.get(verification("subscribe", Meta.VERIFY_TOKEN, "<b>115 8201444</b>"));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("<b>115 8201444</b>");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain");
  }

  @ParameterizedTest
  @CsvSource({
    "subscribe,wrong",
    "subscribe,''",
    "unsubscribe,verify token/ü",
    "SUBSCRIBE,verify token/ü"
  })
  void anythingElseIsForbidden(String mode, String token) {
    var response = meta.get(verification(mode, token, "1158201444"));

    assertThat(response.statusCode()).isEqualTo(403);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("\"verification_failed\"").doesNotContain("1158201444");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?hub.mode=subscribe", "?hub.challenge=1"})
  void anIncompleteVerificationIsForbidden(String query) {
    assertThat(meta.get(query).statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @MethodSource("dev.ava.webhook.Bodies#names")
  void everyBodyOfMetasIsTaken(String name) {
    var response = meta.post(Bodies.bytes(name));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"ok\"}");
    assertThat(receiveWebhook.items()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"\\u00e9\"}|272058dc9419fc90968501c0ae04277cea380c0a41e7db09884b00d6096e1693",
        "{\"a\":\"\\/x\\u0040y\"}|0a056727d24d56e542bdbb0a81a750a51c137ef8d0d4eb1c02cedec2e6201327",
        "{\"a\":\"\\ud83c\\udf19\"}|fe6e524b55c03342c032793df3d529f451c70c606c6e5b1206540a80c0b52525",
        "{\"a\":\"é🌙 עברית\"}|0e53b8df60e97a8154cf9e52e5b374a4eeb5bd8589db5388a3990e7df216ff9f",
        "``|f685db4c946698bf105ff5b62e30bc1f78216f3914b12bb750f8992aa6748824",
      })
  void theSignatureIsOverTheBytesAsTheyCame(String body, String signature) {
    assertThat(meta.post(body, "sha256=" + signature).statusCode()).isEqualTo(200);
    assertThat(receiveWebhook.items()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sha256=",
        "sha256",
        "sha1=6d2b1e0a4b6f8f9ff8f3f1c3d6e7a8b9c0d1e2f3",
        "sha256=RIGHT0",
        "sha256= RIGHT",
        "sha256=RIGHT RIGHT",
        "sha256=RIGHT,sha256=RIGHT",
        "SHA256=RIGHT",
        "Sha256=RIGHT",
        "RIGHT",
        "sha256=TRUNCATED",
        "sha256=UPPER",
        "sha256=ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "sha256=ÿ"
      })
  void anyOtherSignatureIsRefused(String pattern) {
    var body = Bodies.text("text_message.json");
    var right = Meta.signature(body.getBytes(UTF_8)).substring("sha256=".length());
    var signature =
        pattern
            .replace("TRUNCATED", right.substring(0, 63))
            .replace("UPPER", right.toUpperCase(Locale.ROOT))
            .replace("RIGHT", right);

    var response = meta.post(body, signature);

    assertThat(response.statusCode()).isEqualTo(401);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("\"code\":\"bad_signature\"").contains("\"status\":401");
    assertThat(receiveWebhook.calls()).isEmpty();
  }

  @Test
  void aMissingSignatureIsRefused() {
    assertThat(meta.send(meta.request(Bodies.bytes("text_message.json"))).statusCode())
        .isEqualTo(401);
    assertThat(receiveWebhook.calls()).isEmpty();
  }

  @Test
  void twoSignaturesAreRefusedEvenIfOneIsRight() {
    var body = Bodies.bytes("text_message.json");

    var response =
        meta.send(
            meta.request(body)
                .header("X-Hub-Signature-256", Meta.signature(body))
                .header("X-Hub-Signature-256", "sha256=00"));

    assertThat(response.statusCode()).isEqualTo(401);
  }

  @Test
  void oneChangedByteBreaksTheSignature() {
    var body = Bodies.bytes("text_message.json");
    var signature = Meta.signature(body);
    body[body.length / 2] ^= 1;

    assertThat(meta.post(new String(body, UTF_8), signature).statusCode()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/x-www-form-urlencoded", "image/png", "odd"})
  void theContentTypeDoesNotMatter(String contentType) {
    var body = Bodies.bytes("text_message.json");

    var response =
        meta.send(
            meta.request(body)
                .setHeader("Content-Type", contentType)
                .header("X-Hub-Signature-256", Meta.signature(body)));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(receiveWebhook.items().getFirst().content()).isInstanceOf(MessageReceived.class);
  }

  @Test
  void whatCannotBeStoredIsAskedForAgain() {
    receiveWebhook.before(
        () -> {
          throw new Unavailable("The store does not answer.");
        });

    var response = meta.post(Bodies.bytes("text_message.json"));

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    assertThat(response.body()).contains("\"code\":\"unavailable\"");
  }

  @Test
  void nothingIsAnsweredBeforeEverythingIsStored() throws Exception {
    var storing = new CountDownLatch(1);
    var mayReturn = new CountDownLatch(1);
    receiveWebhook.before(
        () -> {
          storing.countDown();
          await(mayReturn);
        });

    var response =
        CompletableFuture.supplyAsync(() -> meta.post(Bodies.bytes("text_message.json")));

    await(storing);
    assertThat(response)
        .as("the answer while the items are being stored")
        .failsWithin(300, TimeUnit.MILLISECONDS);
    mayReturn.countDown();
    assertThat(response.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "no JSON",
        "{",
        "}",
        "{\"entry\":[{\"changes\":[",
        "{} {}",
        "{\"a\":\"tab\tinside\"}",
        "null",
        "0",
        "\"x\"",
        "[]",
        "{}",
        "{\"entry\":{}}",
        "{\"entry\":[]}",
        "{\"entry\":\"x\"}"
      })
  void aSignedBodyThatIsNoWebhookIsKept(String body) {
    assertThat(meta.post(body).statusCode()).isEqualTo(200);
    assertThat(receiveWebhook.items())
        .singleElement()
        .satisfies(
            item -> {
              assertThat(item.content()).isInstanceOf(Kept.class);
              assertThat(item.key()).matches("o:[0-9a-f]{64}");
              assertThat(item.providerTime()).isEqualTo(FixedClock.NOW_TO_THE_SECOND);
            });
  }

  @Test
  void bytesThatAreNoTextAreKeptToTheLastByte() {
    meta.post(new byte[] {(byte) 0xFF, 0, 1});

    assertThat(receiveWebhook.items())
        .extracting(InboxItem::raw)
        .containsExactly("{\"base64\":\"/wAB\"}");
  }

  @Test
  void threeMegabytesAreTaken() {
    var body = Bodies.body("\"messages\":[" + Bodies.text("wamid.A", "x".repeat(3_000_000)) + "]");

    assertThat(meta.post(body).statusCode()).isEqualTo(200);
    assertThat(receiveWebhook.items().getFirst().content())
        .isInstanceOfSatisfying(
            MessageReceived.class, text -> assertThat(text.said().content()).hasSize(3_000_000));
  }

  @Test
  void moreThanTheServerTakesIsTooLarge() {
    assertThat(meta.post(new byte[4 * 1024 * 1024 + 1]).statusCode()).isEqualTo(413);
    assertThat(receiveWebhook.calls()).isEmpty();
  }

  private static String verification(String mode, String token, String challenge) {
    return "?hub.mode="
        + URLEncoder.encode(mode, UTF_8)
        + "&hub.verify_token="
        + URLEncoder.encode(token, UTF_8)
        + "&hub.challenge="
        + URLEncoder.encode(challenge, UTF_8);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
