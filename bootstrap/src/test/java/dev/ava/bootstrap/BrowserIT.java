package dev.ava.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The newcomer's walk in a browser, on `java -jar ava.jar` with its own database and nothing
/// configured. Pictures of every page are kept in `target/screenshots`. Skipped without Chromium.
class BrowserIT {
  private static final String HELLO = "hello 🌙";
  private static final String ECHO = "[Echo] hello 🌙";
  private static final String PASSWORD = "correct horse";
  private static final int DESKTOP = 1280;
  private static final Pattern SENT_OR_MORE = Pattern.compile("sent|delivered|read");
  private static final Pattern DELIVERED_OR_MORE = Pattern.compile("delivered|read");

  @TempDir private static Path folder;

  private static Chromium chromium;
  private static AvaProcess ava;

  @BeforeAll
  static void start() {
    chromium = Chromium.launchedOrSkipped();
    var port = String.valueOf(RunningAva.freePort());
    ava =
        AvaProcess.serve(
            Map.of("APP_ENV", "local", "PORT", port, "AVA_DATA_DIR", folder.toString()));
  }

  @AfterAll
  static void stop() {
    if (ava != null) {
      ava.close();
      chromium.close();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, 360})
  void aNewcomerSignsUpShapesAnAvatarLinksAPhoneAndIsEchoed(int width) {
    try (var window = chromium.window(ava.url(), width)) {
      window.open("/dev");
      window.picture("1-index");
      window.click("text=Sign up");
      window.picture("2-account");
      signUp(window);
      window.picture("3-signed-up");

      window.click("#next-onboarding");
      window.picture("4-onboarding");
      fillAvatar(window, "19");
      window.click("#avatar-button");
      assertThat(window.at("#avatar-age-error")).containsText("20");
      window.picture("5-avatar-refused");
      window.fill("#avatar-age", "27");
      window.click("#avatar-button");
      assertThat(window.at("#avatar-age-error")).isEmpty();
      assertThat(window.testId("avatar-status")).hasText("Luna is ready.");

      window.fill("#link-phone-input", Api.somePhone());
      window.click("#link-button");
      assertThat(window.testId("link-status")).hasAttribute("data-status", "pending");
      window.picture("6-code");
      window.click("#link-open-phone");
      window.picture("7-phone-with-code");
      window.click("#composer-send");
      assertThat(bubbles(window, "in")).hasCount(1);
      window.picture("8-phone-linked");
      window.open("/dev/onboarding");
      assertThat(window.testId("link-status")).hasAttribute("data-status", "linked");
      window.picture("9-onboarding-linked");

      window.open("/dev/phone");
      window.fill("#composer-text", HELLO);
      window.click("#composer-send");
      assertEchoedOnce(window);
      window.picture("10-phone-echo");
      window.open("/dev/onboarding");
      assertThat(window.at("[data-testid=message][data-role=assistant]").first())
          .hasAttribute("data-status", DELIVERED_OR_MORE);
      assertThat(window.at("[data-testid=message][data-role=assistant]").first())
          .containsText(ECHO);
      window.picture("11-onboarding-messages");
      window.open("/dev");
      assertThat(window.testId("step-link")).hasAttribute("data-done", "true");
      window.picture("12-index-done");
    }
  }

