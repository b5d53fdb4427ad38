package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface NoticeRows extends GenericRepository<NoticeRow, String> {
  @Query(
      """
      insert into ava.stranger_notices as told (sender, told_at) values (:sender, :now)
      on conflict (sender) do update set told_at = excluded.told_at where told.told_at <= :notSince
      """)
  int tell(
      String sender,
      @TypeDef(type = DataType.OBJECT) Instant now,
      @TypeDef(type = DataType.OBJECT) Instant notSince);
}
