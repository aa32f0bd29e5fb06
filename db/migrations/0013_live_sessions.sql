-- A live session: one running of a plan, by a facilitator, for people who join with a code and have no account.
-- Source: seed 002. What a participant writes for themselves is theirs alone; what a table writes is the table's.

create table live_session (
  response_id uuid not null references response (id),
  id uuid not null,
  -- Read aloud, typed on a phone. Gone when the session has ended.
  code text check (code ~ '^[2-9A-HJKMNP-TV-Z]{6}$'),
  title text not null check (length(title) between 1 and 160),
  -- As it was on that day: a plan that is edited later does not change what is running.
  plan jsonb not null,
  plan_id text not null,
  language text not null check (language ~ '^[a-z]{2}$'),
  begins_at timestamptz not null,
  grouping_by text not null default 'evenly' check (grouping_by in ('choice', 'evenly', 'protection')),
  -- Blocks in their order, each with its minutes, what was added, whether it is skipped, when it began and ended.
  program jsonb not null,
  -- -1: people gather; beyond the last block: it has ended.
  block_at smallint not null default -1,
  step smallint not null default 0,
  step_at timestamptz,
  step_extra smallint not null default 0,
  -- The next seat; also how many have joined.
  seats integer not null default 0,
  version integer not null default 1,
  made_by uuid,
  created_at timestamptz not null,
  ended_at timestamptz,
  -- What came of it, as it was at its end: counts, stickers, worksheets, points, shared promises.
  results jsonb,
  -- Brought here as a file from where it ran.
  carried boolean not null default false,
  primary key (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id),
  check ((ended_at is null) = (results is null)),
  check (ended_at is null or code is null)
);
create unique index live_session_code on live_session (code);
create index live_session_begins on live_session (response_id, begins_at desc);
call guard('live_session');

-- The participant of this transaction: whoever holds the seat's token.
create function actor_seat() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.seat', true), '')::uuid $$;

create table live_seat (
  response_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  number integer not null,
  token_hash bytea not null check (length(token_hash) = 32),
  -- Optional, and in the report only where its person agreed.
  name text not null default '' check (length(name) <= 60),
  named boolean not null default false,
  sector text not null default '',
  remote boolean not null default false,
  -- One sector for each sticker.
  stickers text[] not null default '{}' check (cardinality(stickers) <= 10),
  table_number smallint,
  pair_number smallint,
  joined_at timestamptz not null,
  primary key (response_id, id),
  unique (response_id, session_id, number),
  unique (response_id, token_hash),
  foreign key (response_id, session_id) references live_session (response_id, id) on delete cascade
);
create index live_seat_table on live_seat (response_id, session_id, table_number);
call guard('live_seat', 'insert, delete');
-- Nobody reads a token's hash; what is voted, chosen and said is its own phone's, placing is the facilitator's.
grant select (response_id, session_id, id, number, name, named, sector, remote, stickers, table_number, pair_number, joined_at)
  on live_seat to across_app;
grant update (name, named, sector, remote, stickers, table_number, pair_number) on live_seat to across_app;
create policy own_or_led on live_seat as restrictive for update to across_app
  using (id = (select actor_seat()) or (select actor_person()) is not null or (select actor_scope()) = 'system');

create table live_table (
  response_id uuid not null,
  session_id uuid not null,
  number smallint not null check (number between 1 and 40),
  sector text not null,
  -- The worksheet as its writers' phones merge it; its plain text once the session has ended.
  doc bytea check (length(doc) <= 400000),
  doc_version integer not null default 0,
  sheet jsonb,
  primary key (response_id, session_id, number),
  foreign key (response_id, session_id) references live_session (response_id, id) on delete cascade
);
call guard('live_table');

-- Points that are collected in a block, as on a flip chart.
create table live_point (
  response_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  sequence bigint generated always as identity,
  block text not null,
  -- Null: the facilitator wrote it.
  seat_id uuid,
  body text not null check (length(body) between 1 and 280),
  hidden boolean not null default false,
  at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, session_id) references live_session (response_id, id) on delete cascade,
  foreign key (response_id, seat_id) references live_seat (response_id, id) on delete cascade
);
create index live_point_of on live_point (response_id, session_id, block, sequence);
call guard('live_point');

-- Private to its writer: no other transaction sees the row, whatever the code above did wrong.
create table live_log (
  response_id uuid not null,
  seat_id uuid not null,
  -- The link that its writer takes home.
  link_hash bytea check (length(link_hash) = 32),
  body text not null default '' check (length(body) <= 8000),
  promise text not null default '' check (length(promise) <= 500),
  -- Its writer lets it stand in the report, without a name.
  shared boolean not null default false,
  after_one text check (after_one in ('done', 'partly', 'not-yet')),
  after_three text check (after_three in ('done', 'partly', 'not-yet')),
  changed_at timestamptz not null,
  primary key (response_id, seat_id),
  unique (response_id, link_hash),
  foreign key (response_id, seat_id) references live_seat (response_id, id) on delete cascade
);
call guard('live_log');
create policy of_its_writer on live_log as restrictive to across_app
  using (seat_id = (select actor_seat()) or (select actor_scope()) = 'system')
  with check (seat_id = (select actor_seat()) or (select actor_scope()) = 'system');

-- Which line of a worksheet was proposed, and what became of it.
create table live_proposal (
  response_id uuid not null,
  session_id uuid not null,
  table_number smallint not null,
  question text not null,
  line_key text not null check (length(line_key) = 64),
  commitment_id uuid not null,
  made_at timestamptz not null,
  primary key (response_id, session_id, table_number, question, line_key),
  foreign key (response_id, session_id) references live_session (response_id, id) on delete cascade
);
call guard('live_proposal', 'select, insert, delete');
create policy known_to_people on live_proposal as restrictive to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- Which response runs a session of that code. Tries are counted by whoever asks.
create function find_live_session(wanted text) returns table (slug text, id uuid)
language sql stable security definer set search_path = public, pg_temp as $$
  select r.slug, s.id from live_session s join response r on r.id = s.response_id where s.code = wanted
$$;
revoke all on function find_live_session(text) from public;
grant execute on function find_live_session(text) to across_app;

-- Whoever holds the token holds this one seat.
create function take_live_seat(session uuid, wanted bytea) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  seat uuid;
begin
  select id into seat from live_seat
    where response_id = actor_response() and session_id = session and token_hash = wanted;
  perform set_config('across.seat', coalesce(seat::text, ''), true);
  return seat;
end $$;
revoke all on function take_live_seat(uuid, bytea) from public;
grant execute on function take_live_seat(uuid, bytea) to across_app;

-- Whoever holds the link that was taken home holds that one log.
create function take_live_log(wanted bytea) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  seat uuid;
begin
  select seat_id into seat from live_log where response_id = actor_response() and link_hash = wanted;
  perform set_config('across.seat', coalesce(seat::text, ''), true);
  return seat;
end $$;
revoke all on function take_live_log(bytea) from public;
grant execute on function take_live_log(bytea) to across_app;

-- What the participants let stand in the report: no name, no seat, in no order that tells who.
create function shared_promises(session uuid) returns setof text
language sql stable security definer set search_path = public, pg_temp as $$
  select l.promise from live_log l
    join live_seat s on s.response_id = l.response_id and s.id = l.seat_id
  where l.response_id = actor_response() and s.session_id = session and l.shared and l.promise <> ''
  order by md5(l.promise)
$$;
revoke all on function shared_promises(uuid) from public;
grant execute on function shared_promises(uuid) to across_app;
