package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Everything that can be wrong with the queues at once, listed and mended with `ava queue` beside
/// a running Ava, and what the command says where it cannot work.
@Execution(ExecutionMode.CONCURRENT)
@Order(3)
class QueueStoryIT {
  private static final String CANARY = "canary-in-the-mine";
  private static final Duration PATIENCE = Duration.ofSeconds(150);
  private static final int TOKEN_EXPIRED = 190;
  private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
  private static final String WAITING =
      """
      select (select count(*) from ava.inbox where state = 'waiting')
        + (select count(*) from ava.outbox where state in ('waiting', 'sending'))""";

  @TempDir private Path folder;

  private final List<String> secrets = new ArrayList<>();
  private final StringBuilder printed = new StringBuilder();
  private GraphDouble graph;
  private Map<String, String> variables;
  private EmbeddedSql sql;

  @BeforeEach
  void prepare() {
    graph = GraphDouble.start();
    variables = new HashMap<>(RunningAva.variables(RunningAva.freePort(), "", graph.url()));
    variables.remove("DATABASE_URL");
    variables.put("AVA_DATA_DIR", folder.toString());
    sql = new EmbeddedSql(folder);
    secrets.add(CANARY);
    for (var name : List.of("ACCESS_TOKEN", "APP_SECRET", "VERIFY_TOKEN")) {
      secrets.add(variables.getOrDefault("WHATSAPP_" + name, ""));
    }
    assertThat(secrets).doesNotContain("");
  }

  @AfterEach
  void cleanUp() {
    graph.close();
  }

  @Test
  void whatIsUnknownDeadOrHeldIsListedAndMendedAndAReplayedDayChangesNothing() throws Exception {
    var begin = Instant.now();
    List<Person> people;
    try (var ava = AvaProcess.serve(variables)) {
      people = List.of(linked(ava), linked(ava), linked(ava), linked(ava));
      graph.hold();
      say(ava, people.getFirst());
      await().until(() -> echoes(people.getFirst()) == 1);
      ava.killHard();
    }
    graph.release();

    try (var ava = AvaProcess.serve(variables)) {
      secrets.add(sql.password());
      await().atMost(PATIENCE).until(() -> status(people.getFirst()), "unknown"::equals);
      letDie(ava, people.get(1));
      graph.refuse(TOKEN_EXPIRED);
      say(ava, people.get(2));
      await().until(() -> graph.refused(people.get(2).phone()) == 1);
      keepStopped();
      say(ava, people.get(3));
      await().until(() -> status(people.get(3)), "queued"::equals);
      var unknown = showEverything();

      graph.refuse(0);
      mend(unknown);

      for (var person : people) {
        await().atMost(PATIENCE).until(() -> status(person), "accepted"::equals);
      }
      assertThat(people.stream().map(this::echoes)).containsExactly(2L, 1L, 1L, 1L);
      assertThat(queue(1, "resend", unknown)).contains("left", "Meta took it");
      replayTheDay(begin, people);
    }
    assertThat(printed).isNotEmpty().doesNotContain(secrets).doesNotContain("\tat ");
  }

  @Test
  void withoutARunningAvaTheQueuesAreReadAllTheSame() throws Exception {
    try (var ava = AvaProcess.serve(variables)) {
      linked(ava);
      ava.stop();
    }

    assertThat(queue(0)).contains("OUTBOX").contains(Webhooks.PHONE_NUMBER_ID + "  sends");
    assertThat(folder.resolve("postgres/data/postmaster.pid")).doesNotExist();
  }

  @Test
  void whatStandsInTheWayIsSaidInOneSentence() throws Exception {
    assertThat(queue(1))
        .isEqualTo(
            "There is no database in %s yet. Start Ava first, or name its folder with AVA_DATA_DIR.\n",
            folder);
    assertThat(folder).isEmptyDirectory();

    variables.put("DATABASE_URL", "postgresql://nobody:" + CANARY + "@127.0.0.1:1/none");
    assertThat(queue(1)).startsWith("The database does not answer: ").hasLineCount(1);
    assertThat(printed).doesNotContain(secrets).doesNotContain("\tat ");
  }

  /// Lets what a person says fail, as with a defect, until it is given up. Mends the defect.
  private void letDie(AvaProcess ava, Person person) throws Exception {
    sql.execute("alter table ava.whatsapp_identities rename to gone");
    say(ava, person);
    await()
        .until(() -> sql.number("select max(attempts) from ava.inbox where state = 'waiting'") > 0);
    sql.execute("update ava.inbox set attempts = 11, due_at = now() where state = 'waiting'");
    await().until(() -> sql.number("select count(*) from ava.inbox where state = 'dead'") == 1);
    sql.execute("alter table ava.gone rename to whatsapp_identities");
  }

