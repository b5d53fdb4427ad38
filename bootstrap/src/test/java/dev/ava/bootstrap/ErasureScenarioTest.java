package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ava.domain.account.port.Erasures;
import dev.ava.domain.messaging.port.Inbox;
import dev.ava.domain.messaging.usecase.ReplayInbox;
import dev.ava.domain.shared.Caller;
import dev.ava.domain.shared.UserId;
import dev.ava.domain.shared.port.Transactions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// An account to its end: what a person can take along, and that nothing is left behind.
@Order(1)
class ErasureScenarioTest {
  /// Where nothing of a person ever stands, or only as long as an erasure is under way.
  private static final Set<String> OF_NOBODY =
      Set.of("ava.nodes", "ava.business_numbers", "ava.erasures", "ava.erasure_names");

  /// What the built-in sign-in keeps, and nobody else.
  private static final Set<String> OF_THE_SIGN_IN =
      Set.of("ava.auth_sessions", "ava.auth_refresh_tokens");

  private RunningAva ava;
  private Canaries ann;

  @BeforeEach
  void start() throws Exception {
    ava = RunningAva.start();
    ann = Canaries.planted(ava);
  }

  @AfterEach
  void stop() throws Exception {
    ava.close();
  }

  private static boolean isFilled(String table) {
    return !OF_NOBODY.contains(table)
        && (TestSignIn.isBuiltIn() || !OF_THE_SIGN_IN.contains(table));
  }

  @Test
  void nothingOfThePersonIsLeftAnywhere() throws Exception {
    var traces = traces();
    ava.sql("insert into ava.rate_limits values ('user', ?, now() + interval '1 day')", ann.user());
    assertThat(Places.of(ava, traces).keySet())
        .as("there is something to be erased in every table")
        .containsAll(Places.tables(ava).stream().filter(ErasureScenarioTest::isFilled).toList());
    var ben = ben();
    var before = Places.of(ava, List.of(ben.userId(), ben.phone().substring(1)));

    assertThat(ann.delete("wrong").text("code")).isEqualTo("invalid_credentials");
    assertThat(ann.delete(Canaries.PASSWORD).status()).isEqualTo(204);

    assertThat(Places.of(ava, traces))
        .as("but for what Ben has said of Ann")
        .isEqualTo(Map.of("ava.inbox", 1, "ava.messages", 1));
    assertThat(Places.of(ava, List.of(ben.userId(), ben.phone().substring(1)))).isEqualTo(before);
    assertThat(ben.api().get("/messages").json().size()).isEqualTo(3);
    assertThat(ava.sql("select count(*) from ava.erasures")).containsExactly("0");
  }

  @Test
  void tokensOfTheDeletedAccountAreRefusedEverywhere() throws Exception {
    ann.delete(Canaries.PASSWORD);

    var api = ann.api();
    var avatar = "{\"name\":\"Luna\",\"age\":27,\"personality\":\"shy\"}";
    for (var refused :
        List.of(
            api.get("/auth/me"),
            api.get("/avatars/me"),
            api.post("/avatars", avatar),
            api.put("/avatars/me", avatar),
            api.get("/preferences"),
            api.put("/preferences/whatsapp", Api.phone(ann.phone())),
            api.delete("/preferences/whatsapp"),
            api.get("/messages"),
            api.get("/account/export"),
            ann.delete(Canaries.PASSWORD),
            ava.api()
                .post("/auth/refresh", "{\"refresh_token\":\"%s\"}".formatted(ann.refreshToken())),
            ava.api().post("/auth/signin", Api.credentials(ann.email(), Canaries.PASSWORD)))) {
      assertThat(refused.status()).as(refused.response().uri().getPath()).isEqualTo(401);
    }
    assertThat(Places.of(ava, traces())).isEmpty();
  }

