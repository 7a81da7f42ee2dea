-- The sections of the resilience model that every installation has, whatever modules it loads.
-- Columns follow the records of the model: hours numeric(10,2), euro numeric(14,2), percent numeric(5,2), fractions numeric(7,6).
-- An unfinished company must be able to come in, so unknown is null in almost every column.

create table core.model_section (
    organisation_id uuid not null,
    id uuid not null,
    section text not null,
    primary key (organisation_id, id),
    constraint model_section_unique unique (organisation_id, section),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.model_section');
comment on table core.model_section is 'Sections that the organisation has recorded. Without a row a section is unknown; with one it may be empty.';

create table core.model_head (
    organisation_id uuid not null,
    id uuid not null,
    code text not null,
    language text,
    note text,
    extensions text,
    primary key (organisation_id, id),
    constraint model_head_once unique (organisation_id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.model_head');
comment on table core.model_head is 'What the model document says about itself.';
comment on column core.model_head.code is 'Code of the company in the document.';
comment on column core.model_head.extensions is 'What modules that are not part of the product keep in the document, as JSON text in its own order.';

create table core.company (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    name text,
    sector text,
    sbi text,
    employees integer,
    turnover numeric(14,2),
    gross_margin numeric(14,2),
    region text,
    working_hours text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.company');
comment on table core.company is 'The company itself, as the model document has it.';

create table core.calculation_settings (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    version_label integer,
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
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.calculation_settings');
comment on table core.calculation_settings is 'Settings of formulas; a null means the default.';

create table core.department (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    name text,
    headcount integer,
    manager_role text,
    deputy_role text,
    in_scope boolean,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.department');
comment on table core.department is 'Departments with manager and deputy, by role title.';

create table core.person (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id),
    foreign key (organisation_id, department_id) references core.entity (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.person');
comment on table core.person is 'A role in the company and, when the company wants that, the person who has it.';

create table core.approval (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    kind text,
    ref text,
    department_id uuid,
    status text,
    version_label text,
    requested_by_role text,
    requested_at timestamptz,
    approved_by_role text,
    approved_as text,
    approved_at timestamptz,
    review_due_on date,
    remark text,
    snapshot text,
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id),
    foreign key (organisation_id, department_id) references core.entity (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.approval');
comment on table core.approval is 'A decision on a phase, a plan or another object, with the state at that moment.';

create table core.action (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    primary key (organisation_id, id),
    foreign key (organisation_id, id) references core.entity (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.action');
comment on table core.action is 'Something that somebody must do before a date.';

create table core.kpi_value (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    kpi text,
    month date,
    value numeric(18,6),
    target numeric(18,6),
    minimum numeric(18,6),
    zero numeric(18,6),
    status text,
    note text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade
);
select core.protect_table('core.kpi_value');
comment on table core.kpi_value is 'The value of a measure at the end of a closed month: a record, never computed again.';
