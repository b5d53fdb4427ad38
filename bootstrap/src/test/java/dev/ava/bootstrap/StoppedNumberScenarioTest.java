package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.domain.messaging.PhoneNumberId;
import dev.ava.domain.messaging.usecase.ResumeNumber;
import dev.ava.domain.shared.Caller;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Meta's token has expired: nothing can be sent until somebody sees to it, and nothing is lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedNumberScenarioTest {
  private static final int TOKEN_EXPIRED = 190;

  private RunningAva ava;
  private Person ann;
  private Person ben;

  @BeforeAll
  void start() {
    ava = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"));
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @BeforeEach
  void stopTheNumber() throws Exception {
    ann = Person.linked(ava);
    ben = Person.linked(ava);
    ava.graph().refuse(TOKEN_EXPIRED);
    ann.says("one");
    await().until(this::standing, "stopped"::equals);
    ann.says("two");
    ben.says("hello");
    ann.says("three");
    await().until(() -> ann.log().size() == 6 && ben.log().size() == 2);
  }

  @Test
  void healthAndMetricsSaySoAndTheQueueIsKept() throws Exception {
    await()
        .untilAsserted(
            () -> {
              var shown = ava.api().get("/health/readiness");
              assertThat(shown.status()).isEqualTo(200);
              assertThat(shown.response().body())
                  .contains(
                      "\"standing\":\"stopped\"",
                      "\"phone_number_id\":\"" + Webhooks.PHONE_NUMBER_ID + "\"",
                      "The access token has expired.",
                      "WHATSAPP_ACCESS_TOKEN",
                      "\"outbox\":{\"waiting\":4");
              assertThat(ava.api().get("/prometheus").response().body())
                  .contains(
                      "ava_numbers{standing=\"stopped\"} 1.0",
                      "ava_numbers{standing=\"open\"} 0.0",
                      "ava_outbox_items{state=\"waiting\"} 4.0");
            });
    assertThat(ann.statuses()).filteredOn("queued"::equals).hasSize(3);
    assertThat(ann.replies()).isEmpty();
    assertThat(ava.graph().refused(ben.phone())).isZero();

    mend();
    resume();
    assertEverythingGoesOutInOrder();
  }

  @Test
  void aProbeFindsOutThatItIsMendedAndTheQueueGoesOnByItself() throws Exception {
    mend();

    aMinutePasses();

    assertEverythingGoesOutInOrder();
    assertThat(standing()).isEqualTo("open");
  }

  @Test
  void aProbeThatFailsLeavesEverythingAsItWas() throws Exception {
    var refused = ava.graph().refused();

    aMinutePasses();
    await().until(() -> ava.graph().refused() == refused + 1);
    await().until(() -> ava.sql("select 1 from ava.outbox where state = 'sending'").isEmpty());

    assertThat(standing()).isEqualTo("stopped");
    assertThat(ava.sql("select until > now() + interval '50 seconds' from ava.business_numbers"))
        .containsExactly("t");
    assertThat(ava.sql("select count(*) from ava.outbox where state = 'waiting'"))
        .containsExactly("4");
    assertThat(ava.graph().refused()).isEqualTo(refused + 1);

    mend();
    resume();
    assertEverythingGoesOutInOrder();
  }

  private void assertEverythingGoesOutInOrder() {
    await().until(() -> ava.waiting() == 0);
    assertThat(ann.replies()).containsExactly("[Echo] one", "[Echo] two", "[Echo] three");
    assertThat(ben.replies()).containsExactly("[Echo] hello");
  }

  private void mend() {
    ava.graph().refuse(0);
  }

  private void resume() throws Exception {
    var resumed =
        ava.server()
            .beans()
            .getBean(ResumeNumber.class)
            .resume(
                new ResumeNumber.Command(
                    Caller.Service.WORKER, new PhoneNumberId(Webhooks.PHONE_NUMBER_ID)));
    assertThat(resumed).isInstanceOf(ResumeNumber.Outcome.Resumed.class);
  }

  /// The next probe is due, and so is the message that stopped the number, which comes last.
  private void aMinutePasses() throws Exception {
    ava.sql("update ava.business_numbers set until = until - interval '1 minute'");
    ava.sql("update ava.outbox set due_at = due_at - interval '1 minute' where state = 'waiting'");
  }

  private String standing() throws Exception {
    return List.copyOf(ava.sql("select standing from ava.business_numbers")).stream()
        .findFirst()
        .orElse("none");
  }
}
