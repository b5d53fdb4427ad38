package dev.ava.postgres;

import dev.ava.domain.shared.UserId;
import java.sql.SQLException;

/// A database in which one user has a row in every table, another claims a number, and a third has
/// nothing.
record FilledDatabase(TestDatabase database, UserId owner, UserId linking, UserId stranger)
    implements AutoCloseable {
  static FilledDatabase create() throws SQLException {
    var owner = SampleUser.random();
    var linking = SampleUser.random();
    var stranger = SampleUser.random();
    var database = TestPostgres.database();
    try (var superuser = database.superuser()) {
      var users = KnownTables.ALL.getFirst();
      for (var table : KnownTables.ALL) {
        KnownTables.addSample(superuser, table, owner);
      }
      KnownTables.addSample(superuser, users, linking);
      KnownTables.addSample(superuser, users, stranger);
      Sql.execute(
          superuser,
          """
          insert into ava.user_preferences (user_id, pending_phone, link_code, link_code_expires_at)
          values (?, '+9779800000002', 'ABC234', now())
          """,
          linking.id().value());
    }
    return new FilledDatabase(database, owner.id(), linking.id(), stranger.id());
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
