-- The framework as a response follows it: editions with their nodes, the operations that lead from one edition to the
-- next, the work that is recorded against a node, who signed it, and what people say about a node.
--
-- Everything that is written down against the framework, in whatever module, is one row of `work`. So one statement
-- can carry all of it over to the next edition, and nothing can be forgotten.

create table edition (
  response_id uuid not null references response (id),
  id text not null check (id ~ '^[a-z][a-z0-9-]{2,59}$'),
  -- The edition before; what leads from it to this one stands in edition_operation.
  follows text,
  state text not null check (state in ('draft', 'published', 'superseded')),
  title jsonb not null,
  from_year smallint not null check (from_year between 2000 and 2100),
  to_year smallint not null check (to_year >= from_year),
  -- It came with the program: its texts are made fresh from there and are nobody's to change.
  shipped boolean not null,
  -- Title, publisher, version and address of the document behind it.
  document jsonb not null,
  made_by uuid,
  created_at timestamptz not null,
  published_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, follows) references edition (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id),
  check ((state = 'draft') = (published_at is null))
);
create unique index edition_followed on edition (response_id) where state = 'published';
call guard('edition');
create policy published_to_all on edition as restrictive for select to across_app
  using (state <> 'draft' or (select actor_person()) is not null or (select actor_scope()) = 'system');

create table framework_node (
  response_id uuid not null,
  edition_id text not null,
  id text not null check (id ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$' and length(id) <= 60),
  kind text not null check (kind in ('vision', 'value', 'driver', 'outcome', 'objective', 'progress', 'end',
    'implementation', 'precondition', 'group', 'common-action', 'sub-action', 'action', 'later-action', 'additional',
    'consideration', 'sector-action')),
  -- The number that the source gives.
  number text,
  parent_id text,
  -- In the order of reading.
  position smallint not null,
  title jsonb not null,
  -- text, source, years, who, sectors, steps: as content/framework/framework.schema.json says.
  body jsonb not null,
  primary key (response_id, edition_id, id),
  unique (response_id, edition_id, position),
  foreign key (response_id, edition_id) references edition (response_id, id) on delete cascade,
  foreign key (response_id, edition_id, parent_id) references framework_node (response_id, edition_id, id)
);
call guard('framework_node');
create policy published_to_all on framework_node as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system' or exists (select from edition e
    where e.response_id = framework_node.response_id and e.id = framework_node.edition_id and e.state <> 'draft'));

create table edition_operation (
  response_id uuid not null,
  -- The newer edition.
  edition_id text not null,
  position smallint not null,
  kind text not null check (kind in ('keep', 'reword', 'split', 'merge', 'retire', 'add')),
  from_nodes text[] not null,
  to_nodes text[] not null,
  -- Why, for whoever reads the change.
  reason jsonb not null default '{}',
  primary key (response_id, edition_id, position),
  foreign key (response_id, edition_id) references edition (response_id, id) on delete cascade,
  check (case kind
    when 'keep' then cardinality(from_nodes) = 1 and cardinality(to_nodes) = 1
    when 'reword' then cardinality(from_nodes) = 1 and cardinality(to_nodes) = 1
    when 'split' then cardinality(from_nodes) = 1 and cardinality(to_nodes) > 1
    when 'merge' then cardinality(from_nodes) > 1 and cardinality(to_nodes) = 1
    when 'retire' then cardinality(from_nodes) = 1 and cardinality(to_nodes) = 0
    when 'add' then cardinality(from_nodes) = 0 and cardinality(to_nodes) = 1 end)
);
call guard('edition_operation');
create policy known_to_people on edition_operation as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

create table work (
  response_id uuid not null,
  id uuid not null,
  what text not null check (what in ('commitment', 'action', 'wording', 'comment', 'rating', 'readiness', 'indicator')),
  -- What makes it the only one of its kind on its node: sector and organisation, language, …; '' for the only one.
  scope text not null default '' check (length(scope) <= 120),
  -- The sector whose word is needed beside child protection's; '' where no sector is asked.
  sector text not null default '',
  edition_id text not null,
  node_id text not null,
  -- 'waiting': an edition changed under it and a person must say where it belongs. 'ended': of a closed cycle, or given up.
  state text not null default 'placed' check (state in ('placed', 'waiting', 'ended')),
  waits_for text check (waits_for in ('split', 'retired', 'met-another')),
  -- Each change of what is signed makes a new version, and asks both sides again.
  version integer not null default 1 check (version > 0),
  -- The versions that each side has signed last. Only a signature sets them: the application may not.
  child_protection_signed integer not null default 0,
  sector_signed integer not null default 0,
  agreed boolean not null generated always as (child_protection_signed = version and sector_signed = version) stored,
  -- It was agreed once, and then changed.
  was_agreed boolean not null default false,
  agreed_at timestamptz,
  -- The day on which both look at it again.
  review_on date,
  made_by uuid,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, edition_id, node_id) references framework_node (response_id, edition_id, id),
  foreign key (response_id, made_by) references person (response_id, id),
  check ((state = 'waiting') = (waits_for is not null)),
  check (child_protection_signed <= version and sector_signed <= version)
);
create unique index work_once on work (response_id, edition_id, node_id, what, scope) where state = 'placed';
create index work_waiting on work (response_id, edition_id) where state = 'waiting';
create index work_review on work (response_id, review_on) where state = 'placed' and review_on is not null;
call guard('work', 'select, delete');
grant insert (response_id, id, what, scope, sector, edition_id, node_id, review_on, made_by, created_at, changed_at)
  on work to across_app;
