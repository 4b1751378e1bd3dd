create schema searches;
grant usage on schema searches to greffe_app;

-- A question that a reader keeps, to ask it again: a list of the site and what narrows it. A reader is a person who works inside, or an address of the public that was confirmed.
create table searches.kept (
  search_id uuid primary key,
  reader_id text not null,
  name text,                              -- given by whoever works inside; the public gives none: its list and what narrows it are its name
  list text not null,                     -- the address of the list in French, without its language
  query text not null,
  every text check (every in ('day', 'week')),   -- how often its news is sent; null: never
  constraint one_name_per_reader unique (reader_id, name),
  check (name is not null or every is not null)
);
create unique index one_subscription_per_question on searches.kept (reader_id, list, query) where name is null;
select journal.watch('searches.kept', 'search_id');
grant select, insert, update, delete on searches.kept to greffe_app;

-- Whoever has news sent: where, in which language, by which role the lists are read, and what ends it without signing in.
-- The token keeps the address from being guessed by the digests of the journal.
create table searches.reader (
  reader_id text primary key,             -- the person inside; for the public, an id that leads to nobody once the row is deleted
  role text not null,                     -- 'visitor' for the public
  address text not null,
  lang text not null check (lang in ('fr', 'en')),
  token text not null unique              -- in the clear, as it is in each message: it can do nothing but change or stop them
);
create unique index one_reader_per_address on searches.reader (address) where role = 'visitor';
select journal.watch('searches.reader', 'reader_id');
grant select, insert, update on searches.reader to greffe_app;

-- Up to when the news of a search was told: the register as it stood on a day, as known at an instant. It says how far the work has gone, and is not watched.
create table searches.told (
  search_id uuid primary key references searches.kept on delete cascade,
  day date not null,
  known timestamptz not null
);
grant select, insert, update, delete on searches.told to greffe_app;

-- Nobody reads another's searches, whatever the role; the worker reads those that it tells the news of; whoever has the link of a message to the public, what its address follows.
alter table searches.reader enable row level security;
create policy ones_own on searches.reader using (reader_id = greffe.actor());
create policy told_by_the_worker on searches.reader for select using (greffe.actor() = 'greffe');
create policy shown_by_its_link on searches.reader for select using (role = 'visitor' and token = current_setting('greffe.token', true));
alter table searches.kept enable row level security;
create policy ones_own on searches.kept using (reader_id = greffe.actor());
create policy told_by_the_worker on searches.kept for select using (greffe.actor() = 'greffe' and every is not null);
create policy changed_by_the_link_of_its_reader on searches.kept using (exists (
  select from searches.reader r where r.reader_id = kept.reader_id and r.role = 'visitor' and r.token = current_setting('greffe.token', true)));
alter table searches.told enable row level security;
create policy follows_its_search on searches.told using (exists (select from searches.kept k where k.search_id = told.search_id));

-- An address of the public that asked to follow a list and has not yet said so itself: only the hash of the link that it was sent is kept, for as long as it works. The functions below are its only readers.
create table searches.request (
  link_hash bytea primary key,
  address text not null,
  lang text not null,
  list text not null,
  query text not null,
  every text not null,
  network text,                           -- where it was asked from, for an hour
  made_at timestamptz not null,
  expires_at timestamptz not null
);
create index on searches.request (address);
create index on searches.request (network) where network is not null;

-- Forgets what nobody confirmed in time, and where it was asked from.
create function searches.forget_requests(now timestamptz) returns void language sql as $$
  delete from searches.request where expires_at <= now;
  update searches.request set network = null where network is not null and made_at <= now - interval '1 hour';
$$;
revoke execute on function searches.forget_requests from public;

-- Keeps the hash of a link. Says of what too many were asked: of an address within the hour or unanswered in all, of a network within the hour; nothing where it is kept.
create function searches.make_request(hash bytea, to_address text, in_lang text, of_list text, with_query text, how_often text,
  from_network text, now timestamptz, until timestamptz, most_to int, most_unanswered int, most_from int) returns text
