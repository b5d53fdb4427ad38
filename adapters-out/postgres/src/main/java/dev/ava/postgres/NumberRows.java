package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface NumberRows extends GenericRepository<NumberRow, String> {
  String COLUMNS =
      " phone_number_id, next_at, standing, since, until, failure_code, failure_reason ";

  /// Takes the next moment, if the number may send and the moment is near. A number that rested is
  /// open then, one that is stopped is probed.
  @Query(
      """
      with permitted as (
        insert into ava.business_numbers as n (phone_number_id, next_at)
        values (:number, cast(:now as timestamptz) + :micros * interval '1 microsecond')
        on conflict (phone_number_id) do update set
          next_at = greatest(n.next_at, :now) + :micros * interval '1 microsecond',
          standing = case n.standing when 'stopped' then 'stopped' else 'open' end,
          since = case n.standing when 'stopped' then n.since end,
          until = case n.standing when 'stopped' then cast(:probeAgain as timestamptz) end,
          failure_code = case n.standing when 'stopped' then n.failure_code end,
          failure_reason = case n.standing when 'stopped' then n.failure_reason end
        where (n.until is null or n.until <= :now) and n.next_at <= :horizon
        returning n.*
      )
      select
      """
          + COLUMNS
          + "from permitted")
  Optional<NumberRow> reserve(
      String number,
      long micros,
      @TypeDef(type = DataType.OBJECT) Instant horizon,
      @TypeDef(type = DataType.OBJECT) Instant probeAgain,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query("select" + COLUMNS + "from ava.business_numbers where phone_number_id = :number")
  Optional<NumberRow> find(String number);

  @Query("select" + COLUMNS + "from ava.business_numbers order by phone_number_id")
  List<NumberRow> list();

  @Query(
      """
      insert into ava.business_numbers as n
        (phone_number_id, next_at, standing, since, until, failure_code, failure_reason)
      values (:number, :now, 'paused', :now, :until, :code, :reason)
      on conflict (phone_number_id) do update set standing = 'paused', since = excluded.since,
        until = excluded.until, failure_code = excluded.failure_code,
        failure_reason = excluded.failure_reason
      where n.standing <> 'stopped' and (n.until is null or n.until <= excluded.until)
      """)
  int pause(
      String number,
      @TypeDef(type = DataType.OBJECT) Instant until,
      @Nullable Integer code,
      String reason,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      insert into ava.business_numbers as n
        (phone_number_id, next_at, standing, since, until, failure_code, failure_reason)
      values (:number, :now, 'stopped', :now, :probeAt, :code, :reason)
      on conflict (phone_number_id) do update set standing = 'stopped', since = excluded.since,
        until = excluded.until, failure_code = excluded.failure_code,
        failure_reason = excluded.failure_reason
      where n.standing <> 'stopped'
      """)
  int stop(
      String number,
      @TypeDef(type = DataType.OBJECT) Instant probeAt,
      @Nullable Integer code,
      String reason,
      @TypeDef(type = DataType.OBJECT) Instant now);

  @Query(
      """
      update ava.business_numbers
      set until = :probeAt, failure_code = :code, failure_reason = :reason
      where phone_number_id = :number and standing = 'stopped'
      """)
  int staysStopped(
      String number,
      @TypeDef(type = DataType.OBJECT) Instant probeAt,
      @Nullable Integer code,
      String reason);

  @Query(
      """
      update ava.business_numbers
      set standing = 'open', since = null, until = null, failure_code = null, failure_reason = null
      where phone_number_id = :number and standing <> 'open'
      """)
  int resume(String number);
}
