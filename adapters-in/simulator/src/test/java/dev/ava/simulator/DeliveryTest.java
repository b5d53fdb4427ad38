package dev.ava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.simulator.ChatMessage.Status;
import io.micronaut.http.HttpStatus;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryTest {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String waId = Simulator.newNumber();
  private final String messages = "/dev/phone/api/phones/" + waId + "/messages";

  @Test
  void aMessageToBeRetriedDoesNotHoldUpTheNextOne() throws InterruptedException {
    try (var simulator = Simulator.started(Map.of("ava.simulator.retry-delays", "1h"))) {
      simulator.webhook(waId).failWith(HttpStatus.SERVICE_UNAVAILABLE);

      simulator.post(messages, WebhookTest.write("held up"));
      simulator.post(messages, WebhookTest.write("passes"));

      assertThat(simulator.webhook(waId).next()).contains("\"passes\"");
    }
  }

  @Test
  void anAvaThatIsNotThereIsSaid() throws InterruptedException {
    var settings =
        Map.<String, Object>of(
            "ava.simulator.webhook-url", "http://localhost:1/webhook",
            "ava.simulator.retry-delays", "0s");
    try (var simulator = Simulator.started(settings)) {
      simulator.post(messages, WebhookTest.write("hi"));

      var phone = simulator.bean(SimulatedPhones.class).of(waId);
      var view = phone.look(null, 0, false, Duration.ZERO);
      while (view.messages().isEmpty() || view.messages().getFirst().status() == Status.PENDING) {
        view = phone.look(view.epoch(), view.revision(), false, PATIENCE);
      }
      assertThat(view.messages().getFirst().status()).isEqualTo(Status.FAILED);
      assertThat(view.messages().getFirst().note()).startsWith("Ava did not answer");
    }
  }

  @Test
  void aTokenIsNoPartOfWhatIsPrinted() {
    var account = new BusinessAccount("token", "1", "+15550783881", "secret");

    assertThat(account.toString()).doesNotContain("token", "secret");
  }
}
