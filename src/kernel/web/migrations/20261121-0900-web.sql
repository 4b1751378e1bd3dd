create schema web;
grant usage on schema web to greffe_app;

-- The token itself is in the person's cookie alone.
create table web.session (
  token_hash bytea primary key,
  person_id text not null,
  role text not null,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null
);
create index on web.session (expires_at);
grant select, insert, delete on web.session to greffe_app;

-- A form sent: the same key sent again leads to the same place and does nothing. Kept for some days.
create table web.submission (
  key uuid primary key,
  person_id text not null,
  path text not null,
  body_hash bytea not null,
  location text,
  created_at timestamptz not null default now()
);
create index on web.submission (created_at);
grant select, insert, update (location), delete on web.submission to greffe_app;
