package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.yaml.snakeyaml.Yaml;

/// What Prometheus gets to see, and what the documents, the dashboard and the alerts make of it.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MetricsScenarioTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path OPERATIONS = ROOT.resolve("docs/operations");
  private static final Pattern ROW =
      Pattern.compile(
          "(?m)^\\| `([a-z0-9_]+)` \\| (gauge|counter|histogram|summary) \\| ([^|]*) \\|");

  private RunningAva ava;
  private Scrape scrape;

  @BeforeAll
  void start() throws Exception {
    ava = RunningAva.start();
    live();
    scrape = new Scrape(ava.api().get("/prometheus").response().body());
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void everyMetricIsDocumentedWithItsLabels() {
    var documented =
        ROW.matcher(read(OPERATIONS.resolve("metrics.md")))
            .results()
            .collect(
                Collectors.toMap(
                    row -> row.group(1) + " " + row.group(2), row -> labels(row.group(3))));

    assertThat(documented).containsAllEntriesOf(scrape.families());
    assertThat(documented.keySet())
        .filteredOn(family -> !family.startsWith("jvm_gc_"))
        .isSubsetOf(scrape.families().keySet());
  }

  @Test
  void theDashboardAsksForNothingThatIsNotThere() {
    var dashboard = Json.read(read(OPERATIONS.resolve("dashboard.json")).getBytes(UTF_8));
    var asked = new ArrayList<String>();
    for (var panel : dashboard.get("panels").values()) {
      if (panel.get("targets") != null) {
        assertThat(panel.get("targets").size()).isPositive();
        panel.get("targets").values().forEach(target -> asked.add(Json.text(target, "expr")));
      }
    }

    assertThat(asked).hasSizeGreaterThan(20).allSatisfy(this::assertAnswered);
  }

  @Test
  @SuppressWarnings("unchecked")
  void everyAlertCanFireAndSaysWhatToDo() {
    var file =
        (Map<String, List<Map<String, Object>>>)
            new Yaml().load(read(OPERATIONS.resolve("alerts.yml")));
    var rules = (List<Map<String, Object>>) file.get("groups").getFirst().get("rules");
    var anchors =
        Pattern.compile("(?m)^#+ (.+)$")
            .matcher(read(ROOT.resolve("docs/operations.md")))
            .results()
            .map(
                heading ->
                    heading
                        .group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\w -]", "")
                        .replace(' ', '-'))
            .collect(Collectors.toSet());

    assertThat(rules).hasSizeGreaterThan(10);
    for (var rule : rules) {
      var name = String.valueOf(rule.get("alert"));
      assertAnswered(String.valueOf(rule.get("expr")));
      assertThat((Map<String, String>) rule.get("labels")).as(name).containsKey("severity");
      var runbook = ((Map<String, String>) rule.get("annotations")).get("runbook_url");
      assertThat(runbook).isEqualTo("docs/operations.md#" + name.toLowerCase(Locale.ROOT));
      assertThat(anchors).contains(runbook.substring(runbook.indexOf('#') + 1));
    }
  }

  @Test
  void anUnknownNameOrLabelWouldBeFound() {
    assertThat(new PromQl("rate(ava_nothing_total[5m])").unknownTo(scrape))
        .contains("ava_nothing_total");
    assertThat(new PromQl("max(ava_numbers{stand=\"stopped\"})").unknownTo(scrape))
        .contains("ava_numbers{stand}");
    assertThat(new PromQl("sum by (kind) (ava_numbers)").unknownTo(scrape)).contains("by kind");
    assertThat(new PromQl("levitate(ava_numbers)").unknownTo(scrape)).contains("levitate");
    assertThat(new PromQl("max(ava_numbers{standing=\"stoped\"})").unknownTo(scrape))
        .contains("ava_numbers{standing=\"stoped\"}");
  }

  @Test
  void noLabelHasAValueForEachMessageOrPerson() {
    assertThat(scrape.text()).doesNotContain("wamid.", "+49151", "@example.org");
    assertThat(scrape.samples()).isLessThan(2_500);
  }

  private void assertAnswered(String query) {
    assertThat(new PromQl(query).unknownTo(scrape)).as(query).isEmpty();
  }

  /// Everything happens once that some metric only counts from its first time on.
  private void live() throws Exception {
    var phone = Api.somePhone();
    var ann = ava.linked(phone);
    var refused = Api.somePhone();
    ava.linked(refused);
    ava.graph().refuse(refused, 131_026);
    ava.webhooks().post(Webhooks.text(refused, Webhooks.wamid(), "hello"));
    ava.webhooks().postUnsigned("{}");
    ann.get("/messages");
    ava.api().post("/auth/signin", Api.credentials(Api.someEmail(), "wrong password"));
    await().until(() -> ava.graph().refused(refused) == 1 && ava.waiting() == 0);
    await()
        .until(
            () ->
                !ava.api()
                    .get("/prometheus")
                    .response()
                    .body()
                    .contains("ava_inbox_oldest_seconds NaN"));
    System.gc();
  }

  private static Set<String> labels(String cell) {
    return Pattern.compile("`([a-z_]+)`")
        .matcher(cell)
        .results()
        .map(label -> label.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
