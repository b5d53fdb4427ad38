package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface AllowanceRows extends GenericRepository<AllowanceRow, String> {
  /// Takes one, if the allowance is then whole again by `horizon`. If not, gives what is there;
  /// nothing, if it was not there yet when the statement began.
  @Query(
      """
      with taken as (
        insert into ava.rate_limits as spent (limited, subject, whole_at)
        values (:limit, :subject, cast(:now as timestamptz) + :micros * interval '1 microsecond')
        on conflict (limited, subject) do update set
          whole_at = greatest(spent.whole_at, :now) + :micros * interval '1 microsecond'
        where greatest(spent.whole_at, :now) + :micros * interval '1 microsecond' <= :horizon
        returning subject, whole_at
      )
      select subject, whole_at, true as taken from taken
      union all
      select subject, whole_at, false from ava.rate_limits
      where limited = :limit and subject = :subject and not exists (select from taken)
      """)
  Optional<AllowanceRow> take(
      String limit,
      String subject,
      long micros,
      @TypeDef(type = DataType.OBJECT) Instant horizon,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      update ava.rate_limits set whole_at = whole_at - :micros * interval '1 microsecond'
      where limited = :limit and subject = :subject
      """)
  int giveBack(String limit, String subject, long micros);

  /// Forgets who has everything back, some at a time, and waits for nobody.
  @Query(
      """
      delete from ava.rate_limits where (limited, subject) in (
        select limited, subject from ava.rate_limits where whole_at < :now
        order by whole_at limit 5000 for update skip locked)
      """)
  int forget(@TypeDef(type = DataType.OBJECT) Instant now);
}
