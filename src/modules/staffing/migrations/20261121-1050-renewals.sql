-- What is recorded on the way of a renewal: what was said, and when. SM-10. The seat says which of the three ways it takes.
create table staffing.renewal (
  file_id uuid primary key references staffing.file,
  -- At the government's discretion.
  intention text check (intention in ('renew', 'not_renew')),
  stated_by text check (stated_by in ('minister', 'premier')),
  stated_on date,
  -- Head of a state-owned enterprise; the board's opinion is a consultation: MAN-12.
  evaluated_on date,
  profile_need text,
  -- Adjudicator.
  asked_on date,                          -- for information from the member
  answered_on date,
  committee_id uuid references staffing.committee,
  candidate_id uuid,                      -- the member, as that committee knows them
  intent_on date,                         -- MAN-07: told of a negative recommendation,
  intent_reasons text,                    -- why,
  heard_on date,                          -- and heard
  hearing text check (hearing in ('observations', 'heard', 'declined')),
  recommendation text check (recommendation in ('favourable', 'unfavourable')),
  recommended_on date,
  -- All three: what the holder was told.
  notice text check (notice in ('renewed', 'not_renewed')),
  notified_on date,
  presumed_on date,                       -- MAN-06: when the system found that no notice had come in time
  salt uuid not null default gen_random_uuid(),  -- nothing can be guessed from the digest that the journal keeps
  check ((intention is null) = (stated_by is null) and (intention is null) = (stated_on is null)),
  check ((committee_id is null) = (candidate_id is null)),
  check ((recommendation is null) = (recommended_on is null)),
  check ((notice is null) = (notified_on is null)),
  check (answered_on >= asked_on)
);
select journal.watch('staffing.renewal', 'file_id');
grant select, insert, update on staffing.renewal to greffe_app;
alter table staffing.renewal enable row level security;
create policy renewals_follow_their_file on staffing.renewal using (exists (select from staffing.file f where f.file_id = renewal.file_id));

-- All that leaves the compartment of a committee that has reported, for those who read the file to which it is linked:
-- what it concludes, and that the member was told and heard. The reasons stay inside.
create function staffing.committee_finding(asked uuid) returns table (outcome text, reported_on date, intent_on date, reasoned boolean, heard_on date, hearing text)
language sql stable security definer set search_path = pg_catalog as $$
  select k.outcome, (select (written_at at time zone 'America/Toronto')::date from staffing.committee_report w where w.committee_id = c.committee_id), k.intent_on, coalesce(trim(k.intent_reasons), '') <> '', k.heard_on, k.hearing
  from staffing.renewal r
  join staffing.file f on f.file_id = r.file_id
  join staffing.committee c on c.committee_id = r.committee_id
  join staffing.committee_candidate k on k.candidate_id = r.candidate_id and k.committee_id = r.committee_id
  where r.file_id = asked and staffing.reads(f.team, f.confidential) and c.step in ('reported', 'delivered', 'dissolved')
$$;
