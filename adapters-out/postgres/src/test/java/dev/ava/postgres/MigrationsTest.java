package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class MigrationsTest {
  private final TestDatabase database = TestPostgres.emptyDatabase();

  @AfterEach
  void drop() throws SQLException {
    database.close();
  }

  @Test
  void theSecondRunHasNothingToDo() {
    assertThat(run(database.url())).isPositive();
    assertThat(run(database.url())).isZero();
  }

  @Test
  void nodesThatStartTogetherTakeTurns() throws Exception {
    var nodes = 4;
    var start = new CyclicBarrier(nodes);
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var runs =
          executor.invokeAll(
              IntStream.range(0, nodes)
                  .<Callable<Integer>>mapToObj(
                      node ->
                          () -> {
                            start.await();
                            return run(database.url());
                          })
                  .toList());

      var migrated = 0;
      for (var run : runs) {
        migrated += run.get();
      }
      assertThat(migrated).isEqualTo(TestPostgres.migrations());
    }
  }

  @Test
  void theNewestMigrationIsTheOneThatThisVersionNeeds() throws SQLException {
    run(database.url());

    try (var superuser = database.superuser()) {
      assertThat(
              Sql.text(
                  superuser,
                  "select max(cast(version as integer))::text from ava_migrations.schema_history"))
          .isEqualTo(String.valueOf(Migrations.LATEST));
    }
  }

  @Test
  void everythingBelongsToTheMigratorWhoIsNoSuperuser() throws SQLException {
    run(database.url());

    try (var superuser = database.superuser()) {
      assertThat(
              Sql.texts(
                  superuser,
                  """
                  select distinct tableowner || ' ' || rolsuper
                  from pg_tables join pg_roles on rolname = tableowner where schemaname = 'ava'
                  """))
          .isEqualTo(List.of(TestPostgres.migrator() + " false"));
    }
  }

  @Test
  void loginsHaveNoMoreThanTheyNeed() throws SQLException {
    run(database.url());

    try (var superuser = database.superuser()) {
      assertThat(
              Sql.texts(
                  superuser,
                  """
                  select concat_ws(' ', rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb,
                    rolreplication, rolbypassrls)
                  from pg_roles where rolname in ('ava_user', 'ava_service') order by 1
                  """))
          .containsExactly("ava_service f f f f f f", "ava_user f f f f f f");
      assertThat(
              Sql.texts(
                  superuser,
                  """
                  select concat_ws(' ', member.rolname, granted.rolname)
                  from pg_auth_members m join pg_roles member on member.oid = m.member
                    join pg_roles granted on granted.oid = m.roleid
                  where member.rolname in ('ava_user', 'ava_service', 'anon', 'authenticated', 'service_role')
                  order by 1
                  """))
          .containsExactly("ava_service service_role", "ava_user anon", "ava_user authenticated");
    }
  }

  @Test
  void onSupabasesLayoutTheOwnerNeedsNotBeASuperuser() throws Exception {
    onSupabasesLayout(SupabaseLayout.create());
  }

  @Test
  void norOnThatOfPostgres15() throws Exception {
    onSupabasesLayout(SupabaseLayout.createOnPostgres15());
  }

  private static void onSupabasesLayout(SupabaseLayout open) throws Exception {
    try (var layout = open) {
      assertThat(run(layout.url())).isEqualTo(Migrations.LATEST);
      assertThat(run(layout.url())).isZero();

      try (var owner = layout.asOwner()) {
        assertThat(Examined.faults(owner)).isEmpty();
      }
      try (var superuser = layout.superuser()) {
        assertThat(
                Sql.texts(
                    superuser,
                    "select distinct tableowner from pg_tables where schemaname = 'ava'"))
            .containsExactly("owner");
        assertThat(
                Sql.texts(superuser, "select 1 from pg_namespace where nspname = 'ava_platform'"))
            .isEmpty();
      }
      try (var user = layout.asUserLogin()) {
        assertThat(Tried.outcome(user, "select * from ava.messages")).isEqualTo(Tried.REFUSED);
        Sql.execute(user, "set role authenticated");
        assertThat(Sql.text(user, "select count(*) from ava.messages")).isEqualTo("0");
      }
    }
  }

  @Test
  void aServerThatIsNotThereIsOneSentenceWithoutThePassword() {
    assertThatThrownBy(() -> run("postgresql://ava:hunter2@127.0.0.1:1/ava"))
        .isInstanceOf(DatabaseUnusable.class)
        .message()
        .contains("127.0.0.1:1")
        .doesNotContain("hunter2")
        .doesNotContain("\n");
  }

  @Test
  void aChangedMigrationIsRefusedInOneSentence() throws SQLException {
    run(database.url());
    try (var superuser = database.superuser()) {
      Sql.execute(
          superuser, "update ava_migrations.schema_history set checksum = 1 where version = '1'");
    }

    assertThatThrownBy(() -> run(database.url()))
        .isInstanceOf(DatabaseUnusable.class)
        .message()
        .contains("checksum")
        .doesNotContain("\n");
  }

  @Test
  void thePasswordOfTheOwnerIsNoneOfTheLogins() {
    var owner = new Login("postgres", "hunter2");

    assertThat(Login.derived(Login.USER, owner).password())
        .isEqualTo(Login.derived(Login.USER, owner).password())
        .isNotEqualTo(Login.derived(Login.SERVICE, owner).password())
        .isNotEqualTo(Login.derived(Login.USER, new Login("postgres", "hunter3")).password())
        .hasSize(64)
        .doesNotContain("hunter2");
  }

  private static int run(String url) {
    return TestServer.migrate(url);
  }
}
