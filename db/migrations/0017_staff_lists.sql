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
