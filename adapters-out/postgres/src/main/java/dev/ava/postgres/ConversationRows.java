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

  @Query(
      """
      select person, heard_at, paid_until from ava.conversations
      where phone_number_id = :number and person = :person
      """)
  Optional<ConversationRow> find(String number, String person);

  /// Pays for one more message, if what was sent lately leaves room for it.
  @Query(
      """
      insert into ava.conversations as c (phone_number_id, person, paid_until)
      values (:number, :person, cast(:now as timestamptz) + :micros * interval '1 microsecond')
      on conflict (phone_number_id, person) do update set
        paid_until = greatest(c.paid_until, :now) + :micros * interval '1 microsecond'
      where c.paid_until is null
        or greatest(c.paid_until, :now) - (:burst - 1) * :micros * interval '1 microsecond' <= :now
      """)
  int pay(
      String number,
      String person,
      long micros,
      int burst,
      @TypeDef(type = DataType.OBJECT) Instant now);
}
