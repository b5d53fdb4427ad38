package dev.ava.bootstrap;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A browser window on Ava. It notes every error of a page, every request that goes elsewhere and
/// every refusal that does not belong to the walk, and complains of them when it is closed.
final class Window implements AutoCloseable {
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Set<String> EXPECTED_REFUSALS =
      Set.of("404 GET /avatars/me", "404 GET /preferences", "422 POST /avatars");

  private final Page page;
  private final String home;
  private final List<String> complaints = new ArrayList<>();

  Window(Page page, String home) {
    this.page = page;
    this.home = home;
    page.setDefaultTimeout(Chromium.PATIENCE_MILLIS);
    page.onPageError(complaints::add);
    page.onConsoleMessage(this::note);
    page.onRequest(this::note);
    page.onResponse(this::note);
  }

  Page page() {
    return page;
  }

  void open(String path) {
    page.navigate(path);
  }

  void fill(String field, String text) {
    page.locator(field).fill(text);
  }

  void click(String what) {
    page.locator(what).first().click();
  }

  Locator at(String selector) {
    return page.locator(selector);
  }

  Locator testId(String id) {
    return page.getByTestId(id);
  }

  /// A bubble on the phone.
  ///
  /// @param direction `out` for what the person wrote, `in` for what Ava wrote
  Locator bubble(String direction, String text) {
    return page.locator("[data-testid=bubble][data-direction=%s]".formatted(direction))
        .filter(new Locator.FilterOptions().setHas(page.getByText(text, exactly())));
  }

  /// Keeps a picture of the page, after a look whether it is as wide as the window.
  void picture(String name) {
    var width = page.viewportSize().width;
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(PICTURES.resolve("%s-%d.png".formatted(name, width)))
            .setFullPage(true));
    assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
        .as("the width of %s", page.url())
        .isLessThanOrEqualTo(width);
  }

  /// Presses Tab until a field or button has the focus, and fails if that takes more presses than
  /// a page has controls.
  void tabTo(String selector) {
    for (var presses = 0; presses < 60 && !hasFocus(selector); presses++) {
      page.keyboard().press("Tab");
    }
    assertThat(page.locator(selector)).isFocused();
  }

  void type(String text) {
    page.keyboard().insertText(text);
  }

  void press(String key) {
    page.keyboard().press(key);
  }

  /// Presses Enter on a link and waits until its page is there.
  void follow(String path) {
    press("Enter");
    page.waitForURL(url -> URI.create(url).getPath().equals(path));
  }

  @Override
  public void close() {
    page.context().close();
    assertThat(complaints).isEmpty();
  }

  private boolean hasFocus(String selector) {
    return (boolean)
        page.evaluate("selector => document.activeElement?.matches(selector) ?? false", selector);
  }

  private static Page.GetByTextOptions exactly() {
    return new Page.GetByTextOptions().setExact(true);
  }

  private void note(ConsoleMessage message) {
    if (message.type().equals("error") && !message.text().startsWith("Failed to load resource")) {
      complaints.add(message.text());
    }
  }

  private void note(Request request) {
    if (!request.url().startsWith(home + "/") && !request.url().startsWith("data:")) {
      complaints.add("A request to " + request.url());
    }
  }

  private void note(Response response) {
    var answer =
        "%d %s %s"
            .formatted(
                response.status(),
                response.request().method(),
                URI.create(response.url()).getPath());
    if (response.status() >= 400 && !EXPECTED_REFUSALS.contains(answer)) {
      complaints.add(answer);
    }
  }
}
