package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether the logins that Ava works with have no right of their own.
final class LoginsCheck implements DatabaseCheck {
  private static final String FAULTS =
      """
      with login as (select * from pg_roles where rolname in ('ava_user', 'ava_service'))
      select rolname || ' is a superuser' from login where rolsuper
      union all
      select rolname || ' has BYPASSRLS' from login where rolbypassrls
      union all
      select rolname || ' may make roles' from login where rolcreaterole
      union all
      select rolname || ' has the rights of its roles without taking them on' from login
      where exists (
        select from pg_auth_members am where am.member = login.oid
          and coalesce(cast(to_jsonb(am) ->> 'inherit_option' as boolean), rolinherit))
      union all
      select 'ava_user can become service_role' from login
      where rolname = 'ava_user' and not rolsuper and pg_has_role(login.oid, 'service_role', 'member')
      union all
      select distinct rolname || ' owns ' || n.nspname || '.' || c.relname
      from login join pg_class c on c.relowner = login.oid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname not like 'pg\\_%' and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      union all
      select rolname || ' owns the database' from login join pg_database on datdba = login.oid
      where datname = current_database()
      union all
      select wanted || ' is missing' from (values ('ava_user'), ('ava_service')) as w (wanted)
      where not exists (select from login where rolname = wanted)
      order by 1
      """;

  @Override
  public Check check() {
    return Check.LOGINS;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var faults = Asked.texts(connection, FAULTS);
    return faults.isEmpty()
        ? Finding.ok(
            Check.LOGINS,
            "Neither login is an owner or a superuser, or has BYPASSRLS.",
            "Without the caller's role and claims Ava itself can read nothing.")
        : Finding.failed(
            Check.LOGINS,
            String.join("; ", faults) + ".",
            "Policies do not bind such a login: a mistake anywhere shows everybody's rows.",
            "Take it away with alter role, revoke or alter … owner to; `ava prove isolation` tries"
                + " everything.");
  }
}
