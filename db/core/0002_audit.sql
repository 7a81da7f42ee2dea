-- The audit chain, and what happens at the end of a change.

create table core.audit_event (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    seq bigint not null,
    at timestamptz not null,
    actor_id uuid,
    actor_role text not null,
    kind text not null,
    title text not null,
    details jsonb not null,
    previous_hash bytea not null,
    hash bytea not null,
    primary key (organisation_id, seq)
);
select core.protect_table('core.audit_event', tracked => false, writes => '');
comment on table core.audit_event is 'What happened, in a chain per organisation: each hash covers the event and the hash before it, so a changed or removed event shows.';
comment on column core.audit_event.actor_id is 'The user, without a name: names can be erased, the chain cannot.';
comment on column core.audit_event.hash is 'SHA-256 over previous_hash and the content of the event.';

create table core.audit_head (
    organisation_id uuid primary key references core.organisation (id) on delete cascade,
    seq bigint not null,
    hash bytea not null
);
select core.protect_table('core.audit_head', tracked => false, writes => '');
comment on table core.audit_head is 'The last link of the audit chain of each organisation; its row is the lock that keeps the chain in order.';

create function core.audit_hash(p_previous bytea, p_seq bigint, p_at timestamptz, p_actor uuid, p_role text, p_kind text, p_title text, p_details jsonb)
returns bytea
language sql stable
as $$
    select sha256(p_previous || convert_to(jsonb_build_array(
        p_seq, to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_actor, p_role, p_kind, p_title, p_details)::text, 'UTF8'))
$$;
comment on function core.audit_hash(bytea, bigint, timestamptz, uuid, text, text, text, jsonb) is 'The hash of one audit event.';
grant execute on function core.audit_hash(bytea, bigint, timestamptz, uuid, text, text, text, jsonb) to mkbz_app;

create function core.append_audit(p_actor uuid, p_role text, p_kind text, p_title text, p_details jsonb) returns bigint
language plpgsql security definer set search_path = pg_catalog
as $$
declare
    v_organisation uuid := core.current_organisation();
    v_seq bigint;
    v_previous bytea;
    v_at timestamptz := clock_timestamp();
    v_hash bytea;
begin
    if v_organisation is null then
        raise exception 'An audit event needs an organisation session.';
    end if;
    insert into core.audit_head (organisation_id, seq, hash) values (v_organisation, 0, '\x') on conflict do nothing;
    select h.seq + 1, h.hash into v_seq, v_previous from core.audit_head h where h.organisation_id = v_organisation for update;
    v_hash := core.audit_hash(v_previous, v_seq, v_at, p_actor, p_role, p_kind, p_title, coalesce(p_details, '{}'));
    insert into core.audit_event values (v_organisation, v_seq, v_at, p_actor, p_role, p_kind, p_title, coalesce(p_details, '{}'), v_previous, v_hash);
    update core.audit_head h set seq = v_seq, hash = v_hash where h.organisation_id = v_organisation;
    return v_seq;
end
$$;
comment on function core.append_audit(uuid, text, text, text, jsonb) is 'The only way to write an audit event of the organisation of this transaction.';
grant execute on function core.append_audit(uuid, text, text, text, jsonb) to mkbz_app;

create function core.verify_audit() returns bigint
language sql stable
as $$
    -- The first event that does not fit: changed, removed, or cut off at the end. Null when the chain holds.
    select min(bad) from (
        select e.seq as bad from (
            select a.*, lag(a.hash, 1, '\x'::bytea) over w as expected_previous, row_number() over w as expected_seq
            from core.audit_event a where a.organisation_id = core.current_organisation()
            window w as (order by a.seq)) e
        where e.seq <> e.expected_seq or e.previous_hash <> e.expected_previous
           or e.hash <> core.audit_hash(e.previous_hash, e.seq, e.at, e.actor_id, e.actor_role, e.kind, e.title, e.details)
        union all
        select h.seq from core.audit_head h
        where h.organisation_id = core.current_organisation()
          and not exists (select 1 from core.audit_event a where a.organisation_id = h.organisation_id and a.seq = h.seq and a.hash = h.hash)) found
