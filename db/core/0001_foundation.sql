-- Organisations, and the one helper that makes a table safe for them.
-- The schema core, the roles and core.migration exist before this file runs.

alter default privileges revoke execute on functions from public;
revoke all on schema core from public;
grant usage on schema core to mkbz_app, mkbz_sweep;
grant select on core.migration to mkbz_app;

create function core.new_id() returns uuid
language sql volatile
as $$
    -- UUID version 7: 48 bits of milliseconds, then random bits, so that new rows land side by side in an index.
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
$$;
comment on function core.new_id() is 'A new id (UUID version 7).';
grant execute on function core.new_id() to mkbz_app, mkbz_sweep;

create function core.current_organisation() returns uuid
language sql stable
as $$
    -- After a transaction that set it, the setting reads as an empty text, not as null.
    select nullif(current_setting('mkbz.organisation_id', true), '')::uuid
$$;
comment on function core.current_organisation() is 'The organisation of this transaction, or null. STABLE, so that a policy calls it once per query and not once per row.';
grant execute on function core.current_organisation() to mkbz_app, mkbz_sweep;

create function core.current_change() returns uuid
language sql stable
as $$
    select nullif(current_setting('mkbz.change_id', true), '')::uuid
$$;
comment on function core.current_change() is 'The recorded change of this transaction, or null.';
grant execute on function core.current_change() to mkbz_app, mkbz_sweep;

create table core.organisation (
    id uuid primary key,
    version int not null default 1,
    key text not null constraint organisation_key_unique unique
        constraint organisation_key_form check (key ~ '^[a-z0-9][a-z0-9-]{0,39}$'),
    name text not null constraint organisation_name_length check (char_length(name) between 1 and 200),
    language text not null default 'nl' constraint organisation_language_known check (language in ('nl', 'en')),
    as_of date,
    status text not null default 'active' constraint organisation_status_known check (status in ('active', 'suspended', 'closed')),
    settings jsonb not null default '{}',
    model_version bigint not null default 0,
    created_at timestamptz not null default now()
);
comment on table core.organisation is 'A company that uses the product. Seen whole without an organisation session, and only itself inside one.';
comment on column core.organisation.key is 'The name in addresses: /o/{key}.';
comment on column core.organisation.as_of is 'The date that rules and figures take as today; null is the real today. Only set for demonstrations.';
comment on column core.organisation.status is 'active, suspended or closed.';
comment on column core.organisation.settings is 'Calculation settings and preferences of the organisation.';
comment on column core.organisation.model_version is 'Raised by every transaction that changes the model; caches are keyed on it.';

create table core.change (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    seq bigint generated always as identity,
    at timestamptz not null default now(),
    actor_id uuid,
    actor_name text not null,
    actor_role text not null,
    title text not null,
    row_count int not null default 0,
    undo_key text,
    document bytea,
    undo_of uuid,
    undone_by uuid,
    primary key (organisation_id, id)
);
create index change_by_time on core.change (organisation_id, seq);
comment on table core.change is 'One thing that a user did: the unit of undo. Forgotten after 30 days; the audit chain stays.';
comment on column core.change.undo_key is 'Set for a change too large to record row by row: the key of the handler that takes it back.';
comment on column core.change.document is 'For such a change: the state before, Brotli-compressed.';
comment on column core.change.undo_of is 'The change that this one takes back.';
comment on column core.change.undone_by is 'The change that took this one back, if any.';

create table core.change_row (
    organisation_id uuid not null,
    change_id uuid not null,
    seq bigint generated always as identity,
    table_name text not null,
    row_id uuid not null,
    operation text not null constraint change_row_operation_known check (operation in ('insert', 'update', 'delete')),
    old_row jsonb,
    new_row jsonb,
    primary key (organisation_id, change_id, seq),
    foreign key (organisation_id, change_id) references core.change (organisation_id, id) on delete cascade
);
create index change_row_by_row on core.change_row (organisation_id, table_name, row_id, seq);
comment on table core.change_row is 'A row that a change touched, as it was before and after. Written by triggers only.';

create function core.record_rows() returns trigger
language plpgsql
as $$
declare
    v_change uuid := core.current_change();
    v_name text := tg_table_schema || '.' || tg_table_name;
    v_organisation uuid := core.current_organisation();
