-- The address of a calendar dies with the account that is stopped; brought back, the person asks for a new one.

create function forget_calendar() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from calendar_link where response_id = new.response_id and person_id = new.id;
  return new;
end $$;
revoke all on function forget_calendar() from public;

create trigger forget_calendar after update of suspended_at on person
  for each row when (new.suspended_at is not null and old.suspended_at is null)
  execute function forget_calendar();
