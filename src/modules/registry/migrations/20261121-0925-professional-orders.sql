-- Which professional orders a person belongs to, and since when: one row for each membership.
create table registry.order_membership (
  membership_id uuid not null,
  person_id uuid not null,
  act_id uuid not null,
  article int not null,
  origin_act uuid not null,
  origin_article int not null,
  known_from timestamptz not null,
  valid daterange not null check (not isempty(valid)),
  professional_order text not null,       -- a code of the register: barreau, notaires
  number text,                            -- the member's number in it
  primary key (membership_id, valid without overlaps),
  constraint person_lives foreign key (person_id, period valid) references registry.person (person_id, period valid) deferrable initially deferred,
  foreign key (act_id, article) references acts.article
);
select facts.make('registry.order_membership', 'person_id');
