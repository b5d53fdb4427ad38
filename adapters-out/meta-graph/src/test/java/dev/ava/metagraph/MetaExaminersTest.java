package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.testkit.contract.ExaminerContract;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A set-up in which all is well, and several with nobody there.
final class MetaExaminersTest extends ExaminerContract {
  private static final StubMeta meta = new StubMeta();
  private static final StubGraph silent = new StubGraph();
  private static final Examined well = Examined.at(meta.url());
  private static final Examined lonely = Examined.at("http://127.0.0.1:9");

  @AfterAll
  static void close() {
    well.close();
    lonely.close();
    meta.close();
    silent.close();
  }

  @Override
  protected List<Examiner> wellExaminers() {
    return well.examiners();
  }

  @Override
  protected List<Examiner> lonelyExaminers() {
    return lonely.examiners();
  }

  @Override
  protected List<String> secrets() {
    return List.of(StubMeta.TOKEN, StubMeta.APP_SECRET);
  }

  @Test
  void nothingIsAskedThatChangesAnything() {
    well.findings();

    assertThat(meta.asked()).isNotEmpty().allMatch(asked -> asked.startsWith("GET "));
  }

  @Test
  void theTokensTravelInNoAddressButOne() {
    well.findings();

    assertThat(meta.asked())
        .filteredOn(asked -> asked.contains("canary"))
        .isNotEmpty()
        .allMatch(asked -> asked.startsWith("GET /v25.0/debug_token?input_token="));
  }

  @Test
  void metasTermsAreStatedWithTheirSources() {
    assertThat(well.finding(Check.AI_TERMS))
        .satisfies(
            terms -> {
              assertThat(terms.seen()).contains("15 January 2026", "primary functionality");
              assertThat(terms.source()).isEqualTo(Meta.SOLUTION_TERMS);
            });
    assertThat(well.finding(Check.BILLING))
        .satisfies(
            billing -> {
              assertThat(billing.seen()).contains("1 October 2026");
              assertThat(billing.source()).isEqualTo(Meta.REPLY_PRICES);
            });
  }

  @ParameterizedTest
  @CsvSource({
    "http://127.0.0.1:9, refuses the connection",
    "http://graph.invalid, leads nowhere",
    "https://127.0.0.1:PLAIN, cannot be spoken to safely",
    "http://127.0.0.1:SILENT, does not answer in time"
  })
  void whyThereIsNoAnswerIsSaidInPlainWords(String url, String why) {
    silent.behaves(
        url.contains("PLAIN") ? MetaExaminersTest::speakPlainly : StubGraph.Connection::hang);
    var place = url.replaceFirst("127.0.0.1:[A-Z]+", silent.url().substring("http://".length()));
    try (var examined = Examined.at(place)) {
      var begun = Instant.now();

      var graph = examined.finding(Check.GRAPH);

      assertThat(graph.level()).isEqualTo(Level.FAILED);
      assertThat(graph.seen()).contains(why);
      assertThat(Duration.between(begun, Instant.now())).isLessThan(Examined.LIMIT.plusSeconds(2));
    }
  }

  /// What answers a TLS greeting like this knows no TLS.
  private static void speakPlainly(StubGraph.Connection connection) throws IOException {
    connection.readByte();
    connection.write("HTTP/1.1 400 Bad Request\r\n\r\n");
  }

  @ParameterizedTest
  @CsvSource({"200, <html>", "502, Bad Gateway", "200, []", "200, ''", "302, {}"})
  void whatAnswersInMetasPlaceIsNotTakenForMeta(int status, String body) {
    silent.answers(status, "", body);

    try (var examined = Examined.at(silent.url())) {
      var graph = examined.finding(Check.GRAPH);

      assertThat(graph.level()).isEqualTo(Level.FAILED);
      assertThat(graph.seen()).contains("answers " + status);
    }
  }

  @Test
  void withoutAnAnswerEverythingElseIsUnknownAndNotBroken() {
    assertThat(lonely.findings())
        .filteredOn(finding -> finding.check() != Check.GRAPH)
        .filteredOn(finding -> finding.level() != Level.NOTICE)
        .filteredOn(finding -> finding.check() != Check.GRAPH_VERSION)
        .extracting(Finding::level)
        .containsOnly(Level.UNKNOWN);
  }

  @Test
  void ofASimulatedWhatsAppOnlyThatIsSaid() {
    try (var examined = Examined.at("http://127.0.0.1:9", Map.of("ava.whatsapp.simulated", true))) {
      assertThat(examined.findings())
          .extracting(Finding::check)
          .containsExactlyInAnyOrder(Check.GRAPH, Check.AI_TERMS, Check.BILLING);
      assertThat(examined.finding(Check.GRAPH).level()).isEqualTo(Level.NOTICE);
    }
  }
}
