-- Attendance of trainings from live sessions, signatures by a drawn mark, and the link by which somebody without an account
-- reads and signs on their own phone.

-- What the session counts as: requirements of induction; empty for none.
alter table live_session add column topics text[] not null default '{}' check (cardinality(topics) <= 40);

-- What somebody gave of their own will, so that the training is recorded for them. It is for their own phone and for whoever
-- keeps the list of that organisation, and goes when it is recorded, or with the seat.
create table live_staff_number (
  response_id uuid not null,
  seat_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  number text not null check (length(number) between 1 and 40),
  given_at timestamptz not null,
  primary key (response_id, seat_id),
  foreign key (response_id, seat_id) references live_seat (response_id, id) on delete cascade,
  foreign key (response_id, session_id) references live_session (response_id, id) on delete cascade,
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
create index live_staff_number_waiting on live_staff_number (response_id, organisation_id, session_id);
call guard('live_staff_number');
create policy of_its_phone_and_keepers on live_staff_number as restrictive to across_app
  using (seat_id = (select actor_seat()) or organisation_id = (select actor_keeps_staff())
    or (select actor_scope()) = 'system')
  with check (seat_id = (select actor_seat()) or (select actor_scope()) = 'system');

-- The session that a training was; one training of each organisation.
alter table induction_training add column session_id uuid;
alter table induction_training add foreign key (response_id, session_id) references live_session (response_id, id);
create unique index induction_training_session on induction_training (response_id, organisation_id, session_id)
  where session_id is not null;

-- A drawn mark is lines on a field of 600 by 200. Without a witness it was signed by a link.
alter table induction_signature alter column witness_id drop not null;
alter table induction_signature
  add column kind text not null default 'typed' check (kind in ('typed', 'drawn')),
  add column mark text check (length(mark) <= 6000 and mark ~ '^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+$'),
  add check ((kind = 'drawn') = (mark is not null));

-- The one link that works for a person, until its day or until another is made.
create table induction_signing_link (
  response_id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null check (length(token_hash) = 32),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  primary key (response_id, staff_id),
  unique (response_id, token_hash),
  foreign key (response_id, staff_id) references induction_staff (response_id, id) on delete cascade
);
call guard('induction_signing_link');
create policy of_keepers on induction_signing_link as restrictive to across_app
  using (exists (select from induction_staff s where s.response_id = induction_signing_link.response_id
    and s.id = induction_signing_link.staff_id))
  with check (exists (select from induction_staff s where s.response_id = induction_signing_link.response_id
    and s.id = induction_signing_link.staff_id));

-- For whoever holds the link: the one person, and which versions they have signed.
create function signing_link_behind(wanted bytea, moment timestamptz)
returns table (staff_id uuid, name text, role text, contact boolean, expires_at timestamptz, signed jsonb)
language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.name, s.role, s.contact, l.expires_at,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.requirement_id, 'version', g.version, 'on', g.signed_on))
      from induction_signature g where g.response_id = s.response_id and g.staff_id = s.id), '[]')
  from induction_signing_link l
    join induction_staff s on s.response_id = l.response_id and s.id = l.staff_id
  where l.response_id = actor_response() and l.token_hash = wanted and l.expires_at > moment and s.left_on is null $$;
revoke all on function signing_link_behind(bytea, timestamptz) from public;
grant execute on function signing_link_behind(bytea, timestamptz) to across_app;

-- Each version once. Nothing is signed for anybody but the person of the link, and never as if somebody had watched.
create function sign_by_link(wanted bytea, moment timestamptz, requirement text, number integer, typed text, drawn text,
  day date) returns boolean
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  signer uuid;
begin
  select b.staff_id into signer from signing_link_behind(wanted, moment) b;
  if signer is null then return false; end if;
  insert into induction_signature (response_id, staff_id, requirement_id, version, typed_name, signed_on, kind, mark)
  values (actor_response(), signer, requirement, number, typed, day, case when drawn is null then 'typed' else 'drawn' end,
    drawn)
  on conflict do nothing;
  return found;
end $$;
revoke all on function sign_by_link(bytea, timestamptz, text, integer, text, text, date) from public;
grant execute on function sign_by_link(bytea, timestamptz, text, integer, text, text, date) to across_app;
