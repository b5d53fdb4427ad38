package dev.ava.simulator;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The pages in a browser, with stubs in place of Ava. Pictures of them are kept in
/// `target/screenshots`. Skipped without Chromium.
class BrowserTest {
  private static final String WA_ID = "4915112345678";
  private static final String NUMBER = "+" + WA_ID;
  private static final Pattern UP_TO_A_MINUTE = Pattern.compile("[0-9]{1,2}:[0-9]{2}.*");

  private static Chromium chromium;

  private final List<String> complaints = new ArrayList<>();
  private Simulator simulator = Simulator.started();
  private Page page = chromium.page(1280, 860, ColorScheme.LIGHT, complaints::add);

  @BeforeAll
  static void launch() {
    chromium = Chromium.launchedOrSkipped();
  }

  @AfterAll
  static void quit() {
    if (chromium != null) {
      chromium.close();
    }
  }

  @AfterEach
  void closeAndLookForComplaints() {
    page.context().close();
    simulator.close();
    assertThat(complaints).isEmpty();
  }

  @Test
  void thePersonSignsUpShapesAnAvatarLinksAndTalks() {
    open("/");
    picture("index");
    click("text=Sign up");
    fill("#signup-email", "mia@example.org");
    fill("#signup-password", "correct horse");
    click("#signup-button");
    hasText("account-email", "mia@example.org");
    picture("account");

    click("#next-onboarding");
    fill("#avatar-name", "Luna");
    fill("#avatar-age", "28");
    page.selectOption("#avatar-personality", "caring");
    fill("#avatar-physical-description", "Tall, with silver hair");
    click("#avatar-button");
    hasText("avatar-status", "Luna is ready.");
    fill("#link-phone-input", NUMBER);
    click("#link-button");
    hasText("link-code", StubApi.CODE);
    picture("onboarding");

    var api = simulator.bean(StubApi.class);
    simulator
        .webhook(WA_ID)
        .onMessage(
            () -> {
              api.proven();
              simulator.text(NUMBER, "Done. You are linked.");
            });
    click("#link-open-phone");
    assertThat(page.locator("#composer-text")).hasValue(StubApi.CODE);
    page.keyboard().press("Enter");
    assertThat(bubble("out", StubApi.CODE)).hasAttribute("data-status", "delivered");
    assertThat(bubble("in", "Done. You are linked.")).hasAttribute("data-status", "read");
    picture("phone-linked");

    open("/");
    assertThat(testId("step-account")).hasAttribute("data-done", "true");
    assertThat(testId("step-link")).hasAttribute("data-done", "true");
    picture("index-done");
    click("text=Onboarding");
    assertThat(testId("link-status")).hasAttribute("data-status", "linked");
    assertThat(page.locator("#avatar-name")).hasValue("Luna");
    picture("onboarding-linked");
  }

  @Test
  void theCodeOnAnOpenOnboardingPageTurnsIntoLinked() {
    signIn();
    open("/dev/onboarding");
    fill("#link-phone-input", NUMBER);
    click("#link-button");
    assertThat(testId("link-status")).hasAttribute("data-status", "pending");

    simulator.bean(StubApi.class).proven();

    assertThat(testId("link-status")).hasAttribute("data-status", "linked");
    assertThat(testId("link-code-box")).isHidden();
    click("#unlink-button");
    assertThat(testId("link-status")).hasAttribute("data-status", "none");
  }

  @Test
  void refusalsAreShownAtTheirFieldsOrAsABanner() {
    open("/dev/auth");
    fill("#signup-email", "mia@example.org");
    fill("#signup-password", "short");
    page.keyboard().press("Enter");
    assertThat(page.locator("#signup-password-error"))
        .hasText("A password has at least 8 characters.");
    assertThat(page.locator("#signup-password")).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#signup-password")).isFocused();

    fill("#signup-email", "taken@example.org");
    fill("#signup-password", "correct horse");
    click("#signup-button");
    assertThat(testId("signup-banner")).hasText("This e-mail address has an account.");
    assertThat(page.locator("#signup-password-error")).isEmpty();

    fill("#signin-email", "mia@example.org");
    fill("#signin-password", "wrong");
    click("#signin-button");
    assertThat(testId("signin-banner")).hasText("E-mail or password is not right.");
    picture("account-refused");
  }

