-- Referrals: the open part that runs routing and clocks, what is sealed to the receiving team alone, the moves,
-- the tallies that stay when everything else is gone, and the counters behind the lists.

-- The one referral that this transaction was let into beside its teams' own: by the code of a slip, or because it is
-- just being passed on to another team and must be written once more.
create function actor_referral() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.referral', true), '')::uuid $$;

-- Metadata is data too: the day it was made, the hour of its state, no minute anywhere.
create table referral (
  response_id uuid not null references response (id),
  -- Made by the sender's device, so that sending twice is harmless.
  id uuid not null,
  sequence bigint generated always as identity,
  -- Several referrals of one visit share one consent.
  group_id uuid not null,
  act text not null check (act in ('refer', 'redirect')),
  -- How it reached the receiver: sealed in the app, on a paper slip, told by phone.
  channel text not null check (channel in ('app', 'slip', 'phone')),
  from_team_id uuid not null,
  from_sector text not null,
  -- Empty for a service without a team here: a slip goes to it, or a call.
  to_team_id uuid check (to_team_id <> from_team_id),
  to_sector text not null,
  service_id uuid not null,
  urgency text not null check (urgency in ('emergency', 'urgent', 'normal')),
  urgency_rank smallint generated always as
    (case urgency when 'emergency' then 0 when 'urgent' then 1 else 2 end) stored,
  area_pcode text,
  day date not null,
  -- Which of the six padded sizes the sealed part has.
  size smallint check (size between 0 and 5),
  basis text not null check (basis in ('consent', 'assent', 'override')),
  onward text not null check (onward in ('allowed', 'ask', 'never')),
  consent_until date not null,
  form_version integer not null check (form_version > 0),
  open_hash bytea not null check (length(open_hash) = 32),
  body_hash bytea check (length(body_hash) = 32),
  state text not null check (state in ('needs-second-person', 'sent', 'received', 'accepted', 'waiting-list',
    'not-accepted', 'started', 'service-given', 'could-not-be-given', 'closed', 'withdrawn', 'recalled', 'reopened',
    'no-answer', 'redirected')),
  state_hour timestamptz not null check (date_trunc('hour', state_hour, 'UTC') = state_hour),
  moves integer not null default 1,
  -- Whatever somebody may want to look at: moves, flags, consent given for longer.
  changes integer not null default 1,
  next_actor text not null check (next_actor in ('sender', 'receiver', 'both', 'second-person', 'nobody')),
  -- Whom a second person is asked from when somebody acted in the child's best interest without consent.
  second_asked text not null default 'nobody' check (second_asked in ('nobody', 'team', 'coordinator')),
  -- When the receiver was asked (again), and until when an answer is promised.
  asked_hour timestamptz not null,
  due_at timestamptz,
  -- A clock ran out that is not the answer's: nobody told the result, or nobody reviewed it.
  overdue boolean not null default false,
  flagged boolean not null default false,
  -- The person of the receiving team who took it on.
  holder_id uuid,
  -- Whatever was sealed has been destroyed, or never was here.
  shredded boolean not null default false,
  open boolean generated always as
    (state not in ('closed', 'withdrawn', 'recalled')) stored,
  needs_receiver boolean generated always as (to_team_id is not null and state <> 'needs-second-person' and (flagged
    or state in ('sent', 'redirected', 'reopened', 'received', 'no-answer')
    or (overdue and next_actor = 'receiver'))) stored,
  needs_sender boolean generated always as (flagged
    or state in ('needs-second-person', 'no-answer', 'not-accepted', 'service-given', 'could-not-be-given')
    or (overdue and (next_actor = 'sender' or to_team_id is null))) stored,
  primary key (response_id, id),
  foreign key (response_id, from_team_id) references team (response_id, id),
  foreign key (response_id, to_team_id) references team (response_id, id),
  foreign key (response_id, service_id) references service (response_id, id),
  foreign key (response_id, area_pcode) references area (response_id, pcode)
);
create unique index referral_sequence on referral (response_id, sequence);
create index referral_to_state on referral (response_id, to_team_id, state, urgency_rank, sequence desc)
  where to_team_id is not null;
