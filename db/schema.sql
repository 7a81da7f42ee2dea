-- Written from the catalogue of a migrated database; change migrations, never this file.

create schema core;

create schema dependencies;

create schema exercises;

create schema improvement;

create schema planb;

create schema processes;

create schema scope;

create schema strategy;

create schema threats;

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
    v_pending bigint[];
    v_next bigint[];
    v_count int;
    v_seq bigint;
    v_fault text;
    v_image jsonb;
    r record;
begin
    -- The net effect per row: as it was before the first touch. A cascade is recorded after its cause and an explicit
    -- delete before it, so a row whose references do not fit yet waits for the next round.
    v_pending := array(
        select max(seq) from core.change_row where organisation_id = core.current_organisation() and change_id = p_change
        group by table_name, row_id order by max(seq) desc);
    v_count := cardinality(v_pending);
    while cardinality(v_pending) > 0 loop
        v_next := '{}';
        foreach v_seq in array v_pending loop
            select table_name, row_id into r from core.change_row
            where organisation_id = core.current_organisation() and change_id = p_change and seq = v_seq;
            select old_row into v_image from core.change_row
            where organisation_id = core.current_organisation() and table_name = r.table_name and row_id = r.row_id and change_id = p_change
            order by seq limit 1;
            begin
                perform core.restore_row(r.table_name, r.row_id, v_image);
            exception when foreign_key_violation or unique_violation then
                v_next := v_next || v_seq;
                v_fault := sqlerrm;
            end;
        end loop;
        if cardinality(v_next) = cardinality(v_pending) then
            raise exception 'This change cannot be taken back: %', v_fault;
        end if;
        v_pending := v_next;
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
    is_demo boolean not null default false,
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
comment on column core.app_user.is_demo is 'Made by the demo: no second factor is asked as long as the host is a demo on a loopback address.';

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
    replaces text,
    constraint approved_version_once UNIQUE NULLS NOT DISTINCT (organisation_id, kind, ref, department_id, approval_version),
    constraint approved_version_pkey PRIMARY KEY (organisation_id, id)
);
alter table core.approved_version enable row level security;
alter table core.approved_version force row level security;
create policy organisation on core.approved_version using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER written_once BEFORE DELETE OR UPDATE ON core.approved_version FOR EACH ROW EXECUTE FUNCTION core.refuse_change();
grant insert, select on core.approved_version to mkbz_app;
comment on table core.approved_version is 'Every version that was ever approved, as it was. Written once, never changed.';
comment on column core.approved_version.replaces is 'The version in force when this one was approved, or null when there was none. A version outside the chain from the one in force was taken back.';

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
    constraint membership_pkey PRIMARY KEY (organisation_id, id),
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
    organisation_id uuid not null,
    membership_id uuid not null,
    permission text not null,
    granted_by uuid,
    granted_at timestamp with time zone not null default now(),
    constraint membership_grant_pkey PRIMARY KEY (organisation_id, membership_id, permission),
    constraint membership_grant_form CHECK ((permission ~ '^[a-zA-Z][a-zA-Z0-9.]{0,79}$'::text))
);
alter table core.membership_grant enable row level security;
alter table core.membership_grant force row level security;
create policy own on core.membership_grant using (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation()))) with check (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation())));
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
    security_stamp text not null,
    user_agent text,
    created_at timestamp with time zone not null default now(),
    last_seen_at timestamp with time zone not null default now(),
    expires_at timestamp with time zone not null,
    ends_at timestamp with time zone not null,
    confirmed_at timestamp with time zone,
    id uuid not null default core.new_id(),
    method text not null,
    issuer text,
    ip_address text,
    constraint session_id_unique UNIQUE (id),
    constraint session_pkey PRIMARY KEY (key_hash)
);
CREATE INDEX session_by_end ON core.session USING btree (expires_at);
CREATE INDEX session_by_user ON core.session USING btree (user_id);
grant delete, insert, select, update on core.session to mkbz_app;
comment on table core.session is 'A signed-in browser. The cookie holds only a random key; its hash finds this row.';
comment on column core.session.expires_at is 'End when nothing happens.';
comment on column core.session.ends_at is 'End in any case.';
comment on column core.session.confirmed_at is 'When the user last proved again who they are.';
comment on column core.session.id is 'Names the session in the list of its user; opens nothing.';
comment on column core.session.method is 'How the person proved who it is: password, passkey, and with what second factor.';
comment on column core.session.issuer is 'The outside sign-in service, when that was used.';

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
alter table core.token_link enable row level security;
alter table core.token_link force row level security;
create policy own on core.token_link using (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation()))) with check (((core.current_organisation() IS NULL) OR (organisation_id = core.current_organisation())));
CREATE INDEX token_link_by_user ON core.token_link USING btree (user_id, purpose) WHERE (used_at IS NULL);
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

create table dependencies.confirmed_cycle (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    refs jsonb,
    confirmed_by_role text,
    confirmed_on date,
    reason text,
    constraint confirmed_cycle_pkey PRIMARY KEY (organisation_id, id),
    constraint confirmed_cycle_refs_form CHECK ((jsonb_typeof(refs) = 'array'::text))
);
alter table dependencies.confirmed_cycle enable row level security;
alter table dependencies.confirmed_cycle force row level security;
create policy organisation on dependencies.confirmed_cycle using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX confirmed_cycle_by_position ON dependencies.confirmed_cycle USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.confirmed_cycle REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.confirmed_cycle REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.confirmed_cycle REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.confirmed_cycle to mkbz_app;
comment on table dependencies.confirmed_cycle is 'A ring of things that need each other, looked at and confirmed.';
comment on column dependencies.confirmed_cycle.refs is 'Activities and resources in the ring.';

create table dependencies.dependency (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text not null,
    ref_id uuid,
    name text,
    mtpd_hours numeric(10,2),
    margin_share numeric(7,6),
    concentration numeric(7,6),
    substitute_hours numeric(10,2),
    verdict text,
    reason_accepted text,
    retired_on date,
    retired_reason text,
    known text[] not null default '{}'::text[],
    constraint dependency_pkey PRIMARY KEY (organisation_id, id),
    constraint dependency_concentration_range CHECK (((concentration >= (0)::numeric) AND (concentration <= (1)::numeric))),
    constraint dependency_kind_known CHECK ((kind = ANY (ARRAY['employee'::text, 'location'::text, 'ict'::text, 'machine'::text, 'supplier'::text, 'customer'::text]))),
    constraint dependency_margin_share_range CHECK (((margin_share >= (0)::numeric) AND (margin_share <= (1)::numeric))),
    constraint dependency_mtpd_hours_range CHECK ((mtpd_hours >= (0)::numeric)),
    constraint dependency_substitute_hours_range CHECK ((substitute_hours >= (0)::numeric)),
    constraint dependency_verdict_known CHECK ((verdict = ANY (ARRAY['acceptable'::text, 'reduce'::text, 'irresponsible'::text])))
);
alter table dependencies.dependency enable row level security;
alter table dependencies.dependency force row level security;
create policy organisation on dependencies.dependency using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX dependency_by_position ON dependencies.dependency USING btree (organisation_id, "position");
CREATE INDEX dependency_by_ref_id ON dependencies.dependency USING btree (organisation_id, ref_id);
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.dependency REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.dependency REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.dependency REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.dependency to mkbz_app;
comment on table dependencies.dependency is 'Something that the company cannot do without. Its score follows from the columns and is not stored.';
comment on column dependencies.dependency.mtpd_hours is 'Longest outage that the most demanding use can bear.';
comment on column dependencies.dependency.margin_share is 'Fraction of gross margin at risk now.';
comment on column dependencies.dependency.concentration is 'Concentration in its kind now, 0 to 1.';
comment on column dependencies.dependency.substitute_hours is 'Hours until a replacement works at the minimum level, now.';
comment on column dependencies.dependency.verdict is 'As decided; empty means by the score.';
comment on column dependencies.dependency.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table dependencies.skill_task (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    task text,
    activity_id uuid,
    people jsonb,
    constraint skill_task_pkey PRIMARY KEY (organisation_id, id),
    constraint skill_task_people_form CHECK ((jsonb_typeof(people) = 'array'::text))
);
alter table dependencies.skill_task enable row level security;
alter table dependencies.skill_task force row level security;
create policy organisation on dependencies.skill_task using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX skill_task_by_activity_id ON dependencies.skill_task USING btree (organisation_id, activity_id);
CREATE INDEX skill_task_by_position ON dependencies.skill_task USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.skill_task REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.skill_task REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.skill_task REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.skill_task to mkbz_app;
comment on table dependencies.skill_task is 'Who can do a critical task.';
comment on column dependencies.skill_task.people is 'Numbers of people per role and level: 1 with help, 2 alone, 3 can teach it.';

create table dependencies.snapshot (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    month date not null,
    margin_share numeric(7,6),
    concentration numeric(7,6),
    substitute_hours numeric(10,2),
    score numeric(5,2),
    change text,
    note text,
    constraint snapshot_pkey PRIMARY KEY (organisation_id, id),
    constraint snapshot_concentration_range CHECK (((concentration >= (0)::numeric) AND (concentration <= (1)::numeric))),
    constraint snapshot_margin_share_range CHECK (((margin_share >= (0)::numeric) AND (margin_share <= (1)::numeric))),
    constraint snapshot_score_range CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric))),
    constraint snapshot_substitute_hours_range CHECK ((substitute_hours >= (0)::numeric))
);
alter table dependencies.snapshot enable row level security;
alter table dependencies.snapshot force row level security;
create policy organisation on dependencies.snapshot using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX snapshot_by_parent ON dependencies.snapshot USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.snapshot REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.snapshot REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.snapshot REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.snapshot to mkbz_app;
comment on table dependencies.snapshot is 'A dependency at the end of a closed month. A record: never computed again, a correction is a new row with a note.';
comment on column dependencies.snapshot.month is 'Last day of the month.';
comment on column dependencies.snapshot.score is 'As recorded, 0 to 100.';

