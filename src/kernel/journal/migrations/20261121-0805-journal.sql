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
  rows jsonb,                             -- the watched rows written since the entry before it in its transaction: { 'table key': digest }, null once removed
  hash_before bytea not null,
  hash bytea not null
);
create index on journal.entry (what, entry_id);
create index on journal.entry (actor, entry_id);
create index on journal.entry (subject) where subject is not null;
select greffe.make_final('journal.entry');

create index on journal.entry (entry_id) where rows is not null;

-- What a row says, as one SHA-256 of its columns that are not null: a column added later changes nothing for older rows.
create function journal.digest(whole jsonb) returns text language sql immutable as $$
  select encode(sha256(convert_to(coalesce(jsonb_object_agg(key, value), '{}')::text, 'UTF8')), 'hex') from jsonb_each(whole) where value <> 'null'
$$;

-- Rows written in a transaction and not yet said in the journal; empty but while one runs.
create unlogged table journal.pending (
  at bigint not null default pg_current_xact_id()::text::bigint,
  row text not null,
  digest text,
  primary key (at, row)
);
grant select, insert, update, delete on journal.pending to greffe_app;

create function journal.note() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  whole jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  key text := (select string_agg(whole ->> column_name, ' ' order by place) from unnest(tg_argv) with ordinality as t(column_name, place));
begin
  insert into journal.pending (row, digest)
  values (format('%s.%s %s', tg_table_schema, tg_table_name, key), case when tg_op <> 'DELETE' then journal.digest(whole) end)
  on conflict (at, row) do update set digest = excluded.digest;
  return null;
end $$;

create function journal.refuse_silence() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  if exists (select from journal.pending p where (p.at, p.row) = (new.at, new.row)) then
    raise exception '% was written without a word in the journal', new.row using errcode = 'GR003', constraint = 'no_change_without_a_word';
  end if;
  return null;
end $$;
create constraint trigger refuse_silence after insert on journal.pending deferrable initially deferred
  for each row execute function journal.refuse_silence();

-- What a transaction has said and not yet chained; empty but while one runs.
create unlogged table journal.said (
  place bigint generated always as identity primary key,
  what text not null,
  subject text,
  details text not null,                  -- canonical JSON (RFC 8785)
  rows jsonb
);
grant select, insert, delete on journal.said to greffe_app;

create function journal.say(what text, subject text, details text) returns void language plpgsql set plan_cache_mode = force_generic_plan as $$
begin
  with written as (delete from journal.pending where at = pg_current_xact_id()::text::bigint returning row, digest)
  insert into journal.said (what, subject, details, rows) select what, subject, details, (select jsonb_object_agg(written.row, digest) from written);
end $$;

-- Chains one entry to the last: SHA-256 of the hash before and of the entry as canonical JSON (RFC 8785), whose keys stand in their order. It runs as the
-- transaction ends and is the first to hold the chain, which is thus held while nothing else is done.
create function journal.chain() returns trigger language plpgsql set plan_cache_mode = force_generic_plan as $$
declare
  now timestamptz;
  instant text;
  last record;
  answered text := coalesce((select '{' || string_agg(to_json(key) || ':' || value, ',' order by key collate "C") || '}' from jsonb_each(new.rows)), 'null');
begin
  perform pg_advisory_xact_lock(7201);
  select entry_id, hash into last from journal.entry order by entry_id desc limit 1;
  last.entry_id := coalesce(last.entry_id, 0) + 1;
  last.hash := coalesce(last.hash, decode(repeat('00', 32), 'hex'));
  now := clock_timestamp();
  instant := rtrim(rtrim(to_char(now at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'), '0'), '.') || 'Z';
  insert into journal.entry (entry_id, at, actor, actor_name, role, what, subject, details, rows, hash_before, hash)
  values (last.entry_id, now, greffe.actor(), current_setting('greffe.actor_name', true), greffe.role(), new.what, new.subject, new.details::jsonb, new.rows, last.hash,
    sha256(last.hash || convert_to(format('{"actor":%s,"actor_name":%s,"at":"%s","details":%s,"id":%s,"role":%s,"rows":%s,"subject":%s,"what":%s}',
      to_json(greffe.actor()), to_json(current_setting('greffe.actor_name', true)), instant, new.details, last.entry_id, to_json(greffe.role()), answered,
      coalesce(to_json(new.subject), 'null'), to_json(new.what)), 'UTF8')));
  delete from journal.said where place = new.place;
  return null;
end $$;
create constraint trigger chain after insert on journal.said deferrable initially deferred for each row execute function journal.chain();

-- Called once for each table whose rows the journal answers for: whatever writes one must then write an entry, which keeps its digest.
create function journal.watch(name regclass, variadic key text[]) returns void language plpgsql as $$
begin
  execute format('create trigger watched after insert or update or delete on %s for each row execute function journal.note(%s)',
    name, (select string_agg(quote_literal(k), ', ') from unnest(key) k));
end $$;

-- The watched rows that are not as the journal last said: changed, removed or added without a word. It runs as the owner, for row-level security hides rows from whoever verifies.
create function journal.unsaid() returns setof text language plpgsql stable security definer set search_path = pg_catalog as $$
declare
  now text := (select string_agg(format('select concat_ws('' '', %L, %s) as row, journal.digest(to_jsonb(t)) as digest from %s t', tgrelid::regclass, keys, tgrelid::regclass), ' union all ')
    from pg_trigger, lateral (select string_agg(format('t.%I', k), ', ' order by place) as keys
      from unnest(trim_array(string_to_array(encode(tgargs, 'escape'), '\000'), 1)) with ordinality as a(k, place)) named
    where tgfoid = 'journal.note'::regproc);
begin
  return query execute format('
    with said as (
      select distinct on (key) key as row, value as digest from journal.entry, jsonb_each_text(rows) where rows is not null
      order by key, entry_id desc)
    select row from said full join (%s) now using (row) where said.digest is distinct from now.digest order by row', now);
end $$;
