-- What the company makes, how, for whom and with what.
-- Columns named position keep the order of the model document. Words such as 'core' or 'after' are the words of the model document. Empty means: not known; it is never 0.
-- The checks hold for every model that can be read: an unfinished company must fit.

create table processes.product (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    turnover numeric(14,2),
    gross_margin numeric(14,2),
    mbco_percent numeric(5,2),
    rto_hours numeric(10,2),
    impact_levels jsonb,
    loss_curve jsonb,
    in_scope boolean,
    rank int,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint product_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint product_turnover_range check (turnover >= 0),
    constraint product_gross_margin_range check (gross_margin >= 0),
    constraint product_mbco_percent_range check (mbco_percent between 0 and 100),
    constraint product_rto_hours_range check (rto_hours >= 0),
    constraint product_impact_levels_form check (jsonb_typeof(impact_levels) = 'object'),
    constraint product_loss_curve_form check (jsonb_typeof(loss_curve) = 'array'),
    constraint product_rank_range check (rank >= 1)
);
select core.protect_table('processes.product');
create index product_by_position on processes.product (organisation_id, position);
comment on table processes.product is 'A product or service.';
comment on column processes.product.mbco_percent is 'Minimum level of delivery, percent of normal.';
comment on column processes.product.rto_hours is 'Goal: back within so many hours. Empty: not time-critical.';
comment on column processes.product.impact_levels is 'Per impact category the level 1 to 5 at each duration point; never falling.';
comment on column processes.product.loss_curve is 'Euro per hour by elapsed hours.';
comment on column processes.product.in_scope is 'Empty counts as inside.';

create table processes.customer (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    recovery_rank int,
    member_count int,
    penalty_percent_per_week numeric(5,2),
    max_delay_hours numeric(10,2),
    turnover_by_product jsonb,
    contract_ref text,
    contract_notice_days int,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint customer_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint customer_recovery_rank_range check (recovery_rank >= 1),
    constraint customer_member_count_range check (member_count >= 1),
    constraint customer_penalty_percent_per_week_range check (penalty_percent_per_week between 0 and 100),
    constraint customer_max_delay_hours_range check (max_delay_hours >= 0),
    constraint customer_turnover_by_product_form check (jsonb_typeof(turnover_by_product) = 'object'),
    constraint customer_contract_notice_days_range check (contract_notice_days >= 0)
);
select core.protect_table('processes.customer');
create index customer_by_position on processes.customer (organisation_id, position);
comment on table processes.customer is 'A customer, or a group of small ones.';
comment on column processes.customer.member_count is 'Number of customers that the row stands for.';
comment on column processes.customer.turnover_by_product is 'Euro per year per product.';

create table processes.process (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    department_id uuid,
    owner_role text,
    kind text,
    in_scope boolean,
    raised_mol_percent numeric(5,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint process_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint process_department_id_exists foreign key (organisation_id, department_id) references core.entity (organisation_id, id),
    constraint process_kind_known check (kind in ('core', 'customerFacing', 'supporting', 'governing')),
    constraint process_raised_mol_percent_range check (raised_mol_percent between 0 and 100)
);
select core.protect_table('processes.process');
create index process_by_position on processes.process (organisation_id, position);
create index process_by_department_id on processes.process (organisation_id, department_id);
comment on table processes.process is 'A process. Its minimum level is the lowest of its essential activities, unless raised by hand.';
comment on column processes.process.raised_mol_percent is 'Minimum level set by hand, percent of normal.';

create table processes.activity (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
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
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint activity_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint activity_process_id_exists foreign key (organisation_id, process_id) references core.entity (organisation_id, id),
    constraint activity_impact_levels_form check (jsonb_typeof(impact_levels) = 'object'),
    constraint activity_mol_percent_range check (mol_percent between 0 and 100),
    constraint activity_rto_hours_range check (rto_hours >= 0),
    constraint activity_rpo_hours_range check (rpo_hours >= 0),
    constraint activity_restart_hours_range check (restart_hours >= 0),
    constraint activity_peak_months_form check (jsonb_typeof(peak_months) = 'array'),
    constraint activity_plan_b_needed_known check (plan_b_needed in ('yes', 'no')),
    constraint activity_levels_over_time_form check (jsonb_typeof(levels_over_time) = 'array')
);
select core.protect_table('processes.activity');
create index activity_by_position on processes.activity (organisation_id, position);
create index activity_by_process_id on processes.activity (organisation_id, process_id);
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
    position int not null,
    version int not null default 1,
    primaries jsonb,
    mode text not null,
    needed numeric(18,6),
    buffer_hours numeric(10,2),
    recovery text not null,
    alternatives jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint activity_requirement_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint activity_requirement_parent_exists foreign key (organisation_id, parent_id) references processes.activity (organisation_id, id) on delete cascade,
    constraint activity_requirement_primaries_form check (jsonb_typeof(primaries) = 'array'),
    constraint activity_requirement_mode_known check (mode in ('all', 'pool')),
    constraint activity_requirement_needed_range check (needed >= 0),
    constraint activity_requirement_buffer_hours_range check (buffer_hours >= 0),
    constraint activity_requirement_recovery_known check (recovery in ('after', 'parallel')),
    constraint activity_requirement_alternatives_form check (jsonb_typeof(alternatives) = 'array')
);
select core.protect_table('processes.activity_requirement');
create index activity_requirement_by_parent on processes.activity_requirement (organisation_id, parent_id, position);
comment on table processes.activity_requirement is 'What an activity needs; all of them.';
comment on column processes.activity_requirement.primaries is 'What is needed in normal work, with units.';
comment on column processes.activity_requirement.needed is 'Pool only: units that are enough.';
comment on column processes.activity_requirement.buffer_hours is 'How long work goes on when they stop.';
comment on column processes.activity_requirement.alternatives is 'Other ways, in order of preference.';