create table dependencies.spof_verdict (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    resource_id uuid not null,
    verdict text,
    reason text,
    status text,
    decided_by_role text,
    decided_on date,
    action_ids jsonb,
    constraint spof_verdict_pkey PRIMARY KEY (organisation_id, id),
    constraint spof_verdict_action_ids_form CHECK ((jsonb_typeof(action_ids) = 'array'::text)),
    constraint spof_verdict_status_known CHECK ((status = ANY (ARRAY['open'::text, 'inProgress'::text, 'resolved'::text, 'accepted'::text]))),
    constraint spof_verdict_verdict_known CHECK ((verdict = ANY (ARRAY['acceptable'::text, 'reduce'::text, 'irresponsible'::text])))
);
alter table dependencies.spof_verdict enable row level security;
alter table dependencies.spof_verdict force row level security;
create policy organisation on dependencies.spof_verdict using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX spof_verdict_by_position ON dependencies.spof_verdict USING btree (organisation_id, "position");
CREATE INDEX spof_verdict_by_resource_id ON dependencies.spof_verdict USING btree (organisation_id, resource_id);
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.spof_verdict REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.spof_verdict REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.spof_verdict REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.spof_verdict to mkbz_app;
comment on table dependencies.spof_verdict is 'The decision on something of which there is only one.';
comment on column dependencies.spof_verdict.action_ids is 'Actions that follow from it.';

create table dependencies.supplier_assessment (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    supplier_id uuid not null,
    has_own_plan text,
    tested text,
    contract_notice_days integer,
    stock_hours numeric(10,2),
    second_source_id uuid,
    answers jsonb,
    score numeric(5,2),
    assessed_on date,
    due_on date,
    constraint supplier_assessment_pkey PRIMARY KEY (organisation_id, id),
    constraint supplier_assessment_answers_form CHECK ((jsonb_typeof(answers) = 'array'::text)),
    constraint supplier_assessment_contract_notice_days_range CHECK ((contract_notice_days >= 0)),
    constraint supplier_assessment_has_own_plan_known CHECK ((has_own_plan = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
    constraint supplier_assessment_score_range CHECK (((score >= (0)::numeric) AND (score <= (100)::numeric))),
    constraint supplier_assessment_stock_hours_range CHECK ((stock_hours >= (0)::numeric)),
    constraint supplier_assessment_tested_known CHECK ((tested = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text])))
);
alter table dependencies.supplier_assessment enable row level security;
alter table dependencies.supplier_assessment force row level security;
create policy organisation on dependencies.supplier_assessment using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX supplier_assessment_by_position ON dependencies.supplier_assessment USING btree (organisation_id, "position");
CREATE INDEX supplier_assessment_by_second_source_id ON dependencies.supplier_assessment USING btree (organisation_id, second_source_id);
CREATE INDEX supplier_assessment_by_supplier_id ON dependencies.supplier_assessment USING btree (organisation_id, supplier_id);
CREATE TRIGGER record_delete AFTER DELETE ON dependencies.supplier_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON dependencies.supplier_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON dependencies.supplier_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on dependencies.supplier_assessment to mkbz_app;
comment on table dependencies.supplier_assessment is 'How well a supplier can go on.';
comment on column dependencies.supplier_assessment.stock_hours is 'Stock that the supplier keeps for us, in hours.';
comment on column dependencies.supplier_assessment.second_source_id is 'Another supplier, if any.';
comment on column dependencies.supplier_assessment.answers is 'Answers to the ten standard questions.';

create table exercises.awareness (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    invited integer,
    attended integer,
    last_session date,
    sessions jsonb,
    constraint awareness_pkey PRIMARY KEY (organisation_id, id),
    constraint awareness_attended_range CHECK ((attended >= 0)),
    constraint awareness_invited_range CHECK ((invited >= 0)),
    constraint awareness_sessions_form CHECK ((jsonb_typeof(sessions) = 'array'::text))
);
alter table exercises.awareness enable row level security;
alter table exercises.awareness force row level security;
create policy organisation on exercises.awareness using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX awareness_by_position ON exercises.awareness USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON exercises.awareness REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.awareness REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.awareness REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.awareness to mkbz_app;
comment on table exercises.awareness is 'How many people were invited to and attended awareness sessions. One row.';

create table exercises.exercise (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    type text,
    status text,
    date date,
    duration_hours numeric(10,2),
    scenario_id uuid,
    plan_ids jsonb,
    threat_ids jsonb,
    strategy_ids jsonb,
    supplier_ids jsonb,
    unannounced boolean,
    facilitator_role text,
    observer_roles jsonb,
    safety_brief_confirmed boolean,
    participants_invited integer,
    participants_present integer,
    no_findings boolean,
    known text[] not null default '{}'::text[],
    constraint exercise_pkey PRIMARY KEY (organisation_id, id),
    constraint exercise_duration_hours_range CHECK ((duration_hours >= (0)::numeric)),
    constraint exercise_observer_roles_form CHECK ((jsonb_typeof(observer_roles) = 'array'::text)),
    constraint exercise_participants_invited_range CHECK ((participants_invited >= 0)),
    constraint exercise_participants_present_range CHECK ((participants_present >= 0)),
    constraint exercise_plan_ids_form CHECK ((jsonb_typeof(plan_ids) = 'array'::text)),
    constraint exercise_status_word CHECK ((status = ANY (ARRAY['planned'::text, 'held'::text, 'evaluated'::text, 'closed'::text]))),
    constraint exercise_strategy_ids_form CHECK ((jsonb_typeof(strategy_ids) = 'array'::text)),
    constraint exercise_supplier_ids_form CHECK ((jsonb_typeof(supplier_ids) = 'array'::text)),
    constraint exercise_threat_ids_form CHECK ((jsonb_typeof(threat_ids) = 'array'::text)),
    constraint exercise_type_word CHECK ((type = ANY (ARRAY['walkthrough'::text, 'tabletop'::text, 'callTree'::text, 'evacuation'::text, 'technicalTest'::text, 'functional'::text, 'fullScale'::text])))
);
alter table exercises.exercise enable row level security;
alter table exercises.exercise force row level security;
create policy organisation on exercises.exercise using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX exercise_by_position ON exercises.exercise USING btree (organisation_id, "position");
CREATE INDEX exercise_by_scenario_id ON exercises.exercise USING btree (organisation_id, scenario_id);
CREATE TRIGGER record_delete AFTER DELETE ON exercises.exercise REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.exercise REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.exercise REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.exercise to mkbz_app;
comment on table exercises.exercise is 'An exercise or a test.';

create table exercises.finding (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    severity text,
    text text,
    plan_id uuid,
    root_cause text,
    constraint finding_pkey PRIMARY KEY (organisation_id, id),
    constraint finding_severity_word CHECK ((severity = ANY (ARRAY['critical'::text, 'major'::text, 'minor'::text, 'strength'::text])))
);
alter table exercises.finding enable row level security;
alter table exercises.finding force row level security;
create policy organisation on exercises.finding using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX finding_by_parent ON exercises.finding USING btree (organisation_id, parent_id, "position");
CREATE INDEX finding_by_plan_id ON exercises.finding USING btree (organisation_id, plan_id);
CREATE TRIGGER record_delete AFTER DELETE ON exercises.finding REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.finding REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.finding REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.finding to mkbz_app;
comment on table exercises.finding is 'Something that was noticed.';

create table exercises.inject (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    no integer,
    minute_from_start integer,
    text text,
    to_role text,
    expected_response text,
    constraint inject_pkey PRIMARY KEY (organisation_id, id),
    constraint inject_minute_from_start_range CHECK ((minute_from_start >= 0)),
    constraint inject_no_range CHECK ((no >= 1))
);
alter table exercises.inject enable row level security;
alter table exercises.inject force row level security;
create policy organisation on exercises.inject using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX inject_by_parent ON exercises.inject USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON exercises.inject REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.inject REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.inject REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.inject to mkbz_app;
comment on table exercises.inject is 'An event of an exercise script.';

create table exercises.objective (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    no integer,
    text text,
    weight integer,
    critical boolean,
    rating integer,
    remark text,
    constraint objective_pkey PRIMARY KEY (organisation_id, id),
    constraint objective_no_range CHECK ((no >= 1)),
    constraint objective_rating_range CHECK (((rating >= 0) AND (rating <= 3))),
    constraint objective_weight_range CHECK (((weight >= 1) AND (weight <= 5)))
);
alter table exercises.objective enable row level security;
alter table exercises.objective force row level security;
create policy organisation on exercises.objective using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX objective_by_parent ON exercises.objective USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON exercises.objective REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.objective REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.objective REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.objective to mkbz_app;
comment on table exercises.objective is 'What an exercise should show, with weight and rating 0 to 3.';

create table exercises.participation (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    role text,
    present boolean,
    stress integer,
    clarity integer,
    constraint participation_pkey PRIMARY KEY (organisation_id, id),
    constraint participation_clarity_range CHECK (((clarity >= 1) AND (clarity <= 5))),
    constraint participation_stress_range CHECK (((stress >= 1) AND (stress <= 5)))
);
alter table exercises.participation enable row level security;
alter table exercises.participation force row level security;
create policy organisation on exercises.participation using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX participation_by_parent ON exercises.participation USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON exercises.participation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.participation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.participation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.participation to mkbz_app;
comment on table exercises.participation is 'Who was there, and how it went for them (1 to 5).';

create table exercises.rpo_test (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    resource_id uuid,
    target_hours numeric(10,2),
    achieved_hours numeric(10,2),
    constraint rpo_test_pkey PRIMARY KEY (organisation_id, id),
    constraint rpo_test_achieved_hours_range CHECK ((achieved_hours >= (0)::numeric)),
    constraint rpo_test_target_hours_range CHECK ((target_hours >= (0)::numeric))
);
alter table exercises.rpo_test enable row level security;
alter table exercises.rpo_test force row level security;
create policy organisation on exercises.rpo_test using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX rpo_test_by_parent ON exercises.rpo_test USING btree (organisation_id, parent_id, "position");
CREATE INDEX rpo_test_by_resource_id ON exercises.rpo_test USING btree (organisation_id, resource_id);
CREATE TRIGGER record_delete AFTER DELETE ON exercises.rpo_test REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.rpo_test REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.rpo_test REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.rpo_test to mkbz_app;
comment on table exercises.rpo_test is 'A loss of data that was measured against its target.';

create table exercises.rto_test (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    activity_id uuid,
    resource_id uuid,
    target_hours numeric(10,2),
    achieved_hours numeric(10,2),
    constraint rto_test_pkey PRIMARY KEY (organisation_id, id),
    constraint rto_test_achieved_hours_range CHECK ((achieved_hours >= (0)::numeric)),
    constraint rto_test_target_hours_range CHECK ((target_hours >= (0)::numeric))
);
alter table exercises.rto_test enable row level security;
alter table exercises.rto_test force row level security;
create policy organisation on exercises.rto_test using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX rto_test_by_activity_id ON exercises.rto_test USING btree (organisation_id, activity_id);
CREATE INDEX rto_test_by_parent ON exercises.rto_test USING btree (organisation_id, parent_id, "position");
CREATE INDEX rto_test_by_resource_id ON exercises.rto_test USING btree (organisation_id, resource_id);
CREATE TRIGGER record_delete AFTER DELETE ON exercises.rto_test REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON exercises.rto_test REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON exercises.rto_test REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on exercises.rto_test to mkbz_app;
comment on table exercises.rto_test is 'A recovery time that was measured against its target.';

