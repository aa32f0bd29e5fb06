-- What somebody is told: how often they want to hear what is due, the message of a day, the address of a calendar of their
-- own, and the number of things in a message that they have not looked at, which every page shows.

-- Whoever chose nothing is told daily.
create table reminder (
  response_id uuid not null,
  person_id uuid not null,
  rhythm text not null check (rhythm in ('off', 'daily', 'weekly')),
  changed_at timestamptz not null,
  primary key (response_id, person_id),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('reminder', 'select, insert, update');
create policy own on reminder as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- The address of one's own calendar. The program makes it anew from its secret and this id; only its hash is kept.
create table calendar_link (
  response_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  primary key (response_id, person_id),
  unique (response_id, token_hash),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('calendar_link', 'insert, delete');
grant select (response_id, person_id, id, made_at) on calendar_link to across_app;
create policy own on calendar_link as restrictive to across_app
  using (person_id = (select actor_person()))
  with check (person_id = (select actor_person()));

-- Whose calendar has that address; from here on the transaction reads as that person, without any role of theirs. A link
-- rests with its person: suspended, it opens nothing.
create function enter_calendar(wanted_token bytea) returns uuid
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  owner_id uuid;
begin
  select p.id into owner_id
    from calendar_link l join person p on p.response_id = l.response_id and p.id = l.person_id
    where l.response_id = actor_response() and l.token_hash = wanted_token and p.suspended_at is null;
  if owner_id is not null then
    perform set_config('across.person', owner_id::text, true), set_config('across.roles', '{}', true),
      set_config('across.teams', '{}', true), set_config('across.leads', '{}', true);
  end if;
  return owner_id;
end $$;
revoke all on function enter_calendar(bytea) from public;
grant execute on function enter_calendar(bytea) to across_app;

-- How many things stand in the newest message that its person has not looked at; 0 where there is none.
create function unread_of(wanted_response uuid, wanted_person uuid) returns integer language sql stable
as $$ select coalesce((select case when seen_at is null then (lines ->> 'count')::integer end from digest
  where response_id = wanted_response and person_id = wanted_person order by day desc limit 1), 0) $$;
revoke all on function unread_of(uuid, uuid) from public;

-- As before, with that number.
create or replace function enter(wanted_slug text, wanted_token bytea, at timestamptz) returns jsonb
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
      'teams', teams, 'roles', roles, 'unread', unread_of(r.id, s.person_id)) end);
end $$;
