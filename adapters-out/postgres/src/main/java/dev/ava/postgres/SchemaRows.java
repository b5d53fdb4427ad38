package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface SchemaRows extends GenericRepository<NodeRow, UUID> {
  /// Whether this login may look at the history at all, which the first version does not grant.
  @Query(
      """
      select coalesce(has_table_privilege(to_regclass('ava_migrations.schema_history'), 'select'), false)
        and has_schema_privilege('ava_migrations', 'usage')
      """)
  boolean isHistoryShown();

  @Query(
      """
      select coalesce(max(cast(version as integer)), 0) from ava_migrations.schema_history where success
      """)
  int version();
}
