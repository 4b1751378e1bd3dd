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
create table journal.pending (
  at bigint not null default pg_current_xact_id()::text::bigint,
  row text not null,
  digest text,
  primary key (at, row)
);
grant select, insert, update, delete on journal.pending to greffe_app;

create function journal.note() returns trigger language plpgsql as $$
declare
  whole jsonb := case when tg_op = 'DELETE' then to_jsonb(old) else to_jsonb(new) end;
  key text := (select string_agg(whole ->> column_name, ' ' order by place) from unnest(tg_argv) with ordinality as t(column_name, place));
begin
  insert into journal.pending (row, digest)
  values (format('%s.%s %s', tg_table_schema, tg_table_name, key), case when tg_op <> 'DELETE' then journal.digest(whole) end)
  on conflict (at, row) do update set digest = excluded.digest;
  return null;
end $$;

create function journal.refuse_silence() returns trigger language plpgsql as $$
begin
  if exists (select from journal.pending p where (p.at, p.row) = (new.at, new.row)) then
    raise exception '% was written without a word in the journal', new.row using errcode = 'GR003', constraint = 'no_change_without_a_word';
  end if;
  return null;
end $$;
create constraint trigger refuse_silence after insert on journal.pending deferrable initially deferred
  for each row execute function journal.refuse_silence();

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