  @Test
  void anAvatarOfNineteenIsRefusedAtItsAge() {
    signIn();
    open("/dev/onboarding");
    fill("#avatar-name", "Luna");
    fill("#avatar-age", "19");
    click("#avatar-button");

    assertThat(page.locator("#avatar-age-error")).hasText("An avatar is at least 20 years old.");
  }

  @Test
  void anExpiredTokenIsRenewedOnce() {
    signIn();
    simulator.bean(StubApi.class).expireAccessTokens();

    open("/dev/onboarding");

    hasText("messages-status", "Nothing has been said yet.");
    hasText("link-status", "No number is linked.");
    hasText("avatar-status", "You have none yet.");
    assertThat(simulator.bean(StubApi.class).tokensGiven()).isEqualTo(2);
  }

  @Test
  void whoIsNotSignedInIsSentToTheAccountPage() {
    open("/dev/onboarding");

    assertThat(testId("signed-out")).isVisible();
    assertThat(page.locator("#signed-in")).isHidden();
  }

  @Test
  void signingOutEndsIt() {
    signIn();
    click("#signout-button");

    hasText("auth-status", "You are signed out.");
    open("/dev/onboarding");
    assertThat(testId("signed-out")).isVisible();
  }

  @Test
  void everythingIsExportedAsAFile() {
    signIn();
    simulator.bean(StubApi.class).expireAccessTokens();

    var file = page.waitForDownload(() -> click("#export-button"));

    assertThat(file.suggestedFilename()).isEqualTo("ava-export.zip");
    assertThat(testId("export-banner")).isHidden();
  }

  @Test
  void anAccountIsDeletedWithThePassword() {
    signIn();
    picture("account-data");
    click("#delete-button");
    assertThat(page.locator("#delete-password-error")).hasText("This field is required.");

    fill("#delete-password", "wrong");
    click("#delete-button");
    assertThat(testId("delete-banner")).hasText("E-mail or password is not right.");
    picture("account-delete-refused");
    assertThat(simulator.bean(StubApi.class).deletions())
        .as("a wrong password is not tried twice")
        .isEqualTo(1);

    fill("#delete-password", "correct horse");
    page.keyboard().press("Enter");
    hasText("auth-status", "Your account is deleted.");
    assertThat(testId("data")).isHidden();
    open("/dev/onboarding");
    assertThat(testId("signed-out")).isVisible();
  }

  @Test
  void aDeletionThatTheSignInHasYetToLearnOfIsOneToo() {
    signIn();

    fill("#delete-password", "away");
    click("#delete-button");

    hasText(
        "auth-status",
        "Your account is deleted. The sign-in service is told as soon as it answers.");
  }

  @Test
  void theMessageLogFollowsAndPages() {
    signIn();
    var api = simulator.bean(StubApi.class);
    api.said("user", "first");
    api.said("assistant", "[Echo] first");
    open("/dev/onboarding");
    assertThat(testId("message")).hasCount(1);

    click("#messages-older");

    assertThat(testId("message")).hasCount(2);
    assertThat(testId("message").first()).containsText("[Echo] first");
    assertThat(page.locator("#messages-older")).isHidden();
    api.said("user", "second");
    assertThat(testId("message")).hasCount(3);
  }