create index referral_from_state on referral (response_id, from_team_id, state, urgency_rank, sequence desc);
create index referral_to_open on referral (response_id, to_team_id, sequence desc) where open;
create index referral_from_open on referral (response_id, from_team_id, sequence desc) where open;
create index referral_to_needs on referral (response_id, to_team_id, urgency_rank, sequence) where needs_receiver;
create index referral_from_needs on referral (response_id, from_team_id, urgency_rank, sequence) where needs_sender;
create index referral_held on referral (response_id, holder_id, sequence desc) where open and holder_id is not null;
create index referral_group on referral (response_id, group_id);
create index referral_aged on referral (response_id, state_hour);
create index referral_to_shred on referral (response_id, state_hour) where not shredded;
call guard('referral');
-- Only the two teams. The receiver sees nothing before the second person has agreed; a coordinator sees a row only
-- where the sender asked for one as second person, and only until that is answered.
create policy of_its_teams on referral as restrictive for select to across_app using (
  from_team_id = any ((select actor_teams())::uuid[])
  or (to_team_id = any ((select actor_teams())::uuid[]) and state <> 'needs-second-person')
  or id = (select actor_referral())
  or (select actor_scope()) = 'system'
  or (state = 'needs-second-person' and second_asked = 'coordinator'
    and 'coordinator' = any ((select actor_roles())::text[])));
create policy sent_by_its_team on referral as restrictive for insert to across_app with check (
  from_team_id = any ((select actor_teams())::uuid[]) or (select actor_scope()) = 'system');
create policy only_in_time on referral as restrictive for delete to across_app
  using ((select actor_scope()) = 'system');

-- What only the receiving team can read. The server stores it and can open none of it.
create table referral_sealed (
  response_id uuid not null,
  referral_id uuid not null,
  -- The open fields exactly as they were when the sealed part was bound to them.
  fields jsonb not null,
  -- Emptied one after the other: without its envelope a body is noise.
  envelope bytea check (length(envelope) <= 8192),
  body bytea check (length(body) <= 4300000),
  -- The epoch of the receiving team's key that the envelope is sealed to.
  epoch integer not null check (epoch > 0),
  primary key (response_id, referral_id),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade
);
call guard('referral_sealed');
create policy of_its_referral on referral_sealed as restrictive to across_app using (
  exists (select from referral r where r.response_id = referral_sealed.response_id and r.id = referral_id));

-- Every step that was taken: who, for which team, in which hour, by which way.
create table referral_move (
  response_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  ordinal integer not null,
  kind text not null,
  from_state text,
  to_state text not null,
  party text not null check (party in ('sender', 'receiver', 'clock')),
  reason text,
  -- 'clock' for what time itself did.
  channel text not null check (channel in ('app', 'slip', 'phone', 'clock')),
  person_id uuid,
  team_id uuid,
  hour timestamptz not null check (date_trunc('hour', hour, 'UTC') = hour),
  -- Of what was asked for, without anything that is only counted: it tells a repetition from something else.
  content_hash bytea not null,
  -- Sealed to the team that is to read it.
  note bytea check (length(note) <= 70000),
  note_envelope bytea check (length(note_envelope) <= 8192),
  note_team_id uuid,
  note_epoch integer,
  primary key (response_id, id),
  unique (response_id, referral_id, ordinal),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade,
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id)
);
call guard('referral_move', 'select, insert, update');
-- A team also finds its own moves of a referral that it passed on, and a second person theirs, so that repeating one
-- stays harmless.
create policy of_its_referral on referral_move as restrictive to across_app using (
  team_id = any ((select actor_teams())::uuid[]) or person_id = (select actor_person())
  or exists (select from referral r where r.response_id = referral_move.response_id and r.id = referral_id));

