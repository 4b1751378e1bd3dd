-- An import: a file kept with its hash, and where the work on it stands. Nothing here is a fact: only its act changes the register.
create table registry.import (
  import_id uuid primary key,
  format text not null,
  file_name text not null,
  on_day date,                            -- the day that an edition of a list shows
  size bigint not null,
  sha256 text,                            -- null while the file is being kept
  options jsonb,                          -- how a table is read: its mapping as it was then
  step text not null,                     -- mapping, reading, comparing, deciding, adopting, adopted, unreadable
  opened_by text not null,
  opened_at timestamptz not null,
  remarks jsonb not null,    -- what was said of the file rather than of a row
  refusal jsonb,                          -- why it could not be read, or why its act was refused
  act_id uuid references acts.act
);
select journal.watch('registry.import', 'import_id');
grant select, insert, update, delete on registry.import to greffe_app;

-- Which column says what in the tables of one source; each import keeps its own copy.
create table registry.import_mapping (
  mapping_id uuid primary key,
  name text not null unique,
  columns jsonb not null,                 -- { target: heading }
  date_order text not null,               -- dmy, mdy
  saved_by text not null,
  saved_at timestamptz not null
);
select journal.watch('registry.import_mapping', 'mapping_id');
grant select, insert, update, delete on registry.import_mapping to greffe_app;

-- How far the work is, and which worker is at it. It says nothing of the register, changes twice a second and is forgotten: the journal does not answer for it.
create table registry.import_work (
  import_id uuid primary key references registry.import on delete cascade,
  done bigint not null default 0,
  total bigint not null default 0,
  worker uuid,
  seen_at timestamptz
);
grant select, insert, update, delete on registry.import_work to greffe_app;

-- The file, a megabyte at a time; the hash of the import answers for it.
create table registry.import_chunk (
  import_id uuid not null references registry.import on delete cascade,
  n int not null,
  bytes bytea not null,
  primary key (import_id, n)
);
alter table registry.import_chunk alter column bytes set storage external;
grant select, insert, delete on registry.import_chunk to greffe_app;

-- Each row read, with its place in the file and what is proposed. It can be made again from the file and the register: the journal does not answer for it.
create table registry.import_row (
  import_id uuid not null,                -- of an import, without a foreign key: it would look the same import up for each row of a file
  n int not null,
  collection text not null,
  index int not null,
  line int not null,
  read jsonb not null,                    -- the text that was taken of it
  fact_id uuid,                           -- what it would be, or is, in the register
  post_fact uuid,                         -- the post that a membership is on, or a post itself
  person_fact uuid,
  again boolean not null default false,   -- an earlier row has its identifier
  first_day date,
  last_day date,
  findings jsonb not null,                -- what is wrong with it on its own
  proposal text,                          -- new until it is compared; then new, same, changed, ended, absent, partial, contradicts, unreadable
  rule text,                              -- the rule that speaks
  field text,
  shown text,
  says jsonb,                             -- the register's own reason
  alike jsonb,                            -- who of the same name it may be: [{ id, fr, en }]
  state text,                             -- what it is to the register, as last compared
  as_id uuid,                             -- what it is there then; null where it is left out
  taken boolean not null default false,   -- by the act, or by that which would be adopted now
  primary key (import_id, n)
);
create index on registry.import_row (fact_id, import_id) where taken;
create index on registry.import_row (import_id, proposal, n);
create index on registry.import_row (import_id, fact_id) where index = -1;   -- what an edition lacks
grant select, insert, update, delete on registry.import_row to greffe_app;
create function registry.forget_rows() returns trigger language plpgsql as $$
begin
  delete from registry.import_row where import_id = old.import_id;
  return null;
end $$;
create trigger rows_go_with_it after delete on registry.import for each row execute function registry.forget_rows();

-- What a person decided of all the rows of one proposal (n is then 0), or of one row, which prevails.
create table registry.import_choice (
  import_id uuid not null references registry.import on delete cascade,
  proposal text not null,
  n int not null,
  take boolean not null,
  as_id uuid,                             -- of a namesake: whom the row is; null for another person
  chosen_by text not null,
  chosen_at timestamptz not null,
  primary key (import_id, proposal, n)
);
select journal.watch('registry.import_choice', 'import_id', 'proposal', 'n');
grant select, insert, update, delete on registry.import_choice to greffe_app;
