create schema staffing;
grant usage on schema staffing to greffe_app;

-- Who reads the files of a team: everyone inside, unless the file is confidential; then its team, those who decide and those who verify.
create function staffing.reads(team text, confidential boolean) returns boolean language sql stable as $$
  select greffe.role() in ('director', 'registrar', 'auditor', 'operator')
    or (greffe.role() in ('adviser', 'legal_adviser', 'pay_officer') and (not confidential or team = current_setting('greffe.team', true)))
$$;

-- Several files decided together: a chain of moves.
create table staffing.bundle (
  bundle_id uuid primary key,
  name text not null,
  created_by_name text not null,
  created_at timestamptz not null
);
select journal.watch('staffing.bundle', 'bundle_id');
grant select, insert, update on staffing.bundle to greffe_app;
alter table staffing.bundle enable row level security;
create policy bundles_stay_inside on staffing.bundle
  using (greffe.role() in ('adviser', 'legal_adviser', 'pay_officer', 'director', 'registrar', 'auditor', 'operator'));

-- What leads to an appointment, a renewal, a move or a departure. SM-7.
create table staffing.file (
  file_id uuid primary key,
  year int not null,
  number int not null,                    -- 2026-D014 is year and number
  kind text not null,                     -- appointment, renewal, reassignment, promotion, reclassification, acting, designation, departure
  procedure text not null,                -- the procedure in force on the day it was opened: it keeps it
  step text not null,
  suspended boolean not null default false,
  reason text,                            -- why it is suspended or how it ended
  team text not null,
  confidential boolean not null default false,
  owner_id text not null,
  owner_name text not null,
  post_id uuid not null,
  person_id uuid,                         -- whoever is proposed, or leaves
  newcomer jsonb,                         -- { given_name, family_name, address, gender } of someone whom the act will enter in the register
  mandate_id uuid,                        -- the mandate that is renewed, left or ended
  bundle_id uuid references staffing.bundle,
  depends_on uuid references staffing.file,   -- the move that frees the post
  target date,                            -- the day of the sitting aimed at; due dates are counted back from it
  lost_target date,                       -- the day of the one that it aimed at, which was cancelled: another is to be chosen
  source text,                            -- where the person comes from: list, register, board, choice
  application_id uuid,                    -- the application of whoever was picked in the list of a call or in a register
  entry_id uuid,                          -- the entry of the register of aptitude that the appointment will use
  consented_on date,
  first_day date,
  last_day date,                          -- of the term; null where it is indeterminate
  term_ground text check (term_ground in ('request', 'circumstances')),  -- which of the law's two reasons makes an adjudicator's term shorter,
  term_reason text,                       -- and why, both printed in the décret: MAN-05
  end_reason text,                        -- of a departure: DEP-01
  retroactive boolean not null default false,
  conditions jsonb not null, -- the clauses of the schedule and their parameters
  eligible jsonb not null,   -- the conditions of the law confirmed: { basis: how }: NOM-05
  passed jsonb not null,     -- the warnings passed, each with its reason: { rule: reason }
  memo jsonb not null,       -- the memo to Cabinet: public and confidential parts, both languages
  draft_id uuid references acts.draft,
  version int not null default 1,
  opened_on date not null,
  opened_at timestamptz not null,
  constraint file_number_is_taken unique (year, number)
);
create index on staffing.file (post_id);
create index on staffing.file (step) where step <> 'closed';
create unique index one_file_per_draft on staffing.file (draft_id);
-- One person is proposed once at a time from one application, or one entry.
create unique index one_file_per_application on staffing.file (application_id) where step not in ('withdrawn', 'refused', 'declined');
create unique index one_file_per_entry on staffing.file (entry_id) where step not in ('withdrawn', 'refused', 'declined');
select journal.watch('staffing.file', 'file_id');
grant select, insert, update on staffing.file to greffe_app;
alter table staffing.file enable row level security;
create policy files_stay_with_their_team on staffing.file using (staffing.reads(team, confidential));

