package dev.ava.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Reads the catalogue, so that a table which is added tomorrow is checked too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RowSecurityTest {
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
  void everyTableIsProtected() throws SQLException {
    assertThat(Catalogue.tables(superuser)).contains("ava.accounts", "ava.messages");
    assertThat(Catalogue.faults(superuser)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          create table ava.planted (id int) | ava.planted has no row-level security.
          create table ava.planted (id int); alter table ava.planted force row level security | ava.planted has no row-level security.
          create table ava.planted (id int); alter table ava.planted enable row level security | ava.planted does not force row-level security on its owner.
          alter table ava.messages disable row level security | ava.messages has no row-level security.
          alter table auth.users no force row level security | auth.users does not force row-level security on its owner.
          create policy planted on ava.messages for select using (true) | ava.messages has a policy that is not for authenticated alone: planted.
          create policy planted on ava.messages for select to authenticated, anon using (true) | ava.messages has a policy that is not for authenticated alone: planted.
          grant select on ava.messages to anon | ava.messages is granted to anon.
          grant select on ava.messages to public | ava.messages is granted to PUBLIC.
          grant update (content) on ava.messages to anon | ava.messages.content is granted to anon.
          grant select on ava.messages to ava_user | ava.messages is granted to ava_user.
          grant usage on schema ava to public | schema ava is granted to PUBLIC.
          create function ava.planted() returns int language sql as 'select 1' | planted() is granted to PUBLIC.
          create view ava.planted as select * from ava.messages | ava.planted shows rows past row-level security.
          create materialized view ava.planted as select * from ava.messages | ava.planted shows rows past row-level security.
          """)
  void aPlantedGapIsFound(String gap, String fault) throws SQLException {
    Sql.execute(superuser, gap);

    assertThat(Catalogue.faults(superuser)).contains(fault);
  }
}
