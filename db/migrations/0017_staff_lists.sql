-- Lists of people to be inducted that somebody brings as a file: what was read, between looking and taking over. Whoever
-- brought it sees it, and nobody else; after a day it is forgotten.

create table induction_list (
  response_id uuid not null references response (id),
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  state text not null check (state in ('columns', 'comparing', 'ready', 'applying', 'applied')),
  -- The head of the table, folded and hashed: by it the names of its columns are remembered.
  signature text not null,
  columns jsonb not null,
  mapping jsonb not null default '{}',
  notes jsonb not null default '[]',
  total integer not null default 0 check (total >= 0),
  -- How far the work in hand is; written beside it, so that the page sees it move.
  done integer not null default 0 check (done between 0 and total),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  applied_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('induction_list');
create policy of_whoever_brought_it on induction_list as restrictive to across_app
  using (person_id = (select actor_person()) and organisation_id = (select actor_keeps_staff())
    or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) and organisation_id = (select actor_keeps_staff())
    or (select actor_scope()) = 'system');

create table induction_list_row (
  response_id uuid not null,
  list_id uuid not null,
  number integer not null check (number >= 0),
  -- Where the person finds it in their own file.
  line integer not null,
  -- The cells as they came, until their columns are named; after that only where something is wrong with them.
  cells jsonb,
  -- What was understood; absent where something was not.
  record jsonb,
  outcome text check (outcome in ('invalid', 'new', 'updated', 'identical', 'doubtful', 'discarded')),
  -- Whom it means.
  staff_id uuid,
  problems jsonb not null default '[]',
  -- What of that person it changes.
  changes jsonb not null default '[]',
  -- Whom it may mean; a person decides.
  alike jsonb not null default '[]',
  -- '' nothing yet, 'leave' it out, 'new' somebody else, or the id of the one it means.
  choice text not null default '',
  primary key (response_id, list_id, number),
  foreign key (response_id, list_id) references induction_list (response_id, id) on delete cascade
);
create index induction_list_row_outcome on induction_list_row (response_id, list_id, outcome, number);
call guard('induction_list_row');
create policy of_whoever_brought_it on induction_list_row as restrictive to across_app
  using ((select actor_scope()) = 'system' or exists (select from induction_list l
    where l.response_id = induction_list_row.response_id and l.id = induction_list_row.list_id))
  with check ((select actor_scope()) = 'system' or exists (select from induction_list l
    where l.response_id = induction_list_row.response_id and l.id = induction_list_row.list_id));

-- What is in the columns of a table, told once and remembered for the organisation's next file with the same head.
create table induction_list_columns (
  response_id uuid not null,
  organisation_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (response_id, organisation_id, signature),
  foreign key (response_id, organisation_id) references organisation (response_id, id)
);
call guard('induction_list_columns');
create policy of_keepers on induction_list_columns as restrictive to across_app
  using (organisation_id = (select actor_keeps_staff()))
  with check (organisation_id = (select actor_keeps_staff()));

-- What somebody can show elsewhere: that they had done what is asked, and until when it holds. The code stands on the paper
-- and opens one public page; nothing lists codes.
create table induction_certificate (
  response_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  code text not null check (code ~ '^[0-9A-Z]{20}$'),
  -- What was done, as it was on the day: the titles of then and their days.
  items jsonb not null,
  issued_on date not null,
  valid_until date,
  withdrawn_on date,
  primary key (response_id, id),
  unique (response_id, code),
  foreign key (response_id, staff_id) references induction_staff (response_id, id) on delete cascade
);
create index induction_certificate_staff on induction_certificate (response_id, staff_id);
call guard('induction_certificate');
create policy of_keepers on induction_certificate as restrictive to across_app
  using (exists (select from induction_staff s where s.response_id = induction_certificate.response_id
    and s.id = induction_certificate.staff_id))
  with check (exists (select from induction_staff s where s.response_id = induction_certificate.response_id
    and s.id = induction_certificate.staff_id));

-- For whoever holds the code, signed in or not: what the paper says, and whether it still holds. Of the name only the first
-- letters leave this function.
create function certificate_behind(wanted_code text)
returns table (items jsonb, issued_on date, valid_until date, organisation jsonb, initials text, has_ended boolean,
  met boolean, stands_until date)
language sql stable security definer set search_path = public, pg_temp as $$
  select c.items, c.issued_on, c.valid_until, o.name,
    (select string_agg(upper(left(word, 1)) || '.', ' ' order by place)
      from regexp_split_to_table(s.name, '\s+') with ordinality as words(word, place) where word <> ''),
    c.withdrawn_on is not null or s.left_on is not null, s.met, s.valid_until
  from induction_certificate c
    join induction_staff s on s.response_id = c.response_id and s.id = c.staff_id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
  where c.response_id = actor_response() and c.code = wanted_code $$;
revoke all on function certificate_behind(text) from public;
grant execute on function certificate_behind(text) to across_app;