grant update (scope, edition_id, node_id, state, waits_for, version, was_agreed, review_on, changed_at)
  on work to across_app;
create policy known_to_people on work as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
create policy made_in_own_name on work as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system' or made_by = (select actor_person()));

create table signature (
  response_id uuid not null,
  work_id uuid not null,
  version integer not null,
  side text not null check (side in ('child-protection', 'sector')),
  person_id uuid not null,
  organisation_id uuid not null,
  signed_at timestamptz not null,
  primary key (response_id, work_id, version, side),
  -- Nobody agrees with themselves.
  unique (response_id, work_id, version, person_id),
  foreign key (response_id, work_id) references work (response_id, id) on delete cascade,
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('signature', 'select, insert, delete');
create policy known_to_people on signature as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- Whether this actor speaks for a side of a piece of work: coordinators and focal points of child protection for child
-- protection, focal points of the sector for the sector.
create function actor_speaks_for(wanted_side text, wanted_sector text) returns boolean language sql stable
  as $$ select exists (select from role_grant g
    where g.response_id = actor_response() and g.person_id = actor_person()
      and case wanted_side
        when 'child-protection' then g.role = 'coordinator'
          or (g.role = 'focal-point' and g.sector = 'child-protection')
        else g.role = 'focal-point' and g.sector = wanted_sector end) $$;

create policy in_own_name on signature as restrictive for insert to across_app
  with check (person_id = (select actor_person()) and exists (select from work w
    where w.response_id = signature.response_id and w.id = signature.work_id and w.version = signature.version
      and actor_speaks_for(signature.side, w.sector)));
-- A signature may be taken back by whoever gave it, and by nobody else.
create policy taken_back_by_its_person on signature as restrictive for delete to across_app
  using (person_id = (select actor_person()));

-- What is signed is told by the signatures alone. Runs with the rights of the owner, because nothing else may set it.
create function count_signatures() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  s signature := case when tg_op = 'DELETE' then old else new end;
begin
  update work set
    child_protection_signed = coalesce((select max(version) from signature g where g.response_id = s.response_id
      and g.work_id = s.work_id and g.side = 'child-protection'), 0),
    sector_signed = coalesce((select max(version) from signature g where g.response_id = s.response_id
      and g.work_id = s.work_id and g.side = 'sector'), 0),
    agreed_at = case when (select count(*) from signature g where g.response_id = s.response_id
      and g.work_id = s.work_id and g.version = work.version) = 2 then s.signed_at end
    where response_id = s.response_id and id = s.work_id;
  return null;
end $$;
revoke all on function count_signatures() from public;
create trigger count_signatures after insert or delete on signature
  for each row execute function count_signatures();

-- Where a piece of work was and where it went, so that a change of edition can be undone and read again.
create table work_move (
  response_id uuid not null,
  id bigint generated always as identity,
  work_id uuid not null,
  from_edition text not null,
  from_node text not null,
  from_state text not null,
  from_scope text not null,
  from_review date,
  from_waits_for text,
  to_edition text not null,
  to_node text not null,
  to_state text not null,
  -- The kind of the operation it followed, or 'by-hand' for what a person placed, or 'undo'.
  kind text not null check (kind in ('keep', 'reword', 'split', 'merge', 'retire', 'by-hand', 'undo')),
  moved_by uuid,
  moved_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, work_id) references work (response_id, id) on delete cascade
);
create index work_move_of on work_move (response_id, work_id, id);
create index work_move_to on work_move (response_id, to_edition, id);
call guard('work_move', 'select, insert');
create policy known_to_people on work_move as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- What people say about a node, and what they propose. Its work row says about which node.
create table framework_comment (
  response_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('comment', 'proposal')),
  body text not null check (length(body) between 1 and 2000),
  -- The comment that this one answers.
  answers uuid,
  -- What became of a proposal, said by those who own the node.
  outcome text check (outcome in ('taken', 'later', 'not-taken')),
  outcome_why text,
  settled_by uuid,
  settled_at timestamptz,
  withdrawn_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade,
  foreign key (response_id, answers) references framework_comment (response_id, id),
  check ((outcome is null) = (settled_at is null))
);
create index framework_comment_answers on framework_comment (response_id, answers) where answers is not null;
call guard('framework_comment', 'select, insert, update');
create policy known_to_people on framework_comment as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