  /// The number would find out by itself, within a minute, that it may send again.
  private void keepStopped() throws Exception {
    await()
        .until(
            () ->
                sql.number("select count(*) from ava.business_numbers where standing = 'stopped'")
                    == 1);
    sql.execute("update ava.business_numbers set until = now() + interval '1 hour'");
  }

  /// @return the id of the message that is unknown
  private String showEverything() throws Exception {
    assertThat(queue(0))
        .containsPattern("dead +1\n")
        .containsPattern("unknown +1\n")
        .contains(Webhooks.PHONE_NUMBER_ID + "  is stopped since")
        .contains("The access token has expired. (code 190)")
        .contains("ava queue resume " + Webhooks.PHONE_NUMBER_ID);
    var json = Json.read(queue(0, "show", "--json").getBytes(StandardCharsets.UTF_8));
    assertThat(Json.text(json, "inbox", "dead")).isEqualTo("1");
    assertThat(Json.text(json, "outbox", "waiting")).isEqualTo("2");
    assertThat(queue(0, "list", "waiting")).contains("INBOX\nnothing").contains("  waiting  ");
    assertThat(queue(0, "list", "dead")).containsPattern("\\+49\\.\\.\\.[0-9]{2}");
    var unknown = ID.matcher(queue(0, "list", "unknown"));
    assertThat(unknown.find()).isTrue();
    return unknown.group();
  }

  private void mend(String unknown) throws Exception {
    assertThat(queue(0, "resume")).isEqualTo("Number %s sends again.\n", Webhooks.PHONE_NUMBER_ID);
    assertThat(queue(0, "replay", "--dead")).isEqualTo("Items of the inbox that wait again: 1\n");
    assertThat(queue(1, "resend", "--all-unknown")).contains("add --yes");
    assertThat(queue(0, "resend", unknown)).contains("waits again  " + unknown);
  }

  private void replayTheDay(Instant begin, List<Person> people) throws Exception {
    await().until(() -> sql.number(WAITING) == 0);
    var messages = messages(people);
    var sent = graph.all();
    var outbox = sql.number("select count(*) from ava.outbox");
    var items = sql.number("select count(*) from ava.inbox");
    var until = begin.plus(Duration.ofDays(1));

    var answer = queue(0, "replay", "--from", begin.toString(), "--until", until.toString());

    assertThat(answer).isEqualTo("Items of the inbox that wait again: %d\n", items);
    assertThat(items).isGreaterThanOrEqualTo(8);
    await().until(() -> sql.number(WAITING) == 0);
    assertThat(messages(people)).isEqualTo(messages);
    assertThat(graph.all()).isEqualTo(sent);
    assertThat(sql.number("select count(*) from ava.outbox")).isEqualTo(outbox);
  }

  private String queue(int exitCode, String... arguments) throws Exception {
    var all = new ArrayList<>(List.of("queue"));
    all.addAll(List.of(arguments));
    var ava = AvaProcess.run(variables, all.toArray(String[]::new));
    assertThat(ava.exitCode()).as(ava.printed()).isEqualTo(exitCode);
    printed.append(ava.printed());
    return ava.printed();
  }

  private Person linked(AvaProcess ava) throws Exception {
    var phone = Api.somePhone();
    var user = ava.api().signedUp();
    var claimed = user.put("/preferences/whatsapp", Api.phone(phone));
    ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), claimed.text("link_code")));
    await().until(() -> user.get("/preferences").text("whatsapp_status"), "linked"::equals);
    await().until(() -> graph.to(phone).size() == 1);
    secrets.add(phone.substring(1));
    secrets.add(claimed.text("link_code"));
    return new Person(user, phone);
  }

  private static void say(AvaProcess ava, Person person) throws Exception {
    assertThat(ava.webhooks().post(Webhooks.text(person.phone(), Webhooks.wamid(), CANARY)))
        .isEqualTo(200);
  }

  private long echoes(Person person) {
    return graph.to(person.phone()).stream()
        .filter(sent -> sent.text().equals("[Echo] " + CANARY))
        .count();
  }

  /// How far the last message of a person's log has come.
  private static String status(Person person) throws Exception {
    var messages = person.user().get("/messages");
    return messages.json().size() == 0 ? "" : messages.text(0, "status");
  }

  private static List<String> messages(List<Person> people) throws Exception {
    var all = new ArrayList<String>();
    for (var person : people) {
      all.add(person.user().get("/messages").response().body());
    }
    return all;
  }

  private record Person(Api user, String phone) {}
}