-- Numbers run on through the files that whoever opens one may not see.
create function staffing.next_number(asked int) returns int language sql security definer set search_path = pg_catalog as $$
  select coalesce(max(number), 0) + 1 from staffing.file where year = asked
$$;

-- When a file entered each step: what its clock is computed from.
create table staffing.passage (
  passage_id uuid primary key,
  file_id uuid not null references staffing.file,
  step text not null,
  entered_at timestamptz not null,
  by_name text not null,
  reason text
);
create index on staffing.passage (file_id, entered_at);
select journal.watch('staffing.passage', 'passage_id');
select greffe.make_final('staffing.passage');
alter table staffing.passage enable row level security;
create policy passages_follow_their_file on staffing.passage using (exists (select from staffing.file f where f.file_id = passage.file_id));

-- A check: that it was asked for, and its result. Never its content. The result is a compartment.
create table staffing.check_made (
  check_id uuid primary key,
  file_id uuid not null references staffing.file,
  kind text not null check (kind in ('judicial', 'disciplinary', 'tax', 'solvency', 'interests')),
  asked_on date not null,
  answered_on date,
  asked_by_name text not null,
  check (answered_on >= asked_on)
);
create index on staffing.check_made (file_id);
select journal.watch('staffing.check_made', 'check_id');
grant select, insert, update on staffing.check_made to greffe_app;
alter table staffing.check_made enable row level security;
create policy checks_follow_their_file on staffing.check_made using (exists (select from staffing.file f where f.file_id = check_made.file_id));

create table staffing.check_result (
  check_id uuid primary key references staffing.check_made,
  result text not null check (result in ('favourable', 'to_examine', 'unfavourable')),
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  salt uuid not null default gen_random_uuid()   -- none of three results can be guessed from the digest that the journal keeps
);
select journal.watch('staffing.check_result', 'check_id');
select greffe.make_final('staffing.check_result');
alter table staffing.check_result enable row level security;
create policy results_are_seen_by_few on staffing.check_result using (greffe.role() in ('director', 'operator') or current_setting('greffe.checks', true) = 'yes');

-- A declared conflict of interests, and what is done about it. NOM-08.
create table staffing.conflict (
  conflict_id uuid primary key,
  file_id uuid not null references staffing.file,
  description text not null,
  declared_on date not null,
  mitigation text,
  owner text,
  due date,
  recorded_by_name text not null,
  check ((mitigation is null) = (owner is null) and (mitigation is null) = (due is null))
);
create index on staffing.conflict (file_id);
select journal.watch('staffing.conflict', 'conflict_id');
grant select, insert, update on staffing.conflict to greffe_app;
alter table staffing.conflict enable row level security;
create policy conflicts_follow_their_file on staffing.conflict using (exists (select from staffing.file f where f.file_id = conflict.file_id));

-- A consultation that the law requires, or that was made. NOM-06.
create table staffing.consultation (
  consultation_id uuid primary key,
  file_id uuid not null references staffing.file,
  consulted text not null,
  law text,
  sent_on date not null,
  answered_on date,
  outcome text,
  favourable boolean,                     -- of a board's opinion; null where the answer is neither for nor against
  check (answered_on >= sent_on)
);
create index on staffing.consultation (file_id);
select journal.watch('staffing.consultation', 'consultation_id');
grant select, insert, update on staffing.consultation to greffe_app;
alter table staffing.consultation enable row level security;
create policy consultations_follow_their_file on staffing.consultation using (exists (select from staffing.file f where f.file_id = consultation.file_id));

create table staffing.note (
  note_id uuid primary key,
  file_id uuid not null references staffing.file,
  text text not null,
  written_by_name text not null,
  written_at timestamptz not null
);
create index on staffing.note (file_id, written_at);
select journal.watch('staffing.note', 'note_id');
select greffe.make_final('staffing.note');
alter table staffing.note enable row level security;
create policy notes_follow_their_file on staffing.note using (exists (select from staffing.file f where f.file_id = note.file_id));