create table improvement.calendar_item (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text,
    text text,
    phase_id text,
    owner_role text,
    due_on date,
    done_on date,
    constraint calendar_item_pkey PRIMARY KEY (organisation_id, id),
    constraint calendar_item_kind_word CHECK ((kind = ANY (ARRAY['kpiSnapshot'::text, 'dependencySnapshot'::text, 'contactCheck'::text, 'tabletop'::text, 'technicalTest'::text, 'exercise'::text, 'objectReview'::text, 'managementReview'::text, 'internalAudit'::text, 'selfAssessment'::text, 'awareness'::text, 'other'::text])))
);
alter table improvement.calendar_item enable row level security;
alter table improvement.calendar_item force row level security;
create policy organisation on improvement.calendar_item using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX calendar_item_by_position ON improvement.calendar_item USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON improvement.calendar_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON improvement.calendar_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON improvement.calendar_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on improvement.calendar_item to mkbz_app;
comment on table improvement.calendar_item is 'What is planned in the coming year.';

create table improvement.change_trigger (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text,
    date date,
    text text,
    about jsonb,
    handled_on date,
    handled_by_role text,
    result text,
    constraint change_trigger_pkey PRIMARY KEY (organisation_id, id),
    constraint change_trigger_about_form CHECK ((jsonb_typeof(about) = 'array'::text)),
    constraint change_trigger_kind_word CHECK ((kind = ANY (ARRAY['newEmployeeInKeyRole'::text, 'roleEnds'::text, 'newMachine'::text, 'newSupplier'::text, 'newLargeCustomer'::text, 'relocation'::text, 'newIctSystem'::text, 'incident'::text, 'lawChange'::text])))
);
alter table improvement.change_trigger enable row level security;
alter table improvement.change_trigger force row level security;
create policy organisation on improvement.change_trigger using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX change_trigger_by_position ON improvement.change_trigger USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON improvement.change_trigger REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON improvement.change_trigger REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON improvement.change_trigger REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on improvement.change_trigger to mkbz_app;
comment on table improvement.change_trigger is 'A change in the company that plans must follow.';

create table improvement.incident (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    date date,
    threat_id uuid,
    duration_hours numeric(10,2),
    description text,
    plan_activated boolean,
    plan_id uuid,
    activity_id uuid,
    rto_achieved_hours numeric(10,2),
    loss numeric(14,2),
    lessons text,
    constraint incident_pkey PRIMARY KEY (organisation_id, id),
    constraint incident_duration_hours_range CHECK ((duration_hours >= (0)::numeric)),
    constraint incident_loss_range CHECK ((loss >= (0)::numeric)),
    constraint incident_rto_achieved_hours_range CHECK ((rto_achieved_hours >= (0)::numeric))
);
alter table improvement.incident enable row level security;
alter table improvement.incident force row level security;
create policy organisation on improvement.incident using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX incident_by_activity_id ON improvement.incident USING btree (organisation_id, activity_id);
CREATE INDEX incident_by_plan_id ON improvement.incident USING btree (organisation_id, plan_id);
CREATE INDEX incident_by_position ON improvement.incident USING btree (organisation_id, "position");
CREATE INDEX incident_by_threat_id ON improvement.incident USING btree (organisation_id, threat_id);
CREATE TRIGGER record_delete AFTER DELETE ON improvement.incident REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON improvement.incident REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON improvement.incident REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on improvement.incident to mkbz_app;
comment on table improvement.incident is 'A real disruption.';

create table improvement.maturity_assessment (
    organisation_id uuid not null,
    id uuid not null,
    map_key text not null,
    "position" integer not null,
    version integer not null default 1,
    level integer,
    evidence text,
    assessed_on date,
    constraint maturity_assessment_once UNIQUE (organisation_id, map_key),
    constraint maturity_assessment_pkey PRIMARY KEY (organisation_id, id),
    constraint maturity_assessment_level_range CHECK (((level >= 0) AND (level <= 5)))
);
alter table improvement.maturity_assessment enable row level security;
alter table improvement.maturity_assessment force row level security;
create policy organisation on improvement.maturity_assessment using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX maturity_assessment_by_position ON improvement.maturity_assessment USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON improvement.maturity_assessment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON improvement.maturity_assessment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON improvement.maturity_assessment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on improvement.maturity_assessment to mkbz_app;
comment on table improvement.maturity_assessment is 'The level that the company gives itself, per phase.';

create table improvement.review (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text,
    date date,
    inputs jsonb,
    decisions integer,
    decision_texts jsonb,
    major_nonconformities integer,
    minor_nonconformities integer,
    observations integer,
    next_due_on date,
    constraint review_pkey PRIMARY KEY (organisation_id, id),
    constraint review_decision_texts_form CHECK ((jsonb_typeof(decision_texts) = 'array'::text)),
    constraint review_decisions_range CHECK ((decisions >= 0)),
    constraint review_inputs_form CHECK ((jsonb_typeof(inputs) = 'array'::text)),
    constraint review_kind_word CHECK ((kind = ANY (ARRAY['managementReview'::text, 'internalAudit'::text, 'selfAssessment'::text]))),
    constraint review_major_nonconformities_range CHECK ((major_nonconformities >= 0)),
    constraint review_minor_nonconformities_range CHECK ((minor_nonconformities >= 0)),
    constraint review_observations_range CHECK ((observations >= 0))
);
alter table improvement.review enable row level security;
alter table improvement.review force row level security;
create policy organisation on improvement.review using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX review_by_position ON improvement.review USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON improvement.review REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON improvement.review REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON improvement.review REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on improvement.review to mkbz_app;
comment on table improvement.review is 'A management review, audit or self-assessment that was held.';

create table planb.alternative_way (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    text text,
    activity_id uuid,
    requirement_id uuid,
    alternative_name text,
    minimum_staff jsonb,
    place text,
    tools text,
    until_hours numeric(10,2),
    constraint alternative_way_pkey PRIMARY KEY (organisation_id, id),
    constraint alternative_way_minimum_staff_form CHECK ((jsonb_typeof(minimum_staff) = 'array'::text)),
    constraint alternative_way_until_hours_range CHECK ((until_hours >= (0)::numeric))
);
alter table planb.alternative_way enable row level security;
alter table planb.alternative_way force row level security;
create policy organisation on planb.alternative_way using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX alternative_way_by_activity_id ON planb.alternative_way USING btree (organisation_id, activity_id);
CREATE INDEX alternative_way_by_parent ON planb.alternative_way USING btree (organisation_id, parent_id, "position");
CREATE INDEX alternative_way_by_requirement_id ON planb.alternative_way USING btree (organisation_id, requirement_id);
CREATE TRIGGER record_delete AFTER DELETE ON planb.alternative_way REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.alternative_way REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.alternative_way REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.alternative_way to mkbz_app;
comment on table planb.alternative_way is 'Question 2: how the department works until things are normal again.';

create table planb.communication_item (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    audience text,
    message text,
    channel text,
    role text,
    within_hours numeric(10,2),
    constraint communication_item_pkey PRIMARY KEY (organisation_id, id),
    constraint communication_item_within_hours_range CHECK ((within_hours >= (0)::numeric))
);
alter table planb.communication_item enable row level security;
alter table planb.communication_item force row level security;
create policy organisation on planb.communication_item using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX communication_item_by_parent ON planb.communication_item USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.communication_item REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.communication_item REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.communication_item REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.communication_item to mkbz_app;
comment on table planb.communication_item is 'What is told to whom, by whom and when.';

create table planb.contact (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text,
    name text,
    phone text,
    email text,
    purpose text,
    plan_ids jsonb,
    ref_id uuid,
    last_checked_on date,
    constraint contact_pkey PRIMARY KEY (organisation_id, id),
    constraint contact_kind_word CHECK ((kind = ANY (ARRAY['internal'::text, 'emergencyService'::text, 'supplier'::text, 'customer'::text, 'regulator'::text, 'insurer'::text, 'press'::text]))),
    constraint contact_plan_ids_form CHECK ((jsonb_typeof(plan_ids) = 'array'::text))
);
alter table planb.contact enable row level security;
alter table planb.contact force row level security;
create policy organisation on planb.contact using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX contact_by_position ON planb.contact USING btree (organisation_id, "position");
CREATE INDEX contact_by_ref_id ON planb.contact USING btree (organisation_id, ref_id);
CREATE TRIGGER record_delete AFTER DELETE ON planb.contact REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.contact REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.contact REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.contact to mkbz_app;
comment on table planb.contact is 'Whom to call.';

create table planb.crisis_plan (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    status text,
    plan_version text,
    approved_on date,
    review_due_on date,
    alarm_levels jsonb,
    meeting_place text,
    alternative_meeting_place text,
    team jsonb,
    log_template jsonb,
    decision_rules jsonb,
    communication jsonb,
    constraint crisis_plan_pkey PRIMARY KEY (organisation_id, id),
    constraint crisis_plan_alarm_levels_form CHECK ((jsonb_typeof(alarm_levels) = 'array'::text)),
    constraint crisis_plan_communication_form CHECK ((jsonb_typeof(communication) = 'array'::text)),
    constraint crisis_plan_decision_rules_form CHECK ((jsonb_typeof(decision_rules) = 'array'::text)),
    constraint crisis_plan_log_template_form CHECK ((jsonb_typeof(log_template) = 'array'::text)),
    constraint crisis_plan_status_word CHECK ((status = ANY (ARRAY['draft'::text, 'inReview'::text, 'approved'::text, 'inRevision'::text, 'retired'::text]))),
    constraint crisis_plan_team_form CHECK ((jsonb_typeof(team) = 'array'::text))
);
alter table planb.crisis_plan enable row level security;
alter table planb.crisis_plan force row level security;
create policy organisation on planb.crisis_plan using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX crisis_plan_by_position ON planb.crisis_plan USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.crisis_plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.crisis_plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.crisis_plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.crisis_plan to mkbz_app;
comment on table planb.crisis_plan is 'The overall plan of the company. One row.';

