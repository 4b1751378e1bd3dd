-- What a minister's office and the secretary of a body see: the posts of their portfolio or of their body, as the register has them last.
create function staffing.in_scope(asked uuid) returns boolean language sql stable as $$
  select exists (
    select from (select organisation_id from registry.post where post_id = asked order by lower(valid) desc nulls last limit 1) p
    join lateral (
      select portfolio_fr from registry.organisation where organisation_id = p.organisation_id order by lower(valid) desc nulls last limit 1) o on true
    where (greffe.role() = 'minister_office' and o.portfolio_fr = current_setting('greffe.portfolio', true))
      or (greffe.role() = 'body_secretary' and p.organisation_id::text = current_setting('greffe.organisation', true)))
$$;

-- The secretariat's release of the short sheet of a file: from then on the name of the person proposed that day is told to those above.
create table staffing.sheet_release (
  release_id uuid primary key,
  file_id uuid not null references staffing.file,
  person_id uuid not null,
  name text not null,
  released_on date not null,
  released_by_name text not null,
  released_at timestamptz not null
);
create index on staffing.sheet_release (file_id, released_at);
select journal.watch('staffing.sheet_release', 'release_id');
select greffe.make_final('staffing.sheet_release');
alter table staffing.sheet_release enable row level security;
create policy releases_follow_their_file on staffing.sheet_release
  using (exists (select from staffing.file f where f.file_id = sheet_release.file_id));

-- The short sheets of the files under way on the posts in one's charge, and nothing else of them; a confidential one only once its act is adopted.
create function staffing.sheets() returns table (file_id uuid, year int, number int, kind text, step text, suspended boolean, target date, post_id uuid, person text, released_on date)
language sql stable security definer set search_path = pg_catalog as $$
  select f.file_id, f.year, f.number, f.kind, f.step, f.suspended, f.target, f.post_id, s.name, s.released_on
  from staffing.file f
  left join lateral (
    select name, released_on from staffing.sheet_release r
    where r.file_id = f.file_id and r.person_id = f.person_id order by released_at desc limit 1) s on true
  where greffe.role() in ('minister_office', 'body_secretary')
    and f.step not in ('closed', 'withdrawn', 'refused', 'declined')
    and (not f.confidential or f.step in ('decided', 'in_office', 'published'))
    and staffing.in_scope(f.post_id)
  order by f.target nulls last, f.year, f.number
$$;

-- What the secretary of a body asks of the secretariat: to renew a term, or to fill a vacancy.
create table staffing.request (
  request_id uuid primary key,
  organisation_id uuid not null,
  post_id uuid not null,
  mandate_id uuid,                        -- the term to renew; null for a vacancy
  kind text not null check (kind in ('renewal', 'vacancy')),
  team text not null,                     -- whose advisers answer
  note text,
  asked_by_name text not null,
  asked_at timestamptz not null,
  reply_to text not null,                 -- where the secretary hears
  lang text not null check (lang in ('fr', 'en')),
  answer text check (answer in ('file', 'declined')),
  file_id uuid references staffing.file,
  reason text,
  answered_by_name text,
  answered_at timestamptz,
  check ((kind = 'renewal') = (mandate_id is not null)),
  check ((answer is null) = (answered_at is null)),
  check ((answer = 'file') = (file_id is not null))
);
create unique index one_request_at_a_time on staffing.request (post_id, coalesce(mandate_id, post_id)) where answer is null;
select journal.watch('staffing.request', 'request_id');
grant select, insert, update on staffing.request to greffe_app;
alter table staffing.request enable row level security;
create policy requests_are_read_inside on staffing.request
  using (greffe.role() in ('adviser', 'director', 'registrar', 'auditor', 'operator'));
create policy a_secretary_has_those_of_the_body on staffing.request
  using (greffe.role() = 'body_secretary' and organisation_id::text = current_setting('greffe.organisation', true))
  with check (greffe.role() = 'body_secretary' and organisation_id::text = current_setting('greffe.organisation', true)
    and answer is null and staffing.in_scope(post_id));
-- A file tells the request that it answers, whoever moves it: for the time of that gesture.
create policy a_file_tells_its_request on staffing.request for select using (file_id::text = current_setting('greffe.follows', true));

-- Where each team hears of requests.
create table staffing.mailbox (
  team text primary key,
  address text not null
);
select journal.watch('staffing.mailbox', 'team');
grant select, insert, update, delete on staffing.mailbox to greffe_app;
alter table staffing.mailbox enable row level security;
create policy read_by_whoever_writes_to_a_team on staffing.mailbox for select
  using (greffe.role() in ('body_secretary', 'adviser', 'director', 'operator'));
create policy kept_by_the_director on staffing.mailbox using (greffe.role() = 'director');
