-- Phase 5: what is chosen to stay above the minimum levels, and what is recovered first.
-- Columns named position keep the order of the model document; words such as 'chosen' are the words of the model document.
-- Empty means: not known; it is never 0. The checks hold for every model that can be read: an unfinished company must fit.

create table strategy.strategy (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    name text,
    type text,
    status text,
    covers_threat_ids jsonb,
    cost_once numeric(14,2),
    cost_per_year numeric(14,2),
    lifetime_years integer,
    lead_time_weeks integer,
    owner_role text,
    decision text,
    decided_on date,
    effects jsonb,
    note text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint strategy_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint strategy_type_word check (type in ('prevent', 'reduce', 'continue', 'recover', 'transfer', 'accept')),
    constraint strategy_status_word check (status in ('proposed', 'chosen', 'implemented', 'rejected')),
    constraint strategy_covers_threat_ids_form check (jsonb_typeof(covers_threat_ids) = 'array'),
    constraint strategy_cost_once_range check (cost_once >= 0),
    constraint strategy_cost_per_year_range check (cost_per_year >= 0),
    constraint strategy_lifetime_years_range check (lifetime_years between 1 and 100),
    constraint strategy_lead_time_weeks_range check (lead_time_weeks >= 0),
    constraint strategy_effects_form check (jsonb_typeof(effects) = 'array')
);
select core.protect_table('strategy.strategy');
create index strategy_by_position on strategy.strategy (organisation_id, position);
comment on table strategy.strategy is 'What the company does to stay above its minimum levels or to get back above them.';

create table strategy.recovery_order (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    products jsonb,
    customers jsonb,
    tie_break text,
    reason text,
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint recovery_order_products_form check (jsonb_typeof(products) = 'array'),
    constraint recovery_order_customers_form check (jsonb_typeof(customers) = 'array'),
    constraint recovery_order_tie_break_word check (tie_break in ('rtoAscending', 'criticality', 'lossPerHour'))
);
select core.protect_table('strategy.recovery_order');
create index recovery_order_by_position on strategy.recovery_order (organisation_id, position);
comment on table strategy.recovery_order is 'What is recovered first: products and customers in order, with the reason. One row.';

create table strategy.recovery_crew (
    organisation_id uuid not null,
    id uuid not null,
    position integer not null,
    version integer not null default 1,
    role text,
    persons integer,
    hours_per_day numeric(5,2),
    primary key (organisation_id, id),
    foreign key (organisation_id) references core.organisation (id) on delete cascade,
    constraint recovery_crew_registered foreign key (organisation_id, id) references core.entity (organisation_id, id),
    constraint recovery_crew_persons_range check (persons >= 0),
    constraint recovery_crew_hours_per_day_range check (hours_per_day between 0 and 24)
);
select core.protect_table('strategy.recovery_crew');
create index recovery_crew_by_position on strategy.recovery_crew (organisation_id, position);
comment on table strategy.recovery_crew is 'People who can recover, by role.';
