-- SM-6: a declaration of aptitude, in the register of a tribunal. It expires by itself: no row says so.
create table staffing.aptitude (
  entry_id uuid primary key,
  register text not null,
  name text not null,
  person_id uuid,                         -- once in the register of persons
  candidate_id uuid references staffing.committee_candidate,
  application_id uuid,
  entered_on date not null,
  entered_by_name text not null,
  used_on date,                           -- the day of the appointment
  used_by text,                           -- its act
  struck_on date,
  struck_reason text check (struck_reason in ('request', 'death')),
  struck_by_name text,
  check (used_on >= entered_on and struck_on >= entered_on),
  check ((struck_on is null) = (struck_reason is null)),
  check (used_on is null or struck_on is null),
  constraint candidate_is_entered_once unique (candidate_id)
);
create index on staffing.aptitude (register, entered_on);
create index on staffing.aptitude (person_id);
select journal.watch('staffing.aptitude', 'entry_id');
grant select, insert, update on staffing.aptitude to greffe_app;
alter table staffing.aptitude enable row level security;
create policy registers_stay_inside on staffing.aptitude for select
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
-- Whoever withdraws leaves the registers too.
create function staffing.strike_withdrawn(application uuid, on_day date, by_name text) returns void
language sql security definer set search_path = pg_catalog as $$
  update staffing.aptitude e set struck_on = greatest(on_day, entered_on), struck_reason = 'request', struck_by_name = by_name
  where e.application_id = application and used_on is null and struck_on is null
    and exists (select from staffing.application a where a.application_id = application and a.step = 'withdrawn'
      and greffe.role() = 'candidate' and a.candidate_id::text = greffe.actor())
$$;
-- Whose application says that it is in a register while no file proposes it: the night job looks there for entries that have expired.
create function staffing.registered_waiting() returns table (entry_id uuid, application_id uuid, register text, entered_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select e.entry_id, e.application_id, e.register, e.entered_on
  from staffing.aptitude e join staffing.application a using (application_id)
  where greffe.role() = 'operator' and a.step = 'registered' and e.used_on is null and e.struck_on is null
    and not exists (select from staffing.file f where f.entry_id = e.entry_id and f.step not in ('closed', 'withdrawn', 'refused', 'declined'))
  order by e.entered_on, e.entry_id
$$;
create policy registers_are_kept_by_the_secretariat on staffing.aptitude using (greffe.role() in ('adviser', 'director', 'registrar', 'operator'));