create table planb.plan (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    department_id uuid,
    name text,
    status text,
    plan_version text,
    approved_on date,
    review_due_on date,
    purpose text,
    assumptions text,
    activity_ids jsonb,
    strategy_ids jsonb,
    scenario_ids jsonb,
    activation_criteria text,
    activated_by_role text,
    activation_deputy_role text,
    approver_role text,
    response_team jsonb,
    minimum_staff jsonb,
    contact_list_checked_on date,
    offline_copy boolean,
    offline_copy_location text,
    return_to_normal jsonb,
    known text[] not null default '{}'::text[],
    constraint plan_pkey PRIMARY KEY (organisation_id, id),
    constraint plan_activity_ids_form CHECK ((jsonb_typeof(activity_ids) = 'array'::text)),
    constraint plan_minimum_staff_form CHECK ((jsonb_typeof(minimum_staff) = 'object'::text)),
    constraint plan_response_team_form CHECK ((jsonb_typeof(response_team) = 'object'::text)),
    constraint plan_return_to_normal_form CHECK ((jsonb_typeof(return_to_normal) = 'object'::text)),
    constraint plan_scenario_ids_form CHECK ((jsonb_typeof(scenario_ids) = 'array'::text)),
    constraint plan_status_word CHECK ((status = ANY (ARRAY['draft'::text, 'inReview'::text, 'approved'::text, 'inRevision'::text, 'retired'::text]))),
    constraint plan_strategy_ids_form CHECK ((jsonb_typeof(strategy_ids) = 'array'::text))
);
alter table planb.plan enable row level security;
alter table planb.plan force row level security;
create policy organisation on planb.plan using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX plan_by_department_id ON planb.plan USING btree (organisation_id, department_id);
CREATE INDEX plan_by_position ON planb.plan USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.plan REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.plan REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.plan REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.plan to mkbz_app;
comment on table planb.plan is 'The Plan B of one department.';

create table planb.plan_step (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    no integer,
    text text,
    role text,
    within_hours numeric(10,2),
    activity_id uuid,
    after_no integer,
    evidence text,
    checklist boolean,
    constraint plan_step_pkey PRIMARY KEY (organisation_id, id),
    constraint plan_step_after_no_range CHECK ((after_no >= 1)),
    constraint plan_step_no_range CHECK ((no >= 1)),
    constraint plan_step_within_hours_range CHECK ((within_hours >= (0)::numeric))
);
alter table planb.plan_step enable row level security;
alter table planb.plan_step force row level security;
create policy organisation on planb.plan_step using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX plan_step_by_activity_id ON planb.plan_step USING btree (organisation_id, activity_id);
CREATE INDEX plan_step_by_parent ON planb.plan_step USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.plan_step REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.plan_step REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.plan_step REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.plan_step to mkbz_app;
comment on table planb.plan_step is 'A step of the recovery with its role and its time since activation.';

create table planb.read_confirmation (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    plan_id uuid,
    confirmation_version text,
    role text,
    count integer,
    confirmed_on date,
    constraint read_confirmation_pkey PRIMARY KEY (organisation_id, id),
    constraint read_confirmation_count_range CHECK (((count >= 1) AND (count <= 100000)))
);
alter table planb.read_confirmation enable row level security;
alter table planb.read_confirmation force row level security;
create policy organisation on planb.read_confirmation using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX read_confirmation_by_plan_id ON planb.read_confirmation USING btree (organisation_id, plan_id);
CREATE INDEX read_confirmation_by_position ON planb.read_confirmation USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.read_confirmation REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.read_confirmation REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.read_confirmation REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.read_confirmation to mkbz_app;
comment on table planb.read_confirmation is 'Who confirmed reading which version of a plan.';

create table planb.respond_step (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    text text,
    scenario_id uuid,
    constraint respond_step_pkey PRIMARY KEY (organisation_id, id)
);
alter table planb.respond_step enable row level security;
alter table planb.respond_step force row level security;
create policy organisation on planb.respond_step using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX respond_step_by_parent ON planb.respond_step USING btree (organisation_id, parent_id, "position");
CREATE INDEX respond_step_by_scenario_id ON planb.respond_step USING btree (organisation_id, scenario_id);
CREATE TRIGGER record_delete AFTER DELETE ON planb.respond_step REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.respond_step REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.respond_step REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.respond_step to mkbz_app;
comment on table planb.respond_step is 'Question 1: what a user of the plan does first, in order.';

create table planb.team_member (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    role text,
    deputy_role text,
    task text,
    task_group text,
    reachable_by text,
    constraint team_member_pkey PRIMARY KEY (organisation_id, id),
    constraint team_member_task_group_word CHECK ((task_group = ANY (ARRAY['crisisTeam'::text, 'recovery'::text, 'communication'::text, 'participant'::text])))
);
alter table planb.team_member enable row level security;
alter table planb.team_member force row level security;
create policy organisation on planb.team_member using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX team_member_by_parent ON planb.team_member USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON planb.team_member REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON planb.team_member REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON planb.team_member REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on planb.team_member to mkbz_app;
comment on table planb.team_member is 'Who manages or takes part in the recovery, with a deputy.';

create table processes.activity (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    process_id uuid not null,
    name text,
    owner_role text,
    essential boolean,
    impact_levels jsonb,
    mol_percent numeric(5,2),
    rto_hours numeric(10,2),
    rpo_hours numeric(10,2),
    restart_hours numeric(10,2),
    season_peak text,
    peak_months jsonb,
    plan_b_needed text,
    plan_b_reason text,
    levels_over_time jsonb,
    known text[] not null default '{}'::text[],
    constraint activity_pkey PRIMARY KEY (organisation_id, id),
    constraint activity_impact_levels_form CHECK ((jsonb_typeof(impact_levels) = 'object'::text)),
    constraint activity_levels_over_time_form CHECK ((jsonb_typeof(levels_over_time) = 'array'::text)),
    constraint activity_mol_percent_range CHECK (((mol_percent >= (0)::numeric) AND (mol_percent <= (100)::numeric))),
    constraint activity_peak_months_form CHECK ((jsonb_typeof(peak_months) = 'array'::text)),
    constraint activity_plan_b_needed_known CHECK ((plan_b_needed = ANY (ARRAY['yes'::text, 'no'::text]))),
    constraint activity_restart_hours_range CHECK ((restart_hours >= (0)::numeric)),
    constraint activity_rpo_hours_range CHECK ((rpo_hours >= (0)::numeric)),
    constraint activity_rto_hours_range CHECK ((rto_hours >= (0)::numeric))
);
alter table processes.activity enable row level security;
alter table processes.activity force row level security;
create policy organisation on processes.activity using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX activity_by_position ON processes.activity USING btree (organisation_id, "position");
CREATE INDEX activity_by_process_id ON processes.activity USING btree (organisation_id, process_id);
CREATE TRIGGER record_delete AFTER DELETE ON processes.activity REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.activity REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.activity REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.activity to mkbz_app;
comment on table processes.activity is 'A part of a process.';
comment on column processes.activity.essential is 'Whether the process stops without it.';
comment on column processes.activity.impact_levels is 'Per impact category the level 1 to 5 at each duration point; never falling.';
comment on column processes.activity.mol_percent is 'Minimum operating level, percent of normal.';
comment on column processes.activity.rto_hours is 'Goal: back within so many hours.';
comment on column processes.activity.rpo_hours is 'Most data that may be lost, in hours.';
comment on column processes.activity.restart_hours is 'Time to start when everything is back.';
comment on column processes.activity.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table processes.activity_requirement (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    primaries jsonb,
    mode text not null,
    needed numeric(18,6),
    buffer_hours numeric(10,2),
    recovery text not null,
    alternatives jsonb,
    constraint activity_requirement_pkey PRIMARY KEY (organisation_id, id),
    constraint activity_requirement_alternatives_form CHECK ((jsonb_typeof(alternatives) = 'array'::text)),
    constraint activity_requirement_buffer_hours_range CHECK ((buffer_hours >= (0)::numeric)),
    constraint activity_requirement_mode_known CHECK ((mode = ANY (ARRAY['all'::text, 'pool'::text]))),
    constraint activity_requirement_needed_range CHECK ((needed >= (0)::numeric)),
    constraint activity_requirement_primaries_form CHECK ((jsonb_typeof(primaries) = 'array'::text)),
    constraint activity_requirement_recovery_known CHECK ((recovery = ANY (ARRAY['after'::text, 'parallel'::text])))
);
alter table processes.activity_requirement enable row level security;
alter table processes.activity_requirement force row level security;
create policy organisation on processes.activity_requirement using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX activity_requirement_by_parent ON processes.activity_requirement USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON processes.activity_requirement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.activity_requirement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.activity_requirement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.activity_requirement to mkbz_app;
comment on table processes.activity_requirement is 'What an activity needs; all of them.';
comment on column processes.activity_requirement.primaries is 'What is needed in normal work, with units.';
comment on column processes.activity_requirement.needed is 'Pool only: units that are enough.';
comment on column processes.activity_requirement.buffer_hours is 'How long work goes on when they stop.';
comment on column processes.activity_requirement.alternatives is 'Other ways, in order of preference.';

create table processes.customer (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    recovery_rank integer,
    member_count integer,
    penalty_percent_per_week numeric(5,2),
    max_delay_hours numeric(10,2),
    turnover_by_product jsonb,
    contract_ref text,
    contract_notice_days integer,
    constraint customer_pkey PRIMARY KEY (organisation_id, id),
    constraint customer_contract_notice_days_range CHECK ((contract_notice_days >= 0)),
    constraint customer_max_delay_hours_range CHECK ((max_delay_hours >= (0)::numeric)),
    constraint customer_member_count_range CHECK ((member_count >= 1)),
    constraint customer_penalty_percent_per_week_range CHECK (((penalty_percent_per_week >= (0)::numeric) AND (penalty_percent_per_week <= (100)::numeric))),
    constraint customer_recovery_rank_range CHECK ((recovery_rank >= 1)),
    constraint customer_turnover_by_product_form CHECK ((jsonb_typeof(turnover_by_product) = 'object'::text))
);
alter table processes.customer enable row level security;
alter table processes.customer force row level security;
create policy organisation on processes.customer using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX customer_by_position ON processes.customer USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON processes.customer REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.customer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.customer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.customer to mkbz_app;
comment on table processes.customer is 'A customer, or a group of small ones.';
comment on column processes.customer.member_count is 'Number of customers that the row stands for.';
comment on column processes.customer.turnover_by_product is 'Euro per year per product.';