$$;
comment on function core.verify_audit() is 'Null when the audit chain of this organisation holds, else the number of the first event that does not fit.';
grant execute on function core.verify_audit() to mkbz_app;

create table core.installation_event (
    id uuid primary key default core.new_id(),
    at timestamptz not null default clock_timestamp(),
    actor_id uuid,
    kind text not null,
    details jsonb not null default '{}'
);
grant select, insert on core.installation_event to mkbz_app;
comment on table core.installation_event is 'What happened outside any organisation: sign-in, lock-out, administration. Written, never changed.';

create function core.begin_change(p_organisation uuid, p_change uuid, p_actor uuid, p_name text, p_role text, p_title text, p_undo_key text, p_document bytea, p_undo_of uuid)
returns void
language plpgsql
as $$
begin
    perform set_config('mkbz.organisation_id', p_organisation::text, true),
            set_config('mkbz.change_id', p_change::text, true),
            set_config('mkbz.change_bulk', case when p_undo_key is null then 'no' else 'yes' end, true);
    if p_undo_key is not null then
        perform set_config('statement_timeout', '10min', true), set_config('idle_in_transaction_session_timeout', '10min', true);
    end if;
    insert into core.change (organisation_id, id, actor_id, actor_name, actor_role, title, undo_key, document, undo_of)
    values (p_organisation, p_change, p_actor, p_name, p_role, p_title, p_undo_key, p_document, p_undo_of);
end
$$;
comment on function core.begin_change(uuid, uuid, uuid, text, text, text, text, bytea, uuid) is 'Starts a recorded change in this transaction.';
grant execute on function core.begin_change(uuid, uuid, uuid, text, text, text, text, bytea, uuid) to mkbz_app;

create function core.before_commit() returns void
language plpgsql
as $$
declare
    v_change core.change;
    v_rows int;
    v_digest text;
begin
    if core.current_change() is not null then
        select count(*), encode(sha256(convert_to(coalesce(string_agg(
                   table_name || ' ' || row_id || ' ' || operation || ' ' || coalesce(old_row::text, '-') || ' ' || coalesce(new_row::text, '-'), E'\n' order by seq), ''), 'UTF8')), 'hex')
        into v_rows, v_digest
        from core.change_row where organisation_id = core.current_organisation() and change_id = core.current_change();
        update core.change set row_count = v_rows
        where organisation_id = core.current_organisation() and id = core.current_change()
        returning * into v_change;
        perform core.append_audit(v_change.actor_id, v_change.actor_role, 'change', v_change.title, jsonb_build_object(
            'change', v_change.id, 'rows', v_rows, 'sha256', v_digest, 'bulk', v_change.undo_key is not null, 'undoOf', v_change.undo_of));
    end if;
    -- At the very end, so that the row of the organisation is locked for as short as possible.
    if current_setting('mkbz.model_touched', true) = 'yes' and core.current_organisation() is not null then
        update core.organisation set model_version = model_version + 1 where id = core.current_organisation();
    end if;
end
$$;
comment on function core.before_commit() is 'Ends the recorded change of this transaction: one audit event, and a new model version when the model was touched.';
grant execute on function core.before_commit() to mkbz_app;

create function core.restore_row(p_table text, p_id uuid, p_image jsonb) returns void
language plpgsql
as $$
declare
    v_table regclass := p_table::regclass;
    v_key text := case when p_table = 'core.organisation' then '' else 'organisation_id = core.current_organisation() and ' end;
    v_columns text;
    v_current int;
