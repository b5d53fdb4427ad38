package dev.ava.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What PostgreSQL's catalogue says of the schemas that hold people's data.
final class Catalogue {
  static final String NAMES = "('ava', 'auth')";

  private Catalogue() {}

  /// Every table of the schema `ava`, as `ava.name`.
  static List<String> tables(Connection connection) throws SQLException {
    return Sql.texts(
        connection,
        """
        select format('%I.%I', n.nspname, c.relname)
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname = 'ava' and c.relkind in ('r', 'p') order by 1
        """);
  }

  /// The columns of a table that a statement may write.
  static List<String> writableColumns(Connection connection, String table) throws SQLException {
    return Sql.texts(
        connection,
        """
        select quote_ident(attname) from pg_attribute
        where attrelid = cast(? as regclass) and attnum > 0 and not attisdropped
          and attidentity = '' and attgenerated = ''
        order by attnum
        """,
        table);
  }

  /// What is wrong with the protection of the rows, one sentence each; empty if all is well.
  static List<String> faults(Connection connection) throws SQLException {
    return Sql.texts(
        connection,
        """
        with relation as (
          select c.*, format('%I.%I', n.nspname, c.relname) as name
          from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in SCHEMAS and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
        ), granted as (
          select name, (aclexplode(relacl)).grantee from relation
          union all
          select name || '.' || attname, (aclexplode(attacl)).grantee
          from relation join pg_attribute on attrelid = relation.oid
          union all
          select 'schema ' || nspname, (aclexplode(nspacl)).grantee
          from pg_namespace where nspname = 'ava'
          union all
          select p.proname || '()', (aclexplode(coalesce(p.proacl, acldefault('f', p.proowner)))).grantee
          from pg_proc p join pg_namespace n on n.oid = p.pronamespace where n.nspname = 'ava'
        )
        select name || ' has no row-level security.' from relation
        where relkind in ('r', 'p') and not relrowsecurity
        union all
        select name || ' does not force row-level security on its owner.' from relation
        where relkind in ('r', 'p') and not relforcerowsecurity
        union all
        select name || ' shows rows past row-level security.' from relation
        where relkind in ('m', 'f')
          or relkind = 'v' and not coalesce('security_invoker=true' = any (reloptions), false)
        union all
        select distinct name || ' is granted to ' || coalesce(rolname, 'PUBLIC') || '.'
        from granted left join pg_roles r on r.oid = grantee
        where grantee = 0 or rolname = 'anon' or rolname in ('ava_user', 'ava_service')
        union all
        select name || ' has a policy that is not for authenticated alone: ' || polname || '.'
        from relation join pg_policy on polrelid = relation.oid
        where polroles <> array[cast('authenticated' as regrole)::oid]
        order by 1
        """
            .replace("SCHEMAS", NAMES));
  }
}