create table processes.process (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    department_id uuid,
    owner_role text,
    kind text,
    in_scope boolean,
    raised_mol_percent numeric(5,2),
    constraint process_pkey PRIMARY KEY (organisation_id, id),
    constraint process_kind_known CHECK ((kind = ANY (ARRAY['core'::text, 'customerFacing'::text, 'supporting'::text, 'governing'::text]))),
    constraint process_raised_mol_percent_range CHECK (((raised_mol_percent >= (0)::numeric) AND (raised_mol_percent <= (100)::numeric)))
);
alter table processes.process enable row level security;
alter table processes.process force row level security;
create policy organisation on processes.process using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX process_by_department_id ON processes.process USING btree (organisation_id, department_id);
CREATE INDEX process_by_position ON processes.process USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON processes.process REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.process REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.process REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.process to mkbz_app;
comment on table processes.process is 'A process. Its minimum level is the lowest of its essential activities, unless raised by hand.';
comment on column processes.process.raised_mol_percent is 'Minimum level set by hand, percent of normal.';

create table processes.product (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    turnover numeric(14,2),
    gross_margin numeric(14,2),
    mbco_percent numeric(5,2),
    rto_hours numeric(10,2),
    impact_levels jsonb,
    loss_curve jsonb,
    in_scope boolean,
    rank integer,
    constraint product_pkey PRIMARY KEY (organisation_id, id),
    constraint product_gross_margin_range CHECK ((gross_margin >= (0)::numeric)),
    constraint product_impact_levels_form CHECK ((jsonb_typeof(impact_levels) = 'object'::text)),
    constraint product_loss_curve_form CHECK ((jsonb_typeof(loss_curve) = 'array'::text)),
    constraint product_mbco_percent_range CHECK (((mbco_percent >= (0)::numeric) AND (mbco_percent <= (100)::numeric))),
    constraint product_rank_range CHECK ((rank >= 1)),
    constraint product_rto_hours_range CHECK ((rto_hours >= (0)::numeric)),
    constraint product_turnover_range CHECK ((turnover >= (0)::numeric))
);
alter table processes.product enable row level security;
alter table processes.product force row level security;
create policy organisation on processes.product using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX product_by_position ON processes.product USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON processes.product REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.product REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.product REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.product to mkbz_app;
comment on table processes.product is 'A product or service.';
comment on column processes.product.mbco_percent is 'Minimum level of delivery, percent of normal.';
comment on column processes.product.rto_hours is 'Goal: back within so many hours. Empty: not time-critical.';
comment on column processes.product.impact_levels is 'Per impact category the level 1 to 5 at each duration point; never falling.';
comment on column processes.product.loss_curve is 'Euro per hour by elapsed hours.';
comment on column processes.product.in_scope is 'Empty counts as inside.';

create table processes.product_process_link (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    product_id uuid not null,
    process_id uuid not null,
    buffer_hours numeric(10,2),
    constraint product_process_link_pkey PRIMARY KEY (organisation_id, id),
    constraint product_process_link_buffer_hours_range CHECK ((buffer_hours >= (0)::numeric))
);
alter table processes.product_process_link enable row level security;
alter table processes.product_process_link force row level security;
create policy organisation on processes.product_process_link using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX product_process_link_by_position ON processes.product_process_link USING btree (organisation_id, "position");
CREATE INDEX product_process_link_by_process_id ON processes.product_process_link USING btree (organisation_id, process_id);
CREATE INDEX product_process_link_by_product_id ON processes.product_process_link USING btree (organisation_id, product_id);
CREATE TRIGGER record_delete AFTER DELETE ON processes.product_process_link REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.product_process_link REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.product_process_link REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.product_process_link to mkbz_app;
comment on table processes.product_process_link is 'A product needs a process.';
comment on column processes.product_process_link.buffer_hours is 'How long delivery goes on when the process stops.';

create table processes.resource (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    kind text not null,
    name text,
    count integer,
    recovery_hours numeric(10,2),
    recovery_tested boolean,
    recovery_tested_on date,
    restart_hours numeric(10,2),
    mol_percent numeric(5,2),
    rpo_target_hours numeric(10,2),
    rpo_actual_hours numeric(10,2),
    annual_spend numeric(14,2),
    department_id uuid,
    location_id uuid,
    supplier_id uuid,
    known text[] not null default '{}'::text[],
    constraint resource_pkey PRIMARY KEY (organisation_id, id),
    constraint resource_annual_spend_range CHECK ((annual_spend >= (0)::numeric)),
    constraint resource_count_range CHECK ((count >= 1)),
    constraint resource_kind_known CHECK ((kind = ANY (ARRAY['employee'::text, 'location'::text, 'ict'::text, 'machine'::text, 'supplier'::text]))),
    constraint resource_mol_percent_range CHECK (((mol_percent >= (0)::numeric) AND (mol_percent <= (100)::numeric))),
    constraint resource_recovery_hours_range CHECK ((recovery_hours >= (0)::numeric)),
    constraint resource_restart_hours_range CHECK ((restart_hours >= (0)::numeric)),
    constraint resource_rpo_actual_hours_range CHECK ((rpo_actual_hours >= (0)::numeric)),
    constraint resource_rpo_target_hours_range CHECK ((rpo_target_hours >= (0)::numeric))
);
alter table processes.resource enable row level security;
alter table processes.resource force row level security;
create policy organisation on processes.resource using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX resource_by_department_id ON processes.resource USING btree (organisation_id, department_id);
CREATE INDEX resource_by_location_id ON processes.resource USING btree (organisation_id, location_id);
CREATE INDEX resource_by_position ON processes.resource USING btree (organisation_id, "position");
CREATE INDEX resource_by_supplier_id ON processes.resource USING btree (organisation_id, supplier_id);
CREATE TRIGGER record_delete AFTER DELETE ON processes.resource REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.resource REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.resource REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.resource to mkbz_app;
comment on table processes.resource is 'People in a role, a place, system, machine or supplier.';
comment on column processes.resource.count is 'Persons in the role or machines in the set.';
comment on column processes.resource.recovery_hours is 'Real time to recover or replace; 0 is a value.';
comment on column processes.resource.rpo_target_hours is 'Most data that may be lost, in hours.';
comment on column processes.resource.rpo_actual_hours is 'What would be lost now, in hours.';
comment on column processes.resource.annual_spend is 'Suppliers: euro per year.';
comment on column processes.resource.location_id is 'Where it is; for a place the one that it is part of.';
comment on column processes.resource.supplier_id is 'Where it comes from.';
comment on column processes.resource.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table processes.resource_requirement (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    primaries jsonb,
    mode text not null,
    needed numeric(18,6),
    buffer_hours numeric(10,2),
    recovery text not null,
    alternatives jsonb,
    constraint resource_requirement_pkey PRIMARY KEY (organisation_id, id),
    constraint resource_requirement_alternatives_form CHECK ((jsonb_typeof(alternatives) = 'array'::text)),
    constraint resource_requirement_buffer_hours_range CHECK ((buffer_hours >= (0)::numeric)),
    constraint resource_requirement_mode_known CHECK ((mode = ANY (ARRAY['all'::text, 'pool'::text]))),
    constraint resource_requirement_needed_range CHECK ((needed >= (0)::numeric)),
    constraint resource_requirement_primaries_form CHECK ((jsonb_typeof(primaries) = 'array'::text)),
    constraint resource_requirement_recovery_known CHECK ((recovery = ANY (ARRAY['after'::text, 'parallel'::text])))
);
alter table processes.resource_requirement enable row level security;
alter table processes.resource_requirement force row level security;
create policy organisation on processes.resource_requirement using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX resource_requirement_by_parent ON processes.resource_requirement USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON processes.resource_requirement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON processes.resource_requirement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON processes.resource_requirement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on processes.resource_requirement to mkbz_app;
comment on table processes.resource_requirement is 'What a resource itself needs; all of them.';
comment on column processes.resource_requirement.primaries is 'What is needed in normal work, with units.';
comment on column processes.resource_requirement.needed is 'Pool only: units that are enough.';
comment on column processes.resource_requirement.buffer_hours is 'How long work goes on when they stop.';
comment on column processes.resource_requirement.alternatives is 'Other ways, in order of preference.';

create table scope.impact_category (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    unacceptable_level integer,
    weight numeric(7,6),
    levels jsonb,
    eur_lower_bounds jsonb,
    constraint impact_category_pkey PRIMARY KEY (organisation_id, id),
    constraint impact_category_eur_lower_bounds_form CHECK ((jsonb_typeof(eur_lower_bounds) = 'array'::text)),
    constraint impact_category_levels_form CHECK ((jsonb_typeof(levels) = 'array'::text)),
    constraint impact_category_unacceptable_level_range CHECK (((unacceptable_level >= 2) AND (unacceptable_level <= 5))),
    constraint impact_category_weight_range CHECK (((weight >= (0)::numeric) AND (weight <= (1)::numeric)))
);
alter table scope.impact_category enable row level security;
alter table scope.impact_category force row level security;
create policy organisation on scope.impact_category using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX impact_category_by_parent ON scope.impact_category USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.impact_category REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.impact_category REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.impact_category REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.impact_category to mkbz_app;
comment on table scope.impact_category is 'A category of impact with its five levels.';
comment on column scope.impact_category.unacceptable_level is 'From this level on the impact is not acceptable.';
comment on column scope.impact_category.weight is 'Fraction; the weights of all categories sum to 1.';
comment on column scope.impact_category.levels is 'Descriptions of levels 1 to 5.';
comment on column scope.impact_category.eur_lower_bounds is 'Money only: lower bounds of levels 1 to 5 in euro.';

create table scope.legal_requirement (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    kind text,
    source text,
    consequence text,
    notify_within_hours numeric(10,2),
    constraint legal_requirement_pkey PRIMARY KEY (organisation_id, id),
    constraint legal_requirement_kind_known CHECK ((kind = ANY (ARRAY['law'::text, 'contract'::text, 'standard'::text, 'permit'::text]))),
    constraint legal_requirement_notify_within_hours_range CHECK ((notify_within_hours >= (0)::numeric))
);
alter table scope.legal_requirement enable row level security;
alter table scope.legal_requirement force row level security;
create policy organisation on scope.legal_requirement using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX legal_requirement_by_position ON scope.legal_requirement USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.legal_requirement REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.legal_requirement REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.legal_requirement REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.legal_requirement to mkbz_app;
comment on table scope.legal_requirement is 'A demand of a law, contract, standard or permit.';

