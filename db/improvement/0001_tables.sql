-- Phase 8: incidents, reviews, change triggers, the calendar and the level that the company gives itself.
-- Columns named position keep the order of the model document; words such as 'chosen' are the words of the model document.
-- Empty means: not known; it is never 0. The checks hold for every model that can be read: an unfinished company must fit.

create table improvement.incident (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint incident_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint incident_threat_id_known foreign key (organisation_id, threat_id) references core.entity (organisation_id, id),
    constraint incident_duration_hours_range check (duration_hours >= 0),
    constraint incident_plan_id_known foreign key (organisation_id, plan_id) references core.entity (organisation_id, id),
    constraint incident_activity_id_known foreign key (organisation_id, activity_id) references core.entity (organisation_id, id),
    constraint incident_rto_achieved_hours_range check (rto_achieved_hours >= 0),
    constraint incident_loss_range check (loss >= 0)
);
select core.protect_table('improvement.incident');
create index incident_by_position on improvement.incident (organisation_id, position);
create index incident_by_threat_id on improvement.incident (organisation_id, threat_id);
create index incident_by_plan_id on improvement.incident (organisation_id, plan_id);
create index incident_by_activity_id on improvement.incident (organisation_id, activity_id);
comment on table improvement.incident is 'A real disruption.';

create table improvement.review (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
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
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint review_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint review_kind_word check (kind in ('managementReview', 'internalAudit', 'selfAssessment')),
    constraint review_inputs_form check (jsonb_typeof(inputs) = 'array'),
    constraint review_decisions_range check (decisions >= 0),
    constraint review_decision_texts_form check (jsonb_typeof(decision_texts) = 'array'),
    constraint review_major_nonconformities_range check (major_nonconformities >= 0),
    constraint review_minor_nonconformities_range check (minor_nonconformities >= 0),
    constraint review_observations_range check (observations >= 0)
);
select core.protect_table('improvement.review');
create index review_by_position on improvement.review (organisation_id, position);
comment on table improvement.review is 'A management review, audit or self-assessment that was held.';

create table improvement.change_trigger (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    kind text,
    date date,
    text text,
    about jsonb,
    handled_on date,
    handled_by_role text,
    result text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint change_trigger_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint change_trigger_kind_word check (kind in ('newEmployeeInKeyRole', 'roleEnds', 'newMachine', 'newSupplier', 'newLargeCustomer', 'relocation', 'newIctSystem', 'incident', 'lawChange')),
    constraint change_trigger_about_form check (jsonb_typeof(about) = 'array')
);
select core.protect_table('improvement.change_trigger');
create index change_trigger_by_position on improvement.change_trigger (organisation_id, position);
comment on table improvement.change_trigger is 'A change in the company that plans must follow.';

create table improvement.calendar_item (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    kind text,
    text text,
    phase_id text,
    owner_role text,
    due_on date,
    done_on date,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint calendar_item_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint calendar_item_kind_word check (kind in ('kpiSnapshot', 'dependencySnapshot', 'contactCheck', 'tabletop', 'technicalTest', 'exercise', 'objectReview', 'managementReview', 'internalAudit', 'selfAssessment', 'awareness', 'other'))
);
select core.protect_table('improvement.calendar_item');
create index calendar_item_by_position on improvement.calendar_item (organisation_id, position);
comment on table improvement.calendar_item is 'What is planned in the coming year.';

create table improvement.maturity_assessment (
    organisation_id uuid not null,
    id uuid not null,
    map_key text not null,
    position integer not null,
    version integer not null default 1,
    level integer,
    evidence text,
    assessed_on date,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint maturity_assessment_once unique (organisation_id, map_key),
    constraint maturity_assessment_level_range check (level between 0 and 5)
);
select core.protect_table('improvement.maturity_assessment');
create index maturity_assessment_by_position on improvement.maturity_assessment (organisation_id, position);
comment on table improvement.maturity_assessment is 'The level that the company gives itself, per phase.';
