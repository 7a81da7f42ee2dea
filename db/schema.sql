-- Written from the catalogue of a migrated database; change migrations, never this file.

create schema core;

CREATE OR REPLACE FUNCTION core.append_audit(p_actor uuid, p_role text, p_kind text, p_title text, p_details jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'pg_catalog'
AS $function$
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
$function$;
comment on function core.append_audit(uuid,text,text,text,jsonb) is 'The only way to write an audit event of the organisation of this transaction.';
grant execute on function core.append_audit(uuid,text,text,text,jsonb) to mkbz_app;

CREATE OR REPLACE FUNCTION core.apply_undo(p_change uuid)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.apply_undo(uuid) is 'Restores every row of a change, inside the change that takes it back.';
grant execute on function core.apply_undo(uuid) to mkbz_app;

CREATE OR REPLACE FUNCTION core.audit_hash(p_previous bytea, p_seq bigint, p_at timestamp with time zone, p_actor uuid, p_role text, p_kind text, p_title text, p_details jsonb)
 RETURNS bytea
 LANGUAGE sql
 STABLE
AS $function$
    select sha256(p_previous || convert_to(jsonb_build_array(
        p_seq, to_char(p_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), p_actor, p_role, p_kind, p_title, p_details)::text, 'UTF8'))
$function$;
comment on function core.audit_hash(bytea,bigint,timestamp with time zone,uuid,text,text,text,jsonb) is 'The hash of one audit event.';
grant execute on function core.audit_hash(bytea,bigint,timestamp with time zone,uuid,text,text,text,jsonb) to mkbz_app;

CREATE OR REPLACE FUNCTION core.before_commit()
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.before_commit() is 'Ends the recorded change of this transaction: one audit event, and a new model version when the model was touched.';
grant execute on function core.before_commit() to mkbz_app;

CREATE OR REPLACE FUNCTION core.begin_change(p_organisation uuid, p_change uuid, p_actor uuid, p_name text, p_role text, p_title text, p_undo_key text, p_document bytea, p_undo_of uuid)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.begin_change(uuid,uuid,uuid,text,text,text,text,bytea,uuid) is 'Starts a recorded change in this transaction.';
grant execute on function core.begin_change(uuid,uuid,uuid,text,text,text,text,bytea,uuid) to mkbz_app;

CREATE OR REPLACE FUNCTION core.current_change()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
    select nullif(current_setting('mkbz.change_id', true), '')::uuid
$function$;
comment on function core.current_change() is 'The recorded change of this transaction, or null.';
grant execute on function core.current_change() to mkbz_app;
grant execute on function core.current_change() to mkbz_sweep;

CREATE OR REPLACE FUNCTION core.current_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE
AS $function$
    -- After a transaction that set it, the setting reads as an empty text, not as null.
    select nullif(current_setting('mkbz.organisation_id', true), '')::uuid
$function$;
comment on function core.current_organisation() is 'The organisation of this transaction, or null. STABLE, so that a policy calls it once per query and not once per row.';
grant execute on function core.current_organisation() to mkbz_app;
grant execute on function core.current_organisation() to mkbz_sweep;

CREATE OR REPLACE FUNCTION core.new_id()
 RETURNS uuid
 LANGUAGE sql
AS $function$
    -- UUID version 7: 48 bits of milliseconds, then random bits, so that new rows land side by side in an index.
    select encode(
        set_bit(set_bit(
            overlay(uuid_send(gen_random_uuid()) placing substring(int8send((extract(epoch from clock_timestamp()) * 1000)::bigint) from 3) from 1 for 6),
            52, 1), 53, 1), 'hex')::uuid
$function$;
comment on function core.new_id() is 'A new id (UUID version 7).';
grant execute on function core.new_id() to mkbz_app;
grant execute on function core.new_id() to mkbz_sweep;

CREATE OR REPLACE FUNCTION core.protect_shared(p_table regclass, p_column name, writes text DEFAULT 'insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
    execute format('alter table %s enable row level security', p_table);
    execute format('alter table %s force row level security', p_table);
    execute format('create policy own on %1$s using (core.current_organisation() is null or %2$I = core.current_organisation()) with check (core.current_organisation() is null or %2$I = core.current_organisation())', p_table, p_column);
    execute format('revoke all on %s from public', p_table);
    execute format('grant select%s on %s to mkbz_app', case when writes = '' then '' else ', ' || writes end, p_table);
end
$function$;
comment on function core.protect_shared(regclass,name,text) is 'For the few tables that are read before an organisation is known: inside an organisation session only its own rows, outside one all of them.';

CREATE OR REPLACE FUNCTION core.protect_table(p_table regclass, sweep boolean DEFAULT false, tracked boolean DEFAULT true, writes text DEFAULT 'insert, update, delete'::text)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.protect_table(regclass,boolean,boolean,text) is 'Makes an organisation table safe: policy, forced row-level security, grants; with tracked also undo and the model version. Call it once, right after create table.';

CREATE OR REPLACE FUNCTION core.record_rows()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.record_rows() is 'Trigger of tracked tables: keeps the rows of the running change, and notes that the model was touched.';

CREATE OR REPLACE FUNCTION core.record_table(p_table regclass, p_model boolean)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
begin
    execute format('create trigger record_insert after insert on %s referencing new table as new_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
    execute format('create trigger record_update after update on %s referencing old table as old_rows new table as new_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
    execute format('create trigger record_delete after delete on %s referencing old table as old_rows for each statement execute function core.record_rows(%L)', p_table, case when p_model then 'model' else '' end);
end
$function$;

CREATE OR REPLACE FUNCTION core.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    raise exception 'Rows of %.% are written once and never changed.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end
$function$;
comment on function core.refuse_change() is 'Trigger of tables that only grow.';

CREATE OR REPLACE FUNCTION core.restore_row(p_table text, p_id uuid, p_image jsonb)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
$function$;
comment on function core.restore_row(text,uuid,jsonb) is 'Puts one row back as it was; null removes it.';
grant execute on function core.restore_row(text,uuid,jsonb) to mkbz_app;

CREATE OR REPLACE FUNCTION core.row_image(p_table text, p_id uuid)
 RETURNS SETOF jsonb
 LANGUAGE plpgsql
 STABLE
AS $function$
begin
    return query execute format('select to_jsonb(t) - ''model_version'' from %s t where %s t.id = $1', p_table::regclass,
        case when p_table = 'core.organisation' then '' else 't.organisation_id = core.current_organisation() and ' end) using p_id;
end
$function$;
comment on function core.row_image(text,uuid) is 'One row of a tracked table as JSON, as it is now.';
grant execute on function core.row_image(text,uuid) to mkbz_app;

CREATE OR REPLACE FUNCTION core.undo_conflict(p_change uuid)
 RETURNS TABLE(blocked boolean, later_change uuid)
 LANGUAGE plpgsql
 STABLE
AS $function$
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
$function$;
comment on function core.undo_conflict(uuid) is 'Whether rows of a change were touched since, and by which change.';
grant execute on function core.undo_conflict(uuid) to mkbz_app;

CREATE OR REPLACE FUNCTION core.verify_audit()
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
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
$function$;
comment on function core.verify_audit() is 'Null when the audit chain of this organisation holds, else the number of the first event that does not fit.';
grant execute on function core.verify_audit() to mkbz_app;

create table core.action (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null default 0,
    version integer not null default 1,
    source text,
    source_kind text,
    about jsonb,
    text text,
    owner_role text,
    due_on date,
    postponed_to date,
    postponed_by_role text,
    closed_on date,
    evidence text,
    effect_checked boolean,
    effect_checked_on date,
    constraint action_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.action enable row level security;
alter table core.action force row level security;
create policy organisation on core.action using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX action_open ON core.action USING btree (organisation_id, due_on) WHERE (closed_on IS NULL);
CREATE TRIGGER record_delete AFTER DELETE ON core.action REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.action REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.action REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.action to mkbz_app;
comment on table core.action is 'Something that somebody must do before a date.';
comment on column core.action.about is 'The things that it is about, as kind and id.';

create table core.app_user (
    id uuid not null,
    version integer not null default 1,
    user_name text not null,
    normalized_user_name text not null,
    email text,
    normalized_email text,
    email_confirmed boolean not null default false,
    display_name text not null default ''::text,
    password_hash text,
    security_stamp text not null,
    is_administrator boolean not null default false,
    status text not null default 'active'::text,
    two_factor_enabled boolean not null default false,
    totp_secret bytea,
    totp_last_step bigint,
    lockout_enabled boolean not null default true,
    lockout_until timestamp with time zone,
    failed_count integer not null default 0,
    language text,
    theme text,
    digest_frequency text not null default 'weekly'::text,
    created_at timestamp with time zone not null default now(),
    last_sign_in_at timestamp with time zone,
    constraint app_user_name_unique UNIQUE (normalized_user_name),
    constraint app_user_pkey PRIMARY KEY (id),
    constraint app_user_digest_known CHECK ((digest_frequency = ANY (ARRAY['daily'::text, 'weekly'::text, 'monthly'::text, 'never'::text]))),
    constraint app_user_language_known CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
    constraint app_user_status_known CHECK ((status = ANY (ARRAY['active'::text, 'disabled'::text]))),
    constraint app_user_theme_known CHECK ((theme = ANY (ARRAY['light'::text, 'dark'::text])))
);
CREATE UNIQUE INDEX app_user_email_unique ON core.app_user USING btree (normalized_email) WHERE (normalized_email IS NOT NULL);
grant delete, insert, select, update on core.app_user to mkbz_app;
comment on table core.app_user is 'Somebody who can sign in.';
comment on column core.app_user.security_stamp is 'Changes with every change of credentials; links and sessions made before then no longer count.';
comment on column core.app_user.is_administrator is 'Runs the installation; sees no company data without a membership.';
comment on column core.app_user.totp_secret is 'Seed of the authenticator app, encrypted with the key of the installation that is not in the database.';
comment on column core.app_user.totp_last_step is 'The last time step whose code was accepted: the same code never works twice.';
comment on column core.app_user.theme is 'light or dark; null follows the device.';

create table core.approval (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null default 0,
    version integer not null default 1,
    kind text not null,
    ref text not null,
    department_id uuid,
    status text not null,
    approval_version text,
    requested_by_role text,
    requested_at timestamp with time zone,
    approved_by_role text,
    approved_as text,
    approved_at timestamp with time zone,
    review_due_on date,
    remark text,
    snapshot text,
    constraint approval_pkey PRIMARY KEY (organisation_id, id),
    constraint approval_status_known CHECK ((status = ANY (ARRAY['draft'::text, 'inReview'::text, 'approved'::text, 'inRevision'::text, 'retired'::text])))
);
alter table core.approval enable row level security;
alter table core.approval force row level security;
create policy organisation on core.approval using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX approval_by_object ON core.approval USING btree (organisation_id, kind, ref);
CREATE TRIGGER record_delete AFTER DELETE ON core.approval REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.approval REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.approval REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.approval to mkbz_app;
comment on table core.approval is 'The state of everything that is approved: phases, plans and other parts.';
comment on column core.approval.ref is 'The id of the thing, or its code when it is no row of the organisation (a phase).';
comment on column core.approval.approval_version is 'major.minor: an approval raises major, a correction raises minor. version is that of the row.';
comment on column core.approval.snapshot is 'The content at the moment of approval, as JSON.';

create table core.approved_version (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    kind text not null,
    ref text not null,
    department_id uuid,
    approval_version text not null,
    approved_by uuid,
    approved_by_role text not null,
    approved_as text,
    approved_at timestamp with time zone not null default now(),
    remark text,
    snapshot text not null,
    sha256 bytea not null,
    constraint approved_version_once UNIQUE NULLS NOT DISTINCT (organisation_id, kind, ref, department_id, approval_version),
    constraint approved_version_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.approved_version enable row level security;
alter table core.approved_version force row level security;
create policy organisation on core.approved_version using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON core.approved_version FOR EACH ROW EXECUTE FUNCTION core.refuse_change();
grant insert, select on core.approved_version to mkbz_app;
comment on table core.approved_version is 'Every version that was ever approved, as it was. Written once, never changed.';

create table core.audit_event (
    organisation_id uuid not null,
    seq bigint not null,
    at timestamp with time zone not null,
    actor_id uuid,
    actor_role text not null,
    kind text not null,
    title text not null,
    details jsonb not null,
    previous_hash bytea not null,
    hash bytea not null,
    constraint audit_event_pkey PRIMARY KEY (organisation_id, seq)
);
alter table core.audit_event enable row level security;
alter table core.audit_event force row level security;
create policy organisation on core.audit_event using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON core.audit_event FOR EACH ROW EXECUTE FUNCTION core.refuse_change();
grant select on core.audit_event to mkbz_app;
comment on table core.audit_event is 'What happened, in a chain per organisation: each hash covers the event and the hash before it, so a changed or removed event shows.';
comment on column core.audit_event.actor_id is 'The user, without a name: names can be erased, the chain cannot.';
comment on column core.audit_event.hash is 'SHA-256 over previous_hash and the content of the event.';

create table core.audit_head (
    organisation_id uuid not null,
    seq bigint not null,
    hash bytea not null,
    constraint audit_head_pkey PRIMARY KEY (organisation_id)
);
alter table core.audit_head enable row level security;
alter table core.audit_head force row level security;
create policy organisation on core.audit_head using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
grant select on core.audit_head to mkbz_app;
comment on table core.audit_head is 'The last link of the audit chain of each organisation; its row is the lock that keeps the chain in order.';

create table core.benchmark_line (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    period date not null,
    key text not null,
    amount numeric(18,6),
    constraint benchmark_line_once UNIQUE (organisation_id, period, key),
    constraint benchmark_line_pkey PRIMARY KEY (organisation_id, id),
    constraint benchmark_line_key_form CHECK ((key ~ '^[a-zA-Z][a-zA-Z0-9.]{0,59}$'::text))
);
alter table core.benchmark_line enable row level security;
alter table core.benchmark_line force row level security;
create policy organisation on core.benchmark_line using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
create policy sweep on core.benchmark_line to mkbz_sweep using (true) with check (true);
grant delete, insert, select, update on core.benchmark_line to mkbz_app;
grant delete, insert, select, update on core.benchmark_line to mkbz_sweep;
comment on table core.benchmark_line is 'Numbers that an organisation agreed to compare with others.';

create table core.calculation_settings (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    "position" integer not null default 0,
    version integer not null default 1,
    impact_depth text,
    mtpd_rule text,
    cycle_rule text,
    critical_within_hours numeric(10,2),
    criticality_time_weight numeric(7,6),
    criticality_impact_weight numeric(7,6),
    criticality_margin_weight numeric(7,6),
    criticality_dependents_weight numeric(7,6),
    dependency_margin_weight numeric(7,6),
    dependency_concentration_weight numeric(7,6),
    dependency_reduce_from numeric(5,2),
    dependency_irresponsible_from numeric(5,2),
    hhi_green_max numeric(7,6),
    hhi_amber_max numeric(7,6),
    mol_tolerance_points numeric(5,2),
    review_after_days integer,
    contact_check_after_days integer,
    simulation_years integer,
    simulation_seed integer,
    settings_version integer,
    constraint calculation_settings_once UNIQUE (organisation_id),
    constraint calculation_settings_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.calculation_settings enable row level security;
alter table core.calculation_settings force row level security;
create policy organisation on core.calculation_settings using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.calculation_settings REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.calculation_settings REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.calculation_settings REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.calculation_settings to mkbz_app;
comment on table core.calculation_settings is 'Settings that formulas read; unknown means the default.';
comment on column core.calculation_settings.settings_version is 'The version that results name; version is that of the row.';

create table core.change (
    organisation_id uuid not null,
    id uuid not null,
    seq bigint not null generated always as identity,
    at timestamp with time zone not null default now(),
    actor_id uuid,
    actor_name text not null,
    actor_role text not null,
    title text not null,
    row_count integer not null default 0,
    undo_key text,
    document bytea,
    undo_of uuid,
    undone_by uuid,
    constraint change_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.change enable row level security;
alter table core.change force row level security;
create policy organisation on core.change using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX change_by_time ON core.change USING btree (organisation_id, seq);
grant delete, insert, select, update on core.change to mkbz_app;
comment on table core.change is 'One thing that a user did: the unit of undo. Forgotten after 30 days; the audit chain stays.';
comment on column core.change.undo_key is 'Set for a change too large to record row by row: the key of the handler that takes it back.';
comment on column core.change.document is 'For such a change: the state before, Brotli-compressed.';
comment on column core.change.undo_of is 'The change that this one takes back.';
comment on column core.change.undone_by is 'The change that took this one back, if any.';

create table core.change_row (
    organisation_id uuid not null,
    change_id uuid not null,
    seq bigint not null generated always as identity,
    table_name text not null,
    row_id uuid not null,
    operation text not null,
    old_row jsonb,
    new_row jsonb,
    constraint change_row_pkey PRIMARY KEY (organisation_id, change_id, seq),
    constraint change_row_operation_known CHECK ((operation = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text])))
);
alter table core.change_row enable row level security;
alter table core.change_row force row level security;
create policy organisation on core.change_row using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX change_row_by_row ON core.change_row USING btree (organisation_id, table_name, row_id, seq);
grant delete, insert, select on core.change_row to mkbz_app;
comment on table core.change_row is 'A row that a change touched, as it was before and after. Written by triggers only.';

create table core.company (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null default 0,
    version integer not null default 1,
    name text,
    sector text,
    sbi text,
    employees integer,
    turnover numeric(14,2),
    gross_margin numeric(14,2),
    region text,
    working_hours text,
    constraint company_pkey PRIMARY KEY (organisation_id, id),
    constraint company_employees_positive CHECK ((employees >= 1)),
    constraint company_turnover_positive CHECK ((turnover >= (0)::numeric))
);
alter table core.company enable row level security;
alter table core.company force row level security;
create policy organisation on core.company using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.company REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.company REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.company REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.company to mkbz_app;
comment on table core.company is 'The company itself. Money in euro per year.';

create table core.data_protection_key (
    id uuid not null default core.new_id(),
    friendly_name text not null,
    xml text not null,
    created_at timestamp with time zone not null default now(),
    constraint data_protection_key_unique UNIQUE (friendly_name),
    constraint data_protection_key_pkey PRIMARY KEY (id)
);
grant delete, insert, select on core.data_protection_key to mkbz_app;
comment on table core.data_protection_key is 'Keys that protect cookies and forms, shared by all hosts.';

create table core.department (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null default 0,
    version integer not null default 1,
    name text,
    headcount integer,
    manager_role text,
    deputy_role text,
    in_scope boolean,
    constraint department_pkey PRIMARY KEY (organisation_id, id),
    constraint department_headcount_positive CHECK ((headcount >= 0))
);
alter table core.department enable row level security;
alter table core.department force row level security;
create policy organisation on core.department using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.department REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.department REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.department REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.department to mkbz_app;
comment on table core.department is 'A department, with the role titles of its manager and deputy.';
comment on column core.department.in_scope is 'Whether it is part of the programme; unknown counts as yes.';

create table core.entity (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    version integer not null default 1,
    kind text not null,
    code text not null,
    title text not null default ''::text,
    constraint entity_code_unique UNIQUE (organisation_id, kind, code),
    constraint entity_pkey PRIMARY KEY (organisation_id, id),
    constraint entity_code_length CHECK (((char_length(code) >= 1) AND (char_length(code) <= 40))),
    constraint entity_kind_form CHECK ((kind ~ '^[a-z][a-zA-Z]{1,39}$'::text))
);
alter table core.entity enable row level security;
alter table core.entity force row level security;
create policy organisation on core.entity using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.entity REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.entity REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.entity REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.entity to mkbz_app;
comment on table core.entity is 'Every thing with a code, whatever module owns it: what other modules refer to.';
comment on column core.entity.kind is 'An English token such as process, activity, resource, threat.';
comment on column core.entity.code is 'The code that people and the model document use.';

create table core.heartbeat (
    name text not null,
    host text not null,
    at timestamp with time zone not null default now(),
    details jsonb not null default '{}'::jsonb,
    constraint heartbeat_pkey PRIMARY KEY (name)
);
grant delete, insert, select, update on core.heartbeat to mkbz_app;
comment on table core.heartbeat is 'Signs of life of the sweep and the hosts, on the clock of the database.';

create table core.installation (
    key text not null,
    value jsonb not null,
    changed_at timestamp with time zone not null default now(),
    constraint installation_pkey PRIMARY KEY (key),
    constraint installation_key_form CHECK ((key ~ '^[a-z][a-zA-Z0-9.]{0,79}$'::text))
);
grant delete, insert, select, update on core.installation to mkbz_app;
comment on table core.installation is 'Settings of the installation as a whole, such as plugins that were switched off.';

create table core.installation_event (
    id uuid not null default core.new_id(),
    at timestamp with time zone not null default clock_timestamp(),
    actor_id uuid,
    kind text not null,
    details jsonb not null default '{}'::jsonb,
    constraint installation_event_pkey PRIMARY KEY (id)
);
CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON core.installation_event FOR EACH ROW EXECUTE FUNCTION core.refuse_change();
grant insert, select on core.installation_event to mkbz_app;
comment on table core.installation_event is 'What happened outside any organisation: sign-in, lock-out, administration. Written, never changed.';

create table core.job_slot (
    job_key text not null,
    slot timestamp with time zone not null,
    host text not null,
    started_at timestamp with time zone not null default now(),
    finished_at timestamp with time zone,
    outcome text,
    constraint job_slot_pkey PRIMARY KEY (job_key, slot)
);
grant delete, insert, select, update on core.job_slot to mkbz_app;
comment on table core.job_slot is 'Which host ran which job for which moment: the key makes that it is done once.';

create table core.kpi_value (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    "position" integer not null default 0,
    version integer not null default 1,
    kpi text not null,
    month date not null,
    value numeric(18,6),
    target numeric(18,6),
    minimum numeric(18,6),
    zero numeric(18,6),
    status text,
    note text,
    constraint kpi_value_once UNIQUE (organisation_id, kpi, month),
    constraint kpi_value_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.kpi_value enable row level security;
alter table core.kpi_value force row level security;
create policy organisation on core.kpi_value using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.kpi_value REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.kpi_value REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.kpi_value REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.kpi_value to mkbz_app;
comment on table core.kpi_value is 'The value of a figure at the end of a closed month; never computed again.';
comment on column core.kpi_value.month is 'Last day of the month.';
comment on column core.kpi_value.zero is 'Where the score is 0: score = clamp(100 (value - zero) / (target - zero), 0, 100).';

create table core.mail_outbox (
    id uuid not null default core.new_id(),
    organisation_id uuid,
    unique_key text not null,
    message_id text not null,
    recipient text not null,
    language text not null default 'nl'::text,
    subject text not null,
    body_text text not null,
    body_html text,
    purpose text not null,
    created_at timestamp with time zone not null default now(),
    next_attempt_at timestamp with time zone not null default now(),
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    attempts integer not null default 0,
    last_error text,
    constraint mail_outbox_message_unique UNIQUE (message_id),
    constraint mail_outbox_once UNIQUE (unique_key),
    constraint mail_outbox_pkey PRIMARY KEY (id)
);
alter table core.mail_outbox enable row level security;
alter table core.mail_outbox force row level security;
create policy own on core.mail_outbox using (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation()))) with check (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation())));
CREATE INDEX mail_outbox_waiting ON core.mail_outbox USING btree (next_attempt_at) WHERE (sent_at IS NULL);
grant delete, insert, select, update on core.mail_outbox to mkbz_app;
comment on table core.mail_outbox is 'Mail that is to be sent or was sent. The key makes it once; the message id stays the same at a repeat, so that a mail server can see it is one.';

create table core.membership (
    id uuid not null default core.new_id(),
    version integer not null default 1,
    organisation_id uuid not null,
    user_id uuid not null,
    role text not null,
    state text not null,
    valid_until timestamp with time zone,
    granted_by uuid,
    granted_at timestamp with time zone not null default now(),
    department_id uuid,
    constraint membership_unique UNIQUE (organisation_id, user_id),
    constraint membership_pkey PRIMARY KEY (id),
    constraint membership_role_known CHECK ((role = ANY (ARRAY['director'::text, 'programmeLead'::text, 'departmentHead'::text, 'processOwner'::text, 'employee'::text, 'ictManager'::text, 'safetyOfficer'::text, 'auditor'::text, 'adviser'::text]))),
    constraint membership_state_known CHECK ((state = ANY (ARRAY['invited'::text, 'accepted'::text, 'confirmed'::text, 'suspended'::text, 'expired'::text, 'withdrawn'::text])))
);
alter table core.membership enable row level security;
alter table core.membership force row level security;
create policy own on core.membership using (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation()))) with check (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation())));
CREATE INDEX membership_by_user ON core.membership USING btree (user_id);
grant delete, insert, select, update on core.membership to mkbz_app;
comment on table core.membership is 'Who may do what in which organisation. Only a confirmed one counts, and it is read on every request.';

