package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface NodeRows extends GenericRepository<NodeRow, UUID> {
  @Query(
      """
      insert into ava.nodes (node, alive_until) values (:node, :until)
      on conflict (node) do update set alive_until = excluded.alive_until
      """)
  int beat(UUID node, @TypeDef(type = DataType.OBJECT) Instant until);

  @Query("delete from ava.nodes where alive_until < :before")
  int bury(@TypeDef(type = DataType.OBJECT) Instant before);

  @Query("delete from ava.nodes where node = :node")
  int leave(UUID node);
}
