create extension if not exists btree_gist;
create extension if not exists pg_trgm;
create extension if not exists unaccent;

-- The application works as this role, which row-level security and the refusal triggers bind; the owner only migrates and restores.
do $$ begin
  create role greffe_app nologin;
exception when duplicate_object or unique_violation then null;   -- roles belong to the server, not to the database
end $$;
do $$ begin
  if not pg_has_role(current_user, 'greffe_app', 'set') then execute format('grant greffe_app to %I', current_user); end if;
end $$;

create schema greffe;
grant usage on schema greffe to greffe_app;

create table greffe.migration (
  name text primary key,
  hash text not null,
  applied_at timestamptz not null default now()
);
grant select on greffe.migration to greffe_app;

-- Sorting as French and English readers expect: accents decide last.
create collation greffe.fr (provider = icu, locale = 'fr');
create collation greffe.en (provider = icu, locale = 'en');

-- Who acts, as asActor says it.
create function greffe.actor() returns text language sql stable return current_setting('greffe.actor', true);
create function greffe.role() returns text language sql stable return coalesce(current_setting('greffe.role', true), 'visitor');

create function greffe.refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of %.% are final', tg_table_schema, tg_table_name using errcode = 'GR001', constraint = tg_table_name || '_is_final';
end $$;

-- Called once for each append-only table: no role may change, remove or empty it.
create function greffe.make_final(name regclass) returns void language plpgsql as $$
begin
  execute format('create trigger is_final before update or delete on %s for each row execute function greffe.refuse_change()', name);
  execute format('create trigger is_never_emptied before truncate on %s execute function greffe.refuse_change()', name);
  execute format('grant select, insert on %s to greffe_app', name);
end $$;
