-- How a session was opened, and accounts of the demo.

alter table core.app_user add column is_demo boolean not null default false;
comment on column core.app_user.is_demo is 'Made by the demo: no second factor is asked as long as the host is a demo on a loopback address.';

alter table core.session drop column ticket;
alter table core.session
    add column id uuid not null default core.new_id() constraint session_id_unique unique,
    add column method text not null,
    add column issuer text,
    add column ip_address text;
comment on column core.session.id is 'Names the session in the list of its user; opens nothing.';
comment on column core.session.method is 'How the person proved who it is: password, passkey, and with what second factor.';
comment on column core.session.issuer is 'The outside sign-in service, when that was used.';

create index token_link_by_user on core.token_link (user_id, purpose) where used_at is null;
