package dev.ava.bootstrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Bodies as large as Meta's, on a node that only takes them in, so that every row is as it was
/// stored.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReceiverScenarioTest {
  private static final int MEGABYTE = 1024 * 1024;
  private static final int UPDATES = 1_000;

  private RunningAva ava;

  @BeforeAll
  void start() {
    ava = RunningAva.startWith(Map.of("ava.workers.enabled", false));
  }

  @AfterEach
  void forget() throws Exception {
    ava.sql("drop function if exists ava.disk_full() cascade");
    ava.sql("delete from ava.inbox");
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void aThousandUpdatesInThreeMegabytesAreStoredInOneTransaction() throws Exception {
    var body = updates(3 * MEGABYTE / UPDATES);

    var answer = ava.webhooks().post(body.getBytes(UTF_8));

    assertThat(body.length()).isBetween(3 * MEGABYTE, 4 * MEGABYTE);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(ava.sql("select count(*) from ava.inbox group by xmin")).containsExactly("1000");
    assertThat(ava.sql("select count(distinct raw) from ava.inbox")).containsExactly("1000");
  }

  @Test
  void ofABodyThatCannotBeCommittedNothingIsStoredAndMetaSendsItAgain() throws Exception {
    ava.sql(
        """
        create function ava.disk_full() returns trigger language plpgsql as
        $$ begin raise exception using errcode = 'disk_full'; end $$""");
    ava.sql(
        """
        create constraint trigger disk_full after insert on ava.inbox deferrable initially deferred
        for each row when (new.raw like '%number 999 %') execute function ava.disk_full()""");

    var refused = ava.webhooks().post(updates(10).getBytes(UTF_8));

    assertThat(refused.statusCode()).isEqualTo(503);
    assertThat(refused.headers().firstValue("Retry-After")).isPresent();
    assertThat(ava.sql("select count(*) from ava.inbox")).containsExactly("0");

    ava.sql("drop function ava.disk_full() cascade");
    assertThat(ava.webhooks().post(updates(10))).isEqualTo(200);
    assertThat(ava.sql("select count(*) from ava.inbox")).containsExactly("1000");
  }

  @Test
  void whatIsSignedIsWhatWasSentAndNotWhatItUnpacksTo() throws Exception {
    var refused = ava.webhooks().postPacked(updates(1));

    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(ava.sql("select count(*) from ava.inbox")).containsExactly("0");
  }

  @Test
  void aBodyAboveTheLimitIsRefusedAndNotStored() throws Exception {
    var body = updates(4 * MEGABYTE / UPDATES);

    var refused = ava.webhooks().post(body.getBytes(UTF_8));

    assertThat(body.length()).isGreaterThan(4 * MEGABYTE);
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(refused.body()).contains("\"code\":\"too_large\"");
    assertThat(ava.sql("select count(*) from ava.inbox")).containsExactly("0");
  }

  /// A body with messages of as many people.
  ///
  /// @param length of each text, about
  private static String updates(int length) {
    return Webhooks.message(
        Api.somePhone(),
        IntStream.range(0, UPDATES)
            .mapToObj(number -> "number " + number + " " + "x".repeat(length))
            .map(Webhooks::body)
            .map(text -> Webhooks.said(Api.somePhone(), Webhooks.wamid(), "text", text))
            .toArray(String[]::new));
  }
}
