-- The part of the resilience model that every installation has.

create table core.model_section (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    section text not null,
    primary key (organisation_id, id),
    constraint model_section_once unique (organisation_id, section)
);
select core.protect_table('core.model_section');
comment on table core.model_section is 'Which sections of the model are recorded: an empty list is something else than no list.';

create table core.model_head (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    version int not null default 1,
    document_language text,
    document_note text,
    extensions text,
    primary key (organisation_id, id),
    constraint model_head_once unique (organisation_id)
);
select core.protect_table('core.model_head');
comment on table core.model_head is 'What a model document says about itself, and what modules that are absent here keep in it.';
comment on column core.model_head.extensions is 'JSON as it was written, so that the order of keys stays.';

create table core.company (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    position int not null default 0,
    version int not null default 1,
    name text,
    sector text,
    sbi text,
    employees int constraint company_employees_positive check (employees >= 1),
    turnover numeric(14,2) constraint company_turnover_positive check (turnover >= 0),
    gross_margin numeric(14,2),
    region text,
    working_hours text,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade
);
select core.protect_table('core.company');
comment on table core.company is 'The company itself. Money in euro per year.';

create table core.department (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    position int not null default 0,
    version int not null default 1,
    name text,
    headcount int constraint department_headcount_positive check (headcount >= 0),
    manager_role text,
    deputy_role text,
    in_scope boolean,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade
);
select core.protect_table('core.department');
comment on table core.department is 'A department, with the role titles of its manager and deputy.';
comment on column core.department.in_scope is 'Whether it is part of the programme; unknown counts as yes.';

create table core.person (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    position int not null default 0,
    version int not null default 1,
    role text,
    department_id uuid,
    deputy_role text,
    second_deputy_role text,
    name text,
    phone text,
    email text,
    active_from date,
    active_until date,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade,
    foreign key (organisation_id, department_id) references core.entity (organisation_id, id) on delete set null (department_id)
);
select core.protect_table('core.person');
comment on table core.person is 'A role in the company, with at most one person behind it.';
comment on column core.person.name is 'Personal data, optional.';
comment on column core.person.phone is 'Personal data, optional.';
comment on column core.person.email is 'Personal data, optional.';

create table core.action (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    position int not null default 0,
    version int not null default 1,
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
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade
);
create index action_open on core.action (organisation_id, due_on) where closed_on is null;
select core.protect_table('core.action');
comment on table core.action is 'Something that somebody must do before a date.';
comment on column core.action.about is 'The things that it is about, as kind and id.';

create table core.kpi_value (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    position int not null default 0,
    version int not null default 1,
    kpi text not null,
    month date not null,
    value numeric(18,6),
    target numeric(18,6),
    minimum numeric(18,6),
    zero numeric(18,6),
    status text,
    note text,
    primary key (organisation_id, id),
    constraint kpi_value_once unique (organisation_id, kpi, month)
);
select core.protect_table('core.kpi_value');
comment on table core.kpi_value is 'The value of a figure at the end of a closed month; never computed again.';
comment on column core.kpi_value.month is 'Last day of the month.';
comment on column core.kpi_value.zero is 'Where the score is 0: score = clamp(100 (value - zero) / (target - zero), 0, 100).';

create table core.calculation_settings (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    position int not null default 0,
    version int not null default 1,
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
    review_after_days int,
    contact_check_after_days int,
    simulation_years int,
    simulation_seed int,
    settings_version int,
    primary key (organisation_id, id),
    constraint calculation_settings_once unique (organisation_id)
);
select core.protect_table('core.calculation_settings');
comment on table core.calculation_settings is 'Settings that formulas read; unknown means the default.';
comment on column core.calculation_settings.settings_version is 'The version that results name; version is that of the row.';

create table core.approval (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null,
    position int not null default 0,
    version int not null default 1,
    kind text not null,
    ref text not null,
    department_id uuid,
    status text not null constraint approval_status_known check (status in ('draft', 'inReview', 'approved', 'inRevision', 'retired')),
    approval_version text,
    requested_by_role text,
    requested_at timestamptz,
    approved_by_role text,
    approved_as text,
    approved_at timestamptz,
    review_due_on date,
    remark text,
    snapshot text,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id) on delete cascade,
    foreign key (organisation_id, department_id) references core.entity (organisation_id, id) on delete set null (department_id)
);
create index approval_by_object on core.approval (organisation_id, kind, ref);
select core.protect_table('core.approval');
comment on table core.approval is 'The state of everything that is approved: phases, plans and other parts.';
comment on column core.approval.ref is 'The id of the thing, or its code when it is no row of the organisation (a phase).';
comment on column core.approval.approval_version is 'major.minor: an approval raises major, a correction raises minor. version is that of the row.';
comment on column core.approval.snapshot is 'The content at the moment of approval, as JSON.';

create table core.approved_version (
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    id uuid not null default core.new_id(),
    kind text not null,
    ref text not null,
    department_id uuid,
    approval_version text not null,
    approved_by uuid,
    approved_by_role text not null,
    approved_as text,
    approved_at timestamptz not null default now(),
    remark text,
    snapshot text not null,
    sha256 bytea not null,
    primary key (organisation_id, id),
    constraint approved_version_once unique nulls not distinct (organisation_id, kind, ref, department_id, approval_version)
);
select core.protect_table('core.approved_version', tracked => false, writes => 'insert');
comment on table core.approved_version is 'Every version that was ever approved, as it was. Written once, never changed.';

create function core.refuse_change() returns trigger
language plpgsql
as $$
begin
    raise exception 'Rows of %.% are written once and never changed.', tg_table_schema, tg_table_name using errcode = 'restrict_violation';
end
$$;
comment on function core.refuse_change() is 'Trigger of tables that only grow.';
create trigger written_once before update or delete on core.approved_version for each row execute function core.refuse_change();
create trigger written_once before update or delete on core.audit_event for each row execute function core.refuse_change();
create trigger written_once before update or delete on core.installation_event for each row execute function core.refuse_change();