language plpgsql security definer set search_path = pg_catalog as $$
begin
  perform pg_advisory_xact_lock(7207, hashtext(to_address));
  perform pg_advisory_xact_lock(7208, hashtext(from_network)) where from_network is not null;
  perform searches.forget_requests(now);
  if (select count(*) filter (where made_at > now - interval '1 hour') >= most_to or count(*) >= most_unanswered from searches.request where address = to_address) then return 'address'; end if;
  if (select count(*) from searches.request where network = from_network) >= most_from then return 'network'; end if;
  insert into searches.request values (hash, to_address, in_lang, of_list, with_query, how_often, from_network, now, until);
  return null;
end $$;

-- Uses a link that works, once: its address is a reader from then on, under the token that it has or a new one. Gives what it asked to follow.
create function searches.confirm(hash bytea, new_id text, new_token text, now timestamptz)
returns table (whose text, by_token text, of_list text, with_query text, how_often text)
language plpgsql security definer set search_path = pg_catalog as $$
declare
  asked searches.request;
begin
  delete from searches.request r where r.link_hash = hash and r.expires_at > now returning * into asked;
  if not found then return; end if;
  insert into searches.reader (reader_id, role, address, lang, token) values (new_id, 'visitor', asked.address, asked.lang, new_token)
    on conflict (address) where role = 'visitor' do update set lang = excluded.lang;
  return query select r.reader_id, r.token, asked.list, asked.query, asked.every from searches.reader r where r.role = 'visitor' and r.address = asked.address;
end $$;

-- What a link that works asks to follow; using it is another gesture.
create function searches.request_of(hash bytea, now timestamptz) returns table (list text, query text, every text)
language sql stable security definer set search_path = pg_catalog as $$
  select list, query, every from searches.request where link_hash = hash and expires_at > now
$$;

-- Ends all that a reader has sent, by the token of any message; gives whose it was, or nothing. A person inside keeps the searches; of an address of the public nothing stays.
-- It runs as the owner: whoever follows the link has not signed in.
create function searches.stop(by_token text) returns text language plpgsql security definer set search_path = pg_catalog as $$
declare
  stopped searches.reader;
begin
  select * into stopped from searches.reader where token = by_token for update;
  if stopped.role = 'visitor' then
    delete from searches.kept where reader_id = stopped.reader_id;
    delete from searches.request where address = stopped.address;
    delete from searches.reader where reader_id = stopped.reader_id;
    delete from mail.message where about = 'searches ' || stopped.reader_id or (about = 'searches asked' and address = stopped.address);
  else
    update searches.kept set every = null where reader_id = stopped.reader_id and every is not null;
  end if;
  return stopped.reader_id;
end $$;

-- Forgets the requests whose time has passed, with the messages that held their links, and each address of the public that the last three messages could not reach; gives how many of both.
-- For the worker alone.
create function searches.sweep(now timestamptz, kept_for interval) returns table (messages int, addresses int) language plpgsql security definer set search_path = pg_catalog as $$
declare
  dead text;
begin
  messages := 0;
  addresses := 0;
  if greffe.actor() <> 'greffe' then return; end if;
  perform searches.forget_requests(now);
  delete from mail.message where about = 'searches asked' and written_at <= now - kept_for;
  get diagnostics messages = row_count;
  for dead in
    select r.token from searches.reader r where r.role = 'visitor' and (
      select count(*) = 3 and bool_and(d.sent_at is null and d.next_try is null)
      from (select m.message_id from mail.message m where m.about = 'searches ' || r.reader_id order by m.written_at desc limit 3) last join mail.delivery d using (message_id))
  loop
    perform searches.stop(dead);
    addresses := addresses + 1;
  end loop;
  return next;
end $$;

-- How many of the public follow, and how much, for whoever operates: numbers, and no address.
create function searches.public_counts() returns table (addresses int, subscriptions int, waiting int)
language sql stable security definer set search_path = pg_catalog as $$
  select (select count(*)::int from searches.reader where role = 'visitor'),
    (select count(*)::int from searches.kept where name is null),
    (select count(*)::int from searches.request)
  where greffe.role() = 'operator'
$$;
