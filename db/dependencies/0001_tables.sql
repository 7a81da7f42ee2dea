-- What and whom the company cannot do without.
-- Columns named position keep the order of the model document. Words such as 'core' or 'after' are the words of the model document. Empty means: not known; it is never 0.
-- The checks hold for every model that can be read: an unfinished company must fit.

create table dependencies.dependency (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
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
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint dependency_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint dependency_ref_id_exists foreign key (organisation_id, ref_id) references core.entity (organisation_id, id),
    constraint dependency_kind_known check (kind in ('employee', 'location', 'ict', 'machine', 'supplier', 'customer')),
    constraint dependency_mtpd_hours_range check (mtpd_hours >= 0),
    constraint dependency_margin_share_range check (margin_share between 0 and 1),
    constraint dependency_concentration_range check (concentration between 0 and 1),
    constraint dependency_substitute_hours_range check (substitute_hours >= 0),
    constraint dependency_verdict_known check (verdict in ('acceptable', 'reduce', 'irresponsible'))
);
select core.protect_table('dependencies.dependency');
create index dependency_by_position on dependencies.dependency (organisation_id, position);
create index dependency_by_ref_id on dependencies.dependency (organisation_id, ref_id);
comment on table dependencies.dependency is 'Something that the company cannot do without. Its score follows from the columns and is not stored.';
comment on column dependencies.dependency.mtpd_hours is 'Longest outage that the most demanding use can bear.';
comment on column dependencies.dependency.margin_share is 'Fraction of gross margin at risk now.';
comment on column dependencies.dependency.concentration is 'Concentration in its kind now, 0 to 1.';
comment on column dependencies.dependency.substitute_hours is 'Hours until a replacement works at the minimum level, now.';
comment on column dependencies.dependency.verdict is 'As decided; empty means by the score.';
comment on column dependencies.dependency.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table dependencies.snapshot (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position int not null,
    version int not null default 1,
    month date not null,
    margin_share numeric(7,6),
    concentration numeric(7,6),
    substitute_hours numeric(10,2),
    score numeric(5,2),
    change text,
    note text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint snapshot_parent_exists foreign key (organisation_id, parent_id) references dependencies.dependency (organisation_id, id) on delete cascade,
    constraint snapshot_margin_share_range check (margin_share between 0 and 1),
    constraint snapshot_concentration_range check (concentration between 0 and 1),
    constraint snapshot_substitute_hours_range check (substitute_hours >= 0),
    constraint snapshot_score_range check (score between 0 and 100)
);
select core.protect_table('dependencies.snapshot');
create index snapshot_by_parent on dependencies.snapshot (organisation_id, parent_id, position);
comment on table dependencies.snapshot is 'A dependency at the end of a closed month. A record: never computed again, a correction is a new row with a note.';
comment on column dependencies.snapshot.month is 'Last day of the month.';
comment on column dependencies.snapshot.score is 'As recorded, 0 to 100.';

create table dependencies.spof_verdict (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    resource_id uuid not null,
    verdict text,
    reason text,
    status text,
    decided_by_role text,
    decided_on date,
    action_ids jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint spof_verdict_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint spof_verdict_resource_id_exists foreign key (organisation_id, resource_id) references core.entity (organisation_id, id),
    constraint spof_verdict_verdict_known check (verdict in ('acceptable', 'reduce', 'irresponsible')),
    constraint spof_verdict_status_known check (status in ('open', 'inProgress', 'resolved', 'accepted')),
    constraint spof_verdict_action_ids_form check (jsonb_typeof(action_ids) = 'array')
);
select core.protect_table('dependencies.spof_verdict');
create index spof_verdict_by_position on dependencies.spof_verdict (organisation_id, position);
create index spof_verdict_by_resource_id on dependencies.spof_verdict (organisation_id, resource_id);
comment on table dependencies.spof_verdict is 'The decision on something of which there is only one.';
comment on column dependencies.spof_verdict.action_ids is 'Actions that follow from it.';

create table dependencies.supplier_assessment (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    supplier_id uuid not null,
    has_own_plan text,
    tested text,
    contract_notice_days int,
    stock_hours numeric(10,2),
    second_source_id uuid,
    answers jsonb,
    score numeric(5,2),
    assessed_on date,
    due_on date,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint supplier_assessment_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint supplier_assessment_supplier_id_exists foreign key (organisation_id, supplier_id) references core.entity (organisation_id, id),
    constraint supplier_assessment_second_source_id_exists foreign key (organisation_id, second_source_id) references core.entity (organisation_id, id),
    constraint supplier_assessment_has_own_plan_known check (has_own_plan in ('yes', 'no', 'unknown')),
    constraint supplier_assessment_tested_known check (tested in ('yes', 'no', 'unknown')),
    constraint supplier_assessment_contract_notice_days_range check (contract_notice_days >= 0),
    constraint supplier_assessment_stock_hours_range check (stock_hours >= 0),
    constraint supplier_assessment_answers_form check (jsonb_typeof(answers) = 'array'),
    constraint supplier_assessment_score_range check (score between 0 and 100)
);
select core.protect_table('dependencies.supplier_assessment');
create index supplier_assessment_by_position on dependencies.supplier_assessment (organisation_id, position);
create index supplier_assessment_by_supplier_id on dependencies.supplier_assessment (organisation_id, supplier_id);
create index supplier_assessment_by_second_source_id on dependencies.supplier_assessment (organisation_id, second_source_id);
comment on table dependencies.supplier_assessment is 'How well a supplier can go on.';
comment on column dependencies.supplier_assessment.second_source_id is 'Another supplier, if any.';
comment on column dependencies.supplier_assessment.answers is 'Answers to the ten standard questions.';
comment on column dependencies.supplier_assessment.stock_hours is 'Stock that the supplier keeps for us, in hours.';

create table dependencies.skill_task (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    task text,
    activity_id uuid,
    people jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint skill_task_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint skill_task_activity_id_exists foreign key (organisation_id, activity_id) references core.entity (organisation_id, id),
    constraint skill_task_people_form check (jsonb_typeof(people) = 'array')
);
select core.protect_table('dependencies.skill_task');
create index skill_task_by_position on dependencies.skill_task (organisation_id, position);
create index skill_task_by_activity_id on dependencies.skill_task (organisation_id, activity_id);
comment on table dependencies.skill_task is 'Who can do a critical task.';
comment on column dependencies.skill_task.people is 'Numbers of people per role and level: 1 with help, 2 alone, 3 can teach it.';

create table dependencies.confirmed_cycle (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    refs jsonb,
    confirmed_by_role text,
    confirmed_on date,
    reason text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint confirmed_cycle_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint confirmed_cycle_refs_form check (jsonb_typeof(refs) = 'array')
);
select core.protect_table('dependencies.confirmed_cycle');
create index confirmed_cycle_by_position on dependencies.confirmed_cycle (organisation_id, position);
comment on table dependencies.confirmed_cycle is 'A ring of things that need each other, looked at and confirmed.';
comment on column dependencies.confirmed_cycle.refs is 'Activities and resources in the ring.';
