package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The message log, read a page at a time.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MessagesScenarioTest {
  private static final Pattern NEXT = Pattern.compile("<(/messages\\?[^>]+)>; rel=\"next\"");
  private static final int MANY = 431;

  private RunningAva ava;
  private Api ann;

  @BeforeAll
  void start() throws Exception {
    ava = RunningAva.start();
    ann = ava.api().signedUp();
    write(ann, MANY);
  }

  @AfterAll
  void stop() throws Exception {
    ava.close();
  }

  @Test
  void whoHasNeverTalkedSeesAnEmptyPage() throws Exception {
    var messages = ava.api().signedUp().get("/messages");

    assertThat(messages.status()).isEqualTo(200);
    assertThat(messages.response().body()).isEqualTo("[]");
    assertThat(messages.header("Link")).isEmpty();
  }

  @Test
  void aPageHasTheFiftyNewestIfNobodySays() throws Exception {
    var page = ann.get("/messages");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.all("content")).containsExactlyElementsOf(newestFirst().subList(0, 50));
    assertThat(next(page)).isPresent();
    assertThat(page.text(0, "user_id")).isEqualTo(ann.get("/auth/me").text("user_id"));
    assertThat(page.response().body()).startsWith("[{\"id\":");
    assertThat(page.fields(0))
        .containsExactlyInAnyOrder(
            "id", "user_id", "avatar_id", "channel", "role", "content", "created_at", "status");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 50, 200})
  void theLinksLeadThroughEveryMessageOnceNewestFirst(int limit) throws Exception {
    var read = new ArrayList<String>();
    var sizes = new ArrayList<Integer>();
    var path = Optional.of("/messages?limit=" + limit);
    while (path.isPresent()) {
      var page = ann.get(path.get());
      read.addAll(page.all("content"));
      sizes.add(page.json().size());
      path = next(page);
    }

    assertThat(read).containsExactlyElementsOf(newestFirst());
    assertThat(sizes.subList(0, sizes.size() - 1)).containsOnly(limit);
    assertThat(sizes).hasSize((MANY + limit - 1) / limit);
  }

  @Test
  void messagesThatArriveWhileSomebodyPagesMoveNothing() throws Exception {
    var ben = ava.api().signedUp();
    write(ben, 6);
    var first = ben.get("/messages?limit=3");
    var second = next(first).orElseThrow();

    ava.sql(
        """
        insert into ava.messages (id, user_id, channel, role, content, status, created_at)
        values (gen_random_uuid(), ?, 'app', 'user', 'a newer one', 'received', now() + interval '1 hour')""",
        userId(ben));

    assertThat(ben.get(second).all("content"))
        .containsExactly("message 3", "message 2", "message 1");
    assertThat(ben.get(second).header("Link")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          limit, /messages?limit=0
          limit, /messages?limit=201
          limit, /messages?limit=-1
          limit, /messages?limit=ten
          limit, /messages?limit=99999999999
          limit, /messages?limit=
          before, /messages?before=nonsense
          before, /messages?before=AAAA
          before, /messages?before=__________________________________8
          """)
  void aPageThatCannotBeIsRefused(String parameter, String path) throws Exception {
    var refused = ann.get(path);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("code")).isEqualTo("validation_failed");
    assertThat(refused.errors()).containsOnlyKeys(parameter);
  }

  private static Optional<String> next(Api.Answer page) {
    return Optional.of(page.header("Link"))
        .filter(link -> !link.isEmpty())
        .map(
            link -> {
              var matcher = NEXT.matcher(link);
              assertThat(matcher.matches()).as(link).isTrue();
              return matcher.group(1);
            });
  }

  /// Several messages have the same time, so that only their ids order them.
  private void write(Api user, int many) throws Exception {
    ava.sql(
        """
        insert into ava.messages (id, user_id, channel, role, content, status, created_at)
        select (left(md5(u::text), 20) || lpad(to_hex(n), 12, '0'))::uuid, u,
               'whatsapp', 'user', 'message ' || n, 'received',
               timestamptz '2026-01-01' + (n / 5) * interval '1 microsecond'
        from generate_series(1, ?) n, (select ?::uuid u) who""",
        many,
        userId(user));
  }

  private static UUID userId(Api user) throws Exception {
    return UUID.fromString(user.get("/auth/me").text("user_id"));
  }

  private static List<String> newestFirst() {
    return IntStream.iterate(MANY, n -> n > 0, n -> n - 1)
        .mapToObj("message %d"::formatted)
        .toList();
  }
}
