package dev.ava.simulator;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The browser that the machine has.
final class Chromium implements AutoCloseable {
  private static final List<String> OPTIONS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /// How long to wait for what a page is to show, on a machine that does much else.
  static final double PATIENCE_MILLIS = 30_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Path executable) {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    browser =
        playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(OPTIONS));
  }

  /// Launches it, or skips the tests and says why.
  static Chromium launchedOrSkipped() {
    var found =
        Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
            .map(Path::of)
            .filter(Files::isExecutable)
            .findFirst();
    assumeTrue(found.isPresent(), "SKIPPED: there is no Chromium in /usr/bin.");
    return new Chromium(found.orElseThrow());
  }

  /// A fresh profile.
  ///
  /// @param complaints told what the browser complains about, refused requests aside
  Page page(int width, int height, ColorScheme scheme, Consumer<String> complaints) {
    var options =
        new Browser.NewContextOptions()
            .setViewportSize(width, height)
            .setColorScheme(scheme)
            .setReducedMotion(ReducedMotion.REDUCE);
    var page = browser.newContext(options).newPage();
    page.setDefaultTimeout(PATIENCE_MILLIS);
    page.onPageError(complaints);
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !message.text().startsWith("Failed to load")) {
            complaints.accept(message.text());
          }
        });
    return page;
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