create table core.membership_grant (
    membership_id uuid not null,
    permission text not null,
    granted_by uuid,
    granted_at timestamp with time zone not null default now(),
    constraint membership_grant_pkey PRIMARY KEY (membership_id, permission),
    constraint membership_grant_form CHECK ((permission ~ '^[a-zA-Z][a-zA-Z0-9.]{0,79}$'::text))
);
grant delete, insert, select, update on core.membership_grant to mkbz_app;
comment on table core.membership_grant is 'A permission that somebody has on top of the role.';

create table core.migration (
    module text not null,
    number integer not null,
    name text not null,
    checksum text not null,
    applied_at timestamp with time zone not null default now(),
    milliseconds integer not null,
    constraint migration_pkey PRIMARY KEY (module, number)
);
grant select on core.migration to mkbz_app;
comment on table core.migration is 'Which migrations ran, with the checksum of their text.';

create table core.model_head (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    version integer not null default 1,
    document_language text,
    document_note text,
    extensions text,
    constraint model_head_once UNIQUE (organisation_id),
    constraint model_head_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.model_head enable row level security;
alter table core.model_head force row level security;
create policy organisation on core.model_head using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.model_head REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.model_head REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.model_head REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.model_head to mkbz_app;
comment on table core.model_head is 'What a model document says about itself, and what modules that are absent here keep in it.';
comment on column core.model_head.extensions is 'JSON as it was written, so that the order of keys stays.';

create table core.model_section (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    section text not null,
    constraint model_section_once UNIQUE (organisation_id, section),
    constraint model_section_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.model_section enable row level security;
alter table core.model_section force row level security;
create policy organisation on core.model_section using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.model_section REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.model_section REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.model_section REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.model_section to mkbz_app;
comment on table core.model_section is 'Which sections of the model are recorded: an empty list is something else than no list.';

create table core.organisation (
    id uuid not null,
    version integer not null default 1,
    key text not null,
    name text not null,
    language text not null default 'nl'::text,
    as_of date,
    status text not null default 'active'::text,
    settings jsonb not null default '{}'::jsonb,
    model_version bigint not null default 0,
    created_at timestamp with time zone not null default now(),
    constraint organisation_key_unique UNIQUE (key),
    constraint organisation_pkey PRIMARY KEY (id),
    constraint organisation_key_form CHECK ((key ~ '^[a-z0-9][a-z0-9-]{0,39}$'::text)),
    constraint organisation_language_known CHECK ((language = ANY (ARRAY['nl'::text, 'en'::text]))),
    constraint organisation_name_length CHECK (((char_length(name) >= 1) AND (char_length(name) <= 200))),
    constraint organisation_status_known CHECK ((status = ANY (ARRAY['active'::text, 'suspended'::text, 'closed'::text])))
);
alter table core.organisation enable row level security;
alter table core.organisation force row level security;
create policy own on core.organisation using (((core.current_organisation() IS NULL) OR (id = core.current_organisation()))) with check (((core.current_organisation() IS NULL) OR (id = core.current_organisation())));
CREATE TRIGGER record_delete AFTER DELETE ON core.organisation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('');
CREATE TRIGGER record_insert AFTER INSERT ON core.organisation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('');
CREATE TRIGGER record_update AFTER UPDATE ON core.organisation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('');
grant insert, select, update on core.organisation to mkbz_app;
comment on table core.organisation is 'A company that uses the product. Seen whole without an organisation session, and only itself inside one.';
comment on column core.organisation.key is 'The name in addresses: /o/{key}.';
comment on column core.organisation.as_of is 'The date that rules and figures take as today; null is the real today. Only set for demonstrations.';
comment on column core.organisation.status is 'active, suspended or closed.';
comment on column core.organisation.settings is 'Calculation settings and preferences of the organisation.';
comment on column core.organisation.model_version is 'Raised by every transaction that changes the model; caches are keyed on it.';

create table core.outbox (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    event text not null,
    handler text not null,
    payload jsonb not null,
    created_at timestamp with time zone not null default now(),
    next_attempt_at timestamp with time zone not null default now(),
    attempts integer not null default 0,
    claimed_until timestamp with time zone,
    done_at timestamp with time zone,
    last_error text,
    constraint outbox_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.outbox enable row level security;
alter table core.outbox force row level security;
create policy organisation on core.outbox using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
create policy sweep on core.outbox to mkbz_sweep using (true) with check (true);
CREATE INDEX outbox_waiting ON core.outbox USING btree (next_attempt_at) WHERE (done_at IS NULL);
grant delete, insert, select, update on core.outbox to mkbz_app;
grant delete, insert, select, update on core.outbox to mkbz_sweep;
comment on table core.outbox is 'Events from one module to another, one row per handler, written in the transaction of the change. The payload holds ids, dates and numbers only.';
comment on column core.outbox.claimed_until is 'Until then one host is busy with it; after that another may try.';

create table core.person (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null default 0,
    version integer not null default 1,
    role text,
    department_id uuid,
    deputy_role text,
    second_deputy_role text,
    name text,
    phone text,
    email text,
    active_from date,
    active_until date,
    constraint person_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.person enable row level security;
alter table core.person force row level security;
create policy organisation on core.person using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON core.person REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON core.person REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON core.person REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on core.person to mkbz_app;
comment on table core.person is 'A role in the company, with at most one person behind it.';
comment on column core.person.name is 'Personal data, optional.';
comment on column core.person.phone is 'Personal data, optional.';
comment on column core.person.email is 'Personal data, optional.';

create table core.portfolio_line (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    key text not null,
    amount numeric(18,6),
    on_date date,
    updated_at timestamp with time zone not null default now(),
    constraint portfolio_line_once UNIQUE (organisation_id, key),
    constraint portfolio_line_pkey PRIMARY KEY (organisation_id, id),
    constraint portfolio_line_key_form CHECK ((key ~ '^[a-zA-Z][a-zA-Z0-9.]{0,59}$'::text))
);
alter table core.portfolio_line enable row level security;
alter table core.portfolio_line force row level security;
create policy organisation on core.portfolio_line using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
create policy sweep on core.portfolio_line to mkbz_sweep using (true) with check (true);
grant delete, insert, select, update on core.portfolio_line to mkbz_app;
grant delete, insert, select, update on core.portfolio_line to mkbz_sweep;
comment on table core.portfolio_line is 'The few numbers and dates per organisation that an adviser sees side by side.';

create table core.reminder_due (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    kind text not null,
    subject_id uuid not null,
    due_on date not null,
    recipient_id uuid,
    channel text not null default 'mail'::text,
    state text not null default 'due'::text,
    claimed_at timestamp with time zone,
    sent_at timestamp with time zone,
    created_at timestamp with time zone not null default now(),
    constraint reminder_due_once UNIQUE NULLS NOT DISTINCT (organisation_id, kind, subject_id, due_on, recipient_id, channel),
    constraint reminder_due_pkey PRIMARY KEY (organisation_id, id),
    constraint reminder_due_channel_known CHECK ((channel = ANY (ARRAY['mail'::text, 'digest'::text]))),
    constraint reminder_due_kind_form CHECK ((kind ~ '^[a-z][a-zA-Z.]{1,59}$'::text)),
    constraint reminder_due_state_known CHECK ((state = ANY (ARRAY['due'::text, 'claimed'::text, 'sent'::text, 'dropped'::text])))
);
alter table core.reminder_due enable row level security;
alter table core.reminder_due force row level security;
create policy organisation on core.reminder_due using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
create policy sweep on core.reminder_due to mkbz_sweep using (true) with check (true);
CREATE INDEX reminder_due_waiting ON core.reminder_due USING btree (due_on) WHERE (state = ANY (ARRAY['due'::text, 'claimed'::text]));
grant delete, insert, select, update on core.reminder_due to mkbz_app;
grant delete, insert, select, update on core.reminder_due to mkbz_sweep;
comment on table core.reminder_due is 'One reminder for one person about one thing on one day: at most once, whatever restarts in between.';

create table core.review_item (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    version integer not null default 1,
    source text not null,
    kind text not null,
    subject_id uuid,
    subject_key text not null,
    title text not null,
    due_on date not null,
    owner_role text,
    state text not null default 'open'::text,
    done_on date,
    done_by uuid,
    outcome text,
    updated_at timestamp with time zone not null default now(),
    constraint review_item_once UNIQUE (organisation_id, source, kind, subject_key, due_on),
    constraint review_item_pkey PRIMARY KEY (organisation_id, id),
    constraint review_item_state_known CHECK ((state = ANY (ARRAY['open'::text, 'done'::text, 'dropped'::text])))
);
alter table core.review_item enable row level security;
alter table core.review_item force row level security;
create policy organisation on core.review_item using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX review_item_open ON core.review_item USING btree (organisation_id, due_on) WHERE (state = 'open'::text);
grant delete, insert, select, update on core.review_item to mkbz_app;
comment on table core.review_item is 'Something that has to be looked at again before a date, gathered from all modules by the sweep.';
comment on column core.review_item.source is 'The module that asks for it.';

create table core.session (
    key_hash bytea not null,
    user_id uuid not null,
    ticket bytea not null,
    security_stamp text not null,
    user_agent text,
    created_at timestamp with time zone not null default now(),
    last_seen_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    constraint session_pkey PRIMARY KEY (key_hash)
);
CREATE INDEX session_by_end ON core.session USING btree (expires_at);
CREATE INDEX session_by_user ON core.session USING btree (user_id);
grant delete, insert, select, update on core.session to mkbz_app;
comment on table core.session is 'A signed-in browser. The cookie holds only a random key; its hash finds this row.';
comment on column core.session.expires_at is 'End when nothing happens.';
comment on column core.session.ends_at is 'End in any case.';
comment on column core.session.confirmed_at is 'When the user last proved again who they are.';

create table core.simulation_run (
    organisation_id uuid not null,
    id uuid not null default core.new_id(),
    model_version bigint not null,
    seed bigint not null,
    years integer not null,
    configuration text not null,
    state text not null default 'waiting'::text,
    requested_by uuid,
    requested_at timestamp with time zone not null default now(),
    finished_at timestamp with time zone,
    result jsonb,
    constraint simulation_run_pkey PRIMARY KEY (organisation_id, id),
    constraint simulation_run_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'running'::text, 'done'::text, 'failed'::text])))
);
alter table core.simulation_run enable row level security;
alter table core.simulation_run force row level security;
create policy organisation on core.simulation_run using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
grant delete, insert, select, update on core.simulation_run to mkbz_app;
comment on table core.simulation_run is 'A simulation on one version of the model with one seed, and its result.';

