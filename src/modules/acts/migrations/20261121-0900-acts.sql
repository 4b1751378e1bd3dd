create schema acts;
grant usage on schema acts to greffe_app;

create table acts.act (
  act_id uuid primary key,
  seq bigint not null unique,             -- place in the one chain of the register
  kind text not null,
  number text not null,
  adopted_on date not null,               -- when it was decided
  instant timestamptz not null unique,    -- when the register knew it
  elsewhere boolean not null,             -- adopted outside Greffe, recorded with its own number
  articles int not null,
  header jsonb not null,                  -- title, recitals, recommender, schedules, signatories
  words tsvector generated always as (
    setweight(search.words(replace(number, '-', ' '), ''), 'A') || setweight(search.words(header #>> '{title,fr}', header #>> '{title,en}'), 'B')) stored,
  seal_before bytea not null,
  seal bytea not null,
  constraint number_is_taken unique (kind, number)
);
create index on acts.act (adopted_on, seq);
create index on acts.act using gin (words);
select greffe.make_final('acts.act');
select search.learn_from('acts.act');

create table acts.article (
  act_id uuid not null constraint article_of_an_act references acts.act deferrable initially deferred,
  article int not null check (article > 0),
  text_fr text not null,
  text_en text not null,
  effect text,
  input jsonb,
  hash bytea not null,
  primary key (act_id, article),
  check ((effect is null) = (input is null))
);
select greffe.make_final('acts.article');

-- Which subjects an article touches, and at which place of the register's order: an erratum's article stands at the place of the one it corrects.
create table acts.touch (
  subject_id uuid not null,
  subject_kind text not null,
  act_id uuid not null,
  article int not null,
  place_act uuid not null,
  place_article int not null,
  primary key (subject_id, act_id, article)
);
create index on acts.touch (act_id, article);
select greffe.make_final('acts.touch');

-- An act comes after its articles and closes them: once it is there, it takes no more.
create function acts.refuse_addition() returns trigger language plpgsql as $$
begin
  if exists (select from (select distinct act_id from added) a join acts.act using (act_id)) then
    raise exception 'the act is adopted' using errcode = 'GR001', constraint = tg_table_name || '_is_final';
  end if;
  return null;
end $$;
create trigger is_closed after insert on acts.article referencing new table as added for each statement execute function acts.refuse_addition();
create trigger is_closed after insert on acts.touch referencing new table as added for each statement execute function acts.refuse_addition();

-- What a foreign key would say, asked once for all the touches of a statement: an import writes a thousand at a time.
create function acts.refuse_stray() returns trigger language plpgsql as $$
begin
  if exists (select from added t where not exists (select from acts.article a where a.act_id = t.act_id and a.article = t.article)) then
    raise exception 'an article touches, and there is none' using errcode = 'foreign_key_violation', constraint = 'touch_of_an_article';
  end if;
  return null;
end $$;
create trigger is_of_an_article after insert on acts.touch referencing new table as added for each statement execute function acts.refuse_stray();

-- The last number given here, by kind and year; the row's lock makes the series gapless.
create table acts.series (
  kind text not null,
  year int not null,
  last int not null,
  primary key (kind, year)
);
grant select, insert, update on acts.series to greffe_app;

-- What happens to an act after its adoption stands beside it, outside its seal.
create table acts.event (
  event_id uuid primary key,
  act_id uuid not null references acts.act,
  what text not null check (what in ('signed', 'published')),
  day date not null,
  gazette_part text,
  gazette_page text,
  signatory text,
  recorded_by text not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index on acts.event (act_id);
select greffe.make_final('acts.event');
select journal.watch('acts.event', 'event_id');

-- Who reads what stands behind a wall: everyone inside where there is none; else the team that it names, those who decide and those who verify.
create function acts.reads(wall text) returns boolean language sql stable as $$
  select greffe.role() in ('director', 'registrar', 'auditor', 'operator')
    or (greffe.role() in ('adviser', 'legal_adviser') and (wall is null or wall = current_setting('greffe.team', true)))
$$;

create table acts.draft (
  draft_id uuid primary key,
  kind text not null,
  step text not null,
  wall text,                              -- the team that alone reads it beside those who decide; null: everyone inside
  version int not null,
  content jsonb not null,
  reason text,                            -- why it was last returned or abandoned
  reviewed_by_name text,                  -- the legal adviser's review of this content
  reviewed_at timestamptz,
  created_by text not null,
  created_by_name text not null,
  created_at timestamptz not null,
  updated_by_name text not null,
  updated_at timestamptz not null,
  act_id uuid references acts.act
);
create index on acts.draft (step, updated_at);
grant select, insert, update on acts.draft to greffe_app;
select journal.watch('acts.draft', 'draft_id');
alter table acts.draft enable row level security;
-- Once adopted it says what the act says, which everyone reads.
create policy drafts_stay_behind_their_wall on acts.draft
  using (acts.reads(wall) or (act_id is not null and greffe.role() in ('adviser', 'legal_adviser')));

-- What an agenda may say of a draft to everyone inside, whoever may read it: its kind, and the kinds of what it does.
create function acts.outline(asked uuid) returns table (kind text, effects text[]) language sql stable security definer set search_path = pg_catalog as $$
  select d.kind, array(select e ->> 'effect' from jsonb_array_elements(d.content -> 'articles') e where e ->> 'effect' is not null)
  from acts.draft d
  where d.draft_id = asked and greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator')
$$;

-- Every saved state of a draft: what a second editor is told has changed.
create table acts.draft_version (
  draft_id uuid not null references acts.draft,
  version int not null,
  content jsonb not null,
  saved_by_name text not null,
  saved_at timestamptz not null,
  primary key (draft_id, version)
);
select greffe.make_final('acts.draft_version');
select journal.watch('acts.draft_version', 'draft_id', 'version');
alter table acts.draft_version enable row level security;
-- Versions before the last may name someone whom the act does not: the wall stays around them.
create policy versions_stay_behind_the_wall on acts.draft_version
  using (exists (select from acts.draft d where d.draft_id = draft_version.draft_id and acts.reads(d.wall)));
