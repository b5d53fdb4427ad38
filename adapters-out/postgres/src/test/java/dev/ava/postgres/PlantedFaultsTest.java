package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.ava.postgres.IsolationFault.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every gap that somebody could leave in the schema is found, and named. Each is planted in a
/// transaction that is rolled back.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PlantedFaultsTest {
  private TestDatabase database;
  private Connection superuser;

  @BeforeAll
  void connect() throws SQLException {
    database = TestPostgres.database();
    superuser = database.superuser();
    superuser.setAutoCommit(false);
  }

  @AfterEach
  void undo() throws SQLException {
    superuser.rollback();
  }

  @AfterAll
  void drop() throws SQLException {
    superuser.close();
    database.close();
  }

  @Test
  void theSchemaAsItIsHasNone() throws SQLException {
    assertThat(Examined.faults(superuser)).isEmpty();
  }

  /// One row of somebody else's is enough.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alter table ava.messages disable row level security | Another user can read rows of ava.messages.
          create policy planted on ava.messages for select to authenticated using (true) | Another user can read rows of ava.messages.
          create policy planted on ava.messages for select to authenticated using (user_id = (select auth.uid()) or content <> '') | Another user can read rows of ava.messages.
          create policy planted on ava.messages for select to authenticated using (exists (select from ava.accounts a where a.user_id = (select auth.uid()))) | Another user can read rows of ava.messages.
          create policy planted on ava.messages for select to authenticated using ((select auth.uid()) is null) | A signed-in caller without claims can read rows of ava.messages.
          alter policy avatars_insert on ava.avatars with check (user_id is not null or (select auth.uid()) is null) | Another user can insert somebody else's rows into ava.avatars.
          alter policy avatars_update on ava.avatars using (true) | Another user can change rows of ava.avatars.
          create policy planted on ava.avatars for update to authenticated using (true) | A signed-in caller without claims can change rows of ava.avatars.
          alter policy avatars_update on ava.avatars with check (age >= 20 or user_id = (select auth.uid())) | Its owner can give away rows of ava.avatars.
          alter policy user_preferences_delete on ava.user_preferences using (true) | Another user can delete rows of ava.user_preferences.
          alter policy avatars_select on ava.avatars using (true); alter policy avatars_update on ava.avatars using (true) | Another user can lock rows of ava.avatars.
          create policy planted on ava.outbox to authenticated using (true); grant delete on ava.outbox to authenticated | Another user can delete rows of ava.outbox.
          alter table ava.inbox disable row level security; grant select on ava.inbox to authenticated | A signed-in caller without claims can read rows of ava.inbox.
          grant truncate on ava.messages to authenticated | Another user can truncate ava.messages.
          grant references on ava.messages to anon | Somebody who has not signed in can refer to rows of ava.messages.
          grant usage on schema ava to anon; grant select on ava.messages to anon; create policy planted on ava.messages to anon using (true) | Somebody who has not signed in can read rows of ava.messages.
          grant usage on schema ava to anon; grant select on ava.messages to anon | Somebody who has not signed in is let in to read rows of ava.messages, and only found none.
          create view ava.planted as select * from ava.messages; grant select on ava.planted to authenticated | Another user can read rows of ava.planted.
          create materialized view public.planted as select 1 as n; grant usage on schema public to anon; grant select on public.planted to anon | Somebody who has not signed in can read rows of public.planted.
          grant service_role to authenticated; alter role authenticated bypassrls | Another user can read rows of ava.messages.
          """)
  void whatCanBeDoneIsTriedAndFound(String gap, String sentence) throws SQLException {
    Sql.execute(superuser, gap);

    assertThat(Examined.faults(superuser)).extracting(IsolationFault::what).contains(sentence);
  }

  /// Some gaps hurt nobody today.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table ava.planted (id int) | UNKNOWN_TABLE | ava.planted is not known to Ava.
          create table ava.planted (id int) | NO_ROW_SECURITY | ava.planted has no row-level security.
          create table ava.planted (id int); alter table ava.planted force row level security | NO_ROW_SECURITY | ava.planted has no row-level security.
          create table public.planted (id int); grant usage on schema public to authenticated; grant update (id) on public.planted to authenticated | UNKNOWN_TABLE | public.planted is not known to Ava.
          drop table ava.message_events | MISSING_TABLE | There is no table ava.message_events.
          alter table ava.messages disable row level security | NO_ROW_SECURITY | ava.messages has no row-level security.
          alter table ava.messages no force row level security | NOT_FORCED | ava.messages does not force row-level security on its owner.
          alter table auth.users no force row level security | NOT_FORCED | auth.users does not force row-level security on its owner.
          drop policy messages_select on ava.messages | BLIND | The owner of a row of ava.messages does not see it.
          drop policy messages_select on ava.messages | NO_POLICY | ava.messages lets a signed-in person select, and no policy says which rows.
          revoke select on ava.messages from authenticated | BLIND | The owner of a row of ava.messages does not see it.
          alter table ava.inbox add column planted int not null | NOT_TRIED | No sample row could be added to ava.inbox (SQLSTATE 23502).
          create policy planted on ava.messages for select using (user_id = auth.uid()) | WIDE_POLICY | ava.messages has a policy that is not for authenticated alone: planted.
          create policy planted on ava.messages for select to authenticated, anon using (user_id = auth.uid()) | WIDE_POLICY | ava.messages has a policy that is not for authenticated alone: planted.
          create policy planted on ava.inbox to authenticated using (true) | OPEN_POLICY | ava.inbox has a policy that lets everybody through: planted.
          create policy planted on ava.messages for update to authenticated using (user_id = auth.uid()) with check (true) | OPEN_POLICY | ava.messages has a policy that lets everybody through: planted.
          create rule planted as on insert to ava.inbox do also select 1 | RULE | ava.inbox has the rule planted.
          grant select on ava.messages to anon | GRANT | ava.messages is granted to anon for select.
          grant select on ava.messages to public | GRANT | ava.messages is granted to PUBLIC for select.
          grant update (content) on ava.messages to anon | GRANT | ava.messages.content is granted to anon for update.
          grant update (tier) on ava.accounts to authenticated | GRANT | ava.accounts.tier is granted to authenticated for update.
          grant insert on ava.messages to authenticated | GRANT | ava.messages is granted to authenticated for insert.
          grant select on ava.messages to ava_user | GRANT | ava.messages is granted to ava_user for select.
          grant usage on schema ava to public | GRANT | schema ava is granted to PUBLIC for usage.
          grant create on schema ava to authenticated | GRANT | schema ava is granted to authenticated for create.
          grant update on sequence ava.inbox_id_seq to authenticated | GRANT | sequence ava.inbox_id_seq is granted to authenticated for update.
          create function ava.planted() returns int language sql as 'select 1' | GRANT | function ava.planted() is granted to PUBLIC for execute.
          create view ava.planted as select * from ava.messages | PAST_ROW_SECURITY | ava.planted shows rows past row-level security.
          create view ava.planted with (security_invoker = off) as select * from ava.messages | PAST_ROW_SECURITY | ava.planted shows rows past row-level security.
          create materialized view ava.planted as select * from ava.messages | PAST_ROW_SECURITY | ava.planted shows rows past row-level security.
          create view ava.planted with (security_invoker = on) as select * from ava.messages | UNKNOWN_TABLE | ava.planted is not known to Ava.
          create function ava.planted(which uuid) returns setof ava.messages language sql security definer as 'select * from ava.messages' | DEFINER_FUNCTION | ava.planted(which uuid) works with its owner's rights, and authenticated may call it.
          create schema planted; grant usage on schema planted to public; create function planted.everything() returns bigint language sql security definer as 'select count(*) from ava.messages' | DEFINER_FUNCTION | planted.everything() works with its owner's rights, and anon may call it.
          alter role ava_user bypassrls | LOGIN | ava_user has BYPASSRLS.
          alter role authenticated superuser | LOGIN | authenticated has SUPERUSER.
          alter role ava_service createrole | LOGIN | ava_service has CREATEROLE.
          grant service_role to ava_user | LOGIN | ava_user can become service_role.
          grant service_role to anon | LOGIN | ava_user can become service_role.
          grant pg_read_all_data to authenticated | LOGIN | authenticated can become pg_read_all_data.
          grant pg_write_all_data to ava_service | LOGIN | ava_service can become pg_write_all_data.
          grant authenticated to ava_user with admin option | LOGIN | ava_user may give away authenticated.
          alter table ava.messages owner to ava_user | LOGIN | ava_user owns ava.messages.
          alter role ava_user set role = 'authenticated' | SURVIVES | ava_user starts with a setting of role.
          alter role ava_user set row_security = off | SURVIVES | ava_user starts with a setting of row_security.
          """)
  void whatIsWrittenDownIsReadAndFound(String gap, Kind kind, String sentence) throws SQLException {
    assumeFalse(
        gap.contains("auth.users") && TestPostgres.isSupabaseLayout(),
        "SKIPPED: auth.users is the platform's, which does not force row-level security.");
    Sql.execute(superuser, gap);

    var found = Examined.faults(superuser);

    assertThat(found)
        .filteredOn(fault -> fault.kind() == kind)
        .extracting(IsolationFault::what)
        .contains(sentence);
  }

  @Test
  void aLoginThatInheritsItsRolesIsFound() throws SQLException {
    Sql.execute(
        superuser,
        Integer.parseInt(Sql.text(superuser, "show server_version_num")) >= 160_000
            ? "grant authenticated to ava_user with inherit true"
            : "alter role ava_user inherit");

    assertThat(Examined.faults(superuser))
        .extracting(IsolationFault::what)
        .contains("ava_user has, without taking it on, the role authenticated.");
  }

  @Test
  void aFaultIsExplained() {
    assertThat(Kind.values())
        .allSatisfy(
            kind -> {
              assertThat(kind.meaning()).endsWith(".");
              assertThat(kind.remedy()).isNotBlank();
            });
  }
}
