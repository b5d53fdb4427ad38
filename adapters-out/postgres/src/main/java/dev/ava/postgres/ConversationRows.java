package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface ConversationRows extends GenericRepository<ConversationRow, String> {
  /// In the order of the keys, so that two who write some of the same do not deadlock.
  ///
  /// @param heard JSON
  @Query(
      """
      insert into ava.conversations as c (phone_number_id, person, heard_at)
      select h.number, h.person, max(h.at)
      from json_to_recordset(cast(:heard as json)) as h (number text, person text, at timestamptz)
      group by h.number, h.person order by h.number, h.person
      on conflict (phone_number_id, person) do update set heard_at = excluded.heard_at
      where c.heard_at is null or c.heard_at < excluded.heard_at
      """)
  int heard(String heard);

  /// @param talks JSON
  @Query(
      """
      select c.phone_number_id, c.person, c.heard_at, c.paid_until
      from json_to_recordset(cast(:talks as json)) as t (number text, person text)
      join ava.conversations c on c.phone_number_id = t.number and c.person = t.person
      """)
  List<ConversationRow> find(String talks);

  /// Pays for one more message in each talk in which what was sent lately leaves room for it. In
  /// the order of their keys, so that two who pay for some of the same do not deadlock.
  ///
  /// @param talks JSON
  @Query(
      """
      with paid as (
        insert into ava.conversations as c (phone_number_id, person, paid_until)
        select t.number, t.person, cast(:now as timestamptz) + :micros * interval '1 microsecond'
        from json_to_recordset(cast(:talks as json)) as t (number text, person text)
        order by t.number, t.person
        on conflict (phone_number_id, person) do update set
          paid_until = greatest(c.paid_until, :now) + :micros * interval '1 microsecond'
        where c.paid_until is null
          or greatest(c.paid_until, :now) - (:burst - 1) * :micros * interval '1 microsecond' <= :now
        returning c.phone_number_id, c.person, c.heard_at, c.paid_until
      )
      select phone_number_id, person, heard_at, paid_until from paid
      """)
  List<ConversationRow> pay(
      String talks, long micros, int burst, @TypeDef(type = DataType.OBJECT) Instant now);
}
