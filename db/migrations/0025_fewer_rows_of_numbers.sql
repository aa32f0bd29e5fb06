-- The coordinator's page adds up fewer rows. From which sector is asked of what was sent and of services that were
-- shown, and of nothing else: every other step has one row for a sector and a month, not one for every pair of sectors.
-- The areas of the whole response stand in a table of their own, as its children do.

with gone as (
  delete from referral_step_tally where step not in ('sent', 'informed') returning *
)
insert into referral_step_tally (response_id, month, step, from_sector, to_sector, total)
  select response_id, month, step, '', to_sector, sum(total) from gone group by 1, 2, 3, 5;
comment on column referral_step_tally.from_sector is 'empty but for what was sent and what was shown';

create table referral_area_total (
  response_id uuid not null references response (id),
  month integer not null,
  step text not null,
  area_pcode text not null,
  total integer not null,
  primary key (response_id, month, step, area_pcode)
);
call guard('referral_area_total', 'select');
insert into referral_area_total
  select response_id, month, step, area_pcode, sum(total) from referral_area_tally group by 1, 2, 3, 4;

-- Who may read numbers is asked once for a statement, as one gate. Asked of every row, it also led the planner to
-- expect one row in a hundred, and to sort what it could have hashed.
do $$
declare t text;
begin
  foreach t in array array['referral_step_tally', 'referral_tally', 'referral_area_tally', 'referral_answer_tally',
    'referral_silence', 'referral_reason_tally', 'referral_refused_tally'] loop
    execute format('drop policy for_numbers on %I', t);
    execute format('create policy for_numbers on %I as restrictive to across_app using ((select actor_roles() &&
      array[''coordinator'', ''information-manager'', ''administrator'', ''focal-point'']
      or actor_scope() = ''system''))', t);
  end loop;
end $$;
drop policy for_numbers on referral_child_tally;
create policy for_numbers on referral_child_tally as restrictive to across_app
  using ((select actor_roles() && array['coordinator', 'information-manager', 'administrator']
    or actor_scope() = 'system'));
create policy for_numbers on referral_area_total as restrictive to across_app
  using ((select actor_roles() && array['coordinator', 'information-manager', 'administrator']
    or actor_scope() = 'system'));

create or replace function tally_referral(month_of integer, step_of text, sector_from text, sector_to text,
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
    insert into referral_step_tally
      values (r, month_of, step_of, case when step_of in ('sent', 'informed') then sector_from else '' end, sector_to, 1)
      on conflict (response_id, month, step, from_sector, to_sector)
        do update set total = referral_step_tally.total + 1;
    insert into referral_tally (response_id, month, step, to_sector, sex, age_band, disability, total)
      values (r, month_of, step_of, sector_to, sex_of, age_band_of, disability_of, 1)
      on conflict (response_id, step, month, to_sector, sex, age_band, disability)
        do update set total = referral_tally.total + 1;
    insert into referral_child_tally values (r, step_of, month_of, sex_of, age_band_of, disability_of, 1)
      on conflict (response_id, step, month, sex, age_band, disability)
        do update set total = referral_child_tally.total + 1;
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
    insert into referral_area_total values (r, month_of, step_of, coalesce(reported, area_of), 1)
      on conflict (response_id, month, step, area_pcode)
        do update set total = referral_area_total.total + 1;
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
