package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every migration leaves what the version before relies on, so that its nodes go on working: the
/// catalogue before a migration is compared with the one after it. What takes something away (a
/// contract) says so with a line `-- Contract: why nobody needs it any more`.
///
/// Not seen are data that a migration changes, what a function does, and how long locks are held:
/// `UpgradeIT` looks at a whole migration with the version before at work.
final class ExpandingMigrationsTest {
  private static final int FIRST = 2;
  private static final String CONTRACT = "\n-- Contract: ";

  /// What a version may rely on, one line each.
  private static final String RELIED_ON =
      """
      with tables as (
        select c.oid, n.nspname || '.' || c.relname as name, c.relacl, c.relowner
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('ava', 'auth') and c.relkind in ('r', 'p', 'v'))
      select format('column %s.%s %s', t.name, a.attname, format_type(a.atttypid, a.atttypmod))
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      union all
      select format('may be left out %s.%s', t.name, a.attname)
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where not a.attnotnull or a.atthasdef or a.attidentity <> ''
      union all
      select format('may be null %s.%s', t.name, a.attname)
      from tables t join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
      where not a.attnotnull
      union all
      select format('unique %s', regexp_replace(pg_get_indexdef(i.indexrelid), '.* USING ', t.name || ' '))
      from tables t join pg_index i on i.indrelid = t.oid where i.indisunique
      union all
      select format('label %s %s', e.enumtypid::regtype, e.enumlabel) from pg_enum e
      union all
      select format('function %s returns %s', p.oid::regprocedure, p.prorettype::regtype)
      from pg_proc p where p.pronamespace in ('ava'::regnamespace, 'auth'::regnamespace)
      union all
      select format('trigger %s on %s', g.tgname, t.name)
      from tables t join pg_trigger g on g.tgrelid = t.oid where not g.tgisinternal
      union all
      select format('policy %s on %s %s %s %s', p.polname, t.name, p.polcmd,
        pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
      from tables t join pg_policy p on p.polrelid = t.oid
      union all
      select format('%s may %s %s', g.grantee::regrole, g.privilege_type, t.name)
      from tables t, aclexplode(coalesce(t.relacl, acldefault('r', t.relowner))) g where g.grantee <> 0
      union all
      select format('%s may %s %s.%s', g.grantee::regrole, g.privilege_type, t.name, a.attname)
      from tables t join pg_attribute a on a.attrelid = t.oid, aclexplode(a.attacl) g
      union all
      select format('%s may %s function %s', g.grantee::regrole, g.privilege_type, p.oid::regprocedure)
      from pg_proc p, aclexplode(p.proacl) g
      where p.pronamespace in ('ava'::regnamespace, 'auth'::regnamespace) and g.grantee <> 0
      """;

  /// What may refuse a row that somebody writes who knows the columns before only: rules that look
  /// at none of the new ones, with the columns that they look at.
  private static final String RULES =
      """
      select format('%s %s', c.conrelid::regclass, pg_get_constraintdef(c.oid)),
        (select string_agg(c.conrelid::regclass || '.' || a.attname, ' ') from pg_attribute a
          where a.attrelid = c.conrelid and a.attnum = any (c.conkey))
      from pg_constraint c where c.connamespace = 'ava'::regnamespace and c.conrelid <> 0
      union all
      select format('unique %s', regexp_replace(pg_get_indexdef(i.indexrelid), '.* ON ', '')),
        (select string_agg(i.indrelid::regclass || '.' || a.attname, ' ') from pg_attribute a
          where a.attrelid = i.indrelid and a.attnum = any (i.indkey))
      from pg_index i join pg_class c on c.oid = i.indrelid
      where i.indisunique and c.relnamespace = 'ava'::regnamespace
      """;

  static Stream<Integer> versions() {
    return IntStream.rangeClosed(FIRST, Migrations.LATEST).boxed();
  }

