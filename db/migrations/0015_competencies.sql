-- Competencies: how people see their own, what a supervisor has seen of them and signed. The sentences themselves are in
-- content/competencies; here stand their ids.

-- Somebody lets a supervisor see: who leads the team or, for who leads it, the focal point of its sector.
create table competency_share (
  response_id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  supervisor text not null check (supervisor in ('lead', 'focal-point')),
  since timestamptz not null,
  until timestamptz,
  primary key (response_id, person_id, team_id),
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, team_id) references team (response_id, id)
);
create index competency_share_team on competency_share (response_id, team_id) where until is null;
call guard('competency_share', 'select, insert, update');

-- How somebody sees it. Rated again: a new row; the newest holds.
create table competency_rating (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null check (length(competency) <= 60),
  level text not null check (level in ('not-yet', 'with-help', 'alone', 'helps-others')),
  rated_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
create index competency_rating_of on competency_rating (response_id, person_id, competency, rated_at);
call guard('competency_rating', 'select, insert');

-- What a supervisor saw.
create table competency_observation (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null check (length(competency) <= 60),
  level text not null check (level in ('not-yet', 'with-help', 'alone', 'helps-others')),
  note text not null default '' check (length(note) <= 500),
  seen_on date not null,
  observed_by uuid not null check (observed_by <> person_id),
  made_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, observed_by) references person (response_id, id)
);
create index competency_observation_of on competency_observation (response_id, person_id, competency, made_at);
call guard('competency_observation', 'select, insert');

-- A supervisor stands for it until the day of review. Withdrawn, it stays with the reason.
create table competency_sign_off (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null check (length(competency) <= 60),
  signed_on date not null,
  review_on date not null check (review_on > signed_on),
  signed_by uuid not null check (signed_by <> person_id),
  made_at timestamptz not null,
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawn_why text not null default '' check (length(withdrawn_why) <= 500),
  primary key (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id),
  foreign key (response_id, signed_by) references person (response_id, id),
  foreign key (response_id, withdrawn_by) references person (response_id, id),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_why = ''))
);
create index competency_sign_off_of on competency_sign_off (response_id, person_id, competency, made_at);
call guard('competency_sign_off', 'select, insert');
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on competency_sign_off to across_app;

-- Who lets the actor of this transaction see, and is still in the team that this is about.
create function actor_supervised() returns setof uuid language sql stable as $$
  select s.person_id
  from competency_share s join team t on t.response_id = s.response_id and t.id = s.team_id
  where s.response_id = actor_response() and s.until is null and s.person_id <> actor_person()
    and t.closed_at is null
    and exists (select from membership m where m.response_id = s.response_id and m.team_id = s.team_id
      and m.person_id = s.person_id and (m.until is null or m.until > now())
      and m.lead = (s.supervisor = 'focal-point'))
    and case s.supervisor
      when 'lead' then s.team_id = any (actor_leads())
      else exists (select from role_grant g where g.response_id = s.response_id and g.person_id = actor_person()
        and g.role = 'focal-point' and g.sector = t.sector) end
$$;

create policy of_both on competency_share as restrictive for select to across_app
  using (person_id = (select actor_person()) or team_id = any ((select actor_leads())::uuid[])
    or (supervisor = 'focal-point' and team_id in (select t.id from team t join role_grant g
      on g.response_id = t.response_id and g.sector = t.sector
      where g.role = 'focal-point' and g.person_id = (select actor_person())))
    or (select actor_scope()) = 'system');
create policy given_by_oneself on competency_share as restrictive for insert to across_app
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');
create policy changed_by_oneself on competency_share as restrictive for update to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

create policy own_or_shared on competency_rating as restrictive for select to across_app
  using (person_id = (select actor_person()) or person_id in (select actor_supervised())
    or (select actor_scope()) = 'system');
create policy of_oneself on competency_rating as restrictive for insert to across_app
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

