-- A file passes from one owner to the next: who gave it to whom, why, and when the new one said so.
create table staffing.handover (
  handover_id uuid primary key,
  file_id uuid not null references staffing.file,
  from_id text not null,
  from_name text not null,
  to_id text not null,
  to_name text not null,
  by_name text not null,
  reason text not null,
  handed_at timestamptz not null,
  taken_at timestamptz                    -- null until the new owner has said that the message was read
);
create index on staffing.handover (file_id, handed_at);
create index on staffing.handover (to_id) where taken_at is null;
select journal.watch('staffing.handover', 'handover_id');
grant select, insert, update (taken_at) on staffing.handover to greffe_app;
alter table staffing.handover enable row level security;
create policy handovers_follow_their_file on staffing.handover using (exists (select from staffing.file f where f.file_id = handover.file_id));
