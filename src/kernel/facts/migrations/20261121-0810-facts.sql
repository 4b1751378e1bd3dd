create schema facts;
grant usage on schema facts to greffe_app;

-- The moment that every fact written in this transaction is known from; set once by the adoption that holds the chain's lock.
create function facts.instant() returns timestamptz language sql stable
  return nullif(current_setting('greffe.instant', true), '')::timestamptz;

create function facts.stamp() returns trigger language plpgsql as $$
begin
  new.known_from := facts.instant();
  if new.known_from is null then
    raise exception 'a fact is written only by the adoption of an act' using errcode = 'GR002', constraint = 'no_fact_without_its_act';
  end if;
  return new;
end $$;

-- A superseded row goes to <table>_past with the range during which it was believed; a row made and unmade by one act leaves none.
create function facts.supersede() returns trigger language plpgsql as $$
begin
  if facts.instant() is null then
    raise exception 'a fact is changed only by the adoption of an act' using errcode = 'GR002', constraint = 'no_fact_without_its_act';
  end if;
  if old.known_from < facts.instant() then
    execute format('insert into %I.%I select ($1).*, tstzrange(($1).known_from, facts.instant())', tg_table_schema, tg_table_name || '_past') using old;
  end if;
  return old;
end $$;

create function facts.refuse_update() returns trigger language plpgsql as $$
begin
  raise exception 'a fact is superseded, never updated' using errcode = 'GR002', constraint = 'no_fact_without_its_act';
end $$;

-- Called once for each fact table: its past, its triggers, its rights, its index by subject, and the function that answers "as known on k".
create function facts.make(name regclass, subject text) returns void language plpgsql as $$
declare
  s text; t text; cols text;
begin
  select n.nspname, c.relname into s, t from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.oid = name;
  select string_agg(format('%I', attname), ', ' order by attnum) into cols from pg_attribute where attrelid = name and attnum > 0 and not attisdropped;
  execute format('create table %I.%I (like %s, believed tstzrange not null check (not isempty(believed)))', s, t || '_past', name);
  execute format('create index on %s (%I)', name, subject);
  execute format('create index on %I.%I (%I)', s, t || '_past', subject);
  execute format('create trigger stamp before insert on %s for each row execute function facts.stamp()', name);
  execute format('create trigger refuse_update before update on %s for each row execute function facts.refuse_update()', name);
  execute format('create trigger supersede before delete on %s for each row execute function facts.supersede()', name);
  execute format('create trigger is_never_emptied before truncate on %s execute function greffe.refuse_change()', name);
  execute format('create trigger is_final before update or delete on %I.%I for each row execute function greffe.refuse_change()', s, t || '_past');
  execute format('create trigger is_never_emptied before truncate on %I.%I execute function greffe.refuse_change()', s, t || '_past');
  execute format('create trigger is_made_by_supersession before insert on %I.%I for each statement when (pg_trigger_depth() = 0) execute function greffe.refuse_change()', s, t || '_past');
  execute format('grant select, insert, delete on %s to greffe_app', name);
  execute format('grant select, insert on %I.%I to greffe_app', s, t || '_past');
  -- Both halves under one condition: PostgreSQL flattens such a union and looks up one subject without reading the others.
  execute format('create function %I.%I(k timestamptz) returns setof %s language sql stable as $f$
    select %s from (
      select %s, timestamptz ''infinity'' as known_until from %s union all select %s, upper(believed) from %I.%I
    ) ever where known_from <= k and known_until > k $f$',
    s, t || '_known', name, cols, cols, name, cols, s, t || '_past');
end $$;
