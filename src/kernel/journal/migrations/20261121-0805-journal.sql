create schema journal;
grant usage on schema journal to greffe_app;

create table journal.entry (
  entry_id bigint primary key,
  at timestamptz not null,
  actor text not null,
  actor_name text not null,
  role text not null,
  what text not null,
  subject text,
  details jsonb not null,
  hash_before bytea not null,
  hash bytea not null
);
create index on journal.entry (what, entry_id);
create index on journal.entry (actor, entry_id);
create index on journal.entry (subject) where subject is not null;
select greffe.make_final('journal.entry');
