-- The sectors of a step and the children of a step are counted apart. One table that crossed both had cells for every
-- pair of sectors × sex × age × disability: as many to add up as there were referrals, and most of them of one child.
-- The children of the whole response stand in a table of their own, so that its page adds up the same few rows
-- whatever the number of sectors.

create table referral_step_tally (
  response_id uuid not null references response (id),
  month integer not null,
  step text not null,
  from_sector text not null,
  to_sector text not null,
  total integer not null,
  primary key (response_id, month, step, from_sector, to_sector)
);
call guard('referral_step_tally', 'select');
create policy for_numbers on referral_step_tally as restrictive to across_app
  using ((select actor_roles()) && array['coordinator', 'information-manager', 'administrator', 'focal-point']
    or (select actor_scope()) = 'system');
insert into referral_step_tally
  select response_id, month, step, from_sector, to_sector, sum(total) from referral_tally group by 1, 2, 3, 4, 5;

create temporary table counted on commit drop as
  select response_id, month, step, to_sector, sex, age_band, disability, sum(total)::integer as total
  from referral_tally group by 1, 2, 3, 4, 5, 6, 7;
delete from referral_tally;
-- Its key goes with the column, and comes back with the step before the month: one step over a year lies together.
alter table referral_tally drop column from_sector;
alter table referral_tally
  add primary key (response_id, step, month, to_sector, sex, age_band, disability);
insert into referral_tally (response_id, month, step, to_sector, sex, age_band, disability, total)
  select response_id, month, step, to_sector, sex, age_band, disability, total from counted;

create table referral_child_tally (
  response_id uuid not null references response (id),
  step text not null,
  month integer not null,
  sex text not null,
  age_band text not null,
  disability text not null,
  total integer not null,
  primary key (response_id, step, month, sex, age_band, disability)
);
call guard('referral_child_tally', 'select');
create policy for_numbers on referral_child_tally as restrictive to across_app
  using ((select actor_roles()) && array['coordinator', 'information-manager', 'administrator']
    or (select actor_scope()) = 'system');
insert into referral_child_tally
  select response_id, step, month, sex, age_band, disability, sum(total) from counted group by 1, 2, 3, 4, 5, 6;

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
    insert into referral_step_tally values (r, month_of, step_of, sector_from, sector_to, 1)
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