-- The way it took from team to team, each with the proof that the passing team signed.
create table referral_leg (
  response_id uuid not null,
  referral_id uuid not null,
  move_id uuid not null,
  ordinal integer not null,
  from_team_id uuid not null,
  to_team_id uuid,
  service_id uuid not null,
  -- How the family agreed; 'next-epoch' where the same team only took a newer key.
  basis text not null check (basis in ('allowed', 'asked-again', 'next-epoch')),
  route jsonb check (length(route::text) <= 8192),
  primary key (response_id, move_id),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade
);
create index referral_leg_referral on referral_leg (response_id, referral_id, ordinal);
call guard('referral_leg', 'select, insert');
create policy of_its_referral on referral_leg as restrictive to across_app using (
  from_team_id = any ((select actor_teams())::uuid[])
  or exists (select from referral r where r.response_id = referral_leg.response_id and r.id = referral_id));

-- Acting in the child's best interest without consent: a written reason, sealed, and a second person.
create table referral_override (
  response_id uuid not null,
  referral_id uuid not null,
  -- Emptied with the rest of what was sealed.
  reason_id uuid not null,
  reason bytea check (length(reason) between 1 and 70000),
  reason_envelope bytea check (length(reason_envelope) <= 8192),
  reason_epoch integer not null,
  asked_by uuid not null,
  confirmed_by uuid check (confirmed_by <> asked_by),
  confirmed_hour timestamptz,
  primary key (response_id, referral_id),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade,
  foreign key (response_id, asked_by) references person (response_id, id),
  foreign key (response_id, confirmed_by) references person (response_id, id)
);
call guard('referral_override', 'select, insert, update');
create policy of_its_referral on referral_override as restrictive to across_app using (
  exists (select from referral r where r.response_id = referral_override.response_id and r.id = referral_id));

-- Somebody asks for attention: a coded reason, the rest sealed.
create table referral_flag (
  response_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  reason text not null,
  note bytea check (length(note) <= 70000),
  note_envelope bytea check (length(note_envelope) <= 8192),
  note_team_id uuid,
  note_epoch integer,
  raised_by uuid not null,
  raised_team_id uuid not null,
  raised_hour timestamptz not null,
  resolution text,
  resolved_by uuid,
  resolved_hour timestamptz,
  primary key (response_id, id),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade,
  foreign key (response_id, raised_by) references person (response_id, id),
  foreign key (response_id, resolved_by) references person (response_id, id)
);
create index referral_flag_referral on referral_flag (response_id, referral_id);
call guard('referral_flag', 'select, insert, update');
create policy of_its_referral on referral_flag as restrictive to across_app using (
  exists (select from referral r where r.response_id = referral_flag.response_id and r.id = referral_id));

-- How far each person has looked: more changes than that show a dot.
create table referral_seen (
  response_id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  changes integer not null,
  primary key (response_id, referral_id, person_id),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade,
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('referral_seen', 'select, insert, update');
create policy of_the_person on referral_seen as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- The code on a paper slip, as a keyed hash. The application may write one and can read none.
create table referral_slip (
  response_id uuid not null,
  referral_id uuid not null,
  code_hash bytea not null check (length(code_hash) = 32),
  until date not null,
  primary key (response_id, referral_id),
  unique (response_id, code_hash),
  foreign key (response_id, referral_id) references referral (response_id, id) on delete cascade
);
create index referral_slip_code on referral_slip (code_hash);
call guard('referral_slip', 'insert');
create policy of_its_referral on referral_slip as restrictive to across_app with check (
  exists (select from referral r where r.response_id = referral_slip.response_id and r.id = referral_id));

-- Whoever holds the code holds this one referral and nothing else: signed in or not, the transaction forgets who asks.
create function enter_slip(wanted bytea, today date) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  slip referral_slip;
  r response;
  asked jsonb;
begin
  select * into slip from referral_slip where code_hash = wanted and until >= today;
  if slip.referral_id is null then return null; end if;
  select * into r from response where id = slip.response_id;
  -- The holder of the paper knows the service from it; the directory itself may not be open to them.
  select service.name into asked from referral join service
    on service.response_id = referral.response_id and service.id = referral.service_id
    where referral.response_id = r.id and referral.id = slip.referral_id;
  perform set_config('across.response', r.id::text, true), set_config('across.referral', slip.referral_id::text, true),
    set_config('across.person', '', true), set_config('across.organisation', '', true),
    set_config('across.teams', '', true), set_config('across.roles', '', true);
  return jsonb_build_object('referralId', slip.referral_id, 'service', asked,
    'response', jsonb_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'kind', r.kind,
      'timeZone', r.time_zone, 'weekend', to_jsonb(r.weekend), 'emergencyPhone', r.emergency_phone,
      'demonstration', r.demonstration, 'settings', r.settings));