begin
    if tg_argv[0] = 'model' then
        perform set_config('mkbz.model_touched', 'yes', true);
    end if;
    if v_change is null or v_organisation is null or current_setting('mkbz.change_bulk', true) = 'yes' then
        return null;
    end if;
    -- Transition tables: one insert per statement, however many rows it touched.
    if tg_op = 'INSERT' then
        insert into core.change_row (organisation_id, change_id, table_name, row_id, operation, new_row)
        select v_organisation, v_change, v_name, n.id, 'insert', to_jsonb(n) from new_rows n;
    elsif tg_op = 'DELETE' then
        insert into core.change_row (organisation_id, change_id, table_name, row_id, operation, old_row)
        select v_organisation, v_change, v_name, o.id, 'delete', to_jsonb(o) from old_rows o;
    else
        insert into core.change_row (organisation_id, change_id, table_name, row_id, operation, old_row, new_row)
        select v_organisation, v_change, v_name, n.id, 'update', to_jsonb(o) - 'model_version', to_jsonb(n) - 'model_version'
        from old_rows o join new_rows n on n.id = o.id
        where to_jsonb(o) - 'model_version' is distinct from to_jsonb(n) - 'model_version';
    end if;
    return null;
end
$$;
comment on function core.record_rows() is 'Trigger of tracked tables: keeps the rows of the running change, and notes that the model was touched.';

create function core.record_table(p_table regclass, p_model boolean) returns void
language plpgsql
as $$
begin
    execute format('create trigger record_insert after insert on %s referencing new table as new_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
    execute format('create trigger record_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
    execute format('create trigger record_delete after delete on %s referencing old table as old_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
end
$$;

create function core.protect_table(p_table regclass, sweep boolean default false, tracked boolean default true, writes text default 'insert, update, delete')
returns void
language plpgsql
as $$
begin
    if not exists (select 1 from pg_attribute where attrelid = p_table and attname = 'organisation_id' and attnotnull and not attisdropped) then
        raise exception 'Table % has no organisation_id that is not null.', p_table;
    end if;
    if tracked and not exists (select 1 from pg_attribute where attrelid = p_table and attname = 'id' and atttypid = 'uuid'::regtype and not attisdropped) then
        raise exception 'Table % has no id uuid, so its changes cannot be recorded.', p_table;
    end if;
    execute format('alter table %s enable row level security', p_table);
    execute format('alter table %s force row level security', p_table);
    execute format('create policy organisation on %s using (organisation_id = core.current_organisation()) with check (organisation_id = core.current_organisation())', p_table);
    execute format('revoke all on %s from public', p_table);
    execute format('grant select%s on %s to mkbz_app', case when writes = '' then '' else ', ' || writes end, p_table);
    if sweep then
        execute format('create policy sweep on %s to mkbz_sweep using (true) with check (true)', p_table);
        execute format('grant select, insert, update, delete on %s to mkbz_sweep', p_table);
    end if;
    if tracked then
        perform core.record_table(p_table, true);
    end if;
end
$$;
comment on function core.protect_table(regclass, boolean, boolean, text) is
    'Makes an organisation table safe: policy, forced row-level security, grants; with tracked also undo and the model version. Call it once, right after create table.';

create function core.protect_shared(p_table regclass, p_column name, writes text default 'insert, update, delete') returns void
language plpgsql
as $$
begin
    execute format('alter table %s enable row level security', p_table);
    execute format('alter table %s force row level security', p_table);
    execute format('create policy own on %1$s using (core.current_organisation() is null or %2$I = core.current_organisation()) with check (core.current_organisation() is null or %2$I = core.current_organisation())', p_table, p_column);
    execute format('revoke all on %s from public', p_table);
    execute format('grant select%s on %s to mkbz_app', case when writes = '' then '' else ', ' || writes end, p_table);
end
$$;
comment on function core.protect_shared(regclass, name, text) is
    'For the few tables that are read before an organisation is known: inside an organisation session only its own rows, outside one all of them.';

select core.protect_shared('core.organisation', 'id', 'insert, update');
select core.record_table('core.organisation', false);
select core.protect_table('core.change', tracked => false);
select core.protect_table('core.change_row', tracked => false, writes => 'insert, delete');

create table core.entity (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    version int not null default 1,
    kind text not null constraint entity_kind_form check (kind ~ '^[a-z][a-zA-Z]{1,39}$'),
    code text not null constraint entity_code_length check (char_length(code) between 1 and 40),
    title text not null default '',
    primary key (organisation_id, id),
    constraint entity_code_unique unique (organisation_id, kind, code)
);
select core.protect_table('core.entity');
comment on table core.entity is 'Every thing with a code, whatever module owns it: what other modules refer to.';
comment on column core.entity.kind is 'An English token such as process, activity, resource, threat.';
comment on column core.entity.code is 'The code that people and the model document use.';