create table core.token_link (
    token_hash bytea not null,
    purpose text not null,
    user_id uuid,
    organisation_id uuid,
    details jsonb not null default '{}'::jsonb,
    security_stamp text,
    created_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone not null,
    used_at timestamp with time zone,
    constraint token_link_pkey PRIMARY KEY (token_hash),
    constraint token_link_purpose_form CHECK ((purpose ~ '^[a-z][a-zA-Z]{1,39}$'::text))
);
grant delete, insert, select, update on core.token_link to mkbz_app;
comment on table core.token_link is 'A link in a mail that works once: invitation, new password, read confirmation. Only the hash is kept.';

create table core.user_login (
    issuer text not null,
    subject text not null,
    user_id uuid not null,
    tenant text,
    display_name text,
    created_at timestamp with time zone not null default now(),
    constraint user_login_pkey PRIMARY KEY (issuer, subject)
);
CREATE INDEX user_login_by_user ON core.user_login USING btree (user_id);
grant delete, insert, select, update on core.user_login to mkbz_app;
comment on table core.user_login is 'A sign-in at another party (OpenID Connect): known by issuer and subject, never by e-mail address.';

create table core.user_passkey (
    credential_id bytea not null,
    user_id uuid not null,
    name text,
    public_key bytea not null,
    created_at timestamp with time zone not null,
    sign_count bigint not null,
    transports text[],
    is_user_verified boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    attestation_object bytea not null,
    client_data_json bytea not null,
    last_used_at timestamp with time zone,
    constraint user_passkey_pkey PRIMARY KEY (credential_id)
);
CREATE INDEX user_passkey_by_user ON core.user_passkey USING btree (user_id);
grant delete, insert, select, update on core.user_passkey to mkbz_app;
comment on table core.user_passkey is 'Passkeys (WebAuthn credentials) of users.';

