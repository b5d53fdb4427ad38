package dev.ava.postgres;

import dev.ava.postgres.IsolationFault.Kind;

/// A question to the catalogue whose every answer is a fault: its subject and a sentence. All get
/// the ids of the tables and views as the one bind.
enum CatalogueCheck {
  NO_ROW_SECURITY(
      Kind.NO_ROW_SECURITY,
      """
      select name, name || ' has no row-level security.' from relation
      where relkind in ('r', 'p') and not relrowsecurity
      """),

  NOT_FORCED(
      Kind.NOT_FORCED,
      """
      select name, name || ' does not force row-level security on its owner.' from relation
      where relkind in ('r', 'p') and not relforcerowsecurity and not of_platform
      """),

  PAST_ROW_SECURITY(
      Kind.PAST_ROW_SECURITY,
      """
      select name, name || ' shows rows past row-level security.' from relation
      where relkind in ('m', 'f') or relkind = 'v' and not exists (
        select from unnest(reloptions) as option
        where option ~* '^security_invoker=(true|on|yes|1)$')
      """),

  RULE(
      Kind.RULE,
      """
      select name, name || ' has the rule ' || quote_ident(rulename) || '.'
      from relation join pg_rewrite on ev_class = relation.oid where rulename <> '_RETURN'
      """),

  WIDE_POLICY(
      Kind.WIDE_POLICY,
      """
      select name, name || ' has a policy that is not for authenticated alone: ' || polname || '.'
      from relation join pg_policy on polrelid = relation.oid
      where polroles <> array[cast('authenticated' as regrole)::oid]
      """),

  OPEN_POLICY(
      Kind.OPEN_POLICY,
      """
      select name, name || ' has a policy that lets everybody through: ' || polname || '.'
      from relation join pg_policy on polrelid = relation.oid
      where polpermissive and (not pg_get_expr(polqual, polrelid) ~ '\\muid\\(\\)'
        or not pg_get_expr(polwithcheck, polrelid) ~ '\\muid\\(\\)')
      """),

  NO_POLICY(
      Kind.NO_POLICY,
      """
      select distinct name,
        name || ' lets a signed-in person ' || lower(privilege_type) || ', and no policy says which rows.'
      from relation cross join aclexplode(relacl)
      where grantee = cast('authenticated' as regrole) and relkind in ('r', 'p')
        and privilege_type in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
        and not exists (
          select from pg_policy where polrelid = relation.oid and polpermissive
            and polcmd in ('*', case privilege_type
              when 'SELECT' then 'r' when 'INSERT' then 'a' when 'UPDATE' then 'w' else 'd' end))
      """),

  /// Ava's own tells a caller nothing but whether they are known: one bit, about themselves.
  DEFINER_FUNCTION(
      Kind.DEFINER_FUNCTION,
      """
      select distinct name, name || ' works with its owner''s rights, and ' || role || ' may call it.'
      from (
        select p.oid, n.oid as schema,
          format('%I.%I(%s)', nspname, proname, pg_get_function_identity_arguments(p.oid)) as name
        from pg_proc p join pg_namespace n on n.oid = pronamespace
        where prosecdef and nspname not like 'pg\\_%' and nspname <> 'information_schema'
          and prorettype not in (cast('trigger' as regtype), cast('event_trigger' as regtype))
          and pg_get_userbyid(proowner) not like 'supabase\\_%'
          and not (nspname = 'ava' and proname = 'knows_caller' and pronargs = 0
            and prorettype = cast('boolean' as regtype) and not proretset)
          and not exists (
            select from pg_depend d
            where d.classid = 'pg_proc'::regclass and d.objid = p.oid and d.deptype = 'e')
      ) as definer cross join guarded
      where has_schema_privilege(role, schema, 'usage') and has_function_privilege(role, oid, 'execute')
      """),

  ATTRIBUTES(
      Kind.LOGIN,
      """
      select rolname, rolname || ' has ' || attribute || '.'
      from pg_roles join guarded on role = rolname cross join lateral (values
        ('SUPERUSER', rolsuper), ('BYPASSRLS', rolbypassrls), ('CREATEROLE', rolcreaterole),
        ('CREATEDB', rolcreatedb), ('REPLICATION', rolreplication)) as has (attribute, so)
      where so
      """),

  MEMBERSHIPS(
      Kind.LOGIN,
      """
      select m.rolname, m.rolname || ' can become ' || r.rolname || '.'
      from pg_roles m join guarded on role = m.rolname join pg_roles r on r.oid <> m.oid
      where not m.rolsuper and pg_has_role(m.oid, r.oid, 'member')
        and (m.rolname, r.rolname) not in (
          ('ava_user', 'anon'), ('ava_user', 'authenticated'), ('ava_service', 'service_role'))
      """),

  INHERITANCE(
      Kind.LOGIN,
      """
      select m.rolname, m.rolname || case when admin_option then ' may give away '
        else ' has, without taking it on, the role ' end || r.rolname || '.'
      from pg_auth_members am join pg_roles m on m.oid = member join pg_roles r on r.oid = roleid
      where m.rolname in ('ava_user', 'ava_service') and (admin_option
        or coalesce(cast(to_jsonb(am) ->> 'inherit_option' as boolean), m.rolinherit))
      """),

  OWNERSHIP(
      Kind.LOGIN,
      """
      select role, role || ' owns ' || thing || '.'
      from guarded join (
        select relowner as owner, oid::regclass::text as thing from pg_class
        union all select nspowner, 'the schema ' || nspname from pg_namespace
        union all select proowner, 'the function ' || oid::regprocedure::text from pg_proc
        union all select datdba, 'the database' from pg_database where datname = current_database()
      ) as owned on owner = (select oid from pg_roles where rolname = role)
      where thing not like 'pg\\_%'
      """),

  SETTINGS(
      Kind.SURVIVES,
      """
      select coalesce(rolname, 'the database'),
        coalesce(rolname, 'every login') || ' starts with a setting of ' || split_part(setting, '=', 1) || '.'
      from pg_db_role_setting cross join unnest(setconfig) as setting
        left join pg_roles r on r.oid = setrole
      where setdatabase in (0, (select oid from pg_database where datname = current_database()))
        and (setrole = 0 or rolname in (select role from guarded))
        and setting ~* '^(role|session_authorization|row_security|request\\.)'
      """);

  private static final String PREFIX =
      """
      with guarded (role) as (
        values ('anon'), ('authenticated'), ('ava_user'), ('ava_service')
      ), relation as (
        select c.*, c.oid::regclass::text as name,
          pg_get_userbyid(relowner) like 'supabase\\_%' as of_platform
        from pg_class c where c.oid = any (cast(? as bigint[]))
      )
      """;

  private final Kind kind;
  private final String query;

  CatalogueCheck(Kind kind, String query) {
    this.kind = kind;
    this.query = query;
  }

  Kind kind() {
    return kind;
  }

  String query() {
    return PREFIX + query + "order by 1, 2";
  }
}