create table scope.likelihood_level (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    level integer not null,
    name text,
    per_year_from numeric(18,6),
    per_year_to numeric(18,6),
    constraint likelihood_level_pkey PRIMARY KEY (organisation_id, id),
    constraint likelihood_level_level_range CHECK (((level >= 1) AND (level <= 5))),
    constraint likelihood_level_per_year_from_range CHECK ((per_year_from >= (0)::numeric)),
    constraint likelihood_level_per_year_to_range CHECK ((per_year_to >= (0)::numeric))
);
alter table scope.likelihood_level enable row level security;
alter table scope.likelihood_level force row level security;
create policy organisation on scope.likelihood_level using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX likelihood_level_by_parent ON scope.likelihood_level USING btree (organisation_id, parent_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.likelihood_level REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.likelihood_level REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.likelihood_level REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.likelihood_level to mkbz_app;
comment on table scope.likelihood_level is 'A level of likelihood: from (inclusive) to (exclusive) events per year.';
comment on column scope.likelihood_level.per_year_to is 'Empty means without end.';

create table scope.objective (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    text text,
    metric text,
    target numeric(18,6),
    due_on date,
    owner_role text,
    constraint objective_pkey PRIMARY KEY (organisation_id, id)
);
alter table scope.objective enable row level security;
alter table scope.objective force row level security;
create policy organisation on scope.objective using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX objective_by_position ON scope.objective USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.objective REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.objective REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.objective REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.objective to mkbz_app;
comment on table scope.objective is 'A goal of the programme.';
comment on column scope.objective.metric is 'Figure that measures it, such as KPI06.';
comment on column scope.objective.target is 'In the unit of that figure.';

create table scope.programme (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    start_on date,
    weeks integer,
    phases jsonb,
    constraint programme_pkey PRIMARY KEY (organisation_id, id),
    constraint programme_phases_form CHECK ((jsonb_typeof(phases) = 'array'::text)),
    constraint programme_weeks_range CHECK (((weeks >= 1) AND (weeks <= 520)))
);
alter table scope.programme enable row level security;
alter table scope.programme force row level security;
create policy organisation on scope.programme using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON scope.programme REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.programme REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.programme REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.programme to mkbz_app;
comment on table scope.programme is 'The programme of weeks, phases and tasks; one row at most.';
comment on column scope.programme.start_on is 'A Monday.';
comment on column scope.programme.phases is 'Weeks, state, effort and tasks of phases F1 to F8.';

create table scope.programme_scope (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    "in" jsonb,
    "out" jsonb,
    climate_change_relevant boolean,
    climate_change_reason text,
    constraint programme_scope_pkey PRIMARY KEY (organisation_id, id),
    constraint programme_scope_in_form CHECK ((jsonb_typeof("in") = 'array'::text)),
    constraint programme_scope_out_form CHECK ((jsonb_typeof("out") = 'array'::text))
);
alter table scope.programme_scope enable row level security;
alter table scope.programme_scope force row level security;
create policy organisation on scope.programme_scope using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON scope.programme_scope REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.programme_scope REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.programme_scope REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.programme_scope to mkbz_app;
comment on table scope.programme_scope is 'What is inside and what is outside the programme; one row at most.';
comment on column scope.programme_scope."in" is 'Lines with words and the things they stand for.';
comment on column scope.programme_scope."out" is 'The same, each with a reason.';

create table scope.risk_appetite (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    relevant_from_score integer,
    impact_always_relevant integer,
    max_residual_score integer,
    max_expected_annual_loss numeric(14,2),
    max_var99 numeric(14,2),
    max_prob_mtpd_breach_per_year numeric(7,6),
    customer_hhi_max numeric(7,6),
    supplier_hhi_max numeric(7,6),
    statement text,
    constraint risk_appetite_pkey PRIMARY KEY (organisation_id, id),
    constraint risk_appetite_customer_hhi_max_range CHECK (((customer_hhi_max >= (0)::numeric) AND (customer_hhi_max <= (1)::numeric))),
    constraint risk_appetite_impact_always_relevant_range CHECK (((impact_always_relevant >= 4) AND (impact_always_relevant <= 5))),
    constraint risk_appetite_max_expected_annual_loss_range CHECK ((max_expected_annual_loss >= (0)::numeric)),
    constraint risk_appetite_max_prob_mtpd_breach_per_year_range CHECK (((max_prob_mtpd_breach_per_year >= (0)::numeric) AND (max_prob_mtpd_breach_per_year <= (1)::numeric))),
    constraint risk_appetite_max_residual_score_range CHECK (((max_residual_score >= 1) AND (max_residual_score <= 25))),
    constraint risk_appetite_max_var99_range CHECK ((max_var99 >= (0)::numeric)),
    constraint risk_appetite_relevant_from_score_range CHECK (((relevant_from_score >= 1) AND (relevant_from_score <= 25))),
    constraint risk_appetite_supplier_hhi_max_range CHECK (((supplier_hhi_max >= (0)::numeric) AND (supplier_hhi_max <= (1)::numeric)))
);
alter table scope.risk_appetite enable row level security;
alter table scope.risk_appetite force row level security;
create policy organisation on scope.risk_appetite using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON scope.risk_appetite REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.risk_appetite REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.risk_appetite REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.risk_appetite to mkbz_app;
comment on table scope.risk_appetite is 'How much risk the company takes on purpose; one row at most.';
comment on column scope.risk_appetite.relevant_from_score is 'A risk counts from this score (likelihood times impact).';
comment on column scope.risk_appetite.impact_always_relevant is 'A risk with this impact always counts.';
comment on column scope.risk_appetite.customer_hhi_max is 'Highest concentration of customers: sum of squared shares, 0 to 1.';
comment on column scope.risk_appetite.supplier_hhi_max is 'Highest concentration of suppliers: sum of squared shares, 0 to 1.';

create table scope.role_assignment (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    role text,
    filled_by_role text,
    deputy_role text,
    raci text,
    raci_by_phase jsonb,
    constraint role_assignment_pkey PRIMARY KEY (organisation_id, id),
    constraint role_assignment_raci_by_phase_form CHECK ((jsonb_typeof(raci_by_phase) = 'object'::text)),
    constraint role_assignment_raci_known CHECK ((raci = ANY (ARRAY['R'::text, 'A'::text, 'C'::text, 'I'::text]))),
    constraint role_assignment_role_known CHECK ((role = ANY (ARRAY['director'::text, 'programmeLead'::text, 'departmentHead'::text, 'processOwner'::text, 'employee'::text, 'ictManager'::text, 'safetyOfficer'::text, 'auditor'::text, 'adviser'::text])))
);
alter table scope.role_assignment enable row level security;
alter table scope.role_assignment force row level security;
create policy organisation on scope.role_assignment using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX role_assignment_by_position ON scope.role_assignment USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.role_assignment REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.role_assignment REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.role_assignment REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.role_assignment to mkbz_app;
comment on table scope.role_assignment is 'Who has which role in the programme.';
comment on column scope.role_assignment.role is 'The programme role; director is the sponsor.';
comment on column scope.role_assignment.filled_by_role is 'Role title in the company.';
comment on column scope.role_assignment.raci is 'Responsible, accountable, consulted or informed in the programme as a whole.';
comment on column scope.role_assignment.raci_by_phase is 'Where that differs: phase F1 to F8 and letter.';

create table scope.scales (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    duration_points jsonb,
    risk_classes jsonb,
    criticality_classes jsonb,
    known text[] not null default '{}'::text[],
    constraint scales_pkey PRIMARY KEY (organisation_id, id),
    constraint scales_criticality_classes_form CHECK ((jsonb_typeof(criticality_classes) = 'array'::text)),
    constraint scales_duration_points_form CHECK ((jsonb_typeof(duration_points) = 'array'::text)),
    constraint scales_risk_classes_form CHECK ((jsonb_typeof(risk_classes) = 'array'::text))
);
alter table scope.scales enable row level security;
alter table scope.scales force row level security;
create policy organisation on scope.scales using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE TRIGGER record_delete AFTER DELETE ON scope.scales REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.scales REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.scales REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.scales to mkbz_app;
comment on table scope.scales is 'The scales that every phase uses; one row at most.';
comment on column scope.scales.duration_points is 'Hours at which impact is asked.';
comment on column scope.scales.risk_classes is 'Classes of the risk score, with what to do.';
comment on column scope.scales.criticality_classes is 'Classes A to E by the longest outage that can be borne.';
comment on column scope.scales.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table scope.stakeholder (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    kind text,
    expectation text,
    influence integer,
    inform_within_hours numeric(10,2),
    constraint stakeholder_pkey PRIMARY KEY (organisation_id, id),
    constraint stakeholder_influence_range CHECK (((influence >= 1) AND (influence <= 5))),
    constraint stakeholder_inform_within_hours_range CHECK ((inform_within_hours >= (0)::numeric)),
    constraint stakeholder_kind_known CHECK ((kind = ANY (ARRAY['customer'::text, 'employee'::text, 'supplier'::text, 'government'::text, 'bank'::text, 'insurer'::text, 'neighbourhood'::text, 'owner'::text])))
);
alter table scope.stakeholder enable row level security;
alter table scope.stakeholder force row level security;
create policy organisation on scope.stakeholder using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX stakeholder_by_position ON scope.stakeholder USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.stakeholder REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.stakeholder REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.stakeholder REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.stakeholder to mkbz_app;
comment on table scope.stakeholder is 'Someone who expects something of the company.';
comment on column scope.stakeholder.influence is '1 (little) to 5 (much).';

create table scope.why_answer (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    no integer not null,
    answer text,
    reasons jsonb,
    protect_goals jsonb,
    target_levels jsonb,
    budget_once numeric(14,2),
    budget_per_year numeric(14,2),
    maturity_target integer,
    role_assignment_ids jsonb,
    constraint why_answer_pkey PRIMARY KEY (organisation_id, id),
    constraint why_answer_budget_once_range CHECK ((budget_once >= (0)::numeric)),
    constraint why_answer_budget_per_year_range CHECK ((budget_per_year >= (0)::numeric)),
    constraint why_answer_maturity_target_range CHECK (((maturity_target >= 1) AND (maturity_target <= 5))),
    constraint why_answer_no_range CHECK (((no >= 1) AND (no <= 4))),
    constraint why_answer_protect_goals_form CHECK ((jsonb_typeof(protect_goals) = 'array'::text)),
    constraint why_answer_reasons_form CHECK ((jsonb_typeof(reasons) = 'array'::text)),
    constraint why_answer_role_assignment_ids_form CHECK ((jsonb_typeof(role_assignment_ids) = 'array'::text)),
    constraint why_answer_target_levels_form CHECK ((jsonb_typeof(target_levels) = 'array'::text))
);
alter table scope.why_answer enable row level security;
alter table scope.why_answer force row level security;
create policy organisation on scope.why_answer using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX why_answer_by_position ON scope.why_answer USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON scope.why_answer REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON scope.why_answer REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON scope.why_answer REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on scope.why_answer to mkbz_app;
comment on table scope.why_answer is 'Answers to the four why-questions; the questions themselves are fixed.';
comment on column scope.why_answer.no is 'Number of the question.';
comment on column scope.why_answer.target_levels is 'Question 3: level and longest outage per product.';
comment on column scope.why_answer.role_assignment_ids is 'Question 4: the roles that the answer names.';

create table strategy.recovery_crew (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    role text,
    persons integer,
    hours_per_day numeric(5,2),
    constraint recovery_crew_pkey PRIMARY KEY (organisation_id, id),
    constraint recovery_crew_hours_per_day_range CHECK (((hours_per_day >= (0)::numeric) AND (hours_per_day <= (24)::numeric))),
    constraint recovery_crew_persons_range CHECK ((persons >= 0))
);
alter table strategy.recovery_crew enable row level security;
alter table strategy.recovery_crew force row level security;
create policy organisation on strategy.recovery_crew using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX recovery_crew_by_position ON strategy.recovery_crew USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON strategy.recovery_crew REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON strategy.recovery_crew REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON strategy.recovery_crew REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on strategy.recovery_crew to mkbz_app;
comment on table strategy.recovery_crew is 'People who can recover, by role.';

create table strategy.recovery_order (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    products jsonb,
    customers jsonb,
    tie_break text,
    reason text,
    constraint recovery_order_pkey PRIMARY KEY (organisation_id, id),
    constraint recovery_order_customers_form CHECK ((jsonb_typeof(customers) = 'array'::text)),
    constraint recovery_order_products_form CHECK ((jsonb_typeof(products) = 'array'::text)),
    constraint recovery_order_tie_break_word CHECK ((tie_break = ANY (ARRAY['rtoAscending'::text, 'criticality'::text, 'lossPerHour'::text])))
);
alter table strategy.recovery_order enable row level security;
alter table strategy.recovery_order force row level security;
create policy organisation on strategy.recovery_order using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX recovery_order_by_position ON strategy.recovery_order USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON strategy.recovery_order REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON strategy.recovery_order REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON strategy.recovery_order REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on strategy.recovery_order to mkbz_app;
comment on table strategy.recovery_order is 'What is recovered first: products and customers in order, with the reason. One row.';

create table strategy.strategy (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    type text,
    status text,
    covers_threat_ids jsonb,
    cost_once numeric(14,2),
    cost_per_year numeric(14,2),
    lifetime_years integer,
    lead_time_weeks integer,
    owner_role text,
    decision text,
    decided_on date,
    effects jsonb,
    note text,
    constraint strategy_pkey PRIMARY KEY (organisation_id, id),
    constraint strategy_cost_once_range CHECK ((cost_once >= (0)::numeric)),
    constraint strategy_cost_per_year_range CHECK ((cost_per_year >= (0)::numeric)),
    constraint strategy_covers_threat_ids_form CHECK ((jsonb_typeof(covers_threat_ids) = 'array'::text)),
    constraint strategy_effects_form CHECK ((jsonb_typeof(effects) = 'array'::text)),
    constraint strategy_lead_time_weeks_range CHECK ((lead_time_weeks >= 0)),
    constraint strategy_lifetime_years_range CHECK (((lifetime_years >= 1) AND (lifetime_years <= 100))),
    constraint strategy_status_word CHECK ((status = ANY (ARRAY['proposed'::text, 'chosen'::text, 'implemented'::text, 'rejected'::text]))),
    constraint strategy_type_word CHECK ((type = ANY (ARRAY['prevent'::text, 'reduce'::text, 'continue'::text, 'recover'::text, 'transfer'::text, 'accept'::text])))
);
alter table strategy.strategy enable row level security;
alter table strategy.strategy force row level security;
create policy organisation on strategy.strategy using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX strategy_by_position ON strategy.strategy USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON strategy.strategy REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON strategy.strategy REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON strategy.strategy REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on strategy.strategy to mkbz_app;
comment on table strategy.strategy is 'What the company does to stay above its minimum levels or to get back above them.';

create table threats.scenario (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    standard text,
    threat_ids jsonb,
    lost_resources jsonb,
    narrative text,
    constraint scenario_pkey PRIMARY KEY (organisation_id, id),
    constraint scenario_lost_resources_form CHECK ((jsonb_typeof(lost_resources) = 'array'::text)),
    constraint scenario_standard_known CHECK ((standard = ANY (ARRAY['buildingGone'::text, 'peopleGone'::text, 'ictGone'::text, 'supplyGone'::text]))),
    constraint scenario_threat_ids_form CHECK ((jsonb_typeof(threat_ids) = 'array'::text))
);
alter table threats.scenario enable row level security;
alter table threats.scenario force row level security;
create policy organisation on threats.scenario using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX scenario_by_position ON threats.scenario USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON threats.scenario REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON threats.scenario REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON threats.scenario REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on threats.scenario to mkbz_app;
comment on table threats.scenario is 'A story about what can happen, for planning and exercising.';
comment on column threats.scenario.standard is 'One of the four standard scenarios, if any.';
comment on column threats.scenario.lost_resources is 'What is lost, and for how many hours.';

create table threats.threat (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    name text,
    category text,
    library_id text,
    considered boolean,
    considered_reason text,
    frequency_per_year numeric(18,6),
    duration jsonb,
    impact_level integer,
    direct_cost jsonb,
    existing_controls text,
    owner_role text,
    relevant_override boolean,
    relevant_override_reason text,
    treatment text,
    residual_likelihood_level integer,
    residual_impact_level integer,
    accepted_by_role text,
    accepted_on date,
    accepted_until date,
    accepted_reason text,
    known text[] not null default '{}'::text[],
    constraint threat_pkey PRIMARY KEY (organisation_id, id),
    constraint threat_category_known CHECK ((category = ANY (ARRAY['digital'::text, 'utility'::text, 'building'::text, 'machine'::text, 'people'::text, 'supplier'::text, 'customer'::text, 'nature'::text, 'lawAndMarket'::text, 'malicious'::text]))),
    constraint threat_direct_cost_form CHECK ((jsonb_typeof(direct_cost) = 'object'::text)),
    constraint threat_duration_form CHECK ((jsonb_typeof(duration) = 'object'::text)),
    constraint threat_frequency_per_year_range CHECK ((frequency_per_year >= (0)::numeric)),
    constraint threat_impact_level_range CHECK (((impact_level >= 1) AND (impact_level <= 5))),
    constraint threat_residual_impact_level_range CHECK (((residual_impact_level >= 1) AND (residual_impact_level <= 5))),
    constraint threat_residual_likelihood_level_range CHECK (((residual_likelihood_level >= 1) AND (residual_likelihood_level <= 5))),
    constraint threat_treatment_known CHECK ((treatment = ANY (ARRAY['avoid'::text, 'reduce'::text, 'transfer'::text, 'accept'::text])))
);
alter table threats.threat enable row level security;
alter table threats.threat force row level security;
create policy organisation on threats.threat using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX threat_by_position ON threats.threat USING btree (organisation_id, "position");
CREATE TRIGGER record_delete AFTER DELETE ON threats.threat REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON threats.threat REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON threats.threat REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on threats.threat to mkbz_app;
comment on table threats.threat is 'A threat and, once assessed, the risk that it is. Likelihood level and score follow from it and are not stored.';
comment on column threats.threat.considered is 'True: taken along. False: dismissed. Empty: not looked at yet.';
comment on column threats.threat.duration is 'Distribution in hours, by its type.';
comment on column threats.threat.direct_cost is 'Distribution in euro, by its type.';
comment on column threats.threat.relevant_override is 'Whether it counts, set by hand; empty means by the appetite.';
comment on column threats.threat.residual_likelihood_level is 'What remains after treatment, 1 to 5.';
comment on column threats.threat.residual_impact_level is 'What remains after treatment, 1 to 5.';
comment on column threats.threat.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table threats.threat_effect (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    ref_id uuid not null,
    residual_percent numeric(5,2),
    duration_factor numeric(18,6),
    probability numeric(7,6),
    constraint threat_effect_pkey PRIMARY KEY (organisation_id, id),
    constraint threat_effect_duration_factor_range CHECK ((duration_factor >= (0)::numeric)),
    constraint threat_effect_probability_range CHECK (((probability >= (0)::numeric) AND (probability <= (1)::numeric))),
    constraint threat_effect_residual_percent_range CHECK (((residual_percent >= (0)::numeric) AND (residual_percent <= 99.99)))
);
alter table threats.threat_effect enable row level security;
alter table threats.threat_effect force row level security;
create policy organisation on threats.threat_effect using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX threat_effect_by_parent ON threats.threat_effect USING btree (organisation_id, parent_id, "position");
CREATE INDEX threat_effect_by_ref_id ON threats.threat_effect USING btree (organisation_id, ref_id);
CREATE TRIGGER record_delete AFTER DELETE ON threats.threat_effect REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON threats.threat_effect REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON threats.threat_effect REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on threats.threat_effect to mkbz_app;
comment on table threats.threat_effect is 'What an event takes away.';
comment on column threats.threat_effect.residual_percent is 'Capacity left.';
comment on column threats.threat_effect.duration_factor is 'Times the duration of the event.';
comment on column threats.threat_effect.probability is 'Chance, given the event.';

create table threats.vulnerability (
    organisation_id uuid not null,
    id uuid not null,
    "position" integer not null,
    version integer not null default 1,
    ref_id uuid,
    text text,
    severity integer,
    threat_ids jsonb,
    constraint vulnerability_pkey PRIMARY KEY (organisation_id, id),
    constraint vulnerability_severity_range CHECK (((severity >= 1) AND (severity <= 5))),
    constraint vulnerability_threat_ids_form CHECK ((jsonb_typeof(threat_ids) = 'array'::text))
);
alter table threats.vulnerability enable row level security;
alter table threats.vulnerability force row level security;
create policy organisation on threats.vulnerability using ((organisation_id = core.current_organisation())) with check ((organisation_id = core.current_organisation()));
CREATE INDEX vulnerability_by_position ON threats.vulnerability USING btree (organisation_id, "position");
CREATE INDEX vulnerability_by_ref_id ON threats.vulnerability USING btree (organisation_id, ref_id);
CREATE TRIGGER record_delete AFTER DELETE ON threats.vulnerability REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_insert AFTER INSERT ON threats.vulnerability REFERENCING NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
CREATE TRIGGER record_update AFTER UPDATE ON threats.vulnerability REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION core.record_rows('model');
grant delete, insert, select, update on threats.vulnerability to mkbz_app;
comment on table threats.vulnerability is 'A weak spot.';
comment on column threats.vulnerability.severity is '1 (light) to 5 (heavy).';

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

alter table core.membership_grant add constraint membership_grant_organisation_id_membership_id_fkey FOREIGN KEY (organisation_id, membership_id) REFERENCES core.membership(organisation_id, id) ON DELETE CASCADE;

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

alter table dependencies.confirmed_cycle add constraint confirmed_cycle_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.confirmed_cycle add constraint confirmed_cycle_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.dependency add constraint dependency_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.dependency add constraint dependency_ref_id_exists FOREIGN KEY (organisation_id, ref_id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.dependency add constraint dependency_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.skill_task add constraint skill_task_activity_id_exists FOREIGN KEY (organisation_id, activity_id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.skill_task add constraint skill_task_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.skill_task add constraint skill_task_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.snapshot add constraint snapshot_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.snapshot add constraint snapshot_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES dependencies.dependency(organisation_id, id) ON DELETE CASCADE;

alter table dependencies.spof_verdict add constraint spof_verdict_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.spof_verdict add constraint spof_verdict_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.spof_verdict add constraint spof_verdict_resource_id_exists FOREIGN KEY (organisation_id, resource_id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.supplier_assessment add constraint supplier_assessment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table dependencies.supplier_assessment add constraint supplier_assessment_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.supplier_assessment add constraint supplier_assessment_second_source_id_exists FOREIGN KEY (organisation_id, second_source_id) REFERENCES core.entity(organisation_id, id);

alter table dependencies.supplier_assessment add constraint supplier_assessment_supplier_id_exists FOREIGN KEY (organisation_id, supplier_id) REFERENCES core.entity(organisation_id, id);

alter table exercises.awareness add constraint awareness_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.exercise add constraint exercise_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.exercise add constraint exercise_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table exercises.exercise add constraint exercise_scenario_id_known FOREIGN KEY (organisation_id, scenario_id) REFERENCES core.entity(organisation_id, id);

alter table exercises.finding add constraint finding_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.finding add constraint finding_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.finding add constraint finding_plan_id_known FOREIGN KEY (organisation_id, plan_id) REFERENCES core.entity(organisation_id, id);

alter table exercises.finding add constraint finding_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table exercises.inject add constraint inject_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.inject add constraint inject_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.objective add constraint objective_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.objective add constraint objective_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.participation add constraint participation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.participation add constraint participation_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.rpo_test add constraint rpo_test_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.rpo_test add constraint rpo_test_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.rpo_test add constraint rpo_test_resource_id_known FOREIGN KEY (organisation_id, resource_id) REFERENCES core.entity(organisation_id, id);

alter table exercises.rto_test add constraint rto_test_activity_id_known FOREIGN KEY (organisation_id, activity_id) REFERENCES core.entity(organisation_id, id);

alter table exercises.rto_test add constraint rto_test_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table exercises.rto_test add constraint rto_test_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES exercises.exercise(organisation_id, id) ON DELETE CASCADE;

alter table exercises.rto_test add constraint rto_test_resource_id_known FOREIGN KEY (organisation_id, resource_id) REFERENCES core.entity(organisation_id, id);

alter table improvement.calendar_item add constraint calendar_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table improvement.calendar_item add constraint calendar_item_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table improvement.change_trigger add constraint change_trigger_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table improvement.change_trigger add constraint change_trigger_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table improvement.incident add constraint incident_activity_id_known FOREIGN KEY (organisation_id, activity_id) REFERENCES core.entity(organisation_id, id);

alter table improvement.incident add constraint incident_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table improvement.incident add constraint incident_plan_id_known FOREIGN KEY (organisation_id, plan_id) REFERENCES core.entity(organisation_id, id);

alter table improvement.incident add constraint incident_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table improvement.incident add constraint incident_threat_id_known FOREIGN KEY (organisation_id, threat_id) REFERENCES core.entity(organisation_id, id);

alter table improvement.maturity_assessment add constraint maturity_assessment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table improvement.review add constraint review_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table improvement.review add constraint review_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table planb.alternative_way add constraint alternative_way_activity_id_known FOREIGN KEY (organisation_id, activity_id) REFERENCES core.entity(organisation_id, id);

alter table planb.alternative_way add constraint alternative_way_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.alternative_way add constraint alternative_way_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES planb.plan(organisation_id, id) ON DELETE CASCADE;

alter table planb.alternative_way add constraint alternative_way_requirement_id_known FOREIGN KEY (organisation_id, requirement_id) REFERENCES core.entity(organisation_id, id);

alter table planb.communication_item add constraint communication_item_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.communication_item add constraint communication_item_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES planb.plan(organisation_id, id) ON DELETE CASCADE;

alter table planb.contact add constraint contact_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.contact add constraint contact_ref_id_known FOREIGN KEY (organisation_id, ref_id) REFERENCES core.entity(organisation_id, id);

alter table planb.contact add constraint contact_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table planb.crisis_plan add constraint crisis_plan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.plan add constraint plan_department_id_known FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id);

alter table planb.plan add constraint plan_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.plan add constraint plan_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table planb.plan_step add constraint plan_step_activity_id_known FOREIGN KEY (organisation_id, activity_id) REFERENCES core.entity(organisation_id, id);

alter table planb.plan_step add constraint plan_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.plan_step add constraint plan_step_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES planb.plan(organisation_id, id) ON DELETE CASCADE;

alter table planb.read_confirmation add constraint read_confirmation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.read_confirmation add constraint read_confirmation_plan_id_known FOREIGN KEY (organisation_id, plan_id) REFERENCES core.entity(organisation_id, id);

alter table planb.read_confirmation add constraint read_confirmation_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table planb.respond_step add constraint respond_step_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.respond_step add constraint respond_step_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES planb.plan(organisation_id, id) ON DELETE CASCADE;

alter table planb.respond_step add constraint respond_step_scenario_id_known FOREIGN KEY (organisation_id, scenario_id) REFERENCES core.entity(organisation_id, id);

alter table planb.team_member add constraint team_member_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table planb.team_member add constraint team_member_parent FOREIGN KEY (organisation_id, parent_id) REFERENCES planb.plan(organisation_id, id) ON DELETE CASCADE;

alter table processes.activity add constraint activity_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.activity add constraint activity_process_id_exists FOREIGN KEY (organisation_id, process_id) REFERENCES core.entity(organisation_id, id);

alter table processes.activity add constraint activity_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.activity_requirement add constraint activity_requirement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.activity_requirement add constraint activity_requirement_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES processes.activity(organisation_id, id) ON DELETE CASCADE;

alter table processes.activity_requirement add constraint activity_requirement_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.customer add constraint customer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.customer add constraint customer_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.process add constraint process_department_id_exists FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id);

alter table processes.process add constraint process_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.process add constraint process_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.product add constraint product_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.product add constraint product_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.product_process_link add constraint product_process_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.product_process_link add constraint product_process_link_process_id_exists FOREIGN KEY (organisation_id, process_id) REFERENCES core.entity(organisation_id, id);

alter table processes.product_process_link add constraint product_process_link_product_id_exists FOREIGN KEY (organisation_id, product_id) REFERENCES core.entity(organisation_id, id);

alter table processes.resource add constraint resource_department_id_exists FOREIGN KEY (organisation_id, department_id) REFERENCES core.entity(organisation_id, id);

alter table processes.resource add constraint resource_location_id_exists FOREIGN KEY (organisation_id, location_id) REFERENCES core.entity(organisation_id, id);

alter table processes.resource add constraint resource_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.resource add constraint resource_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table processes.resource add constraint resource_supplier_id_exists FOREIGN KEY (organisation_id, supplier_id) REFERENCES core.entity(organisation_id, id);

alter table processes.resource_requirement add constraint resource_requirement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table processes.resource_requirement add constraint resource_requirement_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES processes.resource(organisation_id, id) ON DELETE CASCADE;

alter table processes.resource_requirement add constraint resource_requirement_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.impact_category add constraint impact_category_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.impact_category add constraint impact_category_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES scope.scales(organisation_id, id) ON DELETE CASCADE;

alter table scope.impact_category add constraint impact_category_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.legal_requirement add constraint legal_requirement_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.legal_requirement add constraint legal_requirement_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.likelihood_level add constraint likelihood_level_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.likelihood_level add constraint likelihood_level_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES scope.scales(organisation_id, id) ON DELETE CASCADE;

alter table scope.objective add constraint objective_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.objective add constraint objective_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.programme add constraint programme_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.programme_scope add constraint programme_scope_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.risk_appetite add constraint risk_appetite_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.role_assignment add constraint role_assignment_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.role_assignment add constraint role_assignment_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.scales add constraint scales_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.stakeholder add constraint stakeholder_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table scope.stakeholder add constraint stakeholder_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table scope.why_answer add constraint why_answer_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table strategy.recovery_crew add constraint recovery_crew_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table strategy.recovery_crew add constraint recovery_crew_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table strategy.recovery_order add constraint recovery_order_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table strategy.strategy add constraint strategy_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table strategy.strategy add constraint strategy_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table threats.scenario add constraint scenario_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table threats.scenario add constraint scenario_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table threats.threat add constraint threat_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table threats.threat add constraint threat_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);

alter table threats.threat_effect add constraint threat_effect_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table threats.threat_effect add constraint threat_effect_parent_exists FOREIGN KEY (organisation_id, parent_id) REFERENCES threats.threat(organisation_id, id) ON DELETE CASCADE;

alter table threats.threat_effect add constraint threat_effect_ref_id_exists FOREIGN KEY (organisation_id, ref_id) REFERENCES core.entity(organisation_id, id);

alter table threats.vulnerability add constraint vulnerability_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES core.organisation(id) ON DELETE CASCADE;

alter table threats.vulnerability add constraint vulnerability_ref_id_exists FOREIGN KEY (organisation_id, ref_id) REFERENCES core.entity(organisation_id, id);

alter table threats.vulnerability add constraint vulnerability_registered FOREIGN KEY (organisation_id, id) REFERENCES core.entity(organisation_id, id);
