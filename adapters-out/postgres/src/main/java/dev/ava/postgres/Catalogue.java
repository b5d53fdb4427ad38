package dev.ava.postgres;

import dev.ava.postgres.IsolationFault.Kind;
import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What PostgreSQL's catalogue says of the protection of rows, without trying anything.
///
/// Left out is what belongs to an extension, and, outside the schema `ava`, what belongs to
/// Supabase itself (owners named `supabase_…`).
final class Catalogue {
  /// Who must not get further than the policies.
  private static final String ROLES = "('anon'), ('authenticated'), ('ava_user'), ('ava_service')";

  /// `candidate` holds every table and view that could hold people's data.
  private static final String RELATIONS =
      """
      with guarded (role) as (values ROLES), candidate as (
        select c.oid, c.relnamespace, n.nspname, c.relkind,
          format('%I.%I', n.nspname, c.relname) as name,
          pg_get_userbyid(c.relowner) like 'supabase\\_%' as of_platform
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where c.relkind in ('r', 'p', 'v', 'm', 'f')
          and n.nspname <> 'information_schema' and n.nspname not like 'pg\\_%'
          and not exists (
            select from pg_depend d
            where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
      )
      select oid, name, relkind, (
          select quote_ident(attname) from pg_attribute
          where attrelid = candidate.oid and attnum > 0 and not attisdropped
          order by attnum limit 1)
      from candidate
      where nspname = 'ava' or name = 'auth.users' or not of_platform and exists (
        select from guarded
        where has_schema_privilege(role, relnamespace, 'usage')
          and (has_table_privilege(role, oid,
                'select, insert, update, delete, truncate, references, trigger')
            or has_any_column_privilege(role, oid, 'select, insert, update, references')))
      order by nspname, name
      """
          .replace("ROLES", ROLES);

  /// Thing, role, right, and the table if it is one of a table.
  private static final String GRANTS =
      """
      with relation as (
        select oid, relacl from pg_class where oid = any (cast(? as bigint[]))
      ), granted (thing, relation, acl) as (
        select oid::regclass::text, oid::regclass::text, relacl from relation
        union all
        select attrelid::regclass::text || '.' || attname, attrelid::regclass::text, attacl
        from relation join pg_attribute on attrelid = relation.oid
        union all
        select 'sequence ' || oid::regclass::text, null, relacl
        from pg_class where relnamespace = to_regnamespace('ava') and relkind = 'S'
        union all
        select 'schema ' || nspname, null, nspacl from pg_namespace where nspname = 'ava'
        union all
        select 'function ' || oid::regprocedure::text, null,
          coalesce(proacl, acldefault('f', proowner))
        from pg_proc where pronamespace = to_regnamespace('ava')
      )
      select thing, coalesce(rolname, 'PUBLIC'), privilege_type, coalesce(relation, '')
      from granted cross join aclexplode(acl) as a left join pg_roles r on r.oid = a.grantee
      where a.grantee = 0 or rolname in ('anon', 'ava_user', 'ava_service')
        or rolname = 'authenticated' and (relation is not null or thing like 'sequence %'
          or thing like 'schema %' and privilege_type <> 'USAGE')
      order by 1, 2, 3
      """;

  private Catalogue() {}

  /// Every table and view in the schema `ava`, `auth.users`, and whatever else is in reach of the
  /// roles of Ava's callers; by name.
  static List<Relation> relations(Connection connection) throws SQLException {
    return Sql.rows(connection, RELATIONS).stream()
        .map(row -> new Relation(Long.parseLong(row.get(0)), row.get(1), row.get(2), row.get(3)))
        .toList();
  }

  /// Everything that is wrong. Names have their schema if nothing but `pg_catalog` is searched.
  static List<IsolationFault> faults(Connection connection, List<Relation> relations)
      throws SQLException {
    var oids = connection.createArrayOf("bigint", relations.stream().map(Relation::oid).toArray());
    var faults = new ArrayList<>(unlisted(relations));
    for (var check : CatalogueCheck.values()) {
      for (var row : Sql.rows(connection, check.query(), oids)) {
        faults.add(new IsolationFault(check.kind(), row.get(0), row.get(1)));
      }
    }
    faults.addAll(grants(connection, oids));
    return faults.stream().distinct().toList();
  }

  /// What is granted and should not be. A signed-in person may do what [KnownTable#forOwner] says;
  /// nobody else of them anything.
  private static List<IsolationFault> grants(Connection connection, Array oids)
      throws SQLException {
    return Sql.rows(connection, GRANTS, oids).stream()
        .filter(
            row ->
                !row.get(1).equals("authenticated")
                    || KnownTables.find(row.get(3)).stream()
                        .flatMap(table -> table.forOwner().stream())
                        .noneMatch(verb -> verb.name().equals(row.get(2))))
        .map(
            row ->
                new IsolationFault(
                    Kind.GRANT,
                    row.get(0),
                    "%s is granted to %s for %s."
                        .formatted(row.get(0), row.get(1), row.get(2).toLowerCase(Locale.ROOT))))
        .toList();
  }

  private static List<IsolationFault> unlisted(List<Relation> relations) {
    var names = relations.stream().map(Relation::name).toList();
    var unknown =
        relations.stream()
            .filter(relation -> KnownTables.find(relation.name()).isEmpty())
            .map(
                relation ->
                    new IsolationFault(
                        Kind.UNKNOWN_TABLE,
                        relation.name(),
                        "%s is not known to Ava.".formatted(relation.name())));
    var missing =
        KnownTables.ALL.stream()
            .filter(table -> !names.contains(table.name()))
            .map(
                table ->
                    new IsolationFault(
                        Kind.MISSING_TABLE,
                        table.name(),
                        "There is no table %s.".formatted(table.name())));
    return Stream.concat(unknown, missing).toList();
  }
}
