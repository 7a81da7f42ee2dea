-- Phase 6: plans of departments, the overall plan, contacts and who read what.
-- Columns named position keep the order of the model document; words such as 'chosen' are the words of the model document.
-- Empty means: not known; it is never 0. The checks hold for every model that can be read: an unfinished company must fit.

create table planb.plan (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint plan_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint plan_department_id_known foreign key (organisation_id, department_id) references core.entity (organisation_id, id),
    constraint plan_status_word check (status in ('draft', 'inReview', 'approved', 'inRevision', 'retired')),
    constraint plan_activity_ids_form check (jsonb_typeof(activity_ids) = 'array'),
    constraint plan_strategy_ids_form check (jsonb_typeof(strategy_ids) = 'array'),
    constraint plan_scenario_ids_form check (jsonb_typeof(scenario_ids) = 'array'),
    constraint plan_response_team_form check (jsonb_typeof(response_team) = 'object'),
    constraint plan_minimum_staff_form check (jsonb_typeof(minimum_staff) = 'object'),
    constraint plan_return_to_normal_form check (jsonb_typeof(return_to_normal) = 'object')
);
select core.protect_table('planb.plan');
create index plan_by_position on planb.plan (organisation_id, position);
create index plan_by_department_id on planb.plan (organisation_id, department_id);
comment on table planb.plan is 'The Plan B of one department.';

create table planb.team_member (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    role text,
    deputy_role text,
    task text,
    task_group text,
    reachable_by text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint team_member_parent foreign key (organisation_id, parent_id) references planb.plan (organisation_id, id) on delete cascade,
    constraint team_member_task_group_word check (task_group in ('crisisTeam', 'recovery', 'communication', 'participant'))
);
select core.protect_table('planb.team_member');
create index team_member_by_parent on planb.team_member (organisation_id, parent_id, position);
comment on table planb.team_member is 'Who manages or takes part in the recovery, with a deputy.';

create table planb.respond_step (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    text text,
    scenario_id uuid,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint respond_step_parent foreign key (organisation_id, parent_id) references planb.plan (organisation_id, id) on delete cascade,
    constraint respond_step_scenario_id_known foreign key (organisation_id, scenario_id) references core.entity (organisation_id, id)
);
select core.protect_table('planb.respond_step');
create index respond_step_by_parent on planb.respond_step (organisation_id, parent_id, position);
create index respond_step_by_scenario_id on planb.respond_step (organisation_id, scenario_id);
comment on table planb.respond_step is 'Question 1: what a user of the plan does first, in order.';

create table planb.alternative_way (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    text text,
    activity_id uuid,
    requirement_id uuid,
    alternative_name text,
    minimum_staff jsonb,
    place text,
    tools text,
    until_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint alternative_way_parent foreign key (organisation_id, parent_id) references planb.plan (organisation_id, id) on delete cascade,
    constraint alternative_way_activity_id_known foreign key (organisation_id, activity_id) references core.entity (organisation_id, id),
    constraint alternative_way_requirement_id_known foreign key (organisation_id, requirement_id) references core.entity (organisation_id, id),
    constraint alternative_way_minimum_staff_form check (jsonb_typeof(minimum_staff) = 'array'),
    constraint alternative_way_until_hours_range check (until_hours >= 0)
);
select core.protect_table('planb.alternative_way');
create index alternative_way_by_parent on planb.alternative_way (organisation_id, parent_id, position);
create index alternative_way_by_activity_id on planb.alternative_way (organisation_id, activity_id);
create index alternative_way_by_requirement_id on planb.alternative_way (organisation_id, requirement_id);
comment on table planb.alternative_way is 'Question 2: how the department works until things are normal again.';

create table planb.plan_step (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    no integer,
    text text,
    role text,
    within_hours numeric(10,2),
    activity_id uuid,
    after_no integer,
    evidence text,
    checklist boolean,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint plan_step_parent foreign key (organisation_id, parent_id) references planb.plan (organisation_id, id) on delete cascade,
    constraint plan_step_no_range check (no >= 1),
    constraint plan_step_within_hours_range check (within_hours >= 0),
    constraint plan_step_activity_id_known foreign key (organisation_id, activity_id) references core.entity (organisation_id, id),
    constraint plan_step_after_no_range check (after_no >= 1)
);
select core.protect_table('planb.plan_step');
create index plan_step_by_parent on planb.plan_step (organisation_id, parent_id, position);
create index plan_step_by_activity_id on planb.plan_step (organisation_id, activity_id);
comment on table planb.plan_step is 'A step of the recovery with its role and its time since activation.';

create table planb.communication_item (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    audience text,
    message text,
    channel text,
    role text,
    within_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint communication_item_parent foreign key (organisation_id, parent_id) references planb.plan (organisation_id, id) on delete cascade,
    constraint communication_item_within_hours_range check (within_hours >= 0)
);
select core.protect_table('planb.communication_item');
create index communication_item_by_parent on planb.communication_item (organisation_id, parent_id, position);
comment on table planb.communication_item is 'What is told to whom, by whom and when.';

create table planb.crisis_plan (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint crisis_plan_status_word check (status in ('draft', 'inReview', 'approved', 'inRevision', 'retired')),
    constraint crisis_plan_alarm_levels_form check (jsonb_typeof(alarm_levels) = 'array'),
    constraint crisis_plan_team_form check (jsonb_typeof(team) = 'array'),
    constraint crisis_plan_log_template_form check (jsonb_typeof(log_template) = 'array'),
    constraint crisis_plan_decision_rules_form check (jsonb_typeof(decision_rules) = 'array'),
    constraint crisis_plan_communication_form check (jsonb_typeof(communication) = 'array')
);
select core.protect_table('planb.crisis_plan');
create index crisis_plan_by_position on planb.crisis_plan (organisation_id, position);
comment on table planb.crisis_plan is 'The overall plan of the company. One row.';

create table planb.contact (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    kind text,
    name text,
    phone text,
    email text,
    purpose text,
    plan_ids jsonb,
    ref_id uuid,
    last_checked_on date,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint contact_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint contact_kind_word check (kind in ('internal', 'emergencyService', 'supplier', 'customer', 'regulator', 'insurer', 'press')),
    constraint contact_plan_ids_form check (jsonb_typeof(plan_ids) = 'array'),
    constraint contact_ref_id_known foreign key (organisation_id, ref_id) references core.entity (organisation_id, id)
);
select core.protect_table('planb.contact');
create index contact_by_position on planb.contact (organisation_id, position);
create index contact_by_ref_id on planb.contact (organisation_id, ref_id);
comment on table planb.contact is 'Whom to call.';

create table planb.read_confirmation (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    plan_id uuid,
    confirmation_version text,
    role text,
    count integer,
    confirmed_on date,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint read_confirmation_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint read_confirmation_plan_id_known foreign key (organisation_id, plan_id) references core.entity (organisation_id, id),
    constraint read_confirmation_count_range check (count between 1 and 100000)
);
select core.protect_table('planb.read_confirmation');
create index read_confirmation_by_position on planb.read_confirmation (organisation_id, position);
create index read_confirmation_by_plan_id on planb.read_confirmation (organisation_id, plan_id);
comment on table planb.read_confirmation is 'Who confirmed reading which version of a plan.';