create policy own_or_shared on competency_observation as restrictive for select to across_app
  using (person_id = (select actor_person()) or observed_by = (select actor_person())
    or person_id in (select actor_supervised()) or (select actor_scope()) = 'system');
create policy by_supervisor on competency_observation as restrictive for insert to across_app
  with check ((observed_by = (select actor_person()) and person_id in (select actor_supervised()))
    or (select actor_scope()) = 'system');

create policy own_or_shared on competency_sign_off as restrictive for select to across_app
  using (person_id = (select actor_person()) or signed_by = (select actor_person())
    or person_id in (select actor_supervised()) or (select actor_scope()) = 'system');
create policy by_supervisor on competency_sign_off as restrictive for insert to across_app
  with check ((signed_by = (select actor_person()) and person_id in (select actor_supervised()))
    or (select actor_scope()) = 'system');
-- Whoever signed may always take it back.
create policy withdrawn_by_supervisor on competency_sign_off as restrictive for update to across_app
  using (signed_by = (select actor_person()) or person_id in (select actor_supervised())
    or (select actor_scope()) = 'system');

-- Numbers by sector for those who may not see whose they are. A row with competency '' counts the people themselves.
-- Fewer than five people, or fewer than five who rated, give no number at all: null, already here.
create function competency_counts(today date)
returns table (sector text, competency text, people integer, rated integer, able integer, signed integer, due integer)
language sql stable security definer set search_path = public, pg_temp as $$
  with here as (
    select m.person_id, t.sector from membership m
      join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = actor_response() and t.closed_at is null and (m.until is null or m.until > now())
    union
    select g.person_id, g.sector from role_grant g
      where g.response_id = actor_response() and g.role = 'focal-point' and g.sector <> ''
  ), person_in as (
    select here.sector, here.person_id from here
      join person p on p.response_id = actor_response() and p.id = here.person_id and p.suspended_at is null
    where actor_person() is not null or actor_scope() = 'system'
  ), size as (
    select sector, count(*) as people from person_in group by sector
  ), newest_rating as (
    select distinct on (r.person_id, r.competency) r.person_id, r.competency, r.level
    from competency_rating r where r.response_id = actor_response()
    order by r.person_id, r.competency, r.rated_at desc, r.id
  ), newest_sign_off as (
    select distinct on (s.person_id, s.competency) s.person_id, s.competency, s.review_on, s.withdrawn_at
    from competency_sign_off s where s.response_id = actor_response()
    order by s.person_id, s.competency, s.made_at desc, s.id
  ), fact as (
    select coalesce(r.person_id, s.person_id) as person_id, coalesce(r.competency, s.competency) as competency, r.level,
      s.withdrawn_at is null and s.review_on > today as signed, s.withdrawn_at is null and s.review_on <= today as due
    from newest_rating r full join newest_sign_off s on s.person_id = r.person_id and s.competency = r.competency
  ), counted as (
    select i.sector, f.competency, count(distinct f.person_id) filter (where f.level is not null) as rated,
      count(*) filter (where f.level in ('alone', 'helps-others')) as able,
      count(distinct f.person_id) filter (where f.signed) as signed,
      count(distinct f.person_id) filter (where f.due) as due
    from person_in i join fact f on f.person_id = i.person_id
    group by grouping sets ((i.sector, f.competency), (i.sector))
  )
  select size.sector, coalesce(counted.competency, ''),
    case when people >= 5 then people end,
    case when people >= 5 and coalesce(rated, 0) not between 1 and 4 then coalesce(rated, 0) end,
    case when people >= 5 and rated >= 5 and counted.competency is not null then able end,
    case when people >= 5 then coalesce(counted.signed, 0) end,
    case when people >= 5 then coalesce(counted.due, 0) end
  from size left join counted on counted.sector = size.sector
$$;
revoke all on function competency_counts(date) from public;
grant execute on function competency_counts(date) to across_app;
