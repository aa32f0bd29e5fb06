-- Somebody was asked whether a child may be referred, and the answer was no. Counted, not kept: the month, the sector
-- that was asked for and why, where they said why. Nothing of the child, and nothing that a referral could lie beside.

create table referral_refused_tally (
  response_id uuid not null references response (id),
  month integer not null,
  to_sector text not null,
  reason text not null,
  total integer not null,
  primary key (response_id, month, to_sector, reason)
);
call guard('referral_refused_tally', 'select');
create policy for_numbers on referral_refused_tally as restrictive to across_app
  using ((select actor_roles()) && array['coordinator', 'information-manager', 'administrator', 'focal-point']
    or (select actor_scope()) = 'system');

-- Those who add cannot read.
create function tally_refused_consent(month_of integer, sectors text[], reason_of text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  r uuid := actor_response();
begin
  if r is null or (actor_person() is null and actor_scope() <> 'system') then
    raise exception 'nobody counts' using errcode = '42501';
  end if;
  insert into referral_refused_tally
    select distinct r, month_of, sector, reason_of, 1 from unnest(sectors) as sector
    on conflict (response_id, month, to_sector, reason) do update set total = referral_refused_tally.total + 1;
end $$;
revoke all on function tally_refused_consent(integer, text[], text) from public;
grant execute on function tally_refused_consent(integer, text[], text) to across_app;
