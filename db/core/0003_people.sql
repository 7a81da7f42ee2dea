-- Users, how they sign in, and what they may see. These tables have no organisation: somebody signs in before one is chosen.

create table core.app_user (
    id uuid primary key,
    version int not null default 1,
    user_name text not null,
    normalized_user_name text not null constraint app_user_name_unique unique,
    email text,
    normalized_email text,
    email_confirmed boolean not null default false,
    display_name text not null default '',
    password_hash text,
    security_stamp text not null,
    is_administrator boolean not null default false,
    status text not null default 'active' constraint app_user_status_known check (status in ('active', 'disabled')),
    two_factor_enabled boolean not null default false,
    totp_secret bytea,
    totp_last_step bigint,
    lockout_enabled boolean not null default true,
    lockout_until timestamptz,
    failed_count int not null default 0,
    language text constraint app_user_language_known check (language in ('nl', 'en')),
    theme text constraint app_user_theme_known check (theme in ('light', 'dark')),
    digest_frequency text not null default 'weekly' constraint app_user_digest_known check (digest_frequency in ('daily', 'weekly', 'monthly', 'never')),
    created_at timestamptz not null default now(),
    last_sign_in_at timestamptz
);
create unique index app_user_email_unique on core.app_user (normalized_email) where normalized_email is not null;
grant select, insert, update, delete on core.app_user to mkbz_app;
comment on table core.app_user is 'Somebody who can sign in.';
comment on column core.app_user.security_stamp is 'Changes with every change of credentials; links and sessions made before then no longer count.';
comment on column core.app_user.is_administrator is 'Runs the installation; sees no company data without a membership.';
comment on column core.app_user.totp_secret is 'Seed of the authenticator app, encrypted with the key of the installation that is not in the database.';
comment on column core.app_user.totp_last_step is 'The last time step whose code was accepted: the same code never works twice.';
comment on column core.app_user.theme is 'light or dark; null follows the device.';

create table core.user_recovery_code (
    user_id uuid not null references core.app_user (id) on delete cascade,
    code_hash bytea not null,
    used_at timestamptz,
    primary key (user_id, code_hash)
);
grant select, insert, update, delete on core.user_recovery_code to mkbz_app;
comment on table core.user_recovery_code is 'Codes for when a phone is lost; hashed, and each works once.';

create table core.user_passkey (
    credential_id bytea primary key,
    user_id uuid not null references core.app_user (id) on delete cascade,
    name text,
    public_key bytea not null,
    created_at timestamptz not null,
    sign_count bigint not null,
    transports text[],
    is_user_verified boolean not null,
    is_backup_eligible boolean not null,
    is_backed_up boolean not null,
    attestation_object bytea not null,
    client_data_json bytea not null,
    last_used_at timestamptz
);
create index user_passkey_by_user on core.user_passkey (user_id);
grant select, insert, update, delete on core.user_passkey to mkbz_app;
comment on table core.user_passkey is 'Passkeys (WebAuthn credentials) of users.';

create table core.user_login (
    issuer text not null,
    subject text not null,
    user_id uuid not null references core.app_user (id) on delete cascade,
    tenant text,
    display_name text,
    created_at timestamptz not null default now(),
    primary key (issuer, subject)
);
create index user_login_by_user on core.user_login (user_id);
grant select, insert, update, delete on core.user_login to mkbz_app;
comment on table core.user_login is 'A sign-in at another party (OpenID Connect): known by issuer and subject, never by e-mail address.';

create table core.session (
    key_hash bytea primary key,
    user_id uuid not null references core.app_user (id) on delete cascade,
    ticket bytea not null,
    security_stamp text not null,
    user_agent text,
    created_at timestamptz not null default now(),
    last_seen_at timestamptz not null default now(),
    expires_at timestamptz not null,
    ends_at timestamptz not null,
    confirmed_at timestamptz
);
create index session_by_user on core.session (user_id);
create index session_by_end on core.session (expires_at);
grant select, insert, update, delete on core.session to mkbz_app;
comment on table core.session is 'A signed-in browser. The cookie holds only a random key; its hash finds this row.';
comment on column core.session.expires_at is 'End when nothing happens.';
comment on column core.session.ends_at is 'End in any case.';
comment on column core.session.confirmed_at is 'When the user last proved again who they are.';

create table core.membership (
    id uuid not null default core.new_id(),
    version int not null default 1,
    organisation_id uuid not null references core.organisation (id) on delete cascade,
    user_id uuid not null references core.app_user (id) on delete cascade,
    role text not null constraint membership_role_known check (role in
        ('director', 'programmeLead', 'departmentHead', 'processOwner', 'employee', 'ictManager', 'safetyOfficer', 'auditor', 'adviser')),
    state text not null constraint membership_state_known check (state in ('invited', 'accepted', 'confirmed', 'suspended', 'expired', 'withdrawn')),
    valid_until timestamptz,
    granted_by uuid references core.app_user (id) on delete set null,
    granted_at timestamptz not null default now(),
    department_id uuid,
    primary key (organisation_id, id),
    constraint membership_unique unique (organisation_id, user_id),
    foreign key (organisation_id, department_id) references core.entity (organisation_id, id) on delete set null (department_id)
);
create index membership_by_user on core.membership (user_id);
select core.protect_shared('core.membership', 'organisation_id');
comment on table core.membership is 'Who may do what in which organisation. Only a confirmed one counts, and it is read on every request.';

create table core.membership_grant (
    organisation_id uuid not null,
    membership_id uuid not null,
    permission text not null constraint membership_grant_form check (permission ~ '^[a-zA-Z][a-zA-Z0-9.]{0,79}$'),
    granted_by uuid references core.app_user (id) on delete set null,
    granted_at timestamptz not null default now(),
    primary key (organisation_id, membership_id, permission),
    foreign key (organisation_id, membership_id) references core.membership (organisation_id, id) on delete cascade
);
select core.protect_shared('core.membership_grant', 'organisation_id');
comment on table core.membership_grant is 'A permission that somebody has on top of the role.';

create table core.token_link (
    token_hash bytea primary key,
    purpose text not null constraint token_link_purpose_form check (purpose ~ '^[a-z][a-zA-Z]{1,39}$'),
    user_id uuid references core.app_user (id) on delete cascade,
    organisation_id uuid references core.organisation (id) on delete cascade,
    details jsonb not null default '{}',
    security_stamp text,
    created_at timestamptz not null default now(),
    expires_at timestamptz not null,
    used_at timestamptz
);
select core.protect_shared('core.token_link', 'organisation_id');
comment on table core.token_link is 'A link in a mail that works once: invitation, new password, read confirmation. Only the hash is kept.';

create table core.data_protection_key (
    id uuid primary key default core.new_id(),
    friendly_name text not null constraint data_protection_key_unique unique,
    xml text not null,
    created_at timestamptz not null default now()
);
grant select, insert, delete on core.data_protection_key to mkbz_app;
comment on table core.data_protection_key is 'Keys that protect cookies and forms, shared by all hosts.';

create table core.installation (
    key text primary key constraint installation_key_form check (key ~ '^[a-z][a-zA-Z0-9.]{0,79}$'),
    value jsonb not null,
    changed_at timestamptz not null default now()
);
grant select, insert, update, delete on core.installation to mkbz_app;
comment on table core.installation is 'Settings of the installation as a whole, such as plugins that were switched off.';
