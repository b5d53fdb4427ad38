package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ava.domain.diagnosis.Finding;
import dev.ava.domain.diagnosis.Level;
import dev.ava.domain.diagnosis.port.Examiner;
import dev.ava.domain.diagnosis.port.Examiner.Terms;
import dev.ava.testkit.contract.ExaminerContract;
import io.micronaut.context.ApplicationContext;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A real database with one fault planted in it after the other.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PostgresExaminerTest extends ExaminerContract {
  private static final Duration LIMIT = Duration.ofSeconds(4);
  private static final String NOBODY = "postgresql://postgres:canary-password@127.0.0.1:9/ava";

  private TestDatabase database;
  private PostgresStore store;
  private ApplicationContext lonely;

  @BeforeAll
  void start() {
    database = TestPostgres.database();
    store = PostgresStore.on(database, Map.of());
    lonely = PostgresStore.start(NOBODY, Map.of("ava.database.migrate-on-start", "false"));
    fill(store);
  }

  @AfterAll
  void stop() throws SQLException {
    lonely.close();
    store.close();
  }

  @Override
  protected List<Examiner> wellExaminers() {
    return List.of(examiner(store.bean(ExaminedDatabase.class)));
  }

  @Override
  protected List<Examiner> lonelyExaminers() {
    return List.of(examiner(lonely.getBean(ExaminedDatabase.class)));
  }

  @Override
  protected List<String> secrets() {
    return List.of(
        "canary-password", database.userLogin().password(), database.serviceLogin().password());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          database.schema       | FAILED  | delete from ava_migrations.schema_history where version = 'LATEST' | of LATEST
          database.schema       | FAILED  | update ava_migrations.schema_history set success = false where version = 'LATEST' | Migration LATEST has failed
          database.schema       | FAILED  | revoke select on ava_migrations.schema_history from service_role | does not show
          database.row_security | FAILED  | alter table ava.messages disable row level security | ava.messages has no row-level security.
          database.row_security | FAILED  | alter table ava.messages no force row level security | ava.messages does not force row-level security
          database.row_security | FAILED  | create table ava.planted (id int) | ava.planted has no row-level security.
          database.row_security | FAILED  | create view ava.planted as select * from ava.messages | ava.planted shows rows past row-level security.
          database.row_security | FAILED  | create policy planted on ava.messages for select using (true) | ava.messages has a policy that is not for authenticated alone: planted.
          database.row_security | FAILED  | grant select on ava.messages to anon | anon
          database.row_security | WARNING | create table public.mine (id int); alter table public.mine enable row level security; alter table public.mine force row level security; grant usage on schema public to anon; grant references on public.mine to ava_user | public.mine is not known to Ava.
          queues.nodes          | FAILED  | delete from ava.nodes | No Ava is at work
          queues.nodes          | FAILED  | update ava.nodes set alive_until = now() - interval '1 minute' | No Ava is at work
          queues.number         | FAILED  | insert into ava.business_numbers values ('106540352242922', now(), 'stopped', '2026-11-20T10:00:00Z', now(), 190, 'expired') | 106540352242922 since 2026-11-20T10:00:00Z (190)
          queues.number         | NOTICE  | insert into ava.business_numbers values ('106540352242922', now(), 'paused', now(), now() + interval '1 hour', 130429, 'limit') | rests
          webhook.last          | WARNING | delete from ava.inbox | No webhook has ever
          webhook.last          | WARNING | update ava.inbox set received_at = now() - interval '8 days' | 8 days ago
          """)
  void aPlantedFaultIsSeen(String check, Level level, String fault, String seen)
      throws SQLException {
    var latest = String.valueOf(Migrations.LATEST);

    var finding = found(check, fault.replace("LATEST", latest));

    assertThat(finding.level()).as(finding.seen()).isEqualTo(level);
    assertThat(finding.seen()).contains(seen.replace("LATEST", latest));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter role ava_user bypassrls | ava_user has BYPASSRLS.
          alter role ava_service superuser | ava_service has SUPERUSER.
          alter role ava_user createrole | ava_user has CREATEROLE.
          grant service_role to ava_user | ava_user can become service_role.
          alter table ava.messages owner to ava_user | ava_user owns ava.messages.
          """)
  void aLoginWithMoreThanItsRightsIsSeen(String fault, String seen) throws SQLException {
    var finding = found("database.logins", fault);

    assertThat(finding.level()).isEqualTo(Level.FAILED);
    assertThat(finding.seen()).contains(seen);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.2S, OK",
    "PT-0.2S, OK",
    "PT2S, WARNING",
    "PT-2S, WARNING",
    "PT10S, FAILED",
    "PT-1H, FAILED"
  })
  void aClockThatIsOffIsSeen(Duration off, Level level) throws SQLException {
    try (var connection = database.superuser()) {
      var clock = Clock.offset(Clock.systemUTC(), off);

      assertThat(new ClockCheck(clock).examine(connection).level()).isEqualTo(level);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "THIS_MACHINE, prefer, false, OK",
    "THIS_MACHINE, disable, false, OK",
    "PRIVATE_NETWORK, prefer, false, WARNING",
    "PRIVATE_NETWORK, prefer, true, WARNING",
    "PRIVATE_NETWORK, require, true, WARNING",
    "INTERNET, prefer, false, FAILED",
    "INTERNET, disable, false, FAILED",
    "INTERNET, prefer, true, WARNING",
    "INTERNET, require, true, WARNING",
    "INTERNET, verify-ca, true, WARNING",
    "INTERNET, verify-full, true, OK",
    "INTERNET, verify-full, false, OK"
  })
  void howTheConnectionIsEncryptedIsJudgedByItsWay(
      TlsCheck.Distance distance, String mode, boolean isEncrypted, Level level) {
    assertThat(TlsCheck.judge(distance, mode, isEncrypted).level()).isEqualTo(level);
  }

  @ParameterizedTest
  @CsvSource({
    "localhost, THIS_MACHINE",
    "127.0.0.1, THIS_MACHINE",
    "::1, THIS_MACHINE",
    "10.0.0.7, PRIVATE_NETWORK",
    "192.168.1.7, PRIVATE_NETWORK",
    "203.0.113.7, INTERNET",
    "db.invalid, INTERNET"
  })
  void howFarTheDatabaseIsIsToldByItsAddress(String host, TlsCheck.Distance distance) {
    assertThat(TlsCheck.distance(host)).isEqualTo(distance);
  }

  @Test
  void aWebhookThatADiagnosisHasPostedItselfDoesNotCount() throws SQLException {
    var posted =
        item(
            "doctor",
            "kept",
            "{\"type\":\"kept\",\"reason\":\"Ava does not act on field \\\"ava_doctor\\\".\"}");

    assertThat(found("webhook.last", "delete from ava.inbox; " + posted).seen())
        .contains("No webhook has ever");
  }

  @Test
  void whatTheDatabaseDoesNotSayIsUnknownAndHurtsNoOtherCheck() throws SQLException {
    try (var own = TestPostgres.database();
        var planted = PostgresStore.on(own, Map.of())) {
      fill(planted);
      planted.execute("alter table ava.inbox rename to gone");
      var examiner = examiner(planted.bean(ExaminedDatabase.class));

      assertThat(found(examiner, "webhook.last").level()).isEqualTo(Level.UNKNOWN);
      assertThat(found(examiner, "webhook.last").seen()).contains("SQLSTATE 42P01");
      assertThat(found(examiner, "queues.nodes").level()).isEqualTo(Level.OK);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          postgresql://postgres:canary-password@127.0.0.1:9/ava | does not answer
          postgresql://postgres:canary-password@db.invalid/ava | leads nowhere
          """)
  void aDatabaseThatIsNotThereIsSaidToBe(String url, String seen) {
    try (var context = PostgresStore.start(url, Map.of("ava.database.migrate-on-start", "false"))) {
      var finding = found(examiner(context.getBean(ExaminedDatabase.class)), "database");

      assertThat(finding.level()).isEqualTo(Level.FAILED);
      assertThat(finding.seen()).contains(seen).doesNotContain("canary");
    }
  }

  @Test
  void loginsThatAreNotLetInAreSaidNotToBe() {
    try (var context =
        PostgresStore.start(
            database.url(),
            Map.of(
                "ava.database.migrate-on-start", "false",
                "ava.database.service-password", "canary-wrong"))) {
      var finding = found(examiner(context.getBean(ExaminedDatabase.class)), "database");

      assertThat(finding.level()).isEqualTo(Level.FAILED);
      assertThat(finding.seen()).contains("does not let").doesNotContain("canary");
      assertThat(finding.remedy()).contains("DATABASE_AVA_SERVICE_PASSWORD");
    }
  }

  @Test
  void aDatabaseThatDoesNotExistIsSaidNotTo() {
    var url = database.url().replace(database.name(), "no_such_database");
    try (var context = PostgresStore.start(url, Map.of("ava.database.migrate-on-start", "false"))) {
      assertThat(found(examiner(context.getBean(ExaminedDatabase.class)), "database").seen())
          .contains("has no database no_such_database");
    }
  }

  @Test
  void lookingWritesNothing() throws SQLException {
    try (var connection =
        store.bean(ExaminedDatabase.class).connect(database.serviceLogin(), LIMIT)) {
      ExaminedDatabase.begin(connection);

      assertThatThrownBy(() -> Sql.execute(connection, "delete from ava.nodes"))
          .isInstanceOfSatisfying(
              SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("25006"));
    }
  }

  private static Examiner examiner(ExaminedDatabase examined) {
    return new PostgresExaminer(examined, Clock.systemUTC());
  }

  private static void fill(PostgresStore store) {
    store.aliveNode();
    store.execute(item("wamid.1", "done", "{\"type\":\"kept\",\"reason\":\"any\"}"));
  }

  private static String item(String key, String state, String content) {
    return """
        insert into ava.inbox (item_key, lane, provider_time, content, raw, state, due_at, received_at)
        values ('%s', 'lane', now(), '%s', '{}', '%s', now(), now())
        """
        .formatted(key, content, state);
  }

  /// What a check finds where something was done to the database, which is then undone.
  private Finding found(String check, String fault) throws SQLException {
    var looking =
        new PostgresExaminer(store.bean(ExaminedDatabase.class), Clock.systemUTC())
            .databaseChecks().stream()
                .filter(each -> each.check().id().equals(check))
                .findFirst()
                .orElseThrow();
    try (var superuser = database.superuser()) {
      superuser.setAutoCommit(false);
      try {
        Sql.execute(superuser, fault);
        ExaminedDatabase.begin(superuser);
        return looking.examine(superuser);
      } finally {
        superuser.rollback();
      }
    }
  }

  private static Finding found(Examiner examiner, String check) {
    return examiner.examine(new Terms(false, LIMIT)).stream()
        .filter(finding -> finding.check().id().equals(check))
        .findFirst()
        .orElseThrow();
  }
}
