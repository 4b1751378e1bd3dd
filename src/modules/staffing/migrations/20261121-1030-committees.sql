-- Who works in the compartments of a team: its advisers, and the director. The same as worksIn in committees/committee.access.ts.
create function staffing.keeps(team text) returns boolean language sql stable as $$
  select greffe.role() in ('director', 'operator') or (greffe.role() = 'adviser' and team = current_setting('greffe.team', true))
$$;

-- A committee of selection or of renewal. SM-5.
create table staffing.committee (
  committee_id uuid primary key,
  year int not null,
  number int not null,                    -- 2026-C004 is year and number
  kind text not null check (kind in ('selection', 'renewal')),
  tribunal text,                          -- null where the call is not of a tribunal
  call_id uuid references staffing.call,  -- a selection committee is formed for a call
  subject text not null,
  team text not null,
  step text not null,
  reason text,                            -- why it was cancelled
  formed_on date not null,
  created_by_name text not null,
  constraint committee_number_is_taken unique (year, number),
  check ((kind = 'selection') = (call_id is not null)),
  check (kind = 'selection' or tribunal is not null)
);
create unique index one_committee_per_call on staffing.committee (call_id) where step <> 'cancelled';
select journal.watch('staffing.committee', 'committee_id');
grant select, insert, update on staffing.committee to greffe_app;
alter table staffing.committee enable row level security;
create policy committees_stay_inside on staffing.committee for select
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy committees_are_kept_by_their_team on staffing.committee using (staffing.keeps(team));

create table staffing.committee_member (
  member_id uuid primary key,
  committee_id uuid not null references staffing.committee,
  name text not null,
  address text,                           -- where invitations go
  quality text not null,
  chairs boolean not null,
  order_name text,                        -- the professional order, where the quality asks for one
  administration boolean not null,        -- belongs to the Administration, or represents it: MAN-08
  fee_status text not null check (fee_status in ('paid', 'tribunal_member', 'public_employee'))
);
create index on staffing.committee_member (committee_id);
create unique index one_chair_per_committee on staffing.committee_member (committee_id) where chairs;
select journal.watch('staffing.committee_member', 'member_id');
grant select, insert, delete on staffing.committee_member to greffe_app;
alter table staffing.committee_member enable row level security;
create policy members_stay_inside on staffing.committee_member for select
  using (exists (select from staffing.committee c where c.committee_id = committee_member.committee_id));
create policy members_are_kept_by_their_team on staffing.committee_member
  using (exists (select from staffing.committee c where c.committee_id = committee_member.committee_id and staffing.keeps(c.team)));

-- A half-day of work, and who was there.
create table staffing.committee_sitting (
  sitting_id uuid primary key,
  committee_id uuid not null references staffing.committee,
  day date not null,
  half text not null check (half in ('morning', 'afternoon')),
  present uuid[] not null,                -- members
  constraint one_sitting_per_half_day unique (committee_id, day, half)
);
select journal.watch('staffing.committee_sitting', 'sitting_id');
grant select, insert, delete on staffing.committee_sitting to greffe_app;
alter table staffing.committee_sitting enable row level security;
create policy sittings_stay_inside on staffing.committee_sitting for select
  using (exists (select from staffing.committee c where c.committee_id = committee_sitting.committee_id));
create policy sittings_are_kept_by_their_team on staffing.committee_sitting
  using (exists (select from staffing.committee c where c.committee_id = committee_sitting.committee_id and staffing.keeps(c.team)));

-- From here on, a compartment: what follows is read by the committee's team alone, and each reading is in the journal.

-- Whom the committee is about.
create table staffing.committee_candidate (
  candidate_id uuid primary key,
  committee_id uuid not null references staffing.committee,
  name text not null,
  application_id uuid,                    -- of the call, where there was one
  term_end date,                          -- the last day of the term that may be renewed
  intent_on date,                         -- MAN-07: told of a negative recommendation,
  intent_reasons text,                    -- why,
  heard_on date,                          -- and heard
  hearing text check (hearing in ('observations', 'heard', 'declined')),
  outcome text check (outcome in ('favourable', 'unfavourable')),
  salt uuid not null default gen_random_uuid(),  -- nothing can be guessed from the digest that the journal keeps
  constraint candidate_is_there_already unique nulls not distinct (committee_id, name, application_id),
  constraint application_is_before_it_already unique (committee_id, application_id)
);
select journal.watch('staffing.committee_candidate', 'candidate_id');
grant select, insert, update, delete on staffing.committee_candidate to greffe_app;
alter table staffing.committee_candidate enable row level security;
create policy candidates_are_kept_by_their_team on staffing.committee_candidate
  using (exists (select from staffing.committee c where c.committee_id = committee_candidate.committee_id and staffing.keeps(c.team)));

