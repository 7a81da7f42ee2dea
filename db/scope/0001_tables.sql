-- Why, what, how much and who: the first phase of the programme.
-- Columns named position keep the order of the model document. Words such as 'core' or 'after' are the words of the model document. Empty means: not known; it is never 0.
-- The checks hold for every model that can be read: an unfinished company must fit.

create table scope.role_assignment (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    role text,
    filled_by_role text,
    deputy_role text,
    raci text,
    raci_by_phase jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint role_assignment_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint role_assignment_role_known check (role in ('director', 'programmeLead', 'departmentHead', 'processOwner', 'employee', 'ictManager', 'safetyOfficer', 'auditor', 'adviser')),
    constraint role_assignment_raci_known check (raci in ('R', 'A', 'C', 'I')),
    constraint role_assignment_raci_by_phase_form check (jsonb_typeof(raci_by_phase) = 'object')
);
select core.protect_table('scope.role_assignment');
create index role_assignment_by_position on scope.role_assignment (organisation_id, position);
comment on table scope.role_assignment is 'Who has which role in the programme.';
comment on column scope.role_assignment.role is 'The programme role; director is the sponsor.';
comment on column scope.role_assignment.filled_by_role is 'Role title in the company.';
comment on column scope.role_assignment.raci is 'Responsible, accountable, consulted or informed in the programme as a whole.';
comment on column scope.role_assignment.raci_by_phase is 'Where that differs: phase F1 to F8 and letter.';

create table scope.scales (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    duration_points jsonb,
    risk_classes jsonb,
    criticality_classes jsonb,
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint scales_duration_points_form check (jsonb_typeof(duration_points) = 'array'),
    constraint scales_risk_classes_form check (jsonb_typeof(risk_classes) = 'array'),
    constraint scales_criticality_classes_form check (jsonb_typeof(criticality_classes) = 'array')
);
select core.protect_table('scope.scales');
comment on table scope.scales is 'The scales that every phase uses; one row at most.';
comment on column scope.scales.duration_points is 'Hours at which impact is asked.';
comment on column scope.scales.risk_classes is 'Classes of the risk score, with what to do.';
comment on column scope.scales.criticality_classes is 'Classes A to E by the longest outage that can be borne.';
comment on column scope.scales.known is 'Keys of the lists with a table of their own that were recorded; a list that is not named is unknown, not empty.';

create table scope.impact_category (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    unacceptable_level int,
    weight numeric(7,6),
    levels jsonb,
    eur_lower_bounds jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint impact_category_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint impact_category_parent_exists foreign key (organisation_id, parent_id) references scope.scales (organisation_id, id) on delete cascade,
    constraint impact_category_unacceptable_level_range check (unacceptable_level between 2 and 5),
    constraint impact_category_weight_range check (weight between 0 and 1),
    constraint impact_category_levels_form check (jsonb_typeof(levels) = 'array'),
    constraint impact_category_eur_lower_bounds_form check (jsonb_typeof(eur_lower_bounds) = 'array')
);
select core.protect_table('scope.impact_category');
create index impact_category_by_parent on scope.impact_category (organisation_id, parent_id, position);
comment on table scope.impact_category is 'A category of impact with its five levels.';
comment on column scope.impact_category.unacceptable_level is 'From this level on the impact is not acceptable.';
comment on column scope.impact_category.weight is 'Fraction; the weights of all categories sum to 1.';
comment on column scope.impact_category.levels is 'Descriptions of levels 1 to 5.';
comment on column scope.impact_category.eur_lower_bounds is 'Money only: lower bounds of levels 1 to 5 in euro.';

create table scope.likelihood_level (
    organisation_id uuid not null,
    id uuid not null,
    parent_id uuid not null,
    position int not null,
    version int not null default 1,
    level int not null,
    name text,
    per_year_from numeric(18,6),
    per_year_to numeric(18,6),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint likelihood_level_parent_exists foreign key (organisation_id, parent_id) references scope.scales (organisation_id, id) on delete cascade,
    constraint likelihood_level_level_range check (level between 1 and 5),
    constraint likelihood_level_per_year_from_range check (per_year_from >= 0),
    constraint likelihood_level_per_year_to_range check (per_year_to >= 0)
);
select core.protect_table('scope.likelihood_level');
create index likelihood_level_by_parent on scope.likelihood_level (organisation_id, parent_id, position);
comment on table scope.likelihood_level is 'A level of likelihood: from (inclusive) to (exclusive) events per year.';
comment on column scope.likelihood_level.per_year_to is 'Empty means without end.';

