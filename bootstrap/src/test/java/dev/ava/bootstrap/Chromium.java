package dev.ava.bootstrap;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The browser that the machine has.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
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
    var found = executable();
    assumeTrue(
        found.isPresent(),
        "SKIPPED: there is no Chromium on the PATH (%s). Install one to test the pages."
            .formatted(String.join(", ", NAMES)));
    return new Chromium(found.orElseThrow());
  }

  /// A window of a person who has not been here before.
  ///
  /// @param home where Ava is; nothing else may be asked for
  /// @param width in CSS pixels
  Window window(String home, int width) {
    var options =
        new Browser.NewContextOptions()
            .setBaseURL(home)
            .setViewportSize(width, width > 600 ? 860 : 740);
    return new Window(browser.newContext(options).newPage(), home);
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }

  private static Optional<Path> executable() {
    var folders =
        Stream.concat(
            Arrays.stream(
                Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator)),
            Stream.of("/usr/bin"));
    return folders
        .filter(folder -> !folder.isBlank())
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }
}
