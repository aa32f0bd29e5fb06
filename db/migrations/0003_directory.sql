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

-- What is searched, one narrow row for each service. `terms` holds everything one may ask for as words of one index:
-- folded words, and marked ones such as 'need:food' or 'area:TM0201'. It is kept out of the row itself, which stays
-- small enough to be walked in the order of the list.
create table service_search (
  response_id uuid not null,
  service_id uuid not null,
  visibility text not null,
  owner_team_id uuid,
  -- 0 open, 1 not known, 2 waiting list, 3 closed.
  standing smallint not null,
  last_check date not null,
  next_check date not null,
  -- Minutes of the week in which some place of it is open, Monday 00:00 = 0, on the clock of the response.
  open_minutes int4multirange not null default '{}',
  -- Areas with a place of it, with the areas they lie in.
  places text[] not null default '{}',
  terms tsvector not null,
  primary key (response_id, service_id),
  foreign key (response_id, service_id) references service (response_id, id) on delete cascade
) with (toast_tuple_target = 128);
alter table service_search alter column terms set storage external;
alter table service_search alter column terms set statistics 1000;
create index service_search_terms on service_search using gin (terms) with (fastupdate = off);
create index service_search_order on service_search (response_id, standing, last_check desc, service_id);
call guard('service_search');
create policy of_its_service on service_search as restrictive to across_app using (
  exists (select from service s where s.response_id = service_search.response_id and s.id = service_id));

-- The words that occur, to find the one that was meant. `shape` is the word without what people mistake most often.
create table service_word (
  response_id uuid not null references response (id),
  word text not null,
  shape text not null,
  primary key (response_id, word)
);
create index service_word_prefix on service_word (response_id, word text_pattern_ops);
create index service_word_shape on service_word using gin (shape gin_trgm_ops);
call guard('service_word', 'select, insert');
