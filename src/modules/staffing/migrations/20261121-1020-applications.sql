-- Whoever applies, known by an address that answers. The salt of these tables keeps what they say from being guessed by the digests of the journal.
create table staffing.candidate (
  candidate_id uuid primary key,
  address text not null,
  lang text not null check (lang in ('fr', 'en')),
  created_at timestamptz not null,
  salt uuid not null default gen_random_uuid(),
  constraint one_account_per_address unique (address)
);
select journal.watch('staffing.candidate', 'candidate_id');
grant select, update (lang) on staffing.candidate to greffe_app;

create table staffing.application (
  application_id uuid primary key,
  call_id uuid not null references staffing.call,
  candidate_id uuid not null references staffing.candidate,
  receipt text not null,
  step text not null,
  lang text not null check (lang in ('fr', 'en')),
  content jsonb not null default '{}',
  history jsonb not null,                 -- [{ step, at, reason }]
  submitted_at timestamptz,
  next_news date,                         -- the day by which the candidate hears again
  last_news_at timestamptz,
  retain_until date,                      -- its last day
  salt uuid not null default gen_random_uuid(),
  constraint receipt_is_taken unique (receipt),
  check ((submitted_at is null) = (step = 'draft') or step = 'withdrawn')
);
create unique index one_application_per_call on staffing.application (call_id, candidate_id) where step <> 'withdrawn';
create index on staffing.application (candidate_id);
create index on staffing.application (retain_until) where retain_until is not null;
select journal.watch('staffing.application', 'application_id');
grant select, insert, update on staffing.application to greffe_app;

create table staffing.document (
  document_id uuid primary key,
  application_id uuid not null references staffing.application on delete cascade,
  kind text not null check (kind in ('resume', 'letter', 'diploma', 'other')),
  name text not null,
  type text not null check (type in ('pdf', 'docx', 'odt')),
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null,
  added_at timestamptz not null,
  salt uuid not null default gen_random_uuid()
);
create index on staffing.document (application_id);
select journal.watch('staffing.document', 'document_id');
grant select, insert, delete on staffing.document to greffe_app;

-- The bytes stand apart: the journal answers for them by the SHA-256 beside their name.
create table staffing.document_bytes (
  document_id uuid primary key references staffing.document on delete cascade,
  bytes bytea not null
);
alter table staffing.document_bytes alter column bytes set storage external;
grant select, insert on staffing.document_bytes to greffe_app;

-- What a candidate says of oneself, if willing. Nobody inside reads these rows: only numbers come out. PRV-01.
create table staffing.self_identification (
  application_id uuid primary key references staffing.application on delete cascade,
  groups text[] not null,
  salt uuid not null default gen_random_uuid()
);
select journal.watch('staffing.self_identification', 'application_id');
grant select, insert, update, delete on staffing.self_identification to greffe_app;

-- A compartment: a candidate has what is one's own; advisers and directors read what was submitted; nobody else reads anything.
alter table staffing.application enable row level security;
create policy candidates_have_their_own on staffing.application
  using (greffe.role() = 'candidate' and candidate_id::text = greffe.actor());
create policy the_team_reads_what_was_submitted on staffing.application
  using (greffe.role() in ('adviser', 'director') and submitted_at is not null);
-- A file moves the application of whoever it proposes, whoever decides of the file: for the time of that gesture.
create policy a_file_moves_its_application on staffing.application
  using (application_id::text = current_setting('greffe.follows', true));
alter table staffing.candidate enable row level security;
create policy a_file_knows_whom_to_tell on staffing.candidate for select
  using (exists (select from staffing.application a where a.candidate_id = candidate.candidate_id
    and a.application_id::text = current_setting('greffe.follows', true)));
create policy candidates_know_themselves on staffing.candidate
  using (greffe.role() = 'candidate' and candidate_id::text = greffe.actor());
create policy the_team_knows_who_submitted on staffing.candidate for select
  using (greffe.role() in ('adviser', 'director')
    and exists (select from staffing.application a where a.candidate_id = candidate.candidate_id));
alter table staffing.document enable row level security;
create policy documents_follow_their_application on staffing.document for select
  using (exists (select from staffing.application a where a.application_id = document.application_id));
create policy candidates_add_documents on staffing.document for insert
  with check (greffe.role() = 'candidate'
    and exists (select from staffing.application a where a.application_id = document.application_id and a.step = 'draft'));
create policy candidates_remove_documents on staffing.document for delete
  using (greffe.role() = 'candidate'
    and exists (select from staffing.application a where a.application_id = document.application_id and a.step = 'draft'));
