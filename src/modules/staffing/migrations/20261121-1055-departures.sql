-- What a departure leaves behind, but for its amounts: read with its file. SM-14.
create table staffing.departure (
  file_id uuid primary key references staffing.file,
  notice_on date,                         -- DEP-02: the resignation was given in writing,
  copied boolean not null default false,  -- and its copy sent to the secretariat
  vacation_halves int check (vacation_halves >= 0),  -- DEP-08: unused vacation in half-days; null where it is not said
  public_servant boolean not null default false,
  return_decision text check (return_decision in ('returned', 'recalled', 'left')),  -- DEP-07
  benefit text check (benefit in ('transition', 'assisted', 'none')),
  handed_on date,                         -- DEP-06: the rules that go on after office were handed over,
  signed_on date,                         -- and signed
  check (signed_on >= handed_on)
);
select journal.watch('staffing.departure', 'file_id');
grant select, insert, update on staffing.departure to greffe_app;
alter table staffing.departure enable row level security;
create policy departures_follow_their_file on staffing.departure using (exists (select from staffing.file f where f.file_id = departure.file_id));

-- From here on, amounts: a compartment, and each reading is in the journal.
create function staffing.sees_amounts() returns boolean language sql stable as $$
  select greffe.role() in ('adviser', 'director', 'pay_officer', 'auditor', 'operator')
$$;
create function staffing.keeps_amounts() returns boolean language sql stable as $$
  select greffe.role() in ('adviser', 'director', 'pay_officer', 'operator')
$$;

-- The pay at the end, and the allowance or the package that comes after it. SM-15.
create table staffing.allowance (
  file_id uuid primary key references staffing.file,
  pay bigint not null check (pay > 0),    -- in cents,
  pay_per text not null check (pay_per in ('year', 'month')),
  pay_source text not null,
  months int check (months > 0),          -- of pay, where the instrument says so
  package bigint check (package > 0),     -- the value of an assisted departure, in cents
  step text not null,
  granted bigint check (granted > 0),
  decided bigint,                         -- to stop or repay, by the plan that was accepted
  decided_on date,
  decided_by_name text,
  recovered bigint,
  recovered_on date,
  recovered_by_name text,
  version int not null default 1,
  salt uuid not null default gen_random_uuid(),  -- nothing can be guessed from the digest that the journal keeps
  check ((decided is null) = (decided_on is null) and (recovered is null) = (recovered_on is null))
);
create index on staffing.allowance (step);
select journal.watch('staffing.allowance', 'file_id');
grant select, insert, update on staffing.allowance to greffe_app;
alter table staffing.allowance enable row level security;
create policy amounts_are_seen_by_few on staffing.allowance for select
  using (staffing.sees_amounts() and exists (select from staffing.file f where f.file_id = allowance.file_id));
create policy amounts_are_kept_by_fewer on staffing.allowance
  using (staffing.keeps_amounts() and exists (select from staffing.file f where f.file_id = allowance.file_id));

create table staffing.allowance_passage (
  passage_id uuid primary key,
  file_id uuid not null references staffing.allowance,
  step text not null,
  entered_at timestamptz not null,
  by_name text not null,
  reason text
);
create index on staffing.allowance_passage (file_id, entered_at);
select journal.watch('staffing.allowance_passage', 'passage_id');
select greffe.make_final('staffing.allowance_passage');
alter table staffing.allowance_passage enable row level security;
create policy passages_follow_their_allowance on staffing.allowance_passage
  using (exists (select from staffing.allowance a where a.file_id = allowance_passage.file_id));

-- A job or a contract taken after office, as far as the secretariat knows. DEP-04, DEP-05.
create table staffing.later_work (
  work_id uuid primary key,
  file_id uuid not null references staffing.allowance,
  sector text not null check (sector in ('public', 'private')),
  kind text not null check (kind in ('employment', 'contract')),
  employer text not null,
  known_from text not null,               -- whom or what the secretariat knows it from
  monthly bigint not null check (monthly > 0),
  first_day date not null,
  last_day date,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  salt uuid not null default gen_random_uuid(),
  check (last_day >= first_day)
);
create index on staffing.later_work (file_id);
select journal.watch('staffing.later_work', 'work_id');
grant select, insert, update, delete on staffing.later_work to greffe_app;
alter table staffing.later_work enable row level security;
create policy later_work_follows_its_allowance on staffing.later_work
  using (exists (select from staffing.allowance a where a.file_id = later_work.file_id));
