package dev.ava.metagraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ava.domain.messaging.Handling;
import dev.ava.domain.messaging.MetaErrorCode;
import dev.ava.domain.messaging.SendFailure;
import dev.ava.domain.messaging.port.MessageGateway;
import dev.ava.domain.messaging.port.MessageGateway.Result;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every error that Meta documents, through the real client. The table is written from Meta's words
/// and owes nothing to [MetaErrorCode], so that a slip there shows here.
final class MetaErrorTableTest {
  /// Code, HTTP status, class, handling, most attempts if they are bounded, and shortest wait if
  /// there is one.
  ///
  /// Classes: R passes by itself, H only after hours, P never, W needs a template because the
  /// window is closed, C is for a person to mend, T is a faulty template, B is our bug.
  private static final String TABLE =
      """
      0       | 401 | C   | STOP
      1       | 400 | R   | RETRY | 3
      2       | 503 | R   | RETRY
      3       | 500 | C   | STOP
      4       | 429 | R   | PAUSE | - | PT1M
      10      | 403 | C   | STOP
      17      | 429 | R   | PAUSE | - | PT1M
      33      | 400 | C   | STOP
      100     | 400 | B   | BUG
      104     | 401 | C   | STOP
      190     | 401 | C   | STOP
      368     | 403 | C   | STOP
      613     | 429 | R   | PAUSE | - | PT1M
      803     | 404 | C   | STOP
      80007   | 429 | R   | PAUSE | - | PT5M
      130403  | 400 | P   | PERMANENT
      130429  | 429 | R   | PAUSE | - | PT1S
      130472  | 400 | P   | PERMANENT
      130497  | 403 | P/C | PERMANENT
      131000  | 500 | R   | RETRY | 4
      131005  | 403 | C   | STOP
      131008  | 400 | B   | BUG
      131009  | 400 | B   | BUG
      131014  | 400 | R   | RETRY | 3
      131016  | 500 | R   | RETRY
      131021  | 400 | P   | PERMANENT
      131026  | 400 | P   | PERMANENT
      131030  | 400 | C   | STOP
      131031  | 403 | C   | STOP
      131037  | 400 | C   | STOP
      131041  | 400 | P   | PERMANENT
      131042  | 400 | C   | STOP
      131045  | 500 | C   | STOP
      131047  | 400 | W   | WINDOW
      131048  | 400 | H/C | PAUSE | - | PT1H
      131049  | 400 | H   | HOLD  | - | PT24H
      131050  | 400 | P   | PERMANENT
      131051  | 400 | B   | BUG
      131052  | 400 | P   | PERMANENT
      131053  | 400 | R   | RETRY | 3
      131055  | 400 | B   | BUG
      131056  | 429 | R   | RETRY | - | PT1S
      131057  | 500 | R   | PAUSE | - | PT1M
      131062  | 400 | P   | PERMANENT
      131063  | 400 | C   | STOP
      131064  | 400 | H/C | PAUSE | - | PT1H
      132000  | 400 | T   | TEMPLATE
      132001  | 404 | T   | TEMPLATE
      132005  | 400 | T   | TEMPLATE
      132007  | 400 | T   | TEMPLATE
      132008  | 400 | T   | TEMPLATE
      132012  | 400 | T   | TEMPLATE
      132015  | 400 | H   | HOLD  | - | PT1H
      132016  | 400 | P   | PERMANENT
      132018  | 400 | T   | TEMPLATE
      132068  | 400 | C   | STOP
      132069  | 400 | H   | HOLD  | - | PT1H
      133000  | 500 | C   | STOP
      133004  | 503 | R   | RETRY
      133005  | 400 | C   | STOP
      133006  | 400 | C   | STOP
      133008  | 400 | H   | PAUSE | - | PT1H
      133009  | 400 | H   | PAUSE | - | PT1H
      133010  | 400 | C   | STOP
      133015  | 400 | R   | PAUSE | - | PT5M
      133016  | 400 | H   | PAUSE | - | PT1H
      134011  | 400 | C   | STOP
      134100  | 400 | T   | TEMPLATE
      134101  | 400 | R   | RETRY | - | PT10M
      134102  | 400 | C   | STOP
      135000  | 400 | B   | BUG
      137000  | 400 | P   | PERMANENT
      147001  | 400 | C   | STOP
      147002  | 400 | C   | STOP
      147003  | 400 | C   | STOP
      147004  | 400 | C   | STOP
      147005  | 400 | C   | STOP
      2494100 | 500 | R   | PAUSE | - | PT5M
      """;

