-- A search for a word that stands in a thousand descriptions and in a dozen names walked the whole directory for the
-- names that were missing on its page: 160 ms among 100,000 services. Where few of the candidates have the words in
-- their name, those few are now taken from the index of terms, all at once.

create or replace function find_services(asks jsonb) returns jsonb
language plpgsql stable security definer set search_path = public, pg_temp
-- The planner does not know what it costs to fetch the terms of a row from beside it, and would read them all.
set enable_seqscan = off as $$
declare
  -- Up to so many candidates are put into order all at once. Where there are more, any stage has its first ones soon
  -- when it is walked in the order in which services are offered.
  few constant integer := 800;
  -- A quarter of the candidates. Above it a walk finds enough names soon; below it they may be few among all.
  seldom constant integer := 200;
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
  -- Of the candidates that were looked at, those that have the words in their name.
  in_names integer := few;
  first_stage integer := after_stage;
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
      select (select count(*) from candidates), (select count(*) from candidates where stage < 2), jsonb_build_object(
        'found', coalesce((select jsonb_agg(jsonb_build_array(service_id, stage, position)
          order by stage, position, service_id) from wanted), '[]'),
        'count', (select least(count(*), %11$s) from candidates where in_time <> %7$L),
        'past', (select least(count(*), %11$s) from candidates where not in_time))$q$,
      oldest, in_name, near, conditions, whole, few + 1, past, after_stage, after_position, after_id, most)
      into candidates, in_names, answer;
  end if;
  if candidates <= few then return answer; end if;

  -- Words that stand in many texts and in few names: a walk would look at every row for those few.
  if named <> '' and after_stage < 2 and in_names < seldom then
    execute format($q$
      with candidates as materialized (
        select service_id, position, next_check >= %1$L as in_time, case when %2$s then 0 else 1 end as stage
        from service_search where %3$s %4$s limit %5$s
      ), wanted as (
        select service_id, stage, position from candidates
        where in_time <> %6$L and (stage, position, service_id) > (%7$s, %8$s, %9$L::uuid)
        order by stage, position, service_id limit %10$s
      )
      select (select count(*) from candidates), coalesce((select jsonb_agg(jsonb_build_array(service_id, stage, position)
        order by stage, position, service_id) from wanted), '[]')$q$,
      oldest, near, conditions, named, few + 1, past, after_stage, after_position, after_id, most)
      into candidates, more;
    if candidates <= few then
      found := more;
      first_stage := 2;
    end if;
  end if;

  -- What is looked at inside the row comes before the terms, so that those are fetched for few.
  for stage in first_stage .. 3 loop
    exit when jsonb_array_length(found) >= most;
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
  end loop;
  -- Where the candidates hold fewer that are past their check than are counted, there may be others.
  pasts := coalesce((answer ->> 'past')::integer, 0);
  if pasts < most then
    execute format('select count(*) from (select from service_search where %s %s %s limit %s) counted',
      conditions, out_of_time, whole, most) into pasts;
  end if;
  return jsonb_build_object('found', found, 'count', jsonb_array_length(found), 'past', pasts);
end $$;