  @Test
  void whoComesBackIsSomebodyNew() throws Exception {
    ann.delete(Canaries.PASSWORD);

    var again = ava.api().post("/auth/signup", Api.credentials(ann.email(), Canaries.PASSWORD));

    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("user_id")).isNotEqualTo(ann.user());
    var api = ava.api().as(again.text("access_token"));
    assertThat(api.get("/messages").response().body()).isEqualTo("[]");
    assertThat(api.get("/avatars/me").status()).isEqualTo(404);
    assertThat(api.put("/preferences/whatsapp", Api.phone(ann.phone())).status()).isEqualTo(200);
  }

  @Test
  void nothingComesBackByReportsOrByAReplay() throws Exception {
    var sent = ava.graph().to(ann.phone()).getFirst();
    var traces = traces();
    ann.delete(Canaries.PASSWORD);

    ava.webhooks().post(Webhooks.status(sent, "read"));
    ava.webhooks().post(Webhooks.status(sent, "failed"));
    await().until(() -> ava.waiting() == 0);
    ava.server()
        .beans()
        .getBean(ReplayInbox.class)
        .replay(
            new ReplayInbox.Command(
                Caller.Service.OPERATOR,
                new Inbox.Selection.Arrived(
                    Instant.now().minus(Duration.ofDays(1)), Instant.now())));
    await().until(() -> ava.waiting() == 0);

    assertThat(Places.of(ava, traces)).isEmpty();
  }

  @Test
  void whoWritesAfterwardsIsAStranger() throws Exception {
    ann.delete(Canaries.PASSWORD);
    var before = ava.graph().to(ann.phone()).size();

    ava.webhooks().post(ann.saying("is anybody there"));
    await().until(() -> ava.graph().to(ann.phone()).size() == before + 1);

    assertThat(ava.graph().to(ann.phone()).getLast().text())
        .startsWith("Hello! This number is not linked to an account yet.");
    assertThat(Places.of(ava, List.of(ann.user()))).isEmpty();
    assertThat(ava.sql("select count(*) from ava.messages")).containsExactly("0");
  }

  @Test
  void whoLinkedAndUnlinkedAndNeverTalkedLeavesNothing() throws Exception {
    var phone = Api.somePhone();
    var email = "cleo-%s@example.org".formatted(UUID.randomUUID());
    var session = ava.api().post("/auth/signup", Api.credentials(email, Canaries.PASSWORD));
    var cleo = ava.api().as(session.text("access_token"));
    var claimed = cleo.put("/preferences/whatsapp", Api.phone(phone));
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code")));
    await().until(() -> ava.graph().to(phone).size() == 1);
    await().until(() -> ava.waiting() == 0);
    assertThat(cleo.delete("/preferences/whatsapp").status()).isEqualTo(204);
    var traces = List.of(phone.substring(1), session.text("user_id"), email);
    assertThat(Places.of(ava, traces)).containsKeys("ava.inbox", "ava.outbox");

    var password = "{\"password\":\"%s\"}".formatted(Canaries.PASSWORD);
    assertThat(cleo.delete("/account", password).status()).isEqualTo(204);

    assertThat(Places.of(ava, traces)).isEmpty();
  }

  @Test
  void aReplyThatIsOnItsWayLeavesNothing() throws Exception {
    var traces = traces();
    ava.sql("update ava.outbox set state = 'accepted' where state = 'unknown'");
    ava.graph().hold();
    ava.webhooks().post(ann.saying("one more"));
    await()
        .until(
            () -> ava.sql("select count(*) from ava.outbox where state = 'sending'"),
            List.of("1")::equals);

    assertThat(ann.delete(Canaries.PASSWORD).status()).isEqualTo(204);
    ava.graph().release();
    await().until(() -> ava.graph().to(ann.phone()).getLast().text().endsWith("one more"));
    ava.webhooks().post(Webhooks.status(ava.graph().to(ann.phone()).getLast(), "delivered"));

    await().until(() -> ava.waiting() == 0);
    assertThat(Places.of(ava, traces)).isEmpty();
  }

  @Test
  void whateverHappensAtThatMomentTheAccountEnds() throws Exception {
    var statuses = ConcurrentHashMap.<String>newKeySet();
    var over = new AtomicBoolean();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var busy : busyWith(statuses)) {
        threads.submit(
            () -> {
              while (!over.get()) {
                busy.call();
              }
              return true;
            });
      }
      await().until(() -> statuses.contains("GET /messages 200"));

      var deleted = ann.delete(Canaries.PASSWORD);

      assertThat(deleted.status()).isEqualTo(204);
      await().until(() -> statuses.contains("GET /messages 401"));
      over.set(true);
    }
    await().until(() -> ava.waiting() == 0);
    assertThat(statuses)
        .allMatch(
            status ->
                status.matches(".*(200|201|204|401|404|409 avatar_exists)|POST /auth/signin 429"));
    assertThat(Places.of(ava, List.of(ann.user(), ann.email()))).isEmpty();
    assertThat(ava.sql("select count(*) from ava.messages")).containsExactly("0");
    assertThat(ava.sql("select count(*) from ava.inbox where state = 'dead'")).containsExactly("0");
  }

  private List<Callable<Boolean>> busyWith(Set<String> statuses) {
    var avatar = "{\"name\":\"Luna\",\"age\":27,\"personality\":\"shy\"}";
    var api = ann.api();
    return List.of(
        () -> statuses.add("GET /messages " + outcome(api.get("/messages"))),
        () -> statuses.add("GET /auth/me " + outcome(api.get("/auth/me"))),
        () -> statuses.add("POST /avatars " + outcome(api.post("/avatars", avatar))),
        () -> statuses.add("POST /auth/signin " + outcome(signIn())),
        () -> statuses.add("PUT /avatars/me " + outcome(api.put("/avatars/me", avatar))),
        () -> statuses.add("GET /preferences " + outcome(api.get("/preferences"))),
        () -> ava.webhooks().post(ann.saying("and one more")) == 200);
  }

  private Api.Answer signIn() throws Exception {
    return ava.api().post("/auth/signin", Api.credentials(ann.email(), Canaries.PASSWORD));
  }

  private static String outcome(Api.Answer answer) {
    return answer.status() == 409 ? "409 " + answer.text("code") : String.valueOf(answer.status());
  }

  @Test
  void whatANodeThatDiedHasBegunAnotherFinishes() throws Exception {
    var traces = traces();
    var now = Instant.now();
    var beans = ava.server().beans();
    beans
        .getBean(Transactions.class)
        .required(
            Caller.Service.ERASURE,
            () ->
                beans
                    .getBean(Erasures.class)
                    .erase(new UserId(UUID.fromString(ann.user())), now, now.plusSeconds(1)));

    assertThat(ann.api().get("/messages").status()).isEqualTo(401);
    await().until(() -> ava.sql("select user_id from ava.erasures"), List.of()::equals);

    assertThat(Places.of(ava, traces)).isEmpty();
  }

  @Test
  void everythingThatThePersonMaySeeIsInTheExport() throws Exception {
    var files = files(ann.api().download("/account/export"));

    assertThat(files)
        .containsOnlyKeys(
            "account.json",
            "avatar.json",
            "preferences.json",
            "identities.json",
            "messages.json",
            "timeline.html");
    for (var file : files.entrySet()) {
      assertThat(file.getValue())
          .as(file.getKey())
          .containsAnyOf(ann.traces().toArray(String[]::new));
    }
    var all = String.join("\n", files.values());
    for (var column : visibleColumns()) {
      for (var value : values(column)) {
        assertThat(all).as("%s of %s", value, column).contains(value);
      }
    }
    var shown = ann.api().get("/messages").json().size();
    assertThat(Json.read(bytes(files, "messages.json")).size()).isEqualTo(shown);
    assertThat(new String(bytes(files, "timeline.html"), StandardCharsets.UTF_8).split("<li ", -1))
        .hasSize(shown + 1);
  }

  /// Every column that the person's own role may read, but for what the database keeps to find its
  /// way: Meta's ids of messages and of what told of their events.
  private List<String> visibleColumns() throws Exception {
    var hidden =
        Set.of(
            "ava.messages.wamid",
            "ava.message_events.cause",
            "ava.identity_changes.id",
            "ava.whatsapp_identities.kind",
            "ava.whatsapp_identities.created_at",
            "ava.whatsapp_identities.awaits_user_id",
            "ava.message_events.kind");
    return ava
        .sql(
            """
            select format('%I.%I.%I', table_schema, table_name, column_name)
            from information_schema.column_privileges
            where grantee = 'authenticated' and privilege_type = 'SELECT' and table_schema = 'ava'
            order by 1
            """)
        .stream()
        .filter(column -> !hidden.contains(column))
        .toList();
  }

  /// What stands in a column for the person, as JSON would write it.
  private List<String> values(String column) throws Exception {
    var table = column.substring(0, column.lastIndexOf('.'));
    var name = column.substring(column.lastIndexOf('.') + 1);
    var values =
        ava.sql(
            """
            select distinct case
              when pg_typeof(t.%1$s) = cast('timestamptz' as regtype)
                then to_char(cast(cast(t.%1$s as text) as timestamptz) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
              when pg_typeof(t.%1$s) = cast('json' as regtype)
                then substring(cast(t.%1$s as text) from 'canary[0-9a-f]+')
              else cast(t.%1$s as text) end
            from %2$s t where t.user_id = ? and t.%1$s is not null
            """
                .formatted(name, table),
            UUID.fromString(ann.user()));
    return values.stream().filter(value -> !value.equals("null")).toList();
  }

  @Test
  void anotherPersonsExportHoldsNothingOfThisOne() throws Exception {
    var ben = ava.api().signedUp();

    var files = files(ben.download("/account/export"));

    assertThat(files).containsOnlyKeys("account.json", "messages.json", "timeline.html");
    assertThat(String.join("", files.values())).doesNotContain(ann.traces().toArray(String[]::new));
  }

  /// All traces of Ann, with the ids under which rows of hers refer to each other.
  private List<String> traces() throws Exception {
    var all = new HashSet<>(ann.traces());
    var user = UUID.fromString(ann.user());
    for (var ids :
        List.of(
            "select id from ava.auth_sessions where user_id = ?",
            "select id from ava.avatars where user_id = ?",
            "select id from ava.messages where user_id = ?",
            "select id from ava.outbox where user_id = ?",
            "select wamid from ava.outbox where user_id = ? and wamid is not null")) {
      all.addAll(ava.sql(ids, user));
    }
    return List.copyOf(all);
  }

  /// Somebody who talks, too, and has sent Ann's card.
  private Bystander ben() throws Exception {
    var phone = Api.somePhone();
    var api = ava.linked(phone);
    ava.webhooks()
        .post(
            Webhooks.message(
                phone,
                Webhooks.said(phone, Webhooks.wamid(), "text", Webhooks.body("hello")),
                Webhooks.said(
                    phone,
                    Webhooks.wamid(),
                    "contacts",
                    "[{\"name\":{\"formatted_name\":\"A friend\"},\"phones\":[{\"phone\":\"%s\"}]}]"
                        .formatted(ann.phone()))));
    await().until(() -> api.get("/messages").json().size(), size -> size == 3);
    await().until(() -> ava.graph().to(phone).size() == 2);
    await().until(() -> ava.waiting() == 0);
    return new Bystander(api, phone, api.get("/auth/me").text("user_id"));
  }

  private record Bystander(Api api, String phone, String userId) {}

  private static Map<String, String> files(byte[] zip) throws IOException {
    var files = new HashMap<String, String>();
    try (var in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  private static byte[] bytes(Map<String, String> files, String name) {
    return Objects.requireNonNull(files.get(name), name).getBytes(StandardCharsets.UTF_8);
  }
}
