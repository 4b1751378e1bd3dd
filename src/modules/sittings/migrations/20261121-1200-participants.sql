-- Whoever is told of the sittings of a council, in their language.
create table sittings.participant (
  participant_id uuid primary key,
  council text not null check (council in ('executive', 'treasury')),
  name text not null,
  address text not null,                  -- e-mail
  lang text not null check (lang in ('fr', 'en'))
);
create unique index one_address_a_council on sittings.participant (council, lower(address));
select journal.watch('sittings.participant', 'participant_id');
grant select, insert, update, delete on sittings.participant to greffe_app;
alter table sittings.participant enable row level security;
create policy participants_stay_inside on sittings.participant for select
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy kept_by_the_registrar on sittings.participant using (greffe.role() = 'registrar');

-- Who was invited to which sitting: they, and no others, hear that it moves, that it is cancelled, and what is on its agenda.
create table sittings.convocation (
  sitting_id uuid references sittings.sitting,
  participant_id uuid references sittings.participant,
  primary key (sitting_id, participant_id)
);
create index on sittings.convocation (participant_id);
select journal.watch('sittings.convocation', 'sitting_id', 'participant_id');
grant select, insert, delete on sittings.convocation to greffe_app;
alter table sittings.convocation enable row level security;
create policy convocations_stay_inside on sittings.convocation for select
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy written_by_the_registrar on sittings.convocation using (greffe.role() = 'registrar');
-- Those that come within reach at night are sent by the job.
create policy written_by_the_job on sittings.convocation for insert with check (greffe.role() = 'operator');
