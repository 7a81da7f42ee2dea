namespace MkbZekerheid.Data;

/// <summary>The queries of <see cref="CatalogueRules"/>: each gives the names of what breaks its rule.</summary>
internal static class CatalogueQueries
{
    /// <summary>
    /// tables: every table of the product with its class: organisation, shared, or without.
    /// tcols: the columns of an index or foreign key in order, by name.
    /// </summary>
    public const string Scope =
        """
        with schemas as (
            select oid, nspname::text as name from pg_namespace
            where nspname !~ '^pg_' and nspname not in ('information_schema', 'hangfire', 'public')),
        tables as (
            select c.oid, s.name || '.' || c.relname as name, c.relrowsecurity, c.relforcerowsecurity, c.relowner,
                   case when s.name || '.' || c.relname = any(@shared) then 'shared'
                        when s.name || '.' || c.relname = any(@without) then 'without' else 'organisation' end as class
            from pg_class c join schemas s on s.oid = c.relnamespace where c.relkind in ('r', 'p')),
        functions as (
            select p.*, s.name || '.' || p.proname as name from pg_proc p join schemas s on s.oid = p.pronamespace)

        """;

    public static readonly (string Rule, string Sql)[] All =
    [
        ("row-level security is enabled and forced",
            "select name from tables where class <> 'without' and not (relrowsecurity and relforcerowsecurity)"),

        ("every organisation table has its policy, with using and with check",
            """
            select t.name from tables t where class = 'organisation' and not exists (
                select 1 from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polpermissive and p.polroles = '{0}'
                  and pg_get_expr(p.polqual, p.polrelid) = '(organisation_id = core.current_organisation())'
                  and pg_get_expr(p.polwithcheck, p.polrelid) = '(organisation_id = core.current_organisation())')
            """),

        ("no policy lets more through",
            """
            select t.name || ' ' || p.polname from tables t join pg_policy p on p.polrelid = t.oid
            where not (t.class = 'organisation' and p.polroles = '{0}'
                       and pg_get_expr(p.polqual, p.polrelid) = '(organisation_id = core.current_organisation())'
                       and pg_get_expr(p.polwithcheck, p.polrelid) is not distinct from '(organisation_id = core.current_organisation())')
              and not (t.name = any(@swept) and p.polname = 'sweep' and p.polroles = array[(select oid from pg_roles where rolname = 'mkbz_sweep')])
              and not (t.class = 'shared' and p.polname = 'own' and pg_get_expr(p.polqual, p.polrelid) = pg_get_expr(p.polwithcheck, p.polrelid)
                       and pg_get_expr(p.polqual, p.polrelid) in (
                           '((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation()))',
                           '((core.current_organisation() IS NULL) OR (id = core.current_organisation()))'))
            """),

        ("the role of the sweep reaches the swept tables only",
            """
            select t.name from tables t, pg_roles r
            where r.rolname = 'mkbz_sweep' and not t.name = any(@swept)
              and (has_table_privilege(r.oid, t.oid, 'select') or has_table_privilege(r.oid, t.oid, 'insert') or has_table_privilege(r.oid, t.oid, 'update') or has_table_privilege(r.oid, t.oid, 'delete'))
            """),

        ("the policy function is stable and reads the setting with nullif",
            """
            select name from functions where name = 'core.current_organisation'
              and (provolatile <> 's' or prosecdef or prosrc !~ 'nullif\(current_setting\(''mkbz\.organisation_id'', true\), ''''\)::uuid')
            """),

        ("organisation_id is a uuid and not null",
            """
            select t.name from tables t where class = 'organisation' and not exists (
                select 1 from pg_attribute a where a.attrelid = t.oid and a.attname = 'organisation_id' and a.attnotnull and a.atttypid = 'uuid'::regtype and not a.attisdropped)
            """),

        ("the primary key starts with organisation_id",
            """
            select t.name from tables t where class = 'organisation' and not exists (
                select 1 from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                where i.indrelid = t.oid and i.indisprimary and a.attname = 'organisation_id')
            """),

        ("every unique key starts with organisation_id",
            """
            select t.name || ' ' || x.relname from tables t join pg_index i on i.indrelid = t.oid join pg_class x on x.oid = i.indexrelid
            left join pg_attribute a on a.attrelid = i.indrelid and a.attnum = i.indkey[0]
            where class = 'organisation' and i.indisunique and a.attname is distinct from 'organisation_id'
            """),

        ("every foreign key between organisation tables starts with organisation_id on both sides",
            """
            select t.name || ' ' || k.conname from tables t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
            join tables r on r.oid = k.confrelid
            join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[1]
            join pg_attribute b on b.attrelid = k.confrelid and b.attnum = k.confkey[1]
            where (t.class = 'organisation' or r.class = 'organisation')
              and not (a.attname = 'organisation_id' and (b.attname = 'organisation_id' or (r.name = 'core.organisation' and b.attname = 'id')))
            """),

        ("the runtime roles own nothing and make nothing",
            """
            select t.name from tables t where t.relowner in (select oid from pg_roles where rolname in ('mkbz_app', 'mkbz_jobs', 'mkbz_sweep', 'mkbz_backup'))
            union all
            select s.name from schemas s, pg_roles r where r.rolname in ('mkbz_app', 'mkbz_jobs', 'mkbz_sweep', 'mkbz_backup') and has_schema_privilege(r.oid, s.oid, 'create')
            union all
            select f.name from functions f where f.proowner in (select oid from pg_roles where rolname in ('mkbz_app', 'mkbz_jobs', 'mkbz_sweep', 'mkbz_backup'))
            union all
            select r.rolname::text from pg_roles r where r.rolname in ('mkbz_owner', 'mkbz_app', 'mkbz_jobs', 'mkbz_sweep') and (r.rolsuper or r.rolbypassrls)
            """),

        ("nobody but named roles has rights",
            """
            select t.name from tables t join pg_class c on c.oid = t.oid, aclexplode(c.relacl) g where g.grantee = 0
            union all
            select t.name from tables t, pg_roles r where r.rolname = 'mkbz_app'
              and (has_table_privilege(r.oid, t.oid, 'truncate') or has_table_privilege(r.oid, t.oid, 'references') or has_table_privilege(r.oid, t.oid, 'trigger'))
            """),

        ("a security definer function sets its search_path and is not for everyone",
            """
            select f.name from functions f
            where f.prosecdef and (not exists (select 1 from unnest(coalesce(f.proconfig, '{}')) c where c like 'search_path=%')
                                   or f.proacl is null or exists (select 1 from aclexplode(f.proacl) g where g.grantee = 0))
            """),

        ("a view runs with the rights of whoever asks",
            """
            select s.name || '.' || c.relname from pg_class c join schemas s on s.oid = c.relnamespace
            where c.relkind = 'm' or (c.relkind = 'v' and not exists (select 1 from unnest(coalesce(c.reloptions, '{}')) o where o in ('security_invoker=true', 'security_invoker=on', 'security_invoker=1')))
            """),
    ];
}
