package dev.ava.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.ava.domain.shared.Caller;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The diagnosis over HTTP, where WhatsApp is not simulated.
class DoctorTest {
  private static Simulator simulator;

  @BeforeAll
  static void start() {
    simulator = Simulator.started(Map.of("ava.simulator.enabled", "false"));
  }

  @AfterAll
  static void stop() {
    simulator.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"application/json", "*/*"})
  void aProgramGetsTheReport(String accept) {
    var answer = simulator.get("/dev/doctor", accept);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/json");
    assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    var report = simulator.tree(answer.body());
    assertThat(Simulator.at(report, "well").getBooleanValue()).isFalse();
    assertThat(text(answer, "verdicts", 0, "question")).isEqualTo("can_receive");
    assertThat(text(answer, "verdicts", 0, "answer")).isEqualTo("no");
    assertThat(text(answer, "verdicts", 0, "checks", 0, "id")).isEqualTo("meta.webhook.app");
    assertThat(text(answer, "verdicts", 0, "checks", 0, "level")).isEqualTo("failed");
    assertThat(Simulator.at(report, "verdicts", 0, "checks", 1, "source").isNull()).isTrue();
    assertThat(text(answer, "verdicts", 1, "answer")).isEqualTo("yes");
    assertThat(text(answer, "verdicts", 2, "answer")).isEqualTo("unknown");
  }

  @Test
  void nothingIsChangedByLooking() {
    simulator.get("/dev/doctor", "application/json");

    assertThat(simulator.bean(StubDiagnose.class).commands())
        .isNotEmpty()
        .allSatisfy(
            command -> {
              assertThat(command.isRoundTrip()).isFalse();
              assertThat(command.caller()).isEqualTo(Caller.Service.OPERATOR);
            });
  }

  @Test
  void theOtherPagesAreNotThere() {
    assertThat(List.of("/dev", "/dev/auth", "/dev/phone", "/dev/phone/api/business"))
        .allSatisfy(path -> assertThat(simulator.get(path).statusCode()).isEqualTo(404));
  }

  @ParameterizedTest
  @ValueSource(strings = {"LIGHT", "DARK"})
  void aPersonSeesThePage(ColorScheme scheme) {
    try (var chromium = Chromium.launchedOrSkipped()) {
      var complaints = new ArrayList<String>();
      var page = chromium.page(1200, 900, scheme, complaints::add);
      page.navigate(simulator.url("/dev/doctor").toString());

      assertThat(page.getByTestId("can_receive")).containsText("No");
      assertThat(page.getByTestId("can_receive")).containsText("1 of 2 checks");
      assertThat(page.getByTestId("can_send")).containsText("Yes");
      assertThat(page.getByTestId("may_scale")).containsText("Not known");
      assertThat(page.getByTestId("meta.webhook.app")).containsText("Subscribe the app");
      assertThat(page.getByTestId("meta.business.verification")).containsText("<b>(#80007)</b>");
      assertThat(page.locator("[data-testid='meta.webhook.app']")).hasAttribute("open", "");
      assertThat(page.locator("#status")).hasText("There is something to mend.");
      picture(page, "doctor-" + scheme.name().toLowerCase(Locale.ROOT));
      page.setViewportSize(390, 800);
      picture(page, "doctor-narrow-" + scheme.name().toLowerCase(Locale.ROOT));

      assertThat(complaints).isEmpty();
    }
  }

  private static void picture(Page page, String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }

  private static String text(HttpResponse<String> answer, Object... path) {
    return Simulator.at(simulator.tree(answer.body()), path).getStringValue();
  }
}
