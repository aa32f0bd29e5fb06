-- The directory: who offers what to whom, where and when, in the shape of Open Referral HSDS 3.1, with what a referral
-- needs beside it; the search over it; how fresh each entry is; and the needs for which nothing was found.

-- A provider without an account is an organisation without people. What was imported says where it came from.
alter table organisation
  add column description jsonb not null default '{}',
  add column website text not null default '',
  add column source_system text,
  add column source_id text,
  add column source_hash text,
  add constraint organisation_source check ((source_system is null) = (source_id is null));
create unique index organisation_source_key on organisation (response_id, source_system, source_id)
  where source_system is not null;

-- The one confirmation link by which this transaction was let in.
create function actor_link() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.link', true), '')::uuid $$;

-- Who passes children on, and who answers for that they are: they see where a protected place is.
create function is_referral_staff() returns boolean language sql stable parallel safe
  as $$ select actor_scope() = 'system'
    or (actor_roles() && '{worker,receiver}' and actor_teams() <> '{}')
    or actor_roles() && '{focal-point,coordinator}' $$;

-- Referral staff and those who keep the directory: they see the entries that are not for everyone.
create function sees_every_entry() returns boolean language sql stable parallel safe
  as $$ select is_referral_staff() or actor_roles() && '{information-manager,administrator}' $$;

create table location (
  response_id uuid not null references response (id),
  id uuid not null,
  organisation_id uuid,
  kind text not null default 'physical' check (kind in ('physical', 'postal', 'virtual')),
  name jsonb not null default '{}',
  area_pcode text,
  address jsonb not null default '{}',
  -- How one finds it: "behind the market, blue door".
  directions jsonb not null default '{}',
  accessibility jsonb not null default '{}',
  latitude double precision check (latitude between -90 and 90),
  longitude double precision check (longitude between -180 and 180),
  -- A shelter, a safe house: only referral staff may know where it is.
  protected boolean not null default false,
  source_system text,
  source_id text,
  source_hash text,
  extra jsonb not null default '{}',
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, area_pcode) references area (response_id, pcode),
  check ((latitude is null) = (longitude is null)),
  check ((source_system is null) = (source_id is null))
);
create unique index location_source_key on location (response_id, source_system, source_id)
  where source_system is not null;
create index location_area on location (response_id, area_pcode);
call guard('location', 'select, insert, update');
create policy protected on location as restrictive for select to across_app
  using (not protected or (select is_referral_staff()));
create policy written_by_people on location as restrictive for insert to across_app
  with check ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy changed_by_people on location as restrictive for update to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

