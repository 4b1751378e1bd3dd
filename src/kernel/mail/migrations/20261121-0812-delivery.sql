-- What a message says is fixed when it is written; how far it has gone stands beside it.
create table mail.delivery (
  message_id uuid primary key references mail.message on delete cascade,
  sent_at timestamptz,
  tries int not null default 0,
  next_try timestamptz,                   -- null once it is sent or given up
  error text                              -- why it last failed
);
insert into mail.delivery (message_id, sent_at, tries, next_try, error)
  select message_id, sent_at, tries, case when sent_at is null then written_at end, error from mail.message;
create index on mail.delivery (next_try) where next_try is not null;

alter table mail.message drop column sent_at, drop column tries, drop column error;
alter table mail.message add column invitation text;   -- iCalendar
alter table mail.message add column unsubscribe text;  -- where a mail program says, without asking anything, that no more are wanted
create index on mail.message (written_at);
revoke update on mail.message from greffe_app;
grant delete on mail.message to greffe_app;
select journal.watch('mail.message', 'message_id');

-- Whoever gives rise to a message writes it, a candidate included. The office reads them all, but for what someone's own searches found, which the worker alone sends;
-- others read those about one thing, whose page asks for them by its name.
alter table mail.message enable row level security;
create policy written_with_its_cause on mail.message for insert with check (true);
create policy read_by_the_office_or_from_its_thing on mail.message for select
  using (greffe.role() in ('director', 'operator') and (about not like 'searches %' or greffe.actor() = 'greffe') or about = current_setting('greffe.about', true));
create policy forgotten_with_its_thing on mail.message for delete using (greffe.role() in ('director', 'operator'));

grant select, insert, update on mail.delivery to greffe_app;
alter table mail.delivery enable row level security;
create policy begins_with_its_message on mail.delivery for insert with check (true);
create policy follows_its_message on mail.delivery for select
  using (exists (select from mail.message m where m.message_id = delivery.message_id));
create policy moved_by_the_office on mail.delivery for update using (greffe.role() in ('director', 'operator'));

-- The letters that the director has worded otherwise than the module that sends them.
create table mail.wording (
  letter text primary key,
  subject_fr text not null,
  subject_en text not null,
  body_fr text not null,
  body_en text not null,
  changed_by_name text not null,
  changed_at timestamptz not null
);
select journal.watch('mail.wording', 'letter');
grant select, insert, update, delete on mail.wording to greffe_app;
alter table mail.wording enable row level security;
create policy read_by_whoever_sends on mail.wording for select using (true);
create policy worded_by_the_director on mail.wording using (greffe.role() = 'director');
