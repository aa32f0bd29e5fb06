-- Keys of people, teams and organisations: public halves, sealed files, signed statements. No private half is ever
-- here in clear. What was stated, sealed or drilled is added and never changed, so that a change can be shown.

create table person_key (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  recipient text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  signing text not null check (signing ~ '^[A-Za-z0-9_-]{43}$'),
  -- The newest key of a person is the one in use.
  sequence bigint generated always as identity,
  made_at timestamptz not null,
  primary key (response_id, id),
  unique (response_id, recipient),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index person_key_person on person_key (response_id, person_id, sequence);
call guard('person_key', 'select, insert');
create policy known_to_people on person_key as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy own on person_key as restrictive for insert to across_app
  with check (person_id = (select actor_person()));

-- A person's two keys as one file, sealed to six words and to each passkey. Nobody else ever gets these bytes.
create table person_key_sealed (
  response_id uuid not null,
  key_id uuid not null,
  way text not null check (way in ('passphrase', 'passkey')),
  -- The passkey's credential id; '' for the words.
  credential text not null default '' check (length(credential) <= 1400),
  person_id uuid not null,
  sealed bytea not null check (length(sealed) <= 4096),
  made_at timestamptz not null,
  primary key (response_id, key_id, way, credential),
  foreign key (response_id, key_id) references person_key (response_id, id)
);
create index person_key_sealed_person on person_key_sealed (response_id, person_id);
call guard('person_key_sealed', 'select, insert, delete');
create policy own on person_key_sealed as restrictive to across_app
  using (person_id = (select actor_person())) with check (person_id = (select actor_person()));

-- Public halves of an organisation's roots, the newest in force. More than one: devices say so loudly.
create table organisation_root (
  response_id uuid not null,
  organisation_id uuid not null,
  sequence bigint generated always as identity,
  signing text not null check (signing ~ '^[A-Za-z0-9_-]{43}$'),
  recovery text not null check (recovery ~ '^age1[02-9ac-hj-np-z]{58}$'),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (response_id, organisation_id, sequence),
  unique (response_id, organisation_id, signing),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('organisation_root', 'select, insert');
create policy known_to_people on organisation_root as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_administrators on organisation_root as restrictive for insert to across_app
  with check ((select actor_may_administer()) and made_by = (select actor_person()));

-- "This person's signing key may state keys for this team", signed by the root; without a team: for all of them.
create table delegation (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  team_id uuid,
  person_id uuid not null,
  key text not null check (key ~ '^[A-Za-z0-9_-]{43}$'),
  signed jsonb not null,
  not_after date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id)
);
create index delegation_person on delegation (response_id, person_id);
create index delegation_organisation on delegation (response_id, organisation_id);
call guard('delegation', 'select, insert');
create policy known_to_people on delegation as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_administrators on delegation as restrictive for insert to across_app
  with check ((select actor_may_administer()) and made_by = (select actor_person()));

-- A team's key for a time. The next epoch retires it for sealing; those who remain keep it for opening.
create table team_epoch (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null check (epoch > 0),
  recipient text not null check (recipient ~ '^age1[02-9ac-hj-np-z]{58}$'),
  reason text not null check (reason in ('founded', 'left', 'rotated', 'recovered')),
  -- Hash of the two words inside the envelope, which only somebody who opened it can know.
  drill_hash text not null check (drill_hash ~ '^[0-9a-f]{64}$'),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (response_id, team_id, epoch),
  unique (response_id, recipient),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('team_epoch', 'select, insert');
create policy known_to_people on team_epoch as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_leads on team_epoch as restrictive for insert to across_app
  with check (((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]))
    and made_by = (select actor_person()));

-- What the organisation says of that key, signed; the newest of an epoch counts.
create table team_statement (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null,
  sequence bigint generated always as identity,
  signed jsonb not null,
  not_after date not null,
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (response_id, team_id, epoch, sequence),
  foreign key (response_id, team_id, epoch) references team_epoch (response_id, team_id, epoch),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('team_statement', 'select, insert');
create policy known_to_people on team_statement as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_leads on team_statement as restrictive for insert to across_app
  with check (((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]))
    and made_by = (select actor_person()));

-- A team's key of an epoch, sealed to its members and to the organisation's recovery key; the newest counts.
create table team_envelope (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null,
  sequence bigint generated always as identity,
  -- Recipients of the members it is sealed to.
  members text[] not null check (cardinality(members) between 1 and 500),
  recovery text not null,
  sealed bytea not null check (length(sealed) <= 131072),
  made_by uuid not null,
  made_at timestamptz not null,
  primary key (response_id, team_id, epoch, sequence),
  foreign key (response_id, team_id, epoch) references team_epoch (response_id, team_id, epoch),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('team_envelope', 'select, insert');
-- Given only to a member of this hour for whom it is; to leads and administrators for the recovery key's sake.
create policy of_readers on team_envelope as restrictive for select to across_app
  using ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[])
    or (team_id = any ((select actor_teams())::uuid[]) and members && array(
      select k.recipient from person_key k
      where k.response_id = (select actor_response()) and k.person_id = (select actor_person()))));
create policy by_members on team_envelope as restrictive for insert to across_app
  with check (((select actor_may_administer()) or team_id = any ((select actor_teams())::uuid[]))
    and made_by = (select actor_person()));

-- Which signing keys speak for a team: of a person, or of a phone that sends. Asked by its holder, signed by a lead.
create table team_sender (
  response_id uuid not null,
  team_id uuid not null,
  key text not null check (key ~ '^[A-Za-z0-9_-]{43}$'),
  person_id uuid not null,
  asked_at timestamptz not null,
  signed jsonb,
  not_after date,
  stated_by uuid,
  stated_at timestamptz,
  primary key (response_id, team_id, key),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, stated_by) references person (response_id, id)
);
create index team_sender_person on team_sender (response_id, person_id);
call guard('team_sender', 'select, insert, update');
create policy known_to_people on team_sender as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_members on team_sender as restrictive for insert to across_app
  with check ((select actor_may_administer()) or (team_id = any ((select actor_teams())::uuid[])
    and (person_id = (select actor_person()) or team_id = any ((select actor_leads())::uuid[]))));
create policy stated_by_leads on team_sender as restrictive for update to across_app
  using ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]));

-- That the printed shares were once used to open an envelope of this team.
create table team_drill (
  response_id uuid not null,
  team_id uuid not null,
  id uuid not null,
  epoch integer not null,
  way text not null check (way in ('browser', 'stock')),
  -- Null where it was done on the command line.
  person_id uuid,
  done_at timestamptz not null,
  primary key (response_id, team_id, id),
  foreign key (response_id, team_id, epoch) references team_epoch (response_id, team_id, epoch),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('team_drill', 'select, insert');
create policy known_to_people on team_drill as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy by_leads on team_drill as restrictive for insert to across_app
  with check ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]));

-- Who can open the keys of a team, for whoever may look at the team: recipients, never the envelope itself.
create function team_key_holders(wanted_response uuid, wanted_team uuid)
returns table (epoch integer, members text[])
language sql stable security definer set search_path = public, pg_temp as $$
  select distinct on (e.epoch) e.epoch, e.members from team_envelope e
  where e.response_id = wanted_response and e.response_id = actor_response() and e.team_id = wanted_team
  order by e.epoch desc, e.sequence desc
$$;
revoke all on function team_key_holders(uuid, uuid) from public;
grant execute on function team_key_holders(uuid, uuid) to across_app;
