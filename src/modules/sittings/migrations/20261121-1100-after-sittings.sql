-- Once its agenda is locked, an item keeps its number and the kind of subject under which it is listed.
alter table sittings.item add column subject text check (subject in ('appointments', 'renewals', 'departures', 'others'));

-- Who was told of an appointment before it is announced: PUB-04. Nobody is told twice.
create table sittings.telling (
  telling_id uuid primary key,
  act_id uuid not null references acts.act,
  person_id uuid not null,
  role text not null check (role in ('person', 'predecessor')),
  told_on date not null,
  by_name text not null,
  recorded_at timestamptz not null,
  constraint told_once unique (act_id, person_id, role)
);
select journal.watch('sittings.telling', 'telling_id');
grant select, insert, delete on sittings.telling to greffe_app;   -- one recorded by mistake is taken back until the release
alter table sittings.telling enable row level security;
create policy tellings_stay_inside on sittings.telling
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));

-- What was announced of a sitting, as it was announced. Everyone reads it: a row is there only once the embargo is over.
create table sittings.release (
  release_id uuid primary key,
  sitting_id uuid not null references sittings.sitting constraint released_once unique,
  council text not null,
  day date not null,
  content jsonb not null,                 -- the appointments by minister, in both languages
  released_by_name text not null,
  released_at timestamptz not null
);
create index on sittings.release (day);
select journal.watch('sittings.release', 'release_id');
select greffe.make_final('sittings.release');

-- What is to be done: by whoever was appointed, an oath and what follows it, by whom and when the rules of the day of adoption say; or what someone wrote in a file.
create table sittings.task (
  task_id uuid primary key,
  kind text check (kind in ('oath', 'interests', 'welcome')),
  act_id uuid references acts.act,
  mandate_id uuid,
  post_id uuid,
  person_id uuid,
  first_day date,
  file_id uuid,                           -- a file of the module above, where it was written
  what text,
  owner text not null,                    -- a role; in a file, a name
  due date,
  done_on date,
  done_by_name text,
  constraint one_task_of_a_kind unique (mandate_id, kind),
  check (case when kind is null then num_nonnulls(file_id, what) = 2 and num_nonnulls(act_id, mandate_id, post_id, person_id, first_day) = 0
    else num_nonnulls(file_id, what) = 0 and num_nonnulls(act_id, mandate_id, post_id, person_id, first_day, due) = 6 end),
  check ((done_on is null) = (done_by_name is null))
);
create index on sittings.task (act_id);
create index on sittings.task (file_id);
create index on sittings.task (due) where done_on is null;
select journal.watch('sittings.task', 'task_id');
grant select, insert, update on sittings.task to greffe_app;
alter table sittings.task enable row level security;
create policy tasks_stay_inside on sittings.task
  using (greffe.role() in ('adviser', 'legal_adviser', 'pay_officer', 'director', 'registrar', 'auditor', 'operator'));