end $$;
revoke all on function enter_slip(bytea, date) from public;
grant execute on function enter_slip(bytea, date) to across_app;

-- What a person or a team should look at. No content: a kind and the thing.
create table notice (
  response_id uuid not null references response (id),
  id uuid not null default gen_random_uuid(),
  sequence bigint generated always as identity,
  team_id uuid,
  person_id uuid,
  kind text not null check (kind ~ '^[a-z-]+\.[a-z-]+$'),
  subject uuid not null,
  hour timestamptz not null,
  read_hour timestamptz,
  read_by uuid,
  check (num_nonnulls(team_id, person_id) = 1),
  primary key (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index notice_team on notice (response_id, team_id, sequence desc) where read_hour is null;
create index notice_person on notice (response_id, person_id, sequence desc) where read_hour is null;
create index notice_subject on notice (response_id, subject);
call guard('notice');
create policy for_whom on notice as restrictive to across_app using (
  team_id = any ((select actor_teams())::uuid[]) or person_id = (select actor_person())
  or (select actor_scope()) = 'system') with check (true);

-- Counters behind the lists, per team or person: kept by the database itself, so that no way of writing forgets them.
create table referral_count (
  response_id uuid not null references response (id),
  owner_id uuid not null,
  view text not null,
  state text not null,
  urgency text not null,
  total integer not null,
  primary key (response_id, owner_id, view, state, urgency)
);
call guard('referral_count', 'select');
create policy of_the_owner on referral_count as restrictive to across_app using (
  owner_id = any ((select actor_teams())::uuid[]) or owner_id = (select actor_person())
  or (select actor_scope()) = 'system');

create function referral_views(r referral) returns table (owner_id uuid, view text) language sql immutable as $$
  select r.to_team_id, 'needs' where r.needs_receiver
  union all select r.from_team_id, 'needs' where r.needs_sender
  union all select r.holder_id, 'with-me' where r.open and r.holder_id is not null
  union all select r.from_team_id, 'with-others' where r.open and r.next_actor in ('receiver', 'both')
  union all select r.to_team_id, 'to-team' where r.to_team_id is not null and r.state <> 'needs-second-person'
  union all select r.from_team_id, 'from-team'
$$;

create function keep_referral_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into referral_count (response_id, owner_id, view, state, urgency, total)
    select response_id, owner_id, view, state, urgency, sum(delta)
    from (
      select new.response_id, v.owner_id, v.view, new.state, new.urgency, 1 as delta from referral_views(new) v
        where tg_op <> 'DELETE'
      union all
      select old.response_id, v.owner_id, v.view, old.state, old.urgency, -1 from referral_views(old) v
        where tg_op <> 'INSERT'
    ) changed
    group by response_id, owner_id, view, state, urgency having sum(delta) <> 0
    order by owner_id, view, state, urgency
    on conflict (response_id, owner_id, view, state, urgency)
      do update set total = referral_count.total + excluded.total;
  return null;
end $$;
create trigger keep_count after insert or update or delete on referral
  for each row execute function keep_referral_count();

-- Tallies. Sex, age band and disability exist here and nowhere beside a referral. The month is a number, 202611.
-- Areas get a tally of their own: a cube that held both would have as many cells as there are children.
create table referral_tally (
  response_id uuid not null references response (id),
  month integer not null,
  step text not null,
  from_sector text not null,
  to_sector text not null,
  sex text not null,
  age_band text not null,
  disability text not null,
  total integer not null,
  primary key (response_id, month, step, from_sector, to_sector, sex, age_band, disability)
);
call guard('referral_tally', 'select');

create table referral_area_tally (
  response_id uuid not null references response (id),
  month integer not null,
  step text not null,
  to_sector text not null,
  area_pcode text not null,
  total integer not null,
  primary key (response_id, month, step, to_sector, area_pcode)
);
call guard('referral_area_tally', 'select');

-- How long an answer took, and whether it came in the promised time.
create table referral_answer_tally (
  response_id uuid not null references response (id),
  month integer not null,
  to_sector text not null,
  urgency text not null,
  bucket text not null,
  in_time boolean not null,
  total integer not null,
  primary key (response_id, month, to_sector, urgency, bucket, in_time)
);
call guard('referral_answer_tally', 'select');

-- Silence belongs to a service and its sector, never to a person.
create table referral_silence (
  response_id uuid not null references response (id),
  month integer not null,
  to_sector text not null,
  service_id uuid not null,
  asked integer not null,
  silent integer not null,
  primary key (response_id, month, to_sector, service_id)
);
call guard('referral_silence', 'select');

-- Why something was not accepted, could not be given, was withdrawn or recalled.
create table referral_reason_tally (
  response_id uuid not null references response (id),
  month integer not null,
  step text not null,
  to_sector text not null,
  reason text not null,
  total integer not null,
  primary key (response_id, month, step, to_sector, reason)
);
call guard('referral_reason_tally', 'select');

do $$
declare t text;
begin
  foreach t in array array['referral_tally', 'referral_area_tally', 'referral_answer_tally', 'referral_silence',
    'referral_reason_tally'] loop
    execute format('create policy for_numbers on %I as restrictive to across_app using ((select actor_roles()) &&
      array[''coordinator'', ''information-manager'', ''administrator'', ''focal-point'']
      or (select actor_scope()) = ''system'')', t);
  end loop;
end $$;

-- Adds one step to every tally that it touches, in the transaction of the step. Those who add cannot read.
create function tally_referral(month_of integer, step_of text, sector_from text, sector_to text,
  sex_of text, age_band_of text, disability_of text, area_of text, area_level integer,
  reason_of text, answered jsonb, service_of uuid, asked_more integer, silent_more integer) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r uuid := actor_response();
  reported text;
begin
  if r is null or (actor_person() is null and actor_referral() is null and actor_scope() <> 'system') then
    raise exception 'nobody counts' using errcode = '42501';
  end if;
  if step_of is not null then
    insert into referral_tally
      values (r, month_of, step_of, sector_from, sector_to, sex_of, age_band_of, disability_of, 1)
      on conflict (response_id, month, step, from_sector, to_sector, sex, age_band, disability)
        do update set total = referral_tally.total + 1;
  end if;
  if area_of is not null and step_of is not null then
    with recursive upwards as (
      select a.pcode, a.parent_pcode, a.level from area a where a.response_id = r and a.pcode = area_of
      union all
      select a.pcode, a.parent_pcode, a.level from area a join upwards u on a.pcode = u.parent_pcode
        where a.response_id = r
    )
    select pcode into reported from upwards where level <= area_level order by level desc limit 1;
    insert into referral_area_tally values (r, month_of, step_of, sector_to, coalesce(reported, area_of), 1)
      on conflict (response_id, month, step, to_sector, area_pcode)
        do update set total = referral_area_tally.total + 1;
  end if;
  if reason_of is not null then
    insert into referral_reason_tally values (r, month_of, step_of, sector_to, reason_of, 1)
      on conflict (response_id, month, step, to_sector, reason)
        do update set total = referral_reason_tally.total + 1;
  end if;
  if answered is not null then
    insert into referral_answer_tally values (r, month_of, sector_to, answered ->> 'urgency', answered ->> 'bucket',
        (answered ->> 'inTime')::boolean, 1)
      on conflict (response_id, month, to_sector, urgency, bucket, in_time)
        do update set total = referral_answer_tally.total + 1;
  end if;
  if asked_more <> 0 or silent_more <> 0 then
    insert into referral_silence values (r, month_of, sector_to, service_of, asked_more, silent_more)
      on conflict (response_id, month, to_sector, service_id)
        do update set asked = referral_silence.asked + asked_more, silent = referral_silence.silent + silent_more;
  end if;
end $$;
revoke all on function tally_referral(integer, text, text, text, text, text, text, text, integer, text, jsonb, uuid,
  integer, integer) from public;
grant execute on function tally_referral(integer, text, text, text, text, text, text, text, integer, text, jsonb, uuid,
  integer, integer) to across_app;
