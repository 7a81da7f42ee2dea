-- What can happen to the company, and how bad that is.
-- Columns named position keep the order of the model document. Words such as 'core' or 'after' are the words of the model document. Empty means: not known; it is never 0.
-- The checks hold for every model that can be read: an unfinished company must fit.

create table threats.threat (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    category text,
    library_id text,
    considered boolean,
    considered_reason text,
    frequency_per_year numeric(18,6),
    duration jsonb,
    impact_level int,
    direct_cost jsonb,
    existing_controls text,
    owner_role text,
    relevant_override boolean,
    relevant_override_reason text,
    treatment text,
    residual_likelihood_level int,
    residual_impact_level int,
    accepted_by_role text,
    accepted_on date,
    accepted_until date,
    accepted_reason text,
    known text[] not null default '{}',
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint threat_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint threat_category_known check (category in ('digital', 'utility', 'building', 'machine', 'people', 'supplier', 'customer', 'nature', 'lawAndMarket', 'malicious')),
    constraint threat_frequency_per_year_range check (frequency_per_year >= 0),
    constraint threat_duration_form check (jsonb_typeof(duration) = 'object'),
    constraint threat_impact_level_range check (impact_level between 1 and 5),
    constraint threat_direct_cost_form check (jsonb_typeof(direct_cost) = 'object'),
    constraint threat_treatment_known check (treatment in ('avoid', 'reduce', 'transfer', 'accept')),
    constraint threat_residual_likelihood_level_range check (residual_likelihood_level between 1 and 5),
    constraint threat_residual_impact_level_range check (residual_impact_level between 1 and 5)
);
select core.protect_table('threats.threat');
create index threat_by_position on threats.threat (organisation_id, position);
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
    position int not null,
    version int not null default 1,
    ref_id uuid not null,
    residual_percent numeric(5,2),
    duration_factor numeric(18,6),
    probability numeric(7,6),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint threat_effect_parent_exists foreign key (organisation_id, parent_id) references threats.threat (organisation_id, id) on delete cascade,
    constraint threat_effect_ref_id_exists foreign key (organisation_id, ref_id) references core.entity (organisation_id, id),
    constraint threat_effect_residual_percent_range check (residual_percent between 0 and 99.99),
    constraint threat_effect_duration_factor_range check (duration_factor >= 0),
    constraint threat_effect_probability_range check (probability between 0 and 1)
);
select core.protect_table('threats.threat_effect');
create index threat_effect_by_parent on threats.threat_effect (organisation_id, parent_id, position);
create index threat_effect_by_ref_id on threats.threat_effect (organisation_id, ref_id);
comment on table threats.threat_effect is 'What an event takes away.';
comment on column threats.threat_effect.residual_percent is 'Capacity left.';
comment on column threats.threat_effect.duration_factor is 'Times the duration of the event.';
comment on column threats.threat_effect.probability is 'Chance, given the event.';

create table threats.scenario (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    name text,
    standard text,
    threat_ids jsonb,
    lost_resources jsonb,
    narrative text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint scenario_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint scenario_standard_known check (standard in ('buildingGone', 'peopleGone', 'ictGone', 'supplyGone')),
    constraint scenario_threat_ids_form check (jsonb_typeof(threat_ids) = 'array'),
    constraint scenario_lost_resources_form check (jsonb_typeof(lost_resources) = 'array')
);
select core.protect_table('threats.scenario');
create index scenario_by_position on threats.scenario (organisation_id, position);
comment on table threats.scenario is 'A story about what can happen, for planning and exercising.';
comment on column threats.scenario.standard is 'One of the four standard scenarios, if any.';
comment on column threats.scenario.lost_resources is 'What is lost, and for how many hours.';

create table threats.vulnerability (
    organisation_id uuid not null,
    id uuid not null,
    position int not null,
    version int not null default 1,
    ref_id uuid,
    text text,
    severity int,
    threat_ids jsonb,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint vulnerability_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint vulnerability_ref_id_exists foreign key (organisation_id, ref_id) references core.entity (organisation_id, id),
    constraint vulnerability_severity_range check (severity between 1 and 5),
    constraint vulnerability_threat_ids_form check (jsonb_typeof(threat_ids) = 'array')
);
select core.protect_table('threats.vulnerability');
create index vulnerability_by_position on threats.vulnerability (organisation_id, position);
create index vulnerability_by_ref_id on threats.vulnerability (organisation_id, ref_id);
comment on table threats.vulnerability is 'A weak spot.';
comment on column threats.vulnerability.severity is '1 (light) to 5 (heavy).';
