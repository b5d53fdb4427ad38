package dev.ava.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands of the chapter "Backup and restore" do what it says: they are taken from the
/// document and run, on two servers of the PostgreSQL that the system has installed.
class BackupIT {
  private static final Path CHAPTERS = Path.of("../docs/operations.md");
  private static final Pattern CHAPTER =
      Pattern.compile("(?ms)^## Backup and restore\n(.*?)(?=^## )");
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```sh\n(.*?)^```");
  private static final int META_IS_DOWN = 131_016;
  private static final int TEXTS = 5;

  private final GraphDouble graph = GraphDouble.start();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    graph.close();
  }

  @Test
  void whatWasBackedUpWorksOnAnotherServerWithOtherPasswordsAndGoesOn() throws Exception {
    try (var old = InstalledPostgres.startedOrSkipped();
        var fresh = InstalledPostgres.emptyOrSkipped()) {
      var before = variables(old, "old");
      var after = variables(fresh, "new");
      var phone = Api.somePhone();
      var texts = new ArrayList<String>();
      var token = new ArrayList<String>();

      try (var ava = AvaProcess.serve(before)) {
        token.add(signedUp(ava));
        var ann = ava.api().as(token.getFirst());
        ann.put("/preferences/whatsapp", Api.phone(phone));
        say(ava, phone, "before", texts);
        await().until(() -> graph.to(phone).size() == TEXTS);
        graph.refuse(META_IS_DOWN);
        say(ava, phone, "meanwhile", texts);
        await().until(() -> ann.get("/messages").json().size() == 4 * TEXTS);

        run(commands(0), before, old);
      }
      var kept = rows(old);
      run(commands(1).replaceAll("(?m)^ava .*$", ""), after, fresh);

      assertThat(rows(fresh)).isEqualTo(kept).containsEntry("ava.messages", 4L * TEXTS);
      assertThatThrownBy(() -> fresh.connect("ava_service", passwordOf("new", "service")))
          .isInstanceOf(SQLException.class);

      var printed = run(onlyAva(commands(1)), after, fresh);

      assertThat(printed).contains("0 migrations were run", "keeps everybody's rows apart");
      assertThat(rows(fresh)).isEqualTo(kept);
      assertThat(rights(fresh)).isEqualTo(rights(old)).isNotEmpty();
      assertThatThrownBy(() -> fresh.connect("ava_service", passwordOf("old", "service")))
          .isInstanceOf(SQLException.class);
      assertThat(graph.to(phone)).hasSize(TEXTS);

      graph.refuse(0);
      try (var ava = AvaProcess.serve(after)) {
        var ann = ava.api().as(token.getFirst());
        assertThat(ann.get("/messages").json().size()).isEqualTo(4 * TEXTS);
        say(ava, phone, "after", texts);

        await().until(() -> graph.to(phone).size() == texts.size());
        assertThat(graph.to(phone))
            .extracting(GraphDouble.Sent::text)
            .containsExactlyElementsOf(texts.stream().map("[Echo] "::concat).toList());
        assertThat(
                ava.api().post("/auth/signin", Api.credentials("ann@example.org", "correct horse")))
            .extracting(Api.Answer::status)
            .isEqualTo(200);
      }
    }
  }

  private static String signedUp(AvaProcess ava) throws Exception {
    return ava.api()
        .post("/auth/signup", Api.credentials("ann@example.org", "correct horse"))
        .text("access_token");
  }

  private static void say(AvaProcess ava, String phone, String when, List<String> texts)
      throws Exception {
    for (var number = 1; number <= TEXTS; number++) {
      var text = "%s %d".formatted(when, number);
      texts.add(text);
      assertThat(ava.webhooks().post(Webhooks.text(phone, Webhooks.wamid(), text))).isEqualTo(200);
    }
  }

  private Map<String, String> variables(InstalledPostgres server, String place) {
    var variables =
        new HashMap<>(RunningAva.variables(RunningAva.freePort(), server.url(), graph.url()));
    variables.put("WHATSAPP_LINKING", "open");
    variables.put("AVA_PUBLIC_URL", "https://ava.example.org");
    variables.put("DATABASE_AVA_USER_PASSWORD", passwordOf(place, "user"));
    variables.put("DATABASE_AVA_SERVICE_PASSWORD", passwordOf(place, "service"));
    return variables;
  }

  private static String passwordOf(String place, String login) {
    return "the-%s-password-of-ava-%s".formatted(place, login);
  }

  /// How many rows every table of Ava's has, but for what comes and goes by itself.
  private static Map<String, Long> rows(InstalledPostgres server) throws SQLException {
    var rows = new TreeMap<String, Long>();
    for (var table :
        texts(
            server,
            "select schemaname || '.' || tablename from pg_tables"
                + " where schemaname in ('ava', 'auth') and tablename not in ('nodes', 'rate_limits')")) {
      rows.put(table, Long.valueOf(texts(server, "select count(*) from " + table).getFirst()));
    }
    return rows;
  }

  /// What the database itself lets others than its owner do.
  private static List<String> rights(InstalledPostgres server) throws SQLException {
    return texts(
        server,
        """
        select concat_ws(' ', pg_get_userbyid(grantee), privilege_type)
        from pg_database, aclexplode(datacl)
        where datname = current_database() and grantee <> 0 order by 1
        """);
  }

  private static List<String> texts(InstalledPostgres server, String query) throws SQLException {
    try (var connection = server.superuser();
        var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      var texts = new ArrayList<String>();
      while (found.next()) {
        texts.add(found.getString(1));
      }
      return texts;
    }
  }

  /// A block of shell of the chapter.
  private static String commands(int block) throws IOException {
    var chapter =
        CHAPTER.matcher(Files.readString(CHAPTERS)).results().findFirst().orElseThrow().group(1);
    return BLOCK
        .matcher(chapter)
        .results()
        .map((MatchResult it) -> it.group(1))
        .toList()
        .get(block);
  }

  private static String onlyAva(String commands) {
    assertThat(commands).containsPattern("(?m)^ava ");
    return commands.replaceAll("(?m)^(?!ava ).*\n", "");
  }

  /// Runs commands as the document has them, in the folder of the test, with the place of the keys
  /// as the only change.
  private String run(String commands, Map<String, String> variables, InstalledPostgres server)
      throws IOException, InterruptedException {
    var output = folder.resolve("output");
    var builder =
        new ProcessBuilder(
                "bash",
                "-eux",
                "-c",
                commands.replace("/var/lib/ava", variables.get("AVA_DATA_DIR")))
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().putAll(variables);
    builder.environment().putAll(server.environment());
    builder
        .environment()
        .merge(
            "PATH", server.programs() + ":" + AvaProcess.onPath(), (old, own) -> own + ":" + old);
    var bash = builder.start();
    assertThat(bash.waitFor(2, TimeUnit.MINUTES)).isTrue();
    var printed = Files.readString(output);
    assertThat(bash.exitValue()).as(printed).isZero();
    return printed;
  }
}