create table core.user_recovery_code (
    user_id uuid not null,
    code_hash bytea not null,
    used_at timestamp with time zone,
    constraint user_recovery_code_pkey PRIMARY KEY (user_id, code_hash)
);
grant delete, insert, select, update on core.user_recovery_code to mkbz_app;
comment on table core.user_recovery_code is 'Codes for when a phone is lost; hashed, and each works once.';

alter table core.action add constraint action_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.action add constraint action_organisation_id_id_fkey FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id) ON DELETE CASCADE;

alter table core.approval add constraint approval_organisation_id_department_id_fkey FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id) ON DELETE SET NULL (department_id);

alter table core.approval add constraint approval_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.approval add constraint approval_organisation_id_id_fkey FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id) ON DELETE CASCADE;

alter table core.approved_version add constraint approved_version_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.audit_event add constraint audit_event_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.audit_head add constraint audit_head_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.benchmark_line add constraint benchmark_line_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.calculation_settings add constraint calculation_settings_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.change add constraint change_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.change_row add constraint change_row_organisation_id_change_id_fkey FOREIGN KEY (organisation_id, change_id) REFERENCES core.change(organisation_id, id) ON DELETE CASCADE;

alter table core.company add constraint company_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.company add constraint company_organisation_id_id_fkey FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id) ON DELETE CASCADE;

