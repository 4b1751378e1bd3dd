create schema registry;
grant usage on schema registry to greffe_app;

-- Columns of a fixed width and the days come first: a scan of a whole table reads no text to choose its rows.
create table registry.organisation (
  organisation_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  kind text not null,
  name_fr text not null,
  name_en text not null,
  acronym text,
  parent_id uuid,
  portfolio_fr text,                      -- the responsible minister's title
  portfolio_en text,
  min_members int,
  max_members int,
  quorum int,
  succeeds uuid[],                        -- the bodies that it was renamed, merged or split from
  ending text,                            -- how its life ended: merged, split, abolished
  note_fr text,
  note_en text,
  words tsvector generated always as (search.words(name_fr || ' ' || coalesce(acronym, ''), name_en)) stored,
  primary key (organisation_id, valid without overlaps),
  constraint parent_lives foreign key (parent_id, period valid) references registry.organisation (organisation_id, period valid) deferrable initially deferred,
  foreign key (act_id, article) references acts.article
);
create index on registry.organisation (parent_id);
create index on registry.organisation using gin (words);
select facts.make('registry.organisation', 'organisation_id');
select search.learn_from('registry.organisation');

create table registry.post (
  post_id uuid not null,
  organisation_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  family text not null,
  title_fr_m text not null,
  title_fr_f text not null,
  title_en text not null,
  seat int,                               -- among seats of one title
  regime text not null,                   -- full_time, part_time
  authority text not null,                -- government, assembly, minister
  recommender_fr text,
  recommender_en text,
  term_kind text not null,                -- fixed, indeterminate, event
  term_months int,                        -- the longest term allowed
  holds_over boolean not null,
  vacancy_fill text not null,             -- unexpired, new_term
  max_renewals int,
  legal_bases jsonb not null,             -- [{ act, article, role }]
  words tsvector generated always as (search.words(case when title_fr_f = title_fr_m then title_fr_f else title_fr_f || ' ' || title_fr_m end, title_en)) stored,
  primary key (post_id, valid without overlaps),
  constraint organisation_lives foreign key (organisation_id, period valid) references registry.organisation (organisation_id, period valid) deferrable initially deferred,
  foreign key (act_id, article) references acts.article
);
create index on registry.post (organisation_id);
create index on registry.post using gin (words);
select facts.make('registry.post', 'post_id');
select search.learn_from('registry.post');

create table registry.person (
  person_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  given_name text not null,
  family_name text not null,
  address text,                           -- M., Mme
  gender text,                            -- f, m: which form of a title
  identifiers jsonb not null,             -- [{ scheme, value }]
  words tsvector generated always as (search.words(given_name || ' ' || family_name, '')) stored,
  primary key (person_id, valid without overlaps),
  foreign key (act_id, article) references acts.article
);
create index on registry.person using gin (words);
select facts.make('registry.person', 'person_id');
select search.learn_from('registry.person');

create table registry.mandate (
  mandate_id uuid not null,
  post_id uuid not null,
  person_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  capacity text not null,                 -- titular, acting, supernumerary
  planned_end date,                       -- last day of the term
  end_reason text,
  pending_cases int,                      -- those that a supernumerary is to finish
  renews uuid,                            -- the mandate that this one renews, or whose cases a supernumerary finishes
  term int not null,                      -- 1 for a first appointment, 2 for its first renewal
  primary key (mandate_id, valid without overlaps),
  constraint post_lives foreign key (post_id, period valid) references registry.post (post_id, period valid) deferrable initially deferred,
  constraint person_lives foreign key (person_id, period valid) references registry.person (person_id, period valid) deferrable initially deferred,
  foreign key (act_id, article) references acts.article,
  constraint one_titular_per_post exclude using gist (post_id with =, valid with &&) where (capacity = 'titular') deferrable initially deferred
);
create index on registry.mandate (person_id);
-- The roster looks these few up beside the seats, not among them.
create index mandate_supernumerary on registry.mandate (post_id) where capacity = 'supernumerary';
select facts.make('registry.mandate', 'post_id');

-- Birth dates are seen by few and never stand in an act, which is public.
create table registry.birth (
  person_id uuid primary key,
  born_on date not null,
  recorded_by text not null,
  recorded_at timestamptz not null,
  salt uuid not null default gen_random_uuid()   -- no date can be guessed from the digest that the journal keeps
);
select journal.watch('registry.birth', 'person_id');
grant select, insert, update on registry.birth to greffe_app;
alter table registry.birth enable row level security;
create policy births_are_seen_by_few on registry.birth using (greffe.role() in ('adviser', 'director', 'pay_officer', 'operator'));
