-- Organisations, teams, people, roles, invitations, sign-in, sessions.
-- Row security here is the second net: the policies in code decide first, these say what no statement of the
-- application may do whatever went wrong before it. Secrets (password hashes, second factors, hashes of tokens) are
-- not readable as columns at all; the functions at the end hand out one person's at a time.

-- The teams in which this actor is a lead; set by enter().
create function actor_leads() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('across.leads', true), ''), '{}')::uuid[] $$;
create function actor_may_administer() returns boolean language sql stable parallel safe
  as $$ select actor_scope() = 'system' or 'administrator' = any(actor_roles()) $$;

create policy own_by_administrators on response as restrictive for update to across_app
  using ((select actor_may_administer())) with check ((select actor_may_administer()));
create policy by_administrators on holiday as restrictive for insert to across_app
  with check ((select actor_may_administer()));
create policy removed_by_administrators on holiday as restrictive for delete to across_app
  using ((select actor_may_administer()));

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
  -- Whether there is one, for who may not read it.
  has_password boolean generated always as (password_hash is not null) stored,
  has_totp boolean generated always as (totp_secret is not null) stored,
  created_at timestamptz not null,
  suspended_at timestamptz,
  primary key (response_id, id),
  unique (response_id, login),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
create index person_name on person (response_id, name, id);
call guard('person', 'insert, update, delete');
grant select (response_id, id, organisation_id, login, name, language, totp_last_step, has_password, has_totp,
  created_at, suspended_at) on person to across_app;
-- Somebody without an account never reads who works here.
create policy known_to_people on person as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
-- An account is made by a link that was handed over, never by another account.
create policy made_by_link on person as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system');
create policy never_removed on person as restrictive for delete to across_app
  using ((select actor_scope()) = 'system');

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
-- Nobody puts themselves into a team; a lead may let themselves go.
create policy begun_by_others on membership as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system'
    or (((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]))
      and person_id is distinct from (select actor_person())));
create policy changed_by_leads on membership as restrictive for update to across_app
  using ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]));
create policy ended_by_leads on membership as restrictive for delete to across_app
  using ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]));

-- A colleague of the same team may stop an account in an emergency.
create policy changed_by_colleagues on person as restrictive for update to across_app
  using (id = (select actor_person()) or (select actor_may_administer())
    or id in (select m.person_id from membership m where m.team_id = any ((select actor_teams())::uuid[])));

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
call guard('role_grant', 'select, insert, delete');
-- Nobody raises their own rights.
create policy granted_by_others on role_grant as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system'
    or ((select actor_may_administer()) and person_id is distinct from (select actor_person())));
create policy revoked_by_administrators on role_grant as restrictive for delete to across_app
  using ((select actor_may_administer()));

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
create index invitation_open on invitation (response_id, expires_at) where used_at is null and withdrawn_at is null;
call guard('invitation', 'insert, update, delete');
grant select (response_id, id, purpose, organisation_id, team_id, lead, roles, sector, person_id, invited_by, created_at,
  expires_at, used_at, withdrawn_at) on invitation to across_app;
create policy of_inviters on invitation as restrictive to across_app
  using ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]))
  with check ((select actor_may_administer()) or team_id = any ((select actor_leads())::uuid[]));

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
create policy own on passkey as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- A challenge that waits for its answer, or a password that waits for its code. Used once, gone in minutes.
create table ceremony (
  response_id uuid not null references response (id),
  id uuid not null,
  purpose text not null check (purpose in ('passkey-sign-in', 'passkey-proof', 'passkey-new', 'code')),
  person_id uuid,
  -- What the browser was asked to sign, or the hash of what its cookie holds.
  challenge bytea not null,
  expires_at timestamptz not null,
  primary key (response_id, id)
);
create index ceremony_expired on ceremony (response_id, expires_at);
call guard('ceremony');

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
create index session_expired on session (response_id, expires_at);
call guard('session', 'insert, update, delete');
grant select (response_id, id, person_id, strength, created_at, seen_at, expires_at, proved_at) on session to across_app;
-- Seen by its own person. Ended also by administrators and by colleagues of the team, when an account is stopped.
create policy of_person on session as restrictive for select to across_app
  using (person_id = (select actor_person()) or (select actor_may_administer())
    or person_id in (select m.person_id from membership m where m.team_id = any ((select actor_teams())::uuid[])));
create policy ended_by_colleagues on session as restrictive for delete to across_app
  using (person_id = (select actor_person()) or (select actor_may_administer())
    or person_id in (select m.person_id from membership m where m.team_id = any ((select actor_teams())::uuid[])));