create table processes.resource (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    kind text not null,
    name text,
    count int,
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
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint resource_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint resource_department_id_exists foreign key (organisation_id, department_id) references core.entity (organisation_id, id),
    constraint resource_location_id_exists foreign key (organisation_id, location_id) references core.entity (organisation_id, id),
    constraint resource_supplier_id_exists foreign key (organisation_id, supplier_id) references core.entity (organisation_id, id),
    constraint resource_kind_known check (kind in ('employee', 'location', 'ict', 'machine', 'supplier')),
    constraint resource_count_range check (count >= 1),
    constraint resource_recovery_hours_range check (recovery_hours >= 0),
    constraint resource_restart_hours_range check (restart_hours >= 0),
    constraint resource_mol_percent_range check (mol_percent between 0 and 100),
    constraint resource_rpo_target_hours_range check (rpo_target_hours >= 0),
    constraint resource_rpo_actual_hours_range check (rpo_actual_hours >= 0),
    constraint resource_annual_spend_range check (annual_spend >= 0)
);
select core.protect_table('processes.resource');
create index resource_by_position on processes.resource (organisation_id, position);
create index resource_by_department_id on processes.resource (organisation_id, department_id);
create index resource_by_location_id on processes.resource (organisation_id, location_id);
create index resource_by_supplier_id on processes.resource (organisation_id, supplier_id);
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
    position int not null,
    version int not null default 1,
    primaries jsonb,
    mode text not null,
    needed numeric(18,6),
    buffer_hours numeric(10,2),
    recovery text not null,
    alternatives jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint resource_requirement_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint resource_requirement_parent_exists foreign key (organisation_id, parent_id) references processes.resource (organisation_id, id) on delete cascade,
    constraint resource_requirement_primaries_form check (jsonb_typeof(primaries) = 'array'),
    constraint resource_requirement_mode_known check (mode in ('all', 'pool')),
    constraint resource_requirement_needed_range check (needed >= 0),
    constraint resource_requirement_buffer_hours_range check (buffer_hours >= 0),
    constraint resource_requirement_recovery_known check (recovery in ('after', 'parallel')),
    constraint resource_requirement_alternatives_form check (jsonb_typeof(alternatives) = 'array')
);
select core.protect_table('processes.resource_requirement');
create index resource_requirement_by_parent on processes.resource_requirement (organisation_id, parent_id, position);
comment on table processes.resource_requirement is 'What a resource itself needs; all of them.';
comment on column processes.resource_requirement.primaries is 'What is needed in normal work, with units.';
comment on column processes.resource_requirement.needed is 'Pool only: units that are enough.';
comment on column processes.resource_requirement.buffer_hours is 'How long work goes on when they stop.';
comment on column processes.resource_requirement.alternatives is 'Other ways, in order of preference.';

create table processes.product_process_link (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    product_id uuid not null,
    process_id uuid not null,
    buffer_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint product_process_link_product_id_exists foreign key (organisation_id, product_id) references core.entity (organisation_id, id),
    constraint product_process_link_process_id_exists foreign key (organisation_id, process_id) references core.entity (organisation_id, id),
    constraint product_process_link_buffer_hours_range check (buffer_hours >= 0)
);
select core.protect_table('processes.product_process_link');
create index product_process_link_by_position on processes.product_process_link (organisation_id, position);
create index product_process_link_by_product_id on processes.product_process_link (organisation_id, product_id);
create index product_process_link_by_process_id on processes.product_process_link (organisation_id, process_id);
comment on table processes.product_process_link is 'A product needs a process.';
comment on column processes.product_process_link.buffer_hours is 'How long delivery goes on when the process stops.';
