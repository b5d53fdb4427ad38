package dev.ava.postgres;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.r2dbc.annotation.R2dbcRepository;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

@Translated
@R2dbcRepository(dialect = Dialect.POSTGRES)
interface IdentityRows extends GenericRepository<IdentityRow, String> {
  @Query(
      """
      select alias, user_id from ava.whatsapp_identities
      where (kind = 'user_id' and alias = :bsuid) or (kind = 'phone' and alias = :phone)
      order by kind = 'user_id' desc
      """)
  List<IdentityRow> find(String bsuid, String phone);

  @Query(
      """
      insert into ava.whatsapp_identities (kind, alias, user_id) values (:kind, :alias, :userId)
      on conflict (kind, alias) do update set user_id = excluded.user_id
      """)
  int remember(String kind, String alias, UUID userId);

  @Query("delete from ava.whatsapp_identities where user_id = :userId")
  int forget(UUID userId);
}
