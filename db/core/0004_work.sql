-- What happens by itself: events between modules, mail, reminders, jobs.

create table core.outbox (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    event text not null,
    handler text not null,
    payload jsonb not null,
    created_at timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    attempts int not null default 0,
    claimed_until timestamptz,
    done_at timestamptz,
    last_error text,
    primary key (organisation_id, id)
);
create index outbox_waiting on core.outbox (next_attempt_at) where done_at is null;
select core.protect_table('core.outbox', sweep => true, tracked => false);
comment on table core.outbox is 'Events from one module to another, one row per handler, written in the transaction of the change. The payload holds ids, dates and numbers only.';
comment on column core.outbox.claimed_until is 'Until then one host is busy with it; after that another may try.';

create table core.reminder_due (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    kind text not null constraint reminder_due_kind_form check (kind ~ '^[a-z][a-zA-Z.]{1,59}$'),
    subject_id uuid not null,
    due_on date not null,
    recipient_id uuid,
    channel text not null default 'mail' constraint reminder_due_channel_known check (channel in ('mail', 'digest')),
    state text not null default 'due' constraint reminder_due_state_known check (state in ('due', 'claimed', 'sent', 'dropped')),
    claimed_at timestamptz,
    sent_at timestamptz,
    created_at timestamptz not null default now(),
    primary key (organisation_id, id),
    constraint reminder_due_once unique nulls not distinct (organisation_id, kind, subject_id, due_on, recipient_id, channel)
);
create index reminder_due_waiting on core.reminder_due (due_on) where state in ('due', 'claimed');
select core.protect_table('core.reminder_due', sweep => true, tracked => false);
comment on table core.reminder_due is 'One reminder for one person about one thing on one day: at most once, whatever restarts in between.';

create table core.portfolio_line (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    key text not null constraint portfolio_line_key_form check (key ~ '^[a-zA-Z][a-zA-Z0-9.]{0,59}$'),
    amount numeric(18,6),
    on_date date,
    updated_at timestamptz not null default now(),
    primary key (organisation_id, id),
    constraint portfolio_line_once unique (organisation_id, key)
);
select core.protect_table('core.portfolio_line', sweep => true, tracked => false);
comment on table core.portfolio_line is 'The few numbers and dates per organisation that an adviser sees side by side.';

create table core.benchmark_line (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    period date not null,
    key text not null constraint benchmark_line_key_form check (key ~ '^[a-zA-Z][a-zA-Z0-9.]{0,59}$'),
    amount numeric(18,6),
    primary key (organisation_id, id),
    constraint benchmark_line_once unique (organisation_id, period, key)
);
select core.protect_table('core.benchmark_line', sweep => true, tracked => false);
comment on table core.benchmark_line is 'Numbers that an organisation agreed to compare with others.';

create table core.mail_outbox (
    id uuid primary key default core.new_id(),
    organisation_id uuid references core.organisation (id) on delete cascade,
    unique_key text not null constraint mail_outbox_once unique,
    message_id text not null constraint mail_outbox_message_unique unique,
    recipient text not null,
    language text not null default 'nl',
    subject text not null,
    body_text text not null,
    body_html text,
    purpose text not null,
    created_at timestamptz not null default now(),
    next_attempt_at timestamptz not null default now(),
    claimed_at timestamptz,
    sent_at timestamptz,
    attempts int not null default 0,
    last_error text
);
create index mail_outbox_waiting on core.mail_outbox (next_attempt_at) where sent_at is null;
select core.protect_shared('core.mail_outbox', 'organisation_id');
comment on table core.mail_outbox is 'Mail that is to be sent or was sent. The key makes it once; the message id stays the same at a repeat, so that a mail server can see it is one.';

create table core.review_item (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    version int not null default 1,
    source text not null,
    kind text not null,
    subject_id uuid,
    subject_key text not null,
    title text not null,
    due_on date not null,
    owner_role text,
    state text not null default 'open' constraint review_item_state_known check (state in ('open', 'done', 'dropped')),
    done_on date,
    done_by uuid,
    outcome text,
    updated_at timestamptz not null default now(),
    primary key (organisation_id, id),
    constraint review_item_once unique (organisation_id, source, kind, subject_key, due_on)
);
create index review_item_open on core.review_item (organisation_id, due_on) where state = 'open';
select core.protect_table('core.review_item', tracked => false);
comment on table core.review_item is 'Something that has to be looked at again before a date, gathered from all modules by the sweep.';
comment on column core.review_item.source is 'The module that asks for it.';

create table core.job_slot (
    job_key text not null,
    slot timestamptz not null,
    host text not null,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    outcome text,
    primary key (job_key, slot)
);
grant select, insert, update, delete on core.job_slot to mkbz_app;
comment on table core.job_slot is 'Which host ran which job for which moment: the key makes that it is done once.';

create table core.heartbeat (
    name text primary key,
    host text not null,
    at timestamptz not null default now(),
    details jsonb not null default '{}'
);
grant select, insert, update, delete on core.heartbeat to mkbz_app;
comment on table core.heartbeat is 'Signs of life of the sweep and the hosts, on the clock of the database.';

create table core.simulation_run (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    model_version bigint not null,
    seed bigint not null,
    years int not null,
    configuration text not null,
    state text not null default 'waiting' constraint simulation_run_state_known check (state in ('waiting', 'running', 'done', 'failed')),
    requested_by uuid,
    requested_at timestamptz not null default now(),
    finished_at timestamptz,
    result jsonb,
    primary key (organisation_id, id)
);
select core.protect_table('core.simulation_run', tracked => false);
comment on table core.simulation_run is 'A simulation on one version of the model with one seed, and its result.';
