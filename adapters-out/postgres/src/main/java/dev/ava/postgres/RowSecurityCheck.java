package dev.ava.postgres;

import dev.ava.domain.diagnosis.Check;
import dev.ava.domain.diagnosis.Finding;
import java.sql.Connection;
import java.sql.SQLException;

/// Whether row-level security is enabled and forced on every table that holds people's data.
final class RowSecurityCheck implements DatabaseCheck {
  private static final String TABLES =
      """
      select cast(count(*) as integer) from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'ava' and c.relkind in ('r', 'p')
      """;
  private static final String FAULTS =
      """
      select format('%I.%I', n.nspname, c.relname)
        || case when c.relrowsecurity then ' does not force it on its owner' else ' has none' end
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'ava' and c.relkind in ('r', 'p')
        and not (c.relrowsecurity and c.relforcerowsecurity)
      union all
      select format('%I.%I', n.nspname, c.relname) || ' shows rows past it'
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'ava' and (c.relkind in ('m', 'f')
        or c.relkind = 'v' and not coalesce('security_invoker=true' = any (c.reloptions), false))
      union all
      select format('%I.%I', n.nspname, c.relname) || ' lets others than signed-in people through: '
        || p.polname
      from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'ava' and p.polroles <> array[cast('authenticated' as regrole)::oid]
      order by 1
      """;

  @Override
  public Check check() {
    return Check.ROW_SECURITY;
  }

  @Override
  public Finding examine(Connection connection) throws SQLException {
    var tables = Asked.one(connection, TABLES, Integer.class);
    if (tables == null || tables == 0) {
      return Finding.failed(
          Check.ROW_SECURITY,
          "There is no table of Ava's.",
          "Nothing is protected, because nothing is there.",
          "Run `ava migrate`.");
    }
    var faults = Asked.texts(connection, FAULTS);
    return faults.isEmpty()
        ? Finding.ok(
            Check.ROW_SECURITY,
            "Row-level security is enabled and forced on all %d tables.".formatted(tables),
            "The database itself keeps people's rows apart; `ava prove isolation` tries to get past.")
        : Finding.failed(
            Check.ROW_SECURITY,
            "Row-level security: " + String.join("; ", faults) + ".",
            "Rows there are in reach of others.",
            "alter table … enable row level security; alter table … force row level security; or drop"
                + " what is not Ava's.");
  }
}