alter table staffing.document_bytes enable row level security;
create policy bytes_follow_their_document on staffing.document_bytes
  using (exists (select from staffing.document d where d.document_id = document_bytes.document_id))
  with check (greffe.role() = 'candidate' and exists (select from staffing.document d where d.document_id = document_bytes.document_id));
alter table staffing.self_identification enable row level security;
create policy candidates_alone_read_what_they_said on staffing.self_identification
  using (greffe.role() = 'candidate'
    and exists (select from staffing.application a where a.application_id = self_identification.application_id));

-- A link to one's account: only its hash is kept, for as long as it lives. The functions below are its only readers.
create table staffing.link (
  link_hash bytea primary key,
  address text not null,
  lang text not null,
  reference text,                         -- the call that it leads to
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used boolean not null default false
);
create index on staffing.link (address);

-- False where the address was sent too many already.
create function staffing.make_link(hash bytea, to_address text, in_lang text, to_call text, now timestamptz, until timestamptz, most int) returns boolean
language plpgsql security definer set search_path = pg_catalog as $$
begin
  delete from staffing.link where expires_at < now - interval '1 day';
  if (select count(*) from staffing.link where address = to_address and made_at > now - interval '1 hour') >= most then return false; end if;
  insert into staffing.link values (hash, to_address, in_lang, to_call, now, until);
  return true;
end $$;

-- Uses a link that lives, once; the account is made the first time.
create function staffing.use_link(hash bytea, new_id uuid, now timestamptz) returns table (candidate_id uuid, reference text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  used_link staffing.link;
begin
  update staffing.link l set used = true where l.link_hash = hash and not l.used and l.expires_at > now returning * into used_link;
  if not found then return; end if;
  insert into staffing.candidate as c (candidate_id, address, lang, created_at) values (new_id, used_link.address, used_link.lang, now)
    on conflict on constraint one_account_per_address do nothing;
  return query select c.candidate_id, used_link.reference from staffing.candidate c where c.address = used_link.address;
end $$;

-- How many of those who submitted declared each group, and how many answered. The caller hides small numbers; only the director asks.
create function staffing.self_identified(of_call uuid) returns table (said text, people int)
language plpgsql stable security definer set search_path = pg_catalog as $$
begin
  if greffe.role() <> 'director' then return; end if;
  return query
    with answers as (
      select s.groups from staffing.self_identification s join staffing.application a using (application_id)
      where a.call_id = of_call and a.submitted_at is not null and a.step <> 'withdrawn')
    select 'answered', count(*)::int from answers
    union all select g, count(*)::int from answers, unnest(answers.groups) g group by g;
end $$;

-- How many documents are not what their row says, for whoever verifies.
create function staffing.changed_documents() returns int language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from staffing.document d left join staffing.document_bytes b using (document_id)
  where b.bytes is null or sha256(b.bytes) <> d.sha256
$$;

-- Deletes what is past its last day, with its messages, and the accounts that nothing is left of; the calls keep the numbers.
create function staffing.delete_expired(today date, draft_days int, account_days int) returns table (applications int, accounts int)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  gone uuid[];
  left_alone uuid[];
begin
  if greffe.role() <> 'operator' then return; end if;
  select coalesce(array_agg(a.application_id), '{}') into gone
    from staffing.application a join staffing.call c using (call_id)
    where a.retain_until < today or (a.step = 'draft' and c.closes_at < today - draft_days);
  with reached as (
    select a.call_id, h ->> 'step' as step, count(distinct a.application_id) as n
    from staffing.application a, jsonb_array_elements(a.history) h where a.application_id = any(gone) group by 1, 2)
  update staffing.call c set past = (
    select jsonb_object_agg(step, n) from (
      select step, sum(n) as n from (
        select key as step, value::int as n from jsonb_each_text(c.past)
        union all select r.step, r.n from reached r where r.call_id = c.call_id) each group by step) summed)
    where c.call_id in (select call_id from reached);
  delete from mail.message m where m.about = any(select 'application ' || id from unnest(gone) id);
  delete from staffing.application where application_id = any(gone);
  select coalesce(array_agg(c.candidate_id), '{}') into left_alone from staffing.candidate c
    where c.created_at < today - account_days and not exists (select from staffing.application a where a.candidate_id = c.candidate_id);
  delete from mail.message m using staffing.candidate c where c.candidate_id = any(left_alone) and m.address = c.address;
  delete from staffing.candidate where candidate_id = any(left_alone);
  delete from mail.message m where m.about = 'candidate link' and m.written_at < today - 7;
  return query select cardinality(gone), cardinality(left_alone);
end $$;