  @Test
  void theMessageLogSaysWhatWentWrongAndWhatWasDoneLater() {
    signIn();
    var api = simulator.bean(StubApi.class);
    api.said("user", "first");
    api.said(
        "assistant",
        "[Echo] first",
        Map.of(
            "failure",
            Map.of("code", 131_047, "meaning", "The window is closed.", "remedy", "Wait."),
            "events",
            List.of(
                Map.of("type", "reaction", "emoji", "👍", "at", "2026-11-20T12:00:00Z"),
                Map.of("type", "revoke", "at", "2026-11-20T12:00:01Z"))));

    open("/dev/onboarding");

    hasText("message-failure", "The window is closed. Wait.");
    assertThat(page.locator("[data-event=reaction]")).hasText("Reacted with 👍");
    assertThat(page.locator("[data-event=revoke]")).hasText("Taken back");
  }

  @Test
  void aReactionIsPutToAnAnswerAndTakenAway() {
    openPhone();
    simulator.text(NUMBER, "hello");
    var react = bubble("in", "hello").getByTestId("react");
    assertThat(react).hasAttribute("aria-pressed", "false");

    react.click();

    assertThat(react).hasAttribute("aria-pressed", "true");
    picture("phone-reaction");
    react.click();
    assertThat(react).hasAttribute("aria-pressed", "false");
    assertThat(bubble("out", "hello")).hasCount(0);
  }

  @Test
  void ticksTurnAndBubblesAppear() {
    openPhone();
    write("hello 🌙");
    assertThat(bubble("out", "hello 🌙")).hasAttribute("data-status", "sent");
    assertThat(bubble("out", "hello 🌙").locator(".tick")).hasAttribute("aria-label", "Sent");
    assertThat(bubble("out", "hello 🌙").locator("time")).hasText(UP_TO_A_MINUTE);

    simulator.text(NUMBER, "[Echo] hello 🌙");
    assertThat(bubble("in", "[Echo] hello 🌙")).isVisible();
    assertThat(bubble("out", "hello 🌙")).hasAttribute("data-status", "delivered");

    var id = bubble("out", "hello 🌙").getAttribute("id");
    simulator.graph(
        """
        {"messaging_product":"whatsapp","status":"read","message_id":"%s",
         "typing_indicator":{"type":"text"}}"""
            .formatted(id));
    assertThat(bubble("out", "hello 🌙")).hasAttribute("data-status", "read");
    hasText("business-line", "typing …");
  }

  @Test
  void enterSendsAndShiftEnterStartsALine() {
    openPhone();
    page.locator("#composer-text").fill("one");
    page.keyboard().press("Shift+Enter");
    page.keyboard().type("two");
    page.keyboard().press("Enter");

    assertThat(bubble("out", "one two")).hasCount(1);
    assertThat(page.locator("#composer-text")).hasValue("");
    assertThat(page.locator("#composer-text")).isFocused();
  }

  @Test
  void aClosedChatCountsWhatIsUnread() {
    openPhone();
    page.waitForRequest(
        request -> request.url().endsWith("/look") && request.postData().contains("false"),
        () -> click("#back-to-chats"));
    simulator.text(NUMBER, "are you there?");

    assertThat(testId("chat-unread")).hasText("1");
    assertThat(page.locator("#chat-preview")).hasText("are you there?");
    picture("chats");
    page.keyboard().press("Enter");
    assertThat(bubble("in", "are you there?")).hasAttribute("data-status", "read");
    click("#back-to-chats");
    assertThat(testId("chat-unread")).isHidden();
  }

  @Test
  void theDebugPanelSendsThriceForgesAndGoesOffline() {
    openPhone();
    click("#debug-panel summary");
    write("before");
    assertThat(bubble("out", "before")).hasAttribute("data-status", "sent");

    page.locator("#composer-text").fill("thrice");
    click("#debug-send-thrice");
    assertThat(bubble("out", "thrice")).hasAttribute("data-status", "sent");
    assertThat(testId("webhook")).hasCount(4);

    click("#debug-send-forged");
    assertThat(bubble("out", "hello")).hasAttribute("data-status", "failed");
    assertThat(bubble("out", "hello").locator(".note")).hasText("Ava answered 401.");
    assertThat(testId("webhook")).hasCount(5);

    page.check("#debug-offline");
    assertThat(page.locator("#device-offline")).isVisible();
    write("later");
    assertThat(bubble("out", "later")).hasAttribute("data-status", "pending");
    picture("debug");
    page.setViewportSize(900, 860);
    picture("debug-medium");
    page.uncheck("#debug-offline");
    assertThat(bubble("out", "later")).hasAttribute("data-status", "sent");
  }

