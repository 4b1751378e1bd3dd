create schema searches;
grant usage on schema searches to greffe_app;

-- A question that someone keeps, to ask it again: a list of the site and what narrows it.
create table searches.kept (
  search_id uuid primary key,
  person_id text not null,
  name text not null,
  list text not null,                     -- the address of the list in French, without its language
  query text not null,
  every text check (every in ('day', 'week')),   -- how often its news is sent; null: never
  constraint one_name_per_person unique (person_id, name)
);
select journal.watch('searches.kept', 'search_id');
grant select, insert, update, delete on searches.kept to greffe_app;

-- Whoever has news sent: where, in which language, by which role, and what ends it without signing in.
create table searches.reader (
  person_id text primary key,
  role text not null,
  address text not null,
  lang text not null check (lang in ('fr', 'en')),
  token text not null unique              -- in the clear, as it is in each message: it can do nothing but stop them
);
select journal.watch('searches.reader', 'person_id');
grant select, insert, update on searches.reader to greffe_app;

-- Up to when the news of a search was told: the register as it stood on a day, as known at an instant. It says how far the work has gone, and is not watched.
create table searches.told (
  search_id uuid primary key references searches.kept on delete cascade,
  day date not null,
  known timestamptz not null
);
grant select, insert, update, delete on searches.told to greffe_app;

-- Nobody reads another's searches, whatever the role; the worker reads those that it tells the news of.
alter table searches.kept enable row level security;
create policy ones_own on searches.kept using (person_id = greffe.actor());
create policy told_by_the_worker on searches.kept for select using (greffe.actor() = 'greffe' and every is not null);
alter table searches.reader enable row level security;
create policy ones_own on searches.reader using (person_id = greffe.actor());
create policy told_by_the_worker on searches.reader for select using (greffe.actor() = 'greffe');
alter table searches.told enable row level security;
create policy follows_its_search on searches.told using (exists (select from searches.kept k where k.search_id = told.search_id));

-- Ends all that a person has sent, by the token of any message; gives whose it was, or nothing. It runs as the owner: whoever follows the link has not signed in.
create function searches.stop(by_token text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  whose text := (select person_id from searches.reader where token = by_token);
begin
  update searches.kept set every = null where person_id = whose and every is not null;
  return whose;
end $$;
