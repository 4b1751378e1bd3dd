-- Which entry of a person is one with another, since the act that says so: the entry itself has gone to what was believed before.
create table registry.person_merge (
  person_id uuid not null,
  into_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  primary key (person_id, valid without overlaps),
  foreign key (act_id, article) references acts.article
);
select facts.make('registry.person_merge', 'person_id');
create index on registry.person_merge (into_id);
create index on registry.person_merge_past (into_id);
-- The names that merged entries bore still find the person.
create index on registry.person_past using gin (words);

-- Whom an id is of now: the person itself, or the one it was merged into, through however many merges.
create function registry.whom(person uuid) returns uuid language sql stable strict as $$
  with recursive chain as (
    select person as id, 0 as step
    union all select m.into_id, step + 1 from chain join registry.person_merge m on m.person_id = chain.id where step < 100)
  select id from chain order by step desc limit 1 $$;