  @Test
  void severalPhonesAreRememberedAndApart() {
    openPhone();
    write("from the first");
    assertThat(testId("bubble")).hasCount(1);

    page.locator("#phones-panel").evaluate("panel => { panel.open = true; }");
    fill("#add-phone-number", "0151");
    click("#add-phone-button");
    assertThat(page.locator("#add-phone-number-error")).isVisible();
    fill("#add-phone-number", "0049 (151) 8765-4321");
    fill("#add-phone-name", "Noah");
    click("#add-phone-button");
    assertThat(testId("bubble")).hasCount(0);

    page.reload();
    assertThat(page.locator("#phones-current")).hasText("+4915187654321");
    page.locator("#phones-panel").evaluate("panel => { panel.open = true; }");
    click("[data-testid=phone][data-number='" + NUMBER + "']");
    assertThat(bubble("out", "from the first")).hasCount(1);
  }

  @Test
  void anAvaThatIsGoneIsSaid() {
    openPhone();
    simulator.close();

    assertThat(testId("phone-banner")).containsText("Ava cannot be reached");
    simulator = Simulator.started();
  }

  @ParameterizedTest
  @CsvSource({
    "/, LIGHT",
    "/, DARK",
    "/dev/auth, LIGHT",
    "/dev/auth, DARK",
    "/dev/onboarding, LIGHT",
    "/dev/onboarding, DARK",
    "/dev/phone, LIGHT",
    "/dev/phone, DARK"
  })
  void aPageFitsANarrowScreenByDayAndNight(String path, ColorScheme scheme) {
    page.context().close();
    page = chromium.page(320, 680, scheme, complaints::add);
    signIn();
    simulator.bean(StubApi.class).said("user", "What a day!\nHow was yours?");
    simulator.bean(StubApi.class).said("assistant", "b".repeat(60));
    simulator.text(NUMBER, "[Echo] A longer answer that needs more than one line on a phone.");
    openPhone();
    write("a".repeat(60));
    write("مرحبا، كيف حالك؟");

    open(path);

    picture("narrow-" + scheme + path.replace('/', '-'));
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(320);
  }

  private void signIn() {
    open("/dev/auth");
    fill("#signin-email", "mia@example.org");
    fill("#signin-password", "correct horse");
    click("#signin-button");
    hasText("account-email", "mia@example.org");
  }

  private void openPhone() {
    open("/dev/phone?number=" + NUMBER.replace("+", "%2B"));
    hasText("business-line", "+15550783881");
  }

  private void write(String text) {
    page.locator("#composer-text").fill(text);
    page.keyboard().press("Enter");
    assertThat(bubble("out", text)).isVisible();
  }

  private void open(String path) {
    page.navigate(simulator.url(path).toString());
  }

  private void fill(String field, String text) {
    page.locator(field).fill(text);
  }

  /// If this leads to another page, its scripts have run afterwards.
  private void click(String what) {
    page.locator(what).first().click();
    page.waitForLoadState();
  }

  private Locator testId(String id) {
    return page.getByTestId(id);
  }

  private void hasText(String id, String text) {
    assertThat(testId(id)).hasText(text);
  }

  private Locator bubble(String direction, String text) {
    return page.locator("[data-testid=bubble][data-direction=" + direction + "]")
        .filter(new Locator.FilterOptions().setHasText(text));
  }

  private void picture(String name) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target", "screenshots", name + ".png"))
            .setFullPage(true));
  }
}
