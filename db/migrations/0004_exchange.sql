-- What is brought in from elsewhere: a draft between looking and taking over, and what a person still has to look at.

create table import_draft (
  response_id uuid not null references response (id),
  id uuid not null,
  kind text not null check (kind in ('services', 'areas')),
  -- How the file was made: 'table' (CSV, XLSX, ODS, XLS), 'services-advisor', 'hsds'.
  format text not null check (format in ('table', 'services-advisor', 'hsds')),
  -- Whoever brought it, and nobody else, sees it. Absent when it came by the command line.
  person_id uuid,
  state text not null check (state in ('columns', 'comparing', 'ready', 'applying', 'applied', 'failed')),
  -- The head of a table, folded and hashed: by it a mapping is remembered.
  signature text,
  columns jsonb not null default '[]',
  mapping jsonb not null default '{}',
  options jsonb not null default '{}',
  notes jsonb not null default '[]',
  total integer not null default 0 check (total >= 0),
  done integer not null default 0 check (done between 0 and total),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  applied_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('import_draft');
create policy of_uploader on import_draft as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

create table import_row (
  response_id uuid not null,
  draft_id uuid not null,
  number integer not null check (number >= 0),
  -- Where the person finds it in their own file.
  sheet text not null default '',
  line integer,
  -- The cells as they came, until their columns are named.
  cells jsonb,
  outcome text check (outcome in ('invalid', 'new', 'updated', 'identical', 'old', 'discarded')),
  -- What was understood of it; absent where nothing was.
  record jsonb,
  target_id uuid,
  problems jsonb not null default '[]',
  duplicates jsonb not null default '[]',
  -- What the person decided about it: '' as proposed, 'leave' out, 'new' although it resembles another, or the id of
  -- the entry that it is.
  choice text not null default '',
  primary key (response_id, draft_id, number),
  foreign key (response_id, draft_id) references import_draft (response_id, id) on delete cascade
);
create index import_row_outcome on import_row (response_id, draft_id, outcome, number);
call guard('import_row');
create policy of_uploader on import_row as restrictive to across_app
  using (exists (select from import_draft d where d.response_id = import_row.response_id and d.id = import_row.draft_id))
  with check (exists (select from import_draft d where d.response_id = import_row.response_id and d.id = import_row.draft_id));

-- The columns of a table, told once by a person and remembered for the next file with the same head.
create table import_mapping (
  response_id uuid not null references response (id),
  kind text not null,
  signature text not null,
  mapping jsonb not null,
  saved_at timestamptz not null,
  primary key (response_id, kind, signature)
);
call guard('import_mapping');

-- What the import could not decide: two languages that disagree, an hour that reads oddly. A person looks and ticks off.
create table import_finding (
  response_id uuid not null references response (id),
  id uuid not null,
  service_id uuid not null,
  code text not null check (code ~ '^[a-z-]+$'),
  values jsonb not null default '{}',
  found_at timestamptz not null,
  settled_at timestamptz,
  settled_by uuid,
  primary key (response_id, id),
  foreign key (response_id, service_id) references service (response_id, id)
);
create index import_finding_open on import_finding (response_id, found_at, id) where settled_at is null;
create index import_finding_service on import_finding (response_id, service_id);
call guard('import_finding');
create policy of_keepers on import_finding as restrictive to across_app using (
  (select actor_scope()) = 'system'
  or (select actor_roles()) && '{focal-point,coordinator,information-manager,administrator}');
