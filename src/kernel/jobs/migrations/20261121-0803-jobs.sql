create schema jobs;
grant usage on schema jobs to greffe_app;

-- The last turn that each job of the calendar was asked for: whichever process writes it asks for the job, in the same transaction.
create table jobs.turn (
  job text primary key,
  began_at timestamptz not null
);
grant select, insert, update on jobs.turn to greffe_app;