  @Test
  void theWalkNeedsNoMouse() {
    try (var window = chromium.window(ava.url(), DESKTOP)) {
      window.open("/dev");
      window.tabTo("[data-testid=step-account] a");
      window.follow("/dev/auth");
      window.tabTo("#signup-email");
      window.type(Api.someEmail());
      window.press("Tab");
      window.type(PASSWORD);
      window.press("Enter");
      assertThat(window.at("#next-onboarding")).isFocused();
      window.follow("/dev/onboarding");

      window.tabTo("#avatar-name");
      window.type("Luna");
      window.press("Tab");
      window.type("19");
      window.press("Enter");
      assertThat(window.at("#avatar-age")).hasAttribute("aria-invalid", "true");
      assertThat(window.at("#avatar-age")).isFocused();
      window.press("ControlOrMeta+a");
      window.type("27");
      window.press("Tab");
      window.press("ArrowDown");
      window.tabTo("#avatar-physical-description");
      window.type("Tall, with silver hair");
      window.tabTo("#avatar-button");
      window.press("Enter");
      assertThat(window.testId("avatar-status")).hasText("Luna is ready.");
      window.tabTo("#link-phone-input");
      window.type(Api.somePhone());
      window.press("Enter");
      assertThat(window.at("#link-open-phone")).isFocused();
      window.follow("/dev/phone");

      assertThat(window.at("#composer-text")).isFocused();
      window.press("Enter");
      assertThat(bubbles(window, "in")).hasCount(1);
      window.type(HELLO);
      window.press("Enter");
      assertEchoedOnce(window);
    }
  }

  @Test
  void aMessageThatIsDeliveredThreeTimesAtOnceIsEchoedOnce() {
    try (var window = chromium.window(ava.url(), DESKTOP)) {
      link(window);
      window.click("#debug-panel summary");
      window.fill("#composer-text", HELLO);
      window.click("#debug-send-thrice");

      assertEchoedOnce(window);
      window.fill("#composer-text", "and then?");
      window.click("#composer-send");
      assertThat(window.bubble("in", "[Echo] and then?")).hasCount(1);
      assertThat(window.bubble("in", ECHO)).hasCount(1);
      window.picture("13-thrice");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {DESKTOP, 360})
  void theApiIsDescribed(int width) {
    try (var window = chromium.window(ava.url(), width)) {
      window.open("/docs");
      assertThat(window.at(".btn.authorize").first()).isVisible();
      assertThat(window.at("#operations-Account-me")).isVisible();
      window.picture("14-docs");
    }
  }

  @Test
  void theApiCanBeTriedWhereItIsDescribed() throws Exception {
    var email = Api.someEmail();
    var token =
        ava.api().post("/auth/signup", Api.credentials(email, PASSWORD)).text("access_token");
    try (var window = chromium.window(ava.url(), DESKTOP)) {
      window.open("/docs");
      window.click(".btn.authorize");
      window.fill(".auth-container input", token);
      window.click(".auth-container button.authorize");
      window.click(".auth-btn-wrapper .btn-done");

      var call = window.at("#operations-Account-me");
      call.locator(".opblock-summary-control").click();
      call.locator("button.execute").click();

      assertThat(call.locator(".live-responses-table .response-col_status").last())
          .containsText("200");
      assertThat(call.locator(".live-responses-table")).containsText(email);
      window.picture("15-docs-called");
    }
  }

  private static void signUp(Window window) {
    var email = Api.someEmail();
    window.fill("#signup-email", email);
    window.fill("#signup-password", PASSWORD);
    window.click("#signup-button");
    assertThat(window.testId("account-email")).hasText(email);
  }

  private static void fillAvatar(Window window, String age) {
    window.fill("#avatar-name", "Luna");
    window.fill("#avatar-age", age);
    window.page().selectOption("#avatar-personality", "caring");
    window.fill("#avatar-physical-description", "Tall, with silver hair");
  }

  private static void link(Window window) {
    window.open("/dev/auth");
    signUp(window);
    window.click("#next-onboarding");
    window.fill("#link-phone-input", Api.somePhone());
    window.click("#link-button");
    window.click("#link-open-phone");
    window.click("#composer-send");
    assertThat(bubbles(window, "in")).hasCount(1);
  }

  private static void assertEchoedOnce(Window window) {
    assertThat(window.bubble("in", ECHO)).hasCount(1);
    assertThat(window.bubble("out", HELLO)).hasAttribute("data-status", SENT_OR_MORE);
    assertThat(window.bubble("out", HELLO)).hasCount(1);
  }

  private static Locator bubbles(Window window, String direction) {
    return window.at("[data-testid=bubble][data-direction=%s]".formatted(direction));
  }
}
