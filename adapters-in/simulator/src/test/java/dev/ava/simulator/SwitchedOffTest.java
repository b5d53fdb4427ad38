package dev.ava.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SwitchedOffTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.started(Map.of("ava.simulator.enabled", "false", "ava.app-env", "cloud"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/dev",
        "/dev/auth",
        "/dev/onboarding",
        "/dev/phone",
        "/dev/doctor",
        "/dev/assets/ava.css",
        "/dev/phone/api/business",
        "/dev/phone/api/phones/4915112345678/webhooks"
      })
  void noPageIsThere(String path) {
    assertThat(simulator.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void noGraphApiIsThere() {
    assertThat(simulator.graph("{}").statusCode()).isEqualTo(404);
  }

  @Test
  void noPhoneIsThere() {
    var answer =
        simulator.post("/dev/phone/api/phones/4915112345678/messages", WebhookTest.write("hi"));

    assertThat(answer.statusCode()).isEqualTo(404);
  }
}