create table service (
  response_id uuid not null references response (id),
  id uuid not null,
  organisation_id uuid not null,
  -- Receives referrals in Across, sealed to it.
  team_id uuid,
  sector text not null,
  needs text[] not null default '{}',
  name jsonb not null,
  description jsonb not null default '{}',
  status text not null default 'active'
    check (status in ('active', 'temporarily-closed', 'inactive', 'defunct')),
  visibility text not null default 'response' check (visibility in ('public', 'response', 'referral-staff')),

  -- For whom. Years of age, both included; a service without bounds is for every age.
  age_min smallint check (age_min between 0 and 120),
  age_max smallint check (age_max between 0 and 120),
  sex text not null default 'any' check (sex in ('any', 'female', 'male')),
  -- Empty means everybody.
  population text[] not null default '{}',
  criteria text[] not null default '{}',
  disability text not null default 'unknown'
    check (disability in ('unknown', 'welcome', 'only', 'not-accessible')),
  documents text[] not null default '{}',
  documents_note jsonb not null default '{}',
  eligibility_note jsonb not null default '{}',

  -- How it is given.
  languages text[] not null default '{}',
  interpretation jsonb not null default '{}',
  female_staff text not null default 'unknown' check (female_staff in ('yes', 'no', 'unknown')),
  cost text not null default 'unknown' check (cost in ('free', 'partly', 'paid', 'unknown')),
  cost_note jsonb not null default '{}',
  access text[] not null default '{}',
  alert jsonb not null default '{}',
  website text not null default '',
  -- Ways to reach it that belong to no place, e.g. a hotline; the shape is in model.ts.
  phones jsonb not null default '[]',
  emails text[] not null default '{}',
  schedules jsonb not null default '[]',

  -- How one refers to it, and what happens then. No days means case by case.
  referral_methods text[] not null default '{}',
  next_step text not null default 'unknown' check (next_step in ('unknown', 'call', 'visit', 'approach', 'other')),
  next_step_note jsonb not null default '{}',
  response_days smallint check (response_days between 0 and 365),
  feedback text[] not null default '{}',
  feedback_days smallint check (feedback_days between 0 and 365),

  capacity text not null default 'unknown' check (capacity in ('open', 'waiting', 'closed', 'unknown')),
  waiting_days smallint check (waiting_days between 0 and 730),
  capacity_date date,

  owner_team_id uuid,
  owner_person_id uuid,
  last_check date,
  next_check date not null,
  check_days smallint not null default 90 check (check_days between 7 and 365),

  source_system text,
  source_id text,
  source_hash text,
  -- What a source said and no column here holds, so that it can be given back.
  extra jsonb not null default '{}',
  version integer not null default 1,
  created_at timestamptz not null,
  modified_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, owner_team_id) references team (response_id, id),
  foreign key (response_id, owner_person_id) references person (response_id, id),
  check (age_min is null or age_max is null or age_min <= age_max),
  check (capacity = 'waiting' or waiting_days is null),
  check ((source_system is null) = (source_id is null))
);
create unique index service_source_key on service (response_id, source_system, source_id)
  where source_system is not null;
create index service_organisation on service (response_id, organisation_id, id);
create index service_owner on service (response_id, owner_team_id, next_check);
create index service_team on service (response_id, team_id) where team_id is not null;
create index service_next_check on service (response_id, next_check, id) where status = 'active';
create index service_modified on service (response_id, modified_at, id);
call guard('service', 'select, insert, update');

create table service_site (
  response_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  location_id uuid not null,
  ordinal smallint not null default 0,
  phones jsonb not null default '[]',
  emails text[] not null default '{}',
  -- Empty: the hours of the service hold.
  schedules jsonb not null default '[]',
  -- Empty: the capacity of the service holds.
  capacity text check (capacity in ('open', 'waiting', 'closed', 'unknown')),
  waiting_days smallint check (waiting_days between 0 and 730),
  capacity_date date,
  source_system text,
  source_id text,
  extra jsonb not null default '{}',
  primary key (response_id, id),
  unique (response_id, service_id, location_id),
  foreign key (response_id, service_id) references service (response_id, id),
  foreign key (response_id, location_id) references location (response_id, id),
  check ((source_system is null) = (source_id is null))
);
create index service_site_location on service_site (response_id, location_id);
create unique index service_site_source_key on service_site (response_id, source_system, source_id)
  where source_system is not null;
call guard('service_site');

create table service_area (
  response_id uuid not null,
  service_id uuid not null,
  pcode text not null,
  primary key (response_id, service_id, pcode),
  foreign key (response_id, service_id) references service (response_id, id),
  foreign key (response_id, pcode) references area (response_id, pcode)
);
create index service_area_pcode on service_area (response_id, pcode);
call guard('service_area');

-- Addresses and numbers of people that stood in a free text. They were taken out of the text before it was stored;
-- a keeper moves each to where it belongs or drops it, and then it is forgotten here too.
create table contact_finding (
  response_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  field text not null,
  language text,
  kind text not null check (kind in ('email', 'phone', 'address')),
  text text not null,
  state text not null default 'open' check (state in ('open', 'moved', 'dropped')),
  found_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, service_id) references service (response_id, id),
  check (state = 'open' or text = '')
);
create index contact_finding_open on contact_finding (response_id, found_at, id) where state = 'open';
create index contact_finding_service on contact_finding (response_id, service_id);
call guard('contact_finding');
create policy of_keepers on contact_finding as restrictive to across_app using (
  (select actor_scope()) = 'system'
  or (select actor_roles()) && '{focal-point,coordinator,information-manager,administrator}'
  or exists (select from service s where s.response_id = contact_finding.response_id and s.id = service_id
    and s.owner_team_id = any ((select actor_teams())::uuid[])));

