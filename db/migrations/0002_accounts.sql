-- Organisations, teams, people, roles, invitations, sign-in, sessions.

create table organisation (
  response_id uuid not null references response (id),
  id uuid not null,
  name jsonb not null,
  acronym text,
  kind text not null default 'ngo' check (kind in ('government', 'un', 'ingo', 'ngo', 'community', 'other')),
  -- The offline root: what devices pin. Its private half never reaches a server.
  root_signing_key text,
  root_recovery_recipient text,
  root_made_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (response_id, id)
);
call guard('organisation');

create table team (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  sector text not null,
  name jsonb not null,
  -- Set when the recovery drill has been done once; before that nothing can be sealed to the team.
  active_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
create index team_organisation on team (response_id, organisation_id);
call guard('team');

create table person (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  -- What is typed to sign in: a work address or a chosen word, folded to lower case.
  login text not null check (login = lower(login) and length(login) between 3 and 120),
  name text not null check (length(name) between 1 and 120),
  language text not null default 'en',
  password_hash text,
  -- Sealed with the installation's secret.
  totp_secret bytea,
  totp_last_step bigint,
  created_at timestamptz not null,
  suspended_at timestamptz,
  primary key (response_id, id),
  unique (response_id, login),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
call guard('person');

create table membership (
  response_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  -- A lead invites, rotates keys and answers as deputy.
  lead boolean not null default false,
  since timestamptz not null,
  until timestamptz,
  primary key (response_id, team_id, person_id),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index membership_person on membership (response_id, person_id);
call guard('membership');

create table role_grant (
  response_id uuid not null,
  person_id uuid not null,
  role text not null check (role in ('worker', 'receiver', 'focal-point', 'coordinator', 'information-manager',
    'facilitator', 'custodian', 'administrator')),
  -- Focal points speak for one sector; '' for the roles that are not of a sector.
  sector text not null default '',
  granted_at timestamptz not null,
  primary key (response_id, person_id, role, sector),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('role_grant');

create table invitation (
  response_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  -- 'join' makes an account, 'reset' lets an existing person set a new password.
  purpose text not null check (purpose in ('join', 'reset')),
  organisation_id uuid not null,
  team_id uuid,
  lead boolean not null default false,
  roles text[] not null default '{}',
  sector text not null default '',
  person_id uuid,
  invited_by uuid,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz,
  primary key (response_id, id),
  unique (response_id, token_hash),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('invitation');

create table passkey (
  response_id uuid not null,
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}',
  label text not null default '',
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index passkey_person on passkey (response_id, person_id);
call guard('passkey');

-- A signed-in browser. Holds no address and no description of the device.
create table session (
  response_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  -- How it was opened: 'password', 'password+code', 'passkey', 'demonstration'.
  strength text not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  -- A recent proof of who it is, asked again before keys and rights are touched.
  proved_at timestamptz not null,
  primary key (response_id, id),
  unique (response_id, token_hash),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index session_person on session (response_id, person_id);
create index session_token on session (token_hash);
call guard('session');

-- One statement at the head of every request: finds the response and the session, and makes them the actor of this
-- transaction. Owned by the migrating role, because a session must be found before anybody is anybody.
create function enter(wanted_slug text, wanted_token bytea, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r response;
  s record;
  teams jsonb := '[]';
  roles jsonb := '[]';
begin
  if wanted_token is not null then
    select session.id, session.response_id, session.person_id, session.strength, session.proved_at, session.seen_at,
           person.organisation_id, person.name, person.language
      into s
      from session join person
        on person.response_id = session.response_id and person.id = session.person_id
      where session.token_hash = wanted_token and session.expires_at > at and person.suspended_at is null
        and (wanted_slug is null
          or session.response_id = (select response.id from response where slug = wanted_slug));
  end if;
  if wanted_slug is not null then
    select * into r from response where slug = wanted_slug;
  elsif s.response_id is not null then
    select * into r from response where id = s.response_id;
  end if;
  if r.id is null then return null; end if;
  perform set_config('across.response', r.id::text, true);
  if s.person_id is not null then
    select coalesce(jsonb_agg(jsonb_build_object('id', m.team_id, 'lead', m.lead, 'sector', t.sector)), '[]')
      into teams
      from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = r.id and m.person_id = s.person_id and (m.until is null or m.until > at)
        and t.closed_at is null;
    select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector)), '[]')
      into roles
      from role_grant g where g.response_id = r.id and g.person_id = s.person_id;
    perform set_config('across.person', s.person_id::text, true),
            set_config('across.organisation', s.organisation_id::text, true),
            set_config('across.teams',
              '{' || coalesce((select string_agg(t ->> 'id', ',') from jsonb_array_elements(teams) t), '') || '}', true),
            set_config('across.roles',
              '{' || coalesce((select string_agg(distinct g ->> 'role', ',') from jsonb_array_elements(roles) g), '') || '}',
              true);
  end if;
  return jsonb_build_object(
    'response', jsonb_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'kind', r.kind,
      'timeZone', r.time_zone, 'weekend', to_jsonb(r.weekend), 'emergencyPhone', r.emergency_phone,
      'demonstration', r.demonstration, 'settings', r.settings),
    'person', case when s.person_id is null then null else jsonb_build_object(
      'id', s.person_id, 'sessionId', s.id, 'name', s.name, 'language', s.language,
      'organisationId', s.organisation_id, 'strength', s.strength, 'provedAt', s.proved_at, 'seenAt', s.seen_at,
      'teams', teams, 'roles', roles) end);
end $$;
revoke all on function enter(text, bytea, timestamptz) from public;
grant execute on function enter(text, bytea, timestamptz) to across_app;
