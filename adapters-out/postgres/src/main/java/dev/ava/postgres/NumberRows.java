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

  /// Takes the next moments, if the number is known and may send, as far as they are near. A number
  /// that rested is open then, one that is stopped is probed.
  @Query(
      """
      with free as (
        select phone_number_id, standing, greatest(next_at, :now) as first_at,
          case standing when 'stopped' then 1
          else least(:most, 1 + cast(floor(
            extract(epoch from cast(:horizon as timestamptz) - greatest(next_at, :now))
            * 1000000 / greatest(:micros, 1)) as bigint)) end as moments
        from ava.business_numbers
        where phone_number_id = :number and (until is null or until <= :now)
          and next_at <= :horizon
        for no key update
      ), permitted as (
        update ava.business_numbers n set
          next_at = f.first_at + f.moments * :micros * interval '1 microsecond',
          standing = case n.standing when 'stopped' then 'stopped' else 'open' end,
          since = case n.standing when 'stopped' then n.since end,
          until = case n.standing when 'stopped' then cast(:probeAgain as timestamptz) end,
          failure_code = case n.standing when 'stopped' then n.failure_code end,
          failure_reason = case n.standing when 'stopped' then n.failure_reason end
        from free f where n.phone_number_id = f.phone_number_id
        returning f.first_at, f.moments, n.standing, n.next_at, n.until
      )
      select cast(moments as integer) as moments, first_at, next_at, standing, until from permitted
      """)
  Optional<PermitRow> reserve(
      String number,
      int most,
      long micros,
      @TypeDef(type = DataType.OBJECT) Instant horizon,
      @TypeDef(type = DataType.OBJECT) Instant probeAgain,
      @TypeDef(type = DataType.OBJECT) Instant now);

  /// Makes a number known.
  @Query(
      """
      insert into ava.business_numbers (phone_number_id, next_at) values (:number, :now)
      on conflict (phone_number_id) do nothing
      """)
  int add(String number, @TypeDef(type = DataType.OBJECT) Instant now);

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