create policy opened on session as restrictive for insert to across_app
  with check ((select actor_person()) is null or person_id = (select actor_person())
    or (select actor_scope()) = 'system');
create policy kept_alive on session as restrictive for update to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- What a page needs to know of its response.
create function response_info(r response) returns jsonb language sql stable
  as $$ select jsonb_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'kind', r.kind, 'timeZone', r.time_zone,
    'weekend', to_jsonb(r.weekend), 'emergencyPhone', r.emergency_phone, 'demonstration', r.demonstration,
    'settings', r.settings) $$;

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
  -- Without a token no row fits, and the record is empty rather than unset.
  select session.id, session.response_id, session.person_id, session.strength, session.proved_at, session.seen_at,
         person.organisation_id, person.name, person.language
    into s
    from session join person
      on person.response_id = session.response_id and person.id = session.person_id
    where session.token_hash = wanted_token and session.expires_at > at and person.suspended_at is null
      and (wanted_slug is null
        or session.response_id = (select response.id from response where slug = wanted_slug));
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
            set_config('across.leads',
              '{' || coalesce((select string_agg(t ->> 'id', ',') from jsonb_array_elements(teams) t
                where (t ->> 'lead')::boolean), '') || '}', true),
            set_config('across.roles',
              '{' || coalesce((select string_agg(distinct g ->> 'role', ',') from jsonb_array_elements(roles) g), '') || '}',
              true);
  end if;
  return jsonb_build_object(
    'response', response_info(r),
    'person', case when s.person_id is null then null else jsonb_build_object(
      'id', s.person_id, 'sessionId', s.id, 'name', s.name, 'language', s.language,
      'organisationId', s.organisation_id, 'strength', s.strength, 'provedAt', s.proved_at, 'seenAt', s.seen_at,
      'teams', teams, 'roles', roles) end);
end $$;
revoke all on function enter(text, bytea, timestamptz) from public;
grant execute on function enter(text, bytea, timestamptz) to across_app;

-- Whoever holds the link of an invitation: finds it by the hash alone and enters its response as nobody.
create function arrive(wanted_token bytea) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  i invitation;
  r response;
begin
  select * into i from invitation where token_hash = wanted_token;
  if i.id is null then return null; end if;
  select * into r from response where id = i.response_id;
  perform set_config('across.response', r.id::text, true),
          set_config('across.person', '', true), set_config('across.organisation', '', true),
          set_config('across.teams', '', true), set_config('across.leads', '', true),
          set_config('across.roles', '', true), set_config('across.scope', '', true);
  return jsonb_build_object(
    'response', response_info(r),
    'invitation', to_jsonb(i) - 'token_hash' - 'response_id',
    'organisation', (select name from organisation o where o.response_id = r.id and o.id = i.organisation_id),
    'team', (select name from team t where t.response_id = r.id and t.id = i.team_id),
    'login', (select login from person p where p.response_id = r.id and p.id = i.person_id),
    'inviterSuspended', exists (select from person p where p.response_id = r.id and p.id = i.invited_by
      and p.suspended_at is not null));
end $$;

-- The secrets of one person of this response, for the moment of signing in or proving it again.
create function credentials_of(wanted_login text, wanted_person uuid default null)
returns table (person_id uuid, login text, password_hash text, totp_secret bytea, totp_last_step bigint,
  suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select id, login, password_hash, totp_secret, totp_last_step, suspended_at is not null
  from person
  where response_id = actor_response()
    and case when wanted_person is null then login = wanted_login else id = wanted_person end
$$;

create function passkey_of(wanted_id text)
returns table (person_id uuid, public_key bytea, counter bigint, transports text[], suspended boolean)
language sql stable security definer set search_path = public, pg_temp as $$
  select k.person_id, k.public_key, k.counter, k.transports, p.suspended_at is not null
  from passkey k join person p on p.response_id = k.response_id and p.id = k.person_id
  where k.response_id = actor_response() and k.id = wanted_id
$$;

-- Ends the session whose token one holds, whichever response it is of.
create function leave(held_token bytea) returns void
language sql security definer set search_path = public, pg_temp as $$
  delete from session where token_hash = held_token
$$;

revoke all on function arrive(bytea), credentials_of(text, uuid), passkey_of(text), leave(bytea) from public;
grant execute on function arrive(bytea), credentials_of(text, uuid), passkey_of(text), leave(bytea) to across_app;