  private static final Map<String, Set<Handling>> CLASSES =
      Map.of(
          "R", EnumSet.of(Handling.RETRY, Handling.PAUSE),
          "H", EnumSet.of(Handling.HOLD, Handling.PAUSE),
          "P", EnumSet.of(Handling.PERMANENT),
          "W", EnumSet.of(Handling.WINDOW),
          "C", EnumSet.of(Handling.STOP),
          "T", EnumSet.of(Handling.TEMPLATE),
          "B", EnumSet.of(Handling.BUG));

  private static final StubGraph graph = new StubGraph();
  private static final ApplicationContext context = Gateways.start(graph.url(), Map.of());
  private static final MessageGateway gateway = context.getBean(MessageGateway.class);

  @AfterAll
  static void close() {
    context.close();
    graph.close();
  }

  @ParameterizedTest
  @MethodSource("table")
  void anErrorWithAllThatMetaSaysHasItsHandling(Row row) {
    graph.answers(
        row.status(),
        "",
        """
        {"error":{"message":"(#%1$d) Words","type":"OAuthException","code":%1$d,\
        "error_subcode":2494055,"is_transient":true,"error_user_title":"Title",\
        "error_user_msg":"More words","fbtrace_id":"Az8or2yhqkZfEZ-_4Qn_Bam",\
        "error_data":{"messaging_product":"whatsapp","details":"Details."}}}"""
            .formatted(row.code()));

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(
            failed(
                row,
                "(#%d) Words: Details., subcode 2494055, trace Az8or2yhqkZfEZ-_4Qn_Bam"
                    .formatted(row.code())));
    assertThat(graph.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("table")
  void anErrorWithDataInPlainTextUnderAStrangeStatusHasTheSameHandling(Row row) {
    graph.answers(
        row.status() < 500 ? 500 : 400,
        "",
        """
        {"error":{"message":"(#%1$d) Words","type":"OAuthException","code":%1$d,\
        "error_data":"Details.","fbtrace_id":"Az8"}}"""
            .formatted(row.code()));

    assertThat(gateway.send(Gateways.message("hi"), 1))
        .isEqualTo(failed(row, "(#%d) Words: Details., trace Az8".formatted(row.code())));
    assertThat(graph.requests()).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyHandlingIsOneThatItsClassAllows(Row row) {
    assertThat(Stream.of(row.letters().split("/")).flatMap(each -> allowed(each).stream()))
        .contains(row.handling());
  }

  @ParameterizedTest
  @MethodSource("table")
  void everyErrorIsRepeatedAsOftenAndAsSoonAsItsClassAllows(Row row) {
    var error = MetaErrorCode.of(row.code()).orElseThrow();

    assertThat(error.mostAttempts()).isEqualTo(row.mostAttempts());
    assertThat(error.waitAfter(1)).isEqualTo(row.shortestWait());
    assertThat(error.meaning()).endsWith(".");
    assertThat(error.remedy()).endsWith(".");
  }

  @Test
  void thePairLimitIsWaitedOutFourTimesAsLongEachTime() {
    assertThat(IntStream.rangeClosed(1, 7).mapToObj(MetaErrorCode.PAIR_RATE_LIMIT::waitAfter))
        .containsExactlyElementsOf(
            Stream.of(1, 4, 16, 64, 256, 1_024, 4_096).map(Duration::ofSeconds).toList());
  }

  @Test
  void noErrorIsMissingInTheTable() {
    var known = Arrays.stream(MetaErrorCode.values()).map(MetaErrorCode::code);

    assertThat(table().stream().map(Row::code)).doesNotHaveDuplicates().containsAll(known.toList());
  }

  private static List<Row> table() {
    return Stream.concat(
            TABLE.lines().map(Row::parse),
            IntStream.rangeClosed(200, 299).mapToObj(code -> Row.parse(code + " | 403 | C | STOP")))
        .toList();
  }

  private static Set<Handling> allowed(String letter) {
    return CLASSES.getOrDefault(letter, Set.of());
  }

  private static Result failed(Row row, String reason) {
    return new Result.Failed(new SendFailure(row.code(), reason), row.handling(), Optional.empty());
  }

  /// One line of the table.
  private record Row(
      int code,
      int status,
      String letters,
      Handling handling,
      int mostAttempts,
      Duration shortestWait) {
    static Row parse(String line) {
      var cells = line.strip().split("\\s*\\|\\s*");
      return new Row(
          Integer.parseInt(cells[0]),
          Integer.parseInt(cells[1]),
          cells[2],
          Handling.valueOf(cells[3]),
          cells.length > 4 && !cells[4].equals("-")
              ? Integer.parseInt(cells[4])
              : Integer.MAX_VALUE,
          cells.length > 5 ? Duration.parse(cells[5]) : Duration.ZERO);
    }

    @Override
    public String toString() {
      return code + " " + handling;
    }
  }
}
