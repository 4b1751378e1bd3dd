create schema mail;
grant usage on schema mail to greffe_app;

-- A message to send, written in the transaction that gives rise to it: there is no message without its cause, nor a cause without its message.
create table mail.message (
  message_id uuid primary key,
  address text not null,
  lang text not null check (lang in ('fr', 'en')),
  template text not null,
  data jsonb not null,                    -- what the template is filled with
  about text not null,                    -- the thing that it is about: 'application 0199…', shown as a trace on its page
  subject text not null,
  body text not null,                     -- the text as it goes, frozen when it is written
  written_at timestamptz not null,
  sent_at timestamptz,
  tries int not null default 0,
  error text                              -- why it last failed
);
create index on mail.message (about, written_at);
create index on mail.message (written_at) where sent_at is null;
grant select, insert, update on mail.message to greffe_app;