create table scope.risk_appetite (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    relevant_from_score int,
    impact_always_relevant int,
    max_residual_score int,
    max_expected_annual_loss numeric(14,2),
    max_var99 numeric(14,2),
    max_prob_mtpd_breach_per_year numeric(7,6),
    customer_hhi_max numeric(7,6),
    supplier_hhi_max numeric(7,6),
    statement text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint risk_appetite_relevant_from_score_range check (relevant_from_score between 1 and 25),
    constraint risk_appetite_impact_always_relevant_range check (impact_always_relevant between 4 and 5),
    constraint risk_appetite_max_residual_score_range check (max_residual_score between 1 and 25),
    constraint risk_appetite_max_expected_annual_loss_range check (max_expected_annual_loss >= 0),
    constraint risk_appetite_max_var99_range check (max_var99 >= 0),
    constraint risk_appetite_max_prob_mtpd_breach_per_year_range check (max_prob_mtpd_breach_per_year between 0 and 1),
    constraint risk_appetite_customer_hhi_max_range check (customer_hhi_max between 0 and 1),
    constraint risk_appetite_supplier_hhi_max_range check (supplier_hhi_max between 0 and 1)
);
select core.protect_table('scope.risk_appetite');
comment on table scope.risk_appetite is 'How much risk the company takes on purpose; one row at most.';
comment on column scope.risk_appetite.relevant_from_score is 'A risk counts from this score (likelihood times impact).';
comment on column scope.risk_appetite.impact_always_relevant is 'A risk with this impact always counts.';
comment on column scope.risk_appetite.customer_hhi_max is 'Highest concentration of customers: sum of squared shares, 0 to 1.';
comment on column scope.risk_appetite.supplier_hhi_max is 'Highest concentration of suppliers: sum of squared shares, 0 to 1.';

create table scope.why_answer (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    no int not null,
    answer text,
    reasons jsonb,
    protect_goals jsonb,
    target_levels jsonb,
    budget_once numeric(14,2),
    budget_per_year numeric(14,2),
    maturity_target int,
    role_assignment_ids jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint why_answer_no_range check (no between 1 and 4),
    constraint why_answer_reasons_form check (jsonb_typeof(reasons) = 'array'),
    constraint why_answer_protect_goals_form check (jsonb_typeof(protect_goals) = 'array'),
    constraint why_answer_target_levels_form check (jsonb_typeof(target_levels) = 'array'),
    constraint why_answer_budget_once_range check (budget_once >= 0),
    constraint why_answer_budget_per_year_range check (budget_per_year >= 0),
    constraint why_answer_maturity_target_range check (maturity_target between 1 and 5),
    constraint why_answer_role_assignment_ids_form check (jsonb_typeof(role_assignment_ids) = 'array')
);
select core.protect_table('scope.why_answer');
create index why_answer_by_position on scope.why_answer (organisation_id, position);
comment on table scope.why_answer is 'Answers to the four why-questions; the questions themselves are fixed.';
comment on column scope.why_answer.no is 'Number of the question.';
comment on column scope.why_answer.target_levels is 'Question 3: level and longest outage per product.';
comment on column scope.why_answer.role_assignment_ids is 'Question 4: the roles that the answer names.';

create table scope.stakeholder (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    kind text,
    expectation text,
    influence int,
    inform_within_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint stakeholder_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint stakeholder_kind_known check (kind in ('customer', 'employee', 'supplier', 'government', 'bank', 'insurer', 'neighbourhood', 'owner')),
    constraint stakeholder_influence_range check (influence between 1 and 5),
    constraint stakeholder_inform_within_hours_range check (inform_within_hours >= 0)
);
select core.protect_table('scope.stakeholder');
create index stakeholder_by_position on scope.stakeholder (organisation_id, position);
comment on table scope.stakeholder is 'Someone who expects something of the company.';
comment on column scope.stakeholder.influence is '1 (little) to 5 (much).';

create table scope.legal_requirement (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    kind text,
    source text,
    consequence text,
    notify_within_hours numeric(10,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint legal_requirement_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint legal_requirement_kind_known check (kind in ('law', 'contract', 'standard', 'permit')),
    constraint legal_requirement_notify_within_hours_range check (notify_within_hours >= 0)
);
select core.protect_table('scope.legal_requirement');
create index legal_requirement_by_position on scope.legal_requirement (organisation_id, position);
comment on table scope.legal_requirement is 'A demand of a law, contract, standard or permit.';

create table scope.objective (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    text text,
    metric text,
    target numeric(18,6),
    due_on date,
    owner_role text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint objective_registered foreign key (organisation_id, id) references core.entity (organisation_id, id)
);
select core.protect_table('scope.objective');
create index objective_by_position on scope.objective (organisation_id, position);
comment on table scope.objective is 'A goal of the programme.';
comment on column scope.objective.metric is 'Figure that measures it, such as KPI06.';
comment on column scope.objective.target is 'In the unit of that figure.';

create table scope.programme_scope (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    "in" jsonb,
    "out" jsonb,
    climate_change_relevant boolean,
    climate_change_reason text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint programme_scope_in_form check (jsonb_typeof("in") = 'array'),
    constraint programme_scope_out_form check (jsonb_typeof("out") = 'array')
);
select core.protect_table('scope.programme_scope');
comment on table scope.programme_scope is 'What is inside and what is outside the programme; one row at most.';
comment on column scope.programme_scope."in" is 'Lines with words and the things they stand for.';
comment on column scope.programme_scope."out" is 'The same, each with a reason.';

create table scope.programme (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    start_on date,
    weeks int,
    phases jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint programme_weeks_range check (weeks between 1 and 520),
    constraint programme_phases_form check (jsonb_typeof(phases) = 'array')
);
select core.protect_table('scope.programme');
comment on table scope.programme is 'The programme of weeks, phases and tasks; one row at most.';
comment on column scope.programme.start_on is 'A Monday.';
comment on column scope.programme.phases is 'Weeks, state, effort and tasks of phases F1 to F8.';
