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
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface LinkRows extends GenericRepository<LinkRow, UUID> {
  @Query(
      """
      select user_id, whatsapp_phone, whatsapp_linked_at, pending_phone, link_code, link_code_expires_at
      from ava.user_preferences where user_id = :userId
      """)
  Optional<LinkRow> ofUser(UUID userId);

  @Query(
      """
      select user_id, whatsapp_phone, whatsapp_linked_at, pending_phone, link_code, link_code_expires_at
      from ava.user_preferences where link_code = :code order by user_id
      """)
  List<LinkRow> claims(String code);

  @Query(
      """
      select user_id from ava.user_preferences where whatsapp_phone in (:phones)
      order by whatsapp_phone = :phone desc limit 1
      """)
  Optional<UUID> provenBy(String phone, List<String> phones);

  @Query(
      """
      insert into ava.user_preferences (user_id, pending_phone, link_code, link_code_expires_at)
      values (:userId, :phone, :code, :expiresAt)
      on conflict (user_id) do update set whatsapp_phone = null, whatsapp_linked_at = null,
        pending_phone = excluded.pending_phone, link_code = excluded.link_code,
        link_code_expires_at = excluded.link_code_expires_at
      """)
  int claim(
      UUID userId, String phone, String code, @TypeDef(type = DataType.OBJECT) Instant expiresAt);

  @Query(
      """
      insert into ava.user_preferences (user_id, whatsapp_phone, whatsapp_linked_at)
      values (:userId, :phone, :since)
      on conflict (user_id) do update set whatsapp_phone = excluded.whatsapp_phone,
        whatsapp_linked_at = excluded.whatsapp_linked_at,
        pending_phone = null, link_code = null, link_code_expires_at = null
      """)
  int prove(UUID userId, String phone, @TypeDef(type = DataType.OBJECT) Instant since);

  @Query("delete from ava.user_preferences where user_id = :userId")
  int remove(UUID userId);
}
