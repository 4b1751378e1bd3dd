create schema findings;
grant usage on schema findings to greffe_app;

-- What someone took upon oneself to leave as it is, for a time and for a reason. It holds only for the facts it was accepted on; the journal keeps those that it replaced.
create table findings.acceptance (
  finding text primary key,               -- check/key
  facts text not null,                    -- digest of what the finding rests on
  reason text not null,
  until date not null,
  accepted_by_name text not null,
  accepted_at timestamptz not null
);
select journal.watch('findings.acceptance', 'finding');
grant select, insert, update, delete on findings.acceptance to greffe_app;
alter table findings.acceptance enable row level security;
create policy acceptances_stay_inside on findings.acceptance for select
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy accepted_by_those_who_answer on findings.acceptance using (greffe.role() in ('registrar', 'director'));
