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
import org.jspecify.annotations.Nullable;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface IdentityRows extends GenericRepository<IdentityRow, String> {
  /// Those who go by one of the user ids or numbers.
  ///
  /// @param userIds a JSON array of texts, as `phones`
  @Query(
      """
      select i.kind, i.alias, i.user_id, i.awaits_user_id,
        exists (
          select from ava.whatsapp_identities named
          where named.user_id = i.user_id and named.kind = 'user_id') as named
      from ava.whatsapp_identities i
      where (i.kind = 'user_id'
          and i.alias = any (array (select json_array_elements_text(cast(:userIds as json)))))
        or (i.kind = 'phone'
          and i.alias = any (array (select json_array_elements_text(cast(:phones as json)))))
      """)
  List<IdentityRow> find(String userIds, String phones);

  @Query(
      """
      insert into ava.whatsapp_identities (kind, alias, user_id) values (:kind, :alias, :userId)
      on conflict (kind, alias) do update set user_id = excluded.user_id,
        awaits_user_id =
          whatsapp_identities.awaits_user_id and whatsapp_identities.user_id = excluded.user_id
      """)
  int remember(String kind, String alias, UUID userId);

  /// The number and its variant have got their user id.
  @Query(
      """
      update ava.whatsapp_identities set awaits_user_id = false
      where kind = 'phone' and alias in (:phone, :variant) and awaits_user_id
      """)
  int settle(String phone, String variant);

  /// Of the user's numbers this one alone awaits a user id, or none if there is no such number.
  @Query(
      """
      update ava.whatsapp_identities set awaits_user_id = (alias = :phone)
      where kind = 'phone' and user_id = :userId and awaits_user_id <> (alias = :phone)
      """)
  int await(String phone, UUID userId);

  @Query(
      """
      select case kind when 'user_id' then alias end as user_id, case kind when 'phone' then alias end as phone
      from ava.whatsapp_identities where user_id = :userId
      order by kind desc, alias collate "C"
      """)
  List<AliasRow> aliases(UUID userId);

  @Query("delete from ava.whatsapp_identities where user_id = :userId")
  int forget(UUID userId);

  @Query(
      """
      delete from ava.whatsapp_identities
      where kind = 'phone' and alias <> :phone and user_id = :userId
      """)
  int dropAllBut(String phone, UUID userId);

  @Query(
      """
      insert into ava.identity_changes
        (user_id, before_user_id, before_phone, after_user_id, after_phone, at)
      values (:userId, :beforeUserId, :beforePhone, :afterUserId, :afterPhone, :at)
      on conflict do nothing
      """)
  int addChange(
      UUID userId,
      @Nullable String beforeUserId,
      @Nullable String beforePhone,
      @Nullable String afterUserId,
      @Nullable String afterPhone,
      @TypeDef(type = DataType.OBJECT) Instant at);

  @Query(
      """
      select before_user_id, before_phone, after_user_id, after_phone, at
      from ava.identity_changes where user_id = :userId order by at, id
      """)
  List<IdentityChangeRow> changes(UUID userId);

  @Query(
      """
      select user_id from ava.identity_changes
      where before_user_id is not distinct from :beforeUserId
        and before_phone is not distinct from :beforePhone
        and after_user_id is not distinct from :afterUserId
        and after_phone is not distinct from :afterPhone
        and at = :at
      """)
  Optional<UUID> moved(
      @Nullable String beforeUserId,
      @Nullable String beforePhone,
      @Nullable String afterUserId,
      @Nullable String afterPhone,
      @TypeDef(type = DataType.OBJECT) Instant at);

  @Query("delete from ava.identity_changes where user_id = :userId")
  int forgetChanges(UUID userId);
}