  @ParameterizedTest
  @MethodSource("versions")
  void aMigrationOnlyAddsWhatTheVersionBeforeCanLiveWith(int version) throws Exception {
    try (var before = TestPostgres.databaseOfVersion(version - 1);
        var after = TestPostgres.databaseOfVersion(version)) {
      var broken = broken(Schema.of(before), Schema.of(after));

      assertThat(isContract(version, after) ? Set.of() : broken).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alter table ava.messages drop column failure_reason",
        "alter table ava.messages rename column content to body",
        "alter table ava.avatars alter column name type varchar(40)",
        "alter table ava.messages alter column failure_code set not null",
        "alter table ava.accounts alter column tier set default 'free'; "
            + "alter table ava.accounts add column plan text not null",
        "alter table ava.avatars add check (char_length(name) < 40)",
        "create unique index on ava.messages (user_id, created_at)",
        "drop table ava.stranger_notices cascade",
        "drop index ava.outbox_cause",
        "drop policy accounts_select on ava.accounts",
        "drop trigger inbox_wakes on ava.inbox",
        "drop function ava.knows_caller()",
        "revoke delete on ava.nodes from service_role",
        "alter type ava.account_tier rename value 'free' to 'gratis'",
      })
  void whatWouldBreakTheVersionBeforeIsFound(String statement) throws Exception {
    try (var database = TestPostgres.database()) {
      var before = Schema.of(database);
      execute(database, statement);

      assertThat(broken(before, Schema.of(database))).isNotEmpty();
    }
  }

  @Test
  void whatOnlyAddsIsLetThrough() throws Exception {
    try (var database = TestPostgres.database()) {
      var before = Schema.of(database);
      execute(
          database,
          """
          create table ava.more (id uuid primary key, said text not null check (said <> ''));
          alter table ava.messages add column mood text;
          alter table ava.messages add column stars integer not null default 0 check (stars < 6);
          alter table ava.messages add check (mood is null or failure_code is null);
          create index on ava.messages (mood);
          drop index ava.outbox_refused;
          alter type ava.account_tier add value 'more';
          """);

      assertThat(broken(before, Schema.of(database))).isEmpty();
    }
  }

  private static Set<String> broken(Schema before, Schema after) {
    var broken = new TreeSet<String>();
    before.reliedOn().stream()
        .filter(fact -> !after.reliedOn().contains(fact))
        .forEach(fact -> broken.add("gone: " + fact));
    after.columns().stream()
        .filter(column -> !before.columns().contains(column))
        .filter(column -> before.hasTableOf(column))
        .filter(column -> !after.reliedOn().contains("may be left out " + column))
        .forEach(column -> broken.add("must be set: " + column));
    after.rules().stream()
        .filter(rule -> !before.rules().contains(rule))
        .filter(rule -> before.columns().containsAll(rule.columns()))
        .forEach(rule -> broken.add("new: " + rule.text()));
    return broken;
  }

  private static void execute(TestDatabase database, String sql) throws SQLException {
    try (var superuser = database.superuser();
        var statement = superuser.createStatement()) {
      statement.execute(sql);
    }
  }

  private static boolean isContract(int version, TestDatabase migrated)
      throws IOException, SQLException {
    try (var superuser = migrated.superuser()) {
      var script =
          Sql.text(
              superuser,
              "select script from ava_migrations.schema_history where version = ?",
              String.valueOf(version));
      try (var file = Migrations.class.getResourceAsStream("/db/migration/" + script)) {
        return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8)
            .contains(CONTRACT);
      }
    }
  }

  /// A rule of a table, with the columns that it looks at.
  private record Rule(String text, Set<String> columns) {}

  private record Schema(Set<String> reliedOn, Set<Rule> rules) {
    static Schema of(TestDatabase database) throws SQLException {
      try (var superuser = database.superuser()) {
        return new Schema(new TreeSet<>(Sql.texts(superuser, RELIED_ON)), rules(superuser));
      }
    }

    private static Set<Rule> rules(Connection connection) throws SQLException {
      return Sql.rows(connection, RULES).stream()
          .map(row -> new Rule(row.getFirst(), Set.of(row.getLast().split(" "))))
          .collect(Collectors.toSet());
    }

    /// Every column, as `schema.table.column`.
    Set<String> columns() {
      return reliedOn.stream()
          .filter(fact -> fact.startsWith("column "))
          .map(fact -> fact.split(" ")[1])
          .collect(Collectors.toSet());
    }

    boolean hasTableOf(String column) {
      var table = column.substring(0, column.lastIndexOf('.') + 1);
      return columns().stream().anyMatch(known -> known.startsWith(table));
    }
  }
}
