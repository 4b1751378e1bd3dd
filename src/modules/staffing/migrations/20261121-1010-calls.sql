-- The number that stands for a body in the references of its calls.
create table staffing.body_code (
  organisation_id uuid primary key,
  code text not null check (code ~ '^\d{3}$'),
  set_by_name text not null,
  constraint body_code_is_taken unique (code)
);
select journal.watch('staffing.body_code', 'organisation_id');
grant select, insert on staffing.body_code to greffe_app;
alter table staffing.body_code enable row level security;
create policy codes_stay_inside on staffing.body_code
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));

-- A call for candidates, or a notice to recruit adjudicators. SM-3. It is on the public site from opens_at on, and closed from closes_at on, by themselves.
create table staffing.call (
  call_id uuid primary key,
  kind text not null check (kind in ('call', 'notice')),
  year int not null,
  body_code text not null,
  number int not null check (number between 1 and 999),
  reference text not null generated always as (year::text || '-' || body_code || '-' || lpad(number::text, 3, '0')) stored unique,
  organisation_id uuid not null,
  posts uuid[] not null,
  content jsonb not null,
  step text not null check (step in ('need', 'profile', 'draft', 'approved', 'published', 'analysis', 'listed', 'closed', 'cancelled')),
  version int not null default 1,
  opens_at timestamptz,
  closes_at timestamptz,
  first_closes_at timestamptz,            -- its deadline before it was extended
  reason text,                            -- why it was cancelled
  past jsonb not null default '{}',       -- how many deleted applications had reached each step
  opened_by_name text not null,
  opened_at timestamptz not null,
  constraint call_number_is_taken unique (year, number),
  check (closes_at > opens_at)
);
select journal.watch('staffing.call', 'call_id');
grant select, insert, update on staffing.call to greffe_app;
alter table staffing.call enable row level security;
create policy calls_are_prepared_inside on staffing.call
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy a_body_follows_its_calls on staffing.call
  using (greffe.role() = 'body_secretary' and organisation_id::text = current_setting('greffe.organisation', true));
create policy published_calls_are_public on staffing.call for select using (opens_at is not null);

-- What happened to it, in order: its steps, its extensions.
create table staffing.call_passage (
  passage_id uuid primary key,
  call_id uuid not null references staffing.call,
  move text not null,
  step text not null,
  at timestamptz not null,
  by_name text not null,
  reason text
);
create index on staffing.call_passage (call_id, at);
select journal.watch('staffing.call_passage', 'passage_id');
select greffe.make_final('staffing.call_passage');
alter table staffing.call_passage enable row level security;
create policy call_passages_stay_inside on staffing.call_passage
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator', 'body_secretary')
    and exists (select from staffing.call c where c.call_id = call_passage.call_id));

-- The body and the secretariat each approve one version of its text.
create table staffing.call_approval (
  call_id uuid not null references staffing.call,
  side text not null check (side in ('body', 'secretariat')),
  version int not null,
  approved_by text not null,              -- who approved; for a body that wrote, whoever signed
  by_name text not null,
  at timestamptz not null,
  constraint call_is_approved_once primary key (call_id, side, version)
);
select journal.watch('staffing.call_approval', 'call_id', 'side', 'version');
select greffe.make_final('staffing.call_approval');
alter table staffing.call_approval enable row level security;
create policy call_approvals_stay_inside on staffing.call_approval
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator', 'body_secretary')
    and exists (select from staffing.call c where c.call_id = call_approval.call_id));

-- To whom a copy of it was sent.
create table staffing.call_copy (
  call_id uuid not null references staffing.call,
  recipient text not null check (recipient in ('minister', 'president')),
  name text not null,
  sent_on date not null,
  by_name text not null,
  constraint copy_is_sent_once primary key (call_id, recipient)
);
select journal.watch('staffing.call_copy', 'call_id', 'recipient');
select greffe.make_final('staffing.call_copy');
alter table staffing.call_copy enable row level security;
create policy call_copies_stay_inside on staffing.call_copy
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator', 'body_secretary')
    and exists (select from staffing.call c where c.call_id = call_copy.call_id));
