-- Who attends the meetings of a board: kept by the secretary of the body, for the body alone; read by the secretariat. Section 10; MAN-10, MAN-11.
create function staffing.reads_attendance(body uuid) returns boolean language sql stable as $$
  select greffe.role() in ('adviser', 'legal_adviser', 'pay_officer', 'director', 'registrar', 'auditor', 'operator')
    or (greffe.role() = 'body_secretary' and body::text = current_setting('greffe.organisation', true))
$$;
create function staffing.keeps_attendance(body uuid) returns boolean language sql stable as $$
  select greffe.role() = 'body_secretary' and body::text = current_setting('greffe.organisation', true)
$$;

-- How many absences make a vacancy, from a day on, and where the by-law says so.
create table staffing.attendance_bylaw (
  bylaw_id uuid primary key,
  organisation_id uuid not null,
  from_day date not null,
  absences int not null check (absences > 0),
  in_a_row boolean not null default false,  -- only absences that follow one another count
  months int check (months > 0),            -- only those within so many months; null where whenever they were
  source text not null,
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  constraint one_bylaw_a_day unique (organisation_id, from_day)
);
select journal.watch('staffing.attendance_bylaw', 'bylaw_id');
grant select, insert, update on staffing.attendance_bylaw to greffe_app;
alter table staffing.attendance_bylaw enable row level security;
create policy bylaws_are_read on staffing.attendance_bylaw for select using (staffing.reads_attendance(organisation_id));
create policy bylaws_are_kept_by_the_body on staffing.attendance_bylaw using (staffing.keeps_attendance(organisation_id));

create table staffing.board_meeting (
  meeting_id uuid primary key,
  organisation_id uuid not null,
  held_on date not null,
  present uuid[] not null,                -- mandates, as in the two others
  absent uuid[] not null,
  excused uuid[] not null,                -- absences that the board accepted
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  constraint one_meeting_a_day unique (organisation_id, held_on)
);
select journal.watch('staffing.board_meeting', 'meeting_id');
grant select, insert, delete on staffing.board_meeting to greffe_app;
alter table staffing.board_meeting enable row level security;
create policy meetings_are_read on staffing.board_meeting for select using (staffing.reads_attendance(organisation_id));
create policy meetings_are_kept_by_the_body on staffing.board_meeting using (staffing.keeps_attendance(organisation_id));

-- A director from the public sector who changed post there, in a seat whose law asks for a rank.
create table staffing.post_change (
  change_id uuid primary key,
  organisation_id uuid not null,
  mandate_id uuid not null,
  changed_on date not null,
  new_post text not null,
  has_rank boolean not null,              -- the new post still has the rank
  recorded_by_name text not null,
  recorded_at timestamptz not null,
  constraint one_post_change_a_day unique (mandate_id, changed_on)
);
select journal.watch('staffing.post_change', 'change_id');
grant select, insert, delete on staffing.post_change to greffe_app;
alter table staffing.post_change enable row level security;
create policy post_changes_are_read on staffing.post_change for select using (staffing.reads_attendance(organisation_id));
create policy post_changes_are_kept_by_the_body on staffing.post_change using (staffing.keeps_attendance(organisation_id));
