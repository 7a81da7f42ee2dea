-- Phase 7: exercises and tests with what they showed.
-- Columns named position keep the order of the model document; words such as 'chosen' are the words of the model document.
-- Empty means: not known; it is never 0. The checks hold for every model that can be read: an unfinished company must fit.

create table exercises.exercise (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint exercise_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint exercise_type_word check (type in ('walkthrough', 'tabletop', 'callTree', 'evacuation', 'technicalTest', 'functional', 'fullScale')),
    constraint exercise_status_word check (status in ('planned', 'held', 'evaluated', 'closed')),
    constraint exercise_duration_hours_range check (duration_hours >= 0),
    constraint exercise_scenario_id_known foreign key (organisation_id, scenario_id) references core.entity (organisation_id, id),
    constraint exercise_plan_ids_form check (jsonb_typeof(plan_ids) = 'array'),
    constraint exercise_threat_ids_form check (jsonb_typeof(threat_ids) = 'array'),
    constraint exercise_strategy_ids_form check (jsonb_typeof(strategy_ids) = 'array'),
    constraint exercise_supplier_ids_form check (jsonb_typeof(supplier_ids) = 'array'),
    constraint exercise_observer_roles_form check (jsonb_typeof(observer_roles) = 'array'),
    constraint exercise_participants_invited_range check (participants_invited >= 0),
    constraint exercise_participants_present_range check (participants_present >= 0)
);
select core.protect_table('exercises.exercise');
create index exercise_by_position on exercises.exercise (organisation_id, position);
create index exercise_by_scenario_id on exercises.exercise (organisation_id, scenario_id);
comment on table exercises.exercise is 'An exercise or a test.';

create table exercises.objective (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    no integer,
    text text,
    weight integer,
    critical boolean,
    rating integer,
    remark text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint objective_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint objective_no_range check (no >= 1),
    constraint objective_weight_range check (weight between 1 and 5),
    constraint objective_rating_range check (rating between 0 and 3)
);
select core.protect_table('exercises.objective');
create index objective_by_parent on exercises.objective (organisation_id, parent_id, position);
comment on table exercises.objective is 'What an exercise should show, with weight and rating 0 to 3.';

create table exercises.inject (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    no integer,
    minute_from_start integer,
    text text,
    to_role text,
    expected_response text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint inject_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint inject_no_range check (no >= 1),
    constraint inject_minute_from_start_range check (minute_from_start >= 0)
);
select core.protect_table('exercises.inject');
create index inject_by_parent on exercises.inject (organisation_id, parent_id, position);
comment on table exercises.inject is 'An event of an exercise script.';

create table exercises.rto_test (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    activity_id uuid,
    resource_id uuid,
    target_hours numeric(10,2),
    achieved_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint rto_test_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint rto_test_activity_id_known foreign key (organisation_id, activity_id) references core.entity (organisation_id, id),
    constraint rto_test_resource_id_known foreign key (organisation_id, resource_id) references core.entity (organisation_id, id),
    constraint rto_test_target_hours_range check (target_hours >= 0),
    constraint rto_test_achieved_hours_range check (achieved_hours >= 0)
);
select core.protect_table('exercises.rto_test');
create index rto_test_by_parent on exercises.rto_test (organisation_id, parent_id, position);
create index rto_test_by_activity_id on exercises.rto_test (organisation_id, activity_id);
create index rto_test_by_resource_id on exercises.rto_test (organisation_id, resource_id);
comment on table exercises.rto_test is 'A recovery time that was measured against its target.';

create table exercises.rpo_test (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    resource_id uuid,
    target_hours numeric(10,2),
    achieved_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint rpo_test_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint rpo_test_resource_id_known foreign key (organisation_id, resource_id) references core.entity (organisation_id, id),
    constraint rpo_test_target_hours_range check (target_hours >= 0),
    constraint rpo_test_achieved_hours_range check (achieved_hours >= 0)
);
select core.protect_table('exercises.rpo_test');
create index rpo_test_by_parent on exercises.rpo_test (organisation_id, parent_id, position);
create index rpo_test_by_resource_id on exercises.rpo_test (organisation_id, resource_id);
comment on table exercises.rpo_test is 'A loss of data that was measured against its target.';

create table exercises.finding (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    severity text,
    text text,
    plan_id uuid,
    root_cause text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint finding_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint finding_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint finding_severity_word check (severity in ('critical', 'major', 'minor', 'strength')),
    constraint finding_plan_id_known foreign key (organisation_id, plan_id) references core.entity (organisation_id, id)
);
select core.protect_table('exercises.finding');
create index finding_by_parent on exercises.finding (organisation_id, parent_id, position);
create index finding_by_plan_id on exercises.finding (organisation_id, plan_id);
comment on table exercises.finding is 'Something that was noticed.';

create table exercises.participation (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position integer not null,
    version integer not null default 1,
    role text,
    present boolean,
    stress integer,
    clarity integer,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint participation_parent foreign key (organisation_id, parent_id) references exercises.exercise (organisation_id, id) on delete cascade,
    constraint participation_stress_range check (stress between 1 and 5),
    constraint participation_clarity_range check (clarity between 1 and 5)
);
select core.protect_table('exercises.participation');
create index participation_by_parent on exercises.participation (organisation_id, parent_id, position);
comment on table exercises.participation is 'Who was there, and how it went for them (1 to 5).';

create table exercises.awareness (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    invited integer,
    attended integer,
    last_session date,
    sessions jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint awareness_invited_range check (invited >= 0),
    constraint awareness_attended_range check (attended >= 0),
    constraint awareness_sessions_form check (jsonb_typeof(sessions) = 'array')
);
select core.protect_table('exercises.awareness');
create index awareness_by_position on exercises.awareness (organisation_id, position);
comment on table exercises.awareness is 'How many people were invited to and attended awareness sessions. One row.';
