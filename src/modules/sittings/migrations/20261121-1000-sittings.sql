create schema sittings;
grant usage on schema sittings to greffe_app;

-- A meeting of a council. Its agenda is open until the end of the cut-off day, and fixed by its lock.
create table sittings.sitting (
  sitting_id uuid primary key,
  council text not null check (council in ('executive', 'treasury')),
  day date not null,
  starts text not null check (starts ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),   -- what clocks show in Toronto
  ends text not null check (ends ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  place text,
  cutoff date not null,
  step text not null check (step in ('planned', 'locked', 'closed', 'cancelled')),
  reason text,                            -- why it was cancelled
  moved_from date,                        -- the day, the hour and the place that it last had, and why it moved
  moved_starts text,
  moved_place text,
  moved_reason text,
  sequence int not null default 0,        -- how many times what calendars say of it has changed
  organizer_address text not null,        -- whoever calls it: calendars follow a meeting only from the same organizer
  created_by_name text not null,
  created_at timestamptz not null,
  locked_by_name text,
  locked_at timestamptz,
  closed_by_name text,
  closed_at timestamptz,
  began text check (began ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),              -- when it was opened and adjourned, as the minutes say
  ended text check (ended ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'),
  check (cutoff <= day),
  check (starts < ends),
  check (began < ended),
  check (began is not null or ended is null),
  check (num_nulls(moved_from, moved_starts, moved_reason) in (0, 3))
);
create unique index one_sitting_a_day on sittings.sitting (council, day) where step <> 'cancelled';
select journal.watch('sittings.sitting', 'sitting_id');
grant select, insert, update on sittings.sitting to greffe_app;
alter table sittings.sitting enable row level security;
create policy sittings_stay_inside on sittings.sitting
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));

create table sittings.item (
  item_id uuid primary key,
  sitting_id uuid not null references sittings.sitting,
  draft_id uuid not null references acts.draft,
  place int not null,
  late_reason text,                       -- why it was added after the cut-off or the lock
  added_by_name text not null,
  added_at timestamptz not null,
  decision text check (decision in ('adopted', 'adopted_with_changes', 'deferred', 'refused', 'withdrawn')),
  note text,
  carried_to uuid references sittings.sitting,
  decided_by_name text,
  decided_at timestamptz,
  check ((decision is null) = (decided_at is null))
);
create index on sittings.item (sitting_id, place);
-- A draft waits for one decision at a time, and is adopted once.
create unique index one_agenda_at_a_time on sittings.item (draft_id)
  where decision is null or decision in ('adopted', 'adopted_with_changes');
select journal.watch('sittings.item', 'item_id');
grant select, insert, update, delete on sittings.item to greffe_app;
alter table sittings.item enable row level security;
create policy sittings_stay_inside on sittings.item
  using (greffe.role() in ('adviser', 'legal_adviser', 'director', 'registrar', 'auditor', 'operator'));
