-- A session of a committee to come: its members are invited to it. What was held is in staffing.committee_sitting.
create table staffing.committee_session (
  session_id uuid primary key,
  committee_id uuid not null references staffing.committee,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  place text not null,
  sequence int not null default 0,        -- one more each time that it changes: calendars replace what came before
  cancelled boolean not null default false,
  set_by_name text not null,
  check (ends_at > starts_at)
);
create index on staffing.committee_session (committee_id, starts_at);
select journal.watch('staffing.committee_session', 'session_id');
grant select, insert, update on staffing.committee_session to greffe_app;
alter table staffing.committee_session enable row level security;
create policy sessions_stay_inside on staffing.committee_session for select
  using (exists (select from staffing.committee c where c.committee_id = committee_session.committee_id));
create policy sessions_are_kept_by_their_team on staffing.committee_session
  using (exists (select from staffing.committee c where c.committee_id = committee_session.committee_id and staffing.keeps(c.team)));
grant update (address) on staffing.committee_member to greffe_app;
