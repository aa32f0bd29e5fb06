-- Whoever leads a session closes its door, sends a seat away and empties a worksheet. What only they do, or only a seat
-- does for itself, is held here too.

-- Nobody new joins.
alter table live_session add column door_closed boolean not null default false;
-- How often the worksheet was emptied: what was written before does not come back from a phone.
alter table live_table add column emptied smallint not null default 0;

-- Joining counts the seat; everything else of a session is done by people.
create policy made_by_people on live_session as restrictive for insert to across_app
  with check ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy deleted_by_people on live_session as restrictive for delete to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy open_or_led on live_session as restrictive for update to across_app
  using (ended_at is null or (select actor_person()) is not null or (select actor_scope()) = 'system');

create policy made_by_people on live_table as restrictive for insert to across_app
  with check ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy deleted_by_people on live_table as restrictive for delete to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
-- A seat writes in its own table's worksheet.
create policy written_at_it on live_table as restrictive for update to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system'
    or exists (select from live_seat s where s.response_id = live_table.response_id and s.id = (select actor_seat())
      and s.session_id = live_table.session_id and s.table_number = live_table.number));

create policy said_or_written on live_point as restrictive for insert to across_app
  with check (seat_id = (select actor_seat()) or (select actor_person()) is not null
    or (select actor_scope()) = 'system');
create policy changed_by_people on live_point as restrictive for update to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy deleted_by_people on live_point as restrictive for delete to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

create policy through_an_open_door on live_seat as restrictive for insert to across_app
  with check ((select actor_person()) is not null or (select actor_scope()) = 'system'
    or exists (select from live_session s where s.response_id = live_seat.response_id and s.id = live_seat.session_id
      and s.ended_at is null and not s.door_closed));
create policy deleted_by_people on live_seat as restrictive for delete to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- Sessions that are open now, as those that are prepared from here on: where nobody ends one, it is ended after a week.
insert into job (response_id, name, key, data, run_at)
select response_id, 'live-session.close', id::text, jsonb_build_object('id', id), begins_at + interval '7 days'
from live_session where ended_at is null
on conflict do nothing;