alter table core.department add constraint department_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.department add constraint department_organisation_id_id_fkey FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id) ON DELETE CASCADE;

alter table core.entity add constraint entity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.kpi_value add constraint kpi_value_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.mail_outbox add constraint mail_outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.membership add constraint membership_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES core.app_user(id) ON DELETE SET NULL;

alter table core.membership add constraint membership_organisation_id_department_id_fkey FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id) ON DELETE SET NULL (department_id);

alter table core.membership add constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.membership add constraint membership_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;

alter table core.membership_grant add constraint membership_grant_granted_by_fkey FOREIGN KEY (granted_by) REFERENCES core.app_user(id) ON DELETE SET NULL;

alter table core.membership_grant add constraint membership_grant_membership_id_fkey FOREIGN KEY (membership_id) REFERENCES core.membership(id) ON DELETE CASCADE;

alter table core.model_head add constraint model_head_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.model_section add constraint model_section_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.outbox add constraint outbox_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.person add constraint person_organisation_id_department_id_fkey FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id) ON DELETE SET NULL (department_id);

alter table core.person add constraint person_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.person add constraint person_organisation_id_id_fkey FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id) ON DELETE CASCADE;

alter table core.portfolio_line add constraint portfolio_line_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.reminder_due add constraint reminder_due_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.review_item add constraint review_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.session add constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;

alter table core.simulation_run add constraint simulation_run_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.token_link add constraint token_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table core.token_link add constraint token_link_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;

alter table core.user_login add constraint user_login_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;

alter table core.user_passkey add constraint user_passkey_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;

alter table core.user_recovery_code add constraint user_recovery_code_user_id_fkey FOREIGN KEY (user_id) REFERENCES core.app_user(id) ON DELETE CASCADE;
