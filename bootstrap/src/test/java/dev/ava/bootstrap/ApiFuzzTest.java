package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.micronaut.json.tree.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Specmatic asks every operation of `openapi.yml` for everything that its schemas allow and for
/// much that they don't, and the Big List of Naughty Strings stands in for what it asked with.
/// `make fuzz-api` fetches both.
class ApiFuzzTest {
  private static final String TOOLS = System.getProperty("ava.test.fuzz-tools", "");
  private static final long SEED = Long.getLong("ava.test.fuzz-seed", 1);
  private static final int VARIATIONS = Integer.getInteger("ava.test.fuzz-variations", 500);

  /// What Specmatic finds wrong with an answer. A status that is another than the one it hoped for
  /// is none, as long as it is in the document.
  private static final Pattern FINDING = Pattern.compile("(?m)^ +(R[0-9]{4}: .*)$");

  private static final String OTHER_STATUS = "R0002: HTTP status mismatch";

  @TempDir private Path folder;

  @Test
  void noRequestIsAnsweredWithAnErrorOfOursOrWithWhatTheDocumentDoesNotSay() throws Exception {
    assumeTrue(!TOOLS.isEmpty(), "Only `make fuzz-api` fetches the tools.");
    try (var ava = RunningAva.start(Map.of("WHATSAPP_LINKING", "open"))) {
      var document = new ApiDocument(ava.api().get("/openapi.yml").response().body());
      var random = RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(SEED);
      var naughty = new NaughtyRequests(naughtyStrings(), random);
      try (var proxy = new FuzzProxy(ava, document, naughty, random)) {
        var said = specmatic(document, proxy.url());
        proxy.vary(VARIATIONS);

        proxy
            .answers()
            .forEach((operation, statuses) -> System.out.println(operation + " " + statuses));
        assertThat(proxy.faults()).isEmpty();
        assertThat(findings(said)).as("see target/specmatic.txt").containsOnly(OTHER_STATUS);
        assertThat(proxy.answers().keySet()).isEqualTo(document.operations());
        assertThat(proxy.answers().values())
            .allSatisfy(
                statuses ->
                    assertThat(statuses.values().stream().mapToInt(Integer::intValue).sum())
                        .isGreaterThan(VARIATIONS));
      }
      assertThat(ava.api().signedUp().get("/auth/me").status()).isEqualTo(200);
    }
  }

  private static TreeSet<String> findings(String said) {
    var findings = new TreeSet<String>();
    FINDING.matcher(said).results().map((MatchResult it) -> it.group(1)).forEach(findings::add);
    return findings;
  }

  private String specmatic(ApiDocument document, String url)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("openapi.yaml"), document.withoutExamples());
    Files.writeString(
        folder.resolve("specmatic.yaml"),
        """
        version: 2
        contracts:
        - provides:
          - openapi.yaml
        test:
          resiliencyTests:
            enable: all
        security:
          OpenAPI:
            securitySchemes:
              bearer:
                type: bearer
                token: of-whom-the-proxy-knows
        """);
    var output = folder.resolve("output");
    var process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-jar",
                Path.of(TOOLS, "node_modules/specmatic/specmatic.jar").toString(),
                "test",
                "--testBaseURL=" + url,
                "--timeout=60")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.MINUTES)).isTrue();
    var said = Files.readString(output);
    Files.writeString(Path.of("target", "specmatic.txt"), said);
    return said;
  }

  private static List<String> naughtyStrings() throws IOException {
    var list = Json.read(Files.readAllBytes(Path.of(TOOLS, "naughty-strings.json")));
    return StreamSupport.stream(list.values().spliterator(), false)
        .map(JsonNode::getStringValue)
        .toList();
  }
}
