package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.postgres.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/// Ava as people run it: `java -jar ava.jar` in a process of its own, which can be killed.
public final class AvaProcess implements AutoCloseable {
  private static final Path JAR = Path.of("target", "ava.jar").toAbsolutePath();
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  static {
    // Several processes start beside each other on few cores.
    Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
  }

  private static final Path CACHE = rehearse();

  private final Process process;
  private final Path output;
  private final String url;

  private AvaProcess(Process process, Path output, String url) {
    this.process = process;
    this.output = output;
    this.url = url;
  }

  /// An ahead-of-time cache (JEP 514) for the jar, which halves the work of a start.
  public static Path cache() {
    return CACHE;
  }

  /// Starts `serve` and waits until it is ready.
  static AvaProcess serve(Map<String, String> variables) {
    return run(variables, "serve").ready();
  }

  /// Starts a server with a line of shell, in a folder, and waits until it is ready.
  static AvaProcess serve(Map<String, String> variables, Path folder, String line) {
    return launch(variables, folder, List.of("bash", "-c", "exec " + line)).ready();
  }

  /// Starts `serve` of another version and waits until it is ready.
  static AvaProcess serve(Path jar, Map<String, String> variables) {
    return run(jar, "-Xshare:auto", variables, "serve").ready();
  }

  /// A folder in which the command `ava` is, with whatever environment it is called.
  static Path onPath() {
    try {
      var command = emptyFolder().resolve("ava");
      Files.writeString(
          command,
          """
          #!/bin/sh
          exec %s -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -XX:AOTCache=%s -jar %s "$@"
          """
              .formatted(java(), CACHE, JAR));
      command.toFile().setExecutable(true);
      return command.getParent();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts any command, with nothing in the environment but `variables`.
  static AvaProcess run(Map<String, String> variables, String... arguments) {
    return run("-XX:AOTCache=" + CACHE, variables, arguments);
  }

  private static AvaProcess run(String option, Map<String, String> variables, String... arguments) {
    return run(JAR, option, variables, arguments);
  }

  private static AvaProcess run(
      Path jar, String option, Map<String, String> variables, String... arguments) {
    var command = new ArrayList<>(List.of(java(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of(option, "-jar", jar.toString()));
    command.addAll(List.of(arguments));
    return launch(variables, emptyFolder(), command);
  }

  private static Path rehearse() {
    var cache = emptyFolder().resolve("ava.aot");
    try (var ava = run("-XX:AOTCacheOutput=" + cache, Map.of(), "rehearse")) {
      assertThat(ava.exitCode()).as(ava::printed).isZero();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThat(cache).exists();
    return cache;
  }

  Api api() {
    return new Api(url);
  }

  Webhooks webhooks() {
    return new Webhooks(url);
  }

  String url() {
    return url;
  }

  /// `kill -9`.
  void killHard() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /// `kill`, and what comes of it.
  int stop() throws InterruptedException {
    process.destroy();
    return exitCode();
  }

  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(this::printed).isTrue();
    return process.exitValue();
  }

  String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    if (!process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join().isAlive()) {
      return;
    }
    killHard();
  }

  private static AvaProcess launch(
      Map<String, String> variables, Path folder, List<String> command) {
    try {
      var output = emptyFolder().resolve("output");
      var builder =
          new ProcessBuilder(command)
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(output.toFile());
      var path = builder.environment().getOrDefault("PATH", "");
      builder.environment().clear();
      builder.environment().put("PATH", path);
      builder.environment().putAll(variables);
      return new AvaProcess(
          builder.start(), output, "http://localhost:" + variables.getOrDefault("PORT", "8080"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path emptyFolder() {
    return TestFolders.untilTheEnd("ava-process");
  }

  private AvaProcess ready() {
    await().atMost(LONGEST_START).until(this::isReadyOrOver);
    assertThat(process.isAlive()).as(this::printed).isTrue();
    return this;
  }

  private static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  private boolean isReadyOrOver() {
    try {
      var request = HttpRequest.newBuilder(URI.create(url + "/health/readiness")).build();
      return HttpClient.newHttpClient()
              .send(request, HttpResponse.BodyHandlers.discarding())
              .statusCode()
          == 200;
    } catch (IOException notYet) {
      return !process.isAlive();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }
}
