-- A document of a file, one row for each of its versions: a new one stands before the others, and none is ever removed.
create table staffing.file_document (
  version_id uuid primary key,
  document_id uuid not null,              -- the same for all its versions
  file_id uuid not null references staffing.file,
  version int not null check (version > 0),
  title text not null,
  kind text not null check (kind in ('resolution', 'consent', 'correspondence', 'opinion', 'other')),
  name text not null,                     -- of what was sent
  type text not null check (type in ('pdf', 'docx', 'odt', 'png', 'jpeg')),
  size int not null check (size between 1 and 10485760),
  sha256 bytea not null,
  added_by_name text not null,
  added_at timestamptz not null,
  salt uuid not null default gen_random_uuid(),
  constraint one_version_at_a_time unique (document_id, version)
);
create index on staffing.file_document (file_id);
select journal.watch('staffing.file_document', 'version_id');
select greffe.make_final('staffing.file_document');
alter table staffing.file_document enable row level security;
create policy documents_follow_their_file on staffing.file_document
  using (exists (select from staffing.file f where f.file_id = file_document.file_id));

-- The bytes stand apart: the journal answers for them by the SHA-256 beside their name.
create table staffing.file_document_bytes (
  version_id uuid primary key references staffing.file_document,
  bytes bytea not null
);
alter table staffing.file_document_bytes alter column bytes set storage external;
select greffe.make_final('staffing.file_document_bytes');
alter table staffing.file_document_bytes enable row level security;
create policy bytes_follow_their_document on staffing.file_document_bytes
  using (exists (select from staffing.file_document d where d.version_id = file_document_bytes.version_id));

-- A document struck from a file stays there, with the reason.
create table staffing.file_document_struck (
  document_id uuid primary key,
  file_id uuid not null references staffing.file,
  reason text not null,
  struck_by_name text not null,
  struck_at timestamptz not null
);
select journal.watch('staffing.file_document_struck', 'document_id');
select greffe.make_final('staffing.file_document_struck');
alter table staffing.file_document_struck enable row level security;
create policy strikings_follow_their_file on staffing.file_document_struck
  using (exists (select from staffing.file f where f.file_id = file_document_struck.file_id));

-- How many documents of files are not what their row says, for whoever verifies.
create function staffing.changed_file_documents() returns int language sql stable security definer set search_path = pg_catalog as $$
  select count(*)::int from staffing.file_document d left join staffing.file_document_bytes b using (version_id)
  where b.bytes is null or sha256(b.bytes) <> d.sha256
$$;
