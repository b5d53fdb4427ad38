package dev.ava.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// The viewer in a browser that can reach no other host.
final class DocsInABrowserTest {
  @RegisterExtension static final RestServer SERVER = new RestServer();

  private static final Path CHROMIUM = Path.of("/usr/bin/chromium");

  @TempDir Path folder;

  @Test
  void viewerShowsEveryCallAndTheSignInButton() throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(CHROMIUM), "skipped: there is no " + CHROMIUM);
    var page = folder.resolve("page.html");
    var console = folder.resolve("console.txt");

    var browser =
        new ProcessBuilder(
                List.of(
                    CHROMIUM.toString(),
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--user-data-dir=" + folder.resolve("profile"),
                    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",
                    "--enable-logging=stderr",
                    "--virtual-time-budget=20000",
                    "--dump-dom",
                    "http://localhost:" + SERVER.port() + "/docs#/Avatar/createAvatar"))
            .redirectOutput(page.toFile())
            .redirectError(console.toFile())
            .start();
    var ended = browser.waitFor(2, TimeUnit.MINUTES);
    browser.destroyForcibly();

    assertThat(ended).as("the browser ended").isTrue();
    assertThat(Files.readString(page))
        .contains("operations-Account-signIn")
        .contains("operations-Avatar-reshapeAvatar")
        .contains("operations-WhatsApp-receiveWebhook")
        .contains("btn authorize")
        .contains("btn execute opblock-control__btn");
    assertThat(new String(Files.readAllBytes(console), StandardCharsets.UTF_8))
        .doesNotContain("Content Security Policy")
        .doesNotContain("CONSOLE:");
  }
}