begin
    select string_agg(quote_ident(attname), ', ' order by attnum) into v_columns
    from pg_attribute
    where attrelid = v_table and attnum > 0 and not attisdropped and attgenerated = '' and attidentity <> 'a'
      and attname <> 'model_version' and (p_image ? attname);
    if p_image is null then
        execute format('delete from %s where %s id = $1', v_table, v_key) using p_id;
        return;
    end if;
    if p_image ? 'version' then
        -- The version only goes up, so that a form that was open before the undo is noticed as stale.
        execute format('select version from %s where %s id = $1', v_table, v_key) into v_current using p_id;
        p_image := jsonb_set(p_image, '{version}', to_jsonb(greatest(coalesce(v_current, 0), (p_image ->> 'version')::int) + 1));
    end if;
    execute format('update %s set (%s) = (select %s from jsonb_populate_record(null::%s, $2)) where %s id = $1', v_table, v_columns, v_columns, v_table, v_key)
        using p_id, p_image;
    if v_current is null and not exists (select 1 from core.row_image(p_table, p_id)) then
        execute format('insert into %s (%s) select %s from jsonb_populate_record(null::%s, $1)', v_table, v_columns, v_columns, v_table) using p_image;
    end if;
end
$$;
comment on function core.restore_row(text, uuid, jsonb) is 'Puts one row back as it was; null removes it.';

create function core.row_image(p_table text, p_id uuid) returns setof jsonb
language plpgsql stable
as $$
begin
    return query execute format('select to_jsonb(t) - ''model_version'' from %s t where %s t.id = $1', p_table::regclass,
        case when p_table = 'core.organisation' then '' else 't.organisation_id = core.current_organisation() and ' end) using p_id;
end
$$;
comment on function core.row_image(text, uuid) is 'One row of a tracked table as JSON, as it is now.';
grant execute on function core.restore_row(text, uuid, jsonb), core.row_image(text, uuid) to mkbz_app;

create function core.undo_conflict(p_change uuid) returns table (blocked boolean, later_change uuid)
language plpgsql stable
as $$
declare
    v_seq bigint := (select seq from core.change where organisation_id = core.current_organisation() and id = p_change);
    v_later uuid;
    r record;
    v_now jsonb;
begin
    -- A later change counts when its effect still stands: not undone, and not itself the undoing of something later than p_change.
    select c.id into v_later
    from core.change_row mine
    join core.change_row theirs on theirs.organisation_id = mine.organisation_id and theirs.table_name = mine.table_name
        and theirs.row_id = mine.row_id and theirs.change_id <> mine.change_id
    join core.change c on c.organisation_id = theirs.organisation_id and c.id = theirs.change_id
    left join core.change target on target.organisation_id = c.organisation_id and target.id = c.undo_of
    where mine.organisation_id = core.current_organisation() and mine.change_id = p_change
      and c.seq > v_seq and c.undone_by is null and (c.undo_of is null or target.seq is null or target.seq < v_seq)
    order by c.seq desc limit 1;
    if v_later is not null then
        return query select true, v_later;
        return;
    end if;
    -- The same for a write that nobody recorded: the row must still look as this change left it.
    for r in
        select distinct on (table_name, row_id) table_name, row_id, new_row
        from core.change_row where organisation_id = core.current_organisation() and change_id = p_change
        order by table_name, row_id, seq desc
    loop
        v_now := (select i from core.row_image(r.table_name, r.row_id) i);
        if (v_now - 'version') is distinct from (r.new_row - 'model_version' - 'version') then
            return query select true, null::uuid;
            return;
        end if;
    end loop;
    return query select false, null::uuid;
end
$$;
comment on function core.undo_conflict(uuid) is 'Whether rows of a change were touched since, and by which change.';

create function core.apply_undo(p_change uuid) returns int
language plpgsql
as $$
declare
    r record;
    v_count int := 0;
begin
    -- Newest first: each step back gives a state that existed, so references always fit.
    for r in
        select table_name, row_id, old_row from core.change_row
        where organisation_id = core.current_organisation() and change_id = p_change order by seq desc
    loop
        perform core.restore_row(r.table_name, r.row_id, r.old_row);
        v_count := v_count + 1;
    end loop;
    return v_count;
end
$$;
comment on function core.apply_undo(uuid) is 'Restores every row of a change, inside the change that takes it back.';
grant execute on function core.undo_conflict(uuid), core.apply_undo(uuid) to mkbz_app;
