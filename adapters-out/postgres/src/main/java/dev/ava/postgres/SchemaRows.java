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
  /// Asks the catalogue, because names of a schema that is closed to the login are refused.
  @Query(
      """
      select exists (
        select from pg_namespace s join pg_class t on t.relnamespace = s.oid
        where s.nspname = 'ava_migrations' and t.relname = 'schema_history'
          and has_schema_privilege(s.oid, 'usage') and has_table_privilege(t.oid, 'select'))
      """)
  boolean isHistoryShown();

  @Query(
      """
      select coalesce(max(cast(version as integer)), 0) from ava_migrations.schema_history where success
      """)
  int version();
}