-- A link that lets somebody without an account confirm these entries, and do nothing else. The token is made from the
-- id with the installation's secret, so neither this table nor a copy of it opens anything.
create table confirmation_link (
  response_id uuid not null references response (id),
  id uuid not null,
  service_ids uuid[] not null check (cardinality(service_ids) between 1 and 200),
  organisation_id uuid not null,
  made_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  answered_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
create index confirmation_link_organisation on confirmation_link (response_id, organisation_id, expires_at);
call guard('confirmation_link');
create policy of_its_bearer on confirmation_link as restrictive to across_app using (
  id = (select actor_link()) or (select actor_person()) is not null or (select actor_scope()) = 'system');

-- The entries that the link of this transaction is for.
create function actor_link_services() returns uuid[] language sql stable
  as $$ select coalesce((select service_ids from confirmation_link
    where response_id = actor_response() and id = actor_link()), '{}') $$;

create policy as_visible on service as restrictive for select to across_app using (
  visibility = 'public'
  or (visibility = 'response' and (select actor_person()) is not null)
  or (select sees_every_entry())
  or owner_team_id = any ((select actor_teams())::uuid[])
  or id = any ((select actor_link_services())::uuid[]));
create policy written_by_people on service as restrictive for insert to across_app
  with check ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy changed_by_people on service as restrictive for update to across_app using (
  (select actor_person()) is not null or (select actor_scope()) = 'system'
  or id = any ((select actor_link_services())::uuid[]));

create policy of_its_service on service_site as restrictive to across_app using (
  exists (select from service s where s.response_id = service_site.response_id and s.id = service_id));
-- Where a place is protected, neither the place nor that the service is there is told.
create policy of_its_location on service_site as restrictive for select to across_app using (
  exists (select from location l where l.response_id = service_site.response_id and l.id = location_id));
create policy of_its_service on service_area as restrictive to across_app using (
  exists (select from service s where s.response_id = service_area.response_id and s.id = service_id));

-- Needs for which nothing was found, counted and nothing else: no person, no day, no words.
create table unmet_need (
  response_id uuid not null references response (id),
  month integer not null check (month between 200001 and 299912),
  sector text not null,
  need text not null default '',
  area_pcode text not null default '',
  age_band text not null check (age_band in ('0-4', '5-11', '12-17', '18+', 'unknown')),
  asked_by text not null check (asked_by in ('staff', 'public')),
  times integer not null check (times > 0),
  primary key (response_id, month, sector, need, area_pcode, age_band, asked_by)
);
call guard('unmet_need', 'select, insert, update');

-- What is searched, one narrow row for each service that is listed. `terms` holds what one may ask for as words of one
-- index: folded words, and marked ones such as 'need:food' or 'area:TM0201'. Protected places are in none of it.
create table service_search (
  response_id uuid not null,
  service_id uuid not null,
  visibility text not null,
  owner_team_id uuid,
  -- Room first, then the latest check: the order in which services are offered.
  position integer not null,
  next_check date not null,
  age_from smallint not null,
  age_to smallint not null,
  sex text not null,
  -- Minutes of the week in which some place of it is open, Monday 00:00 = 0, on the clock of the response.
  open_minutes int4multirange not null default '{}',
  -- The areas with a place of it, and those they lie in.
  places text[] not null default '{}',
  -- Of the terms, those of the name and the needs.
  named tsvector not null,
  terms tsvector not null,
  -- Long columns are stored beside a row only when it is longer than two kilobytes. The blanks, which take fifty bytes
  -- when packed, see to that: a row with its terms in it is four times as long, and thousands are looked at in a search.
  blanks text not null default repeat(' ', 2100),
  primary key (response_id, service_id),
  foreign key (response_id, service_id) references service (response_id, id) on delete cascade
) with (toast_tuple_target = 128);
alter table service_search alter column terms set storage external;
alter table service_search alter column terms set statistics 300;
alter table service_search alter column named set storage plain;
alter table service_search alter column places set storage plain;
alter table service_search alter column open_minutes set storage plain;
create index service_search_terms on service_search using gin (terms) with (fastupdate = off);
create index service_search_order on service_search (response_id, position, service_id);
call guard('service_search');
create policy of_its_service on service_search as restrictive to across_app using (
  exists (select from service s where s.response_id = service_search.response_id and s.id = service_id));

-- The words that occur, to find the one that was meant. `shape` is the word without what people mistake most often.
create table service_word (
  response_id uuid not null references response (id),
  word text collate "C" not null,
  shape text not null,
  primary key (response_id, word)
);
create index service_word_shape on service_word using gin (shape gin_trgm_ops);
call guard('service_word', 'select, insert');

-- Row security may not hand its rows to the operators of a text index, because they are not proof against telling
-- what they saw: under it every search reads the whole table. So the search itself is a function of the owner that
-- names the response and what the actor may see; whoever calls it then reads the entries under row security.
--
-- The best come first: stage 0 has the words in its name and a place in the area, 1 only the words in its name, 2 only
-- a place in the area, 3 neither. Within a stage the order is that in which services are offered.
-- asks: {whole, named, inName, near, past, oldest, age, sex, openAt, closedFrom, after: {stage, position, id}, most},
-- where whole, named and inName are tsqueries, the last two for the columns terms and named.
-- Gives {found: [[id, stage, position], …], count, past}; count and past stop at `most`.
create function find_services(asks jsonb) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp
-- The planner does not know what it costs to fetch the terms of a row from beside it, and would read them all.
set enable_seqscan = off as $$
declare
  -- Up to so many candidates are put into order all at once. Where there are more, any stage has its first ones soon
  -- when it is walked in the order in which services are offered.
  few constant integer := 800;
  most constant integer := (asks ->> 'most')::integer;
  past constant boolean := (asks ->> 'past')::boolean;
  oldest constant date := (asks ->> 'oldest')::date;
  after_stage constant integer := coalesce((asks #>> '{after,stage}')::integer, 0);
  after_position constant integer := coalesce((asks #>> '{after,position}')::integer, -1);
  after_id constant uuid := coalesce((asks #>> '{after,id}')::uuid, '00000000-0000-0000-0000-000000000000');
  -- The planner multiplies what these would leave with what the terms leave, though they go together, and knows little
  -- of hours; inside a case it takes them for one in two, which is nearer.
  near constant text := case when asks ->> 'near' is null then 'true'
    else format('case when places @> array[%L] then true else false end', asks ->> 'near') end;
  in_name constant text := case when asks ->> 'inName' is null then 'true'
    else format('case when named @@ %L::tsquery then true else false end', asks ->> 'inName') end;
  conditions constant text := format('response_id = %L', actor_response())
    || case when sees_every_entry() then ''
       else format(' and (visibility = any (%L::text[]) or owner_team_id = any (%L::uuid[]))',
         case when actor_person() is null then '{public}' else '{public,response}' end, actor_teams()) end
    || case when asks ->> 'age' is null then ''
       else format(' and age_from <= %1$s and age_to >= %1$s', (asks ->> 'age')::integer) end
    || case when asks ->> 'sex' is null then '' else format(' and sex in (''any'', %L)', asks ->> 'sex') end
    || case when asks ->> 'openAt' is null then ''
       else format(' and case when open_minutes @> %s and position < %s then true else false end', (asks ->> 'openAt')::integer,
         (asks ->> 'closedFrom')::integer) end;
  in_time constant text := format(case when past then ' and next_check < %L' else ' and next_check >= %L' end, oldest);
  out_of_time constant text := format(' and next_check < %L', oldest);
  whole constant text := case when asks ->> 'whole' = '' then ''
    else format(' and terms @@ %L::tsquery', asks ->> 'whole') end;
  named constant text := case when asks ->> 'named' is null then ''
    else format(' and terms @@ %L::tsquery', asks ->> 'named') end;
  answer jsonb;
  candidates integer := few + 1;
  found jsonb := '[]';
  more jsonb;
  pasts integer := 0;
begin
  if whole <> '' then
    execute format($q$
      with candidates as materialized (
        select service_id, position, next_check >= %1$L as in_time,
          case when %2$s then 0 else 2 end + case when %3$s then 0 else 1 end as stage
        from service_search where %4$s %5$s limit %6$s
      ), wanted as (
        select service_id, stage, position from candidates
        where in_time <> %7$L and (stage, position, service_id) > (%8$s, %9$s, %10$L::uuid)
        order by stage, position, service_id limit %11$s
      )
      select (select count(*) from candidates), jsonb_build_object(
        'found', coalesce((select jsonb_agg(jsonb_build_array(service_id, stage, position)
          order by stage, position, service_id) from wanted), '[]'),
        'count', (select least(count(*), %11$s) from candidates where in_time <> %7$L),
        'past', (select least(count(*), %11$s) from candidates where not in_time))$q$,
      oldest, in_name, near, conditions, whole, few + 1, past, after_stage, after_position, after_id, most)
      into candidates, answer;
  end if;
  if candidates <= few then return answer; end if;

  -- What is looked at inside the row comes before the terms, so that those are fetched for few.
  for stage in after_stage .. 3 loop
    continue when stage in (1, 3) and asks ->> 'near' is null or stage in (2, 3) and asks ->> 'inName' is null;
    execute format($q$
      select coalesce(jsonb_agg(jsonb_build_array(service_id, %1$s, position) order by position, service_id), '[]')
      from (
        select service_id, position from service_search
        where %2$s %3$s and %5$s and %6$s %4$s and (position, service_id) > (%7$s, %8$L::uuid)
        order by position, service_id limit %9$s) ordered$q$,
      stage, conditions, in_time, case when stage < 2 then named else whole end,
      case when stage < 2 then in_name else 'not ' || in_name end,
      case when stage in (0, 2) then near else 'not ' || near end,
      case when stage = after_stage then after_position else -1 end,
      case when stage = after_stage then after_id::text else '00000000-0000-0000-0000-000000000000' end,
      most - jsonb_array_length(found)) into more;
    found := found || more;
    exit when jsonb_array_length(found) >= most;
  end loop;
  -- Where the candidates hold fewer that are past their check than are counted, there may be others.
  pasts := coalesce((answer ->> 'past')::integer, 0);
  if pasts < most then
    execute format('select count(*) from (select from service_search where %s %s %s limit %s) counted',
      conditions, out_of_time, whole, most) into pasts;
  end if;
  return jsonb_build_object('found', found, 'count', jsonb_array_length(found), 'past', pasts);
end $$;
revoke all on function find_services(jsonb) from public;
grant execute on function find_services(jsonb) to across_app;

-- For each asked word: the words that begin so, the shortest first; where there are none, those of a similar shape.
create function meant_words(asked text[], shapes text[])
returns table (word text, meant text, alike boolean)
language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  response uuid := actor_response();
begin
  for n in 1 .. cardinality(asked) loop
    return query execute
      'select $1, word::text, false from service_word
       where response_id = $2 and word >= $1 collate "C" and word < ($1 || chr(1114111)) collate "C"
       order by length(word), word limit 16'
      using asked[n], response;
    if not found then
      return query execute
        'select $1, word::text, true from service_word where response_id = $2 and shape % $3
         order by similarity(shape, $3) desc, word limit 24'
        using asked[n], response, shapes[n];
    end if;
  end loop;
end $$;
revoke all on function meant_words(text[], text[]) from public;
grant execute on function meant_words(text[], text[]) to across_app;