-- ADJ-02: what a member answered about a candidate, and whether the member steps aside.
create table staffing.committee_answer (
  candidate_id uuid not null references staffing.committee_candidate on delete cascade,
  member_id uuid not null references staffing.committee_member on delete cascade,
  tie text not null,
  employer text,                          -- of those that the application names: the one that the tie is about
  until date,
  public_service boolean not null,
  answered_on date not null,
  recused boolean,                        -- null while a proposed recusal, or a tie to weigh, is not decided
  reason text,
  decided_by_name text,
  salt uuid not null default gen_random_uuid(),  -- nothing can be guessed from the digest that the journal keeps
  primary key (candidate_id, member_id)
);
select journal.watch('staffing.committee_answer', 'candidate_id', 'member_id');
grant select, insert, update, delete on staffing.committee_answer to greffe_app;
alter table staffing.committee_answer enable row level security;
create policy answers_follow_their_candidate on staffing.committee_answer
  using (exists (select from staffing.committee_candidate c where c.candidate_id = committee_answer.candidate_id));

-- The scores of a member by criterion, then the vote.
create table staffing.committee_opinion (
  candidate_id uuid not null references staffing.committee_candidate,
  member_id uuid not null references staffing.committee_member,
  scores jsonb not null,                  -- { criterion: 1 to 5 }
  note text,
  favours boolean,
  dissent text,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  salt uuid not null default gen_random_uuid(),  -- nothing can be guessed from the digest that the journal keeps
  primary key (candidate_id, member_id)
);
select journal.watch('staffing.committee_opinion', 'candidate_id', 'member_id');
grant select, insert, update on staffing.committee_opinion to greffe_app;
alter table staffing.committee_opinion enable row level security;
create policy opinions_follow_their_candidate on staffing.committee_opinion
  using (exists (select from staffing.committee_candidate c where c.candidate_id = committee_opinion.candidate_id));

create table staffing.committee_report (
  committee_id uuid primary key references staffing.committee,
  text text not null,
  written_by_name text not null,
  written_at timestamptz not null
);
select journal.watch('staffing.committee_report', 'committee_id');
grant select, insert, update on staffing.committee_report to greffe_app;
alter table staffing.committee_report enable row level security;
create policy reports_are_kept_by_their_team on staffing.committee_report
  using (exists (select from staffing.committee c where c.committee_id = committee_report.committee_id and staffing.keeps(c.team)));

-- A member's yearly pension from the public sector, half of which lowers the fee.
create table staffing.committee_pension (
  member_id uuid primary key references staffing.committee_member on delete cascade,
  committee_id uuid not null references staffing.committee,
  yearly bigint not null check (yearly > 0), -- cents
  salt uuid not null default gen_random_uuid()
);
select journal.watch('staffing.committee_pension', 'member_id');
grant select, insert, update, delete on staffing.committee_pension to greffe_app;
alter table staffing.committee_pension enable row level security;
create policy pensions_are_kept_by_the_team on staffing.committee_pension
  using (exists (select from staffing.committee c where c.committee_id = committee_pension.committee_id and staffing.keeps(c.team)));

-- REM-13: what a member was owed, as computed on the day it was settled.
create table staffing.committee_fee (
  member_id uuid primary key references staffing.committee_member,
  committee_id uuid not null references staffing.committee,
  amount bigint not null check (amount >= 0), -- cents
  settled_on date not null,
  settled_by_name text not null,
  salt uuid not null default gen_random_uuid()
);
select journal.watch('staffing.committee_fee', 'member_id');
select greffe.make_final('staffing.committee_fee');
alter table staffing.committee_fee enable row level security;
create policy fees_are_kept_by_the_team on staffing.committee_fee
  using (exists (select from staffing.committee c where c.committee_id = committee_fee.committee_id and staffing.keeps(c.team)));
