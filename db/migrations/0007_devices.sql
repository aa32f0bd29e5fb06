-- Phones that several people share: each leaves an upload ticket there, with which their waiting work is delivered
-- while a colleague is signed in. It opens nothing and reads nothing.

create table upload_ticket (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamptz not null,
  -- To the day, so that it says nothing of when somebody works.
  used_on date,
  withdrawn_at timestamptz,
  primary key (response_id, id),
  unique (response_id, token_hash),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index upload_ticket_person on upload_ticket (response_id, person_id) where withdrawn_at is null;
call guard('upload_ticket', 'insert, update');
grant select (response_id, id, person_id, made_at, used_on, withdrawn_at) on upload_ticket to across_app;
create policy own on upload_ticket as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- As enter(), for whoever holds a ticket instead of a session. What may be done with it is decided by the route: only
-- one that says so asks here. A ticket rests with its person: suspended, they deliver nothing.
create function enter_with_ticket(wanted_slug text, wanted_token bytea, at timestamptz) returns jsonb
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r response;
  t record;
  teams jsonb := '[]';
  roles jsonb := '[]';
begin
  select * into r from response where slug = wanted_slug;
  if r.id is null then return null; end if;
  perform set_config('across.response', r.id::text, true);
  select ticket.id, ticket.person_id, ticket.used_on, person.organisation_id, person.name, person.language
    into t
    from upload_ticket ticket join person
      on person.response_id = ticket.response_id and person.id = ticket.person_id
    where ticket.response_id = r.id and ticket.token_hash = wanted_token and ticket.withdrawn_at is null
      and person.suspended_at is null;
  if t.person_id is not null then
    if t.used_on is distinct from (at at time zone 'UTC')::date then
      update upload_ticket set used_on = (at at time zone 'UTC')::date where response_id = r.id and id = t.id;
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', m.team_id, 'lead', m.lead, 'sector', team.sector)), '[]')
      into teams
      from membership m join team on team.response_id = m.response_id and team.id = m.team_id
      where m.response_id = r.id and m.person_id = t.person_id and (m.until is null or m.until > at)
        and team.closed_at is null;
    select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector)), '[]')
      into roles
      from role_grant g where g.response_id = r.id and g.person_id = t.person_id;
    perform set_config('across.person', t.person_id::text, true),
            set_config('across.organisation', t.organisation_id::text, true),
            set_config('across.teams',
              '{' || coalesce((select string_agg(e ->> 'id', ',') from jsonb_array_elements(teams) e), '') || '}', true),
            set_config('across.leads',
              '{' || coalesce((select string_agg(e ->> 'id', ',') from jsonb_array_elements(teams) e
                where (e ->> 'lead')::boolean), '') || '}', true),
            set_config('across.roles',
              '{' || coalesce((select string_agg(distinct e ->> 'role', ',') from jsonb_array_elements(roles) e), '') || '}',
              true);
  end if;
  return jsonb_build_object(
    'response', response_info(r),
    'person', case when t.person_id is null then null else jsonb_build_object(
      'id', t.person_id, 'sessionId', t.id, 'name', t.name, 'language', t.language,
      'organisationId', t.organisation_id, 'strength', 'ticket', 'provedAt', to_timestamp(0), 'seenAt', at,
      'teams', teams, 'roles', roles) end);
end $$;
revoke all on function enter_with_ticket(text, bytea, timestamptz) from public;
grant execute on function enter_with_ticket(text, bytea, timestamptz) to across_app;
