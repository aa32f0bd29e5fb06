-- Induction: what must be done before first contact with children, by whom, and what was done. The people in it are to be
-- inducted; they have no account. Their names are for the keepers of their own organisation alone.

-- Who keeps the list of an organisation: its administrators, focal points, and leads of its teams.
create function actor_keeps_staff() returns uuid language sql stable parallel safe
  as $$ select case when cardinality(actor_leads()) > 0 or actor_roles() && array['administrator', 'focal-point']
    then actor_organisation() end $$;

-- What a response changed in a requirement that came with the program, or added.
create table induction_requirement (
  response_id uuid not null references response (id),
  id text not null check (id ~ '^[a-z0-9.-]{1,60}$'),
  kind text not null check (kind in ('training', 'document')),
  title jsonb not null,
  -- Kinds of role for which it holds; empty for all.
  roles text[] not null default '{}',
  contact_only boolean not null default false,
  months smallint check (months between 1 and 120),
  retired_at timestamptz,
  changed_at timestamptz not null,
  primary key (response_id, id)
);
call guard('induction_requirement', 'select, insert, update');
create policy kept_by_coordination on induction_requirement as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system' or (select actor_roles()) && array['coordinator', 'administrator']);
create policy changed_by_coordination on induction_requirement as restrictive for update to across_app
  using ((select actor_scope()) = 'system' or (select actor_roles()) && array['coordinator', 'administrator']);

-- The text that is signed. A version is never changed; a material one asks everybody to sign again.
create table induction_document (
  response_id uuid not null references response (id),
  requirement_id text not null,
  version integer not null check (version > 0),
  text jsonb not null,
  material boolean not null,
  in_force_from date not null,
  made_by uuid not null,
  primary key (response_id, requirement_id, version),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('induction_document', 'select, insert');
create policy by_coordination on induction_document as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system' or (select actor_roles()) && array['coordinator', 'administrator']);

create table induction_staff (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(name) between 1 and 120),
  -- As it is compared: without diacritics, case or doubled spaces.
  folded text not null,
  number text not null default '' check (length(number) <= 40),
  sector text not null,
  area_pcode text,
  role text not null check (role in ('staff', 'volunteer', 'guard', 'driver', 'day-labour', 'contractor', 'visitor')),
  contact boolean not null,
  first_contact_on date,
  language text not null default '',
  -- How it stands, kept with every change: everything done, until when it holds, whether a text must be signed again.
  met boolean not null default false,
  valid_until date,
  sign_again boolean not null default false,
  left_on date,
  changed_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, area_pcode) references area (response_id, pcode)
);
create unique index induction_staff_number on induction_staff (response_id, organisation_id, number) where number <> '';
create index induction_staff_list on induction_staff (response_id, organisation_id, folded, id);
create index induction_staff_numbers on induction_staff
  (response_id, organisation_id, sector, area_pcode, met, valid_until, sign_again, contact, first_contact_on)
  where left_on is null;
call guard('induction_staff');
create policy of_keepers on induction_staff as restrictive to across_app
  using (organisation_id = (select actor_keeps_staff()) or (select actor_scope()) = 'system')
  with check (organisation_id = (select actor_keeps_staff()) or (select actor_scope()) = 'system');

create table induction_training (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null check (length(title) between 1 and 160),
  held_on date not null,
  place text not null default '' check (length(place) <= 120),
  trainer text not null default '' check (length(trainer) <= 120),
  topics text[] not null check (cardinality(topics) between 1 and 40),
  made_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
create index induction_training_list on induction_training (response_id, organisation_id, held_on desc, id);
call guard('induction_training', 'select, insert');
create policy of_keepers on induction_training as restrictive to across_app
  using (organisation_id = (select actor_keeps_staff()) or (select actor_scope()) = 'system')
  with check (organisation_id = (select actor_keeps_staff()) or (select actor_scope()) = 'system');

create table induction_attendance (
  response_id uuid not null,
  training_id uuid not null,
  staff_id uuid not null,
  primary key (response_id, training_id, staff_id),
  foreign key (response_id, training_id) references induction_training (response_id, id) on delete cascade,
  foreign key (response_id, staff_id) references induction_staff (response_id, id) on delete cascade
);
create index induction_attendance_staff on induction_attendance (response_id, staff_id);
call guard('induction_attendance', 'select, insert, delete');
create policy of_keepers on induction_attendance as restrictive to across_app
  using (exists (select from induction_staff s where s.response_id = induction_attendance.response_id
    and s.id = induction_attendance.staff_id))
  with check (exists (select from induction_staff s where s.response_id = induction_attendance.response_id
    and s.id = induction_attendance.staff_id));

-- Signed by typing the name, on the keeper's device, before the keeper's eyes.
create table induction_signature (
  response_id uuid not null,
  staff_id uuid not null,
  requirement_id text not null,
  version integer not null,
  typed_name text not null check (length(typed_name) between 1 and 120),
  witness_id uuid not null,
  signed_on date not null,
  primary key (response_id, staff_id, requirement_id, version),
  foreign key (response_id, staff_id) references induction_staff (response_id, id) on delete cascade,
  foreign key (response_id, requirement_id, version)
    references induction_document (response_id, requirement_id, version),
  foreign key (response_id, witness_id) references person (response_id, id)
);
call guard('induction_signature', 'select, insert, delete');
create policy of_keepers on induction_signature as restrictive to across_app
  using (exists (select from induction_staff s where s.response_id = induction_signature.response_id
    and s.id = induction_signature.staff_id))
  with check (exists (select from induction_staff s where s.response_id = induction_signature.response_id
    and s.id = induction_signature.staff_id));

-- Numbers without names, for everybody who is signed in. The states are those of the module's rules. The column is chosen
-- here, from three, so that only what is grouped by is read.
create function induction_coverage(today date, soon date, side text)
returns table (key text, state text, people bigint)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if actor_person() is null and actor_scope() <> 'system' then return; end if;
  return query execute format($q$
    select coalesce(k::text, ''), case c when 1 then 'complete' when 2 then 'expiring' when 3 then 'expired'
        when 4 then 'sign-again' when 5 then 'overdue' else 'due' end, n
    from (select %I as k,
        case when met then case when valid_until is null or valid_until > $2 then 1 when valid_until >= $1 then 2 else 3 end
          when sign_again then 4 when contact and first_contact_on <= $1 then 5 else 6 end as c, count(*) as n
      from induction_staff where response_id = $3 and left_on is null group by 1, 2) counted$q$,
    case side when 'sector' then 'sector' when 'area' then 'area_pcode' else 'organisation_id' end)
    using today, soon, actor_response();
end $$;
revoke all on function induction_coverage(date, date, text) from public;
grant execute on function induction_coverage(date, date, text) to across_app;
