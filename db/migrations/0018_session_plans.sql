-- A response's own session plans. The plan is one document, checked by the program before it is kept; every revision stays
-- for a while, so that what somebody took away can be put back and two people who write at once see each other's change.

create table session_plan (
  response_id uuid not null references response (id),
  id uuid not null,
  -- The newest; its document is in session_plan_revision.
  revision integer not null default 1 check (revision > 0),
  -- What a list shows, kept with every revision so that it need not read the documents.
  title jsonb not null,
  minutes smallint not null check (minutes >= 0),
  blocks smallint not null check (blocks > 0),
  contradictions smallint not null check (contradictions >= 0),
  languages text[] not null,
  -- The plan that it was copied from; '' where it began empty or came as a file.
  made_from text not null default '' check (length(made_from) <= 61),
  -- Of the file that it came from: the same file again changes nothing.
  file_hash bytea check (length(file_hash) = 32),
  made_by uuid,
  made_at timestamptz not null,
  changed_by uuid,
  changed_at timestamptz not null,
  -- Put away: not offered any more, and never deleted.
  retired_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id),
  foreign key (response_id, changed_by) references person (response_id, id)
);
create unique index session_plan_file on session_plan (response_id, file_hash);
call guard('session_plan', 'select, insert, update');

create table session_plan_revision (
  response_id uuid not null,
  plan_id uuid not null,
  revision integer not null check (revision > 0),
  plan jsonb not null check (length(plan::text) <= 500000),
  -- What was done, as a code, and the title of the block it was done to.
  what text not null check (what ~ '^[a-z-]{1,30}$'),
  about jsonb,
  changed_by uuid,
  changed_at timestamptz not null,
  primary key (response_id, plan_id, revision),
  foreign key (response_id, plan_id) references session_plan (response_id, id),
  foreign key (response_id, changed_by) references person (response_id, id)
);
call guard('session_plan_revision', 'select, insert, delete');

-- Written by those who may lead a session. Which focal points these are, the program says.
create policy made_by_leaders on session_plan as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system'
    or (select actor_roles()) && array['facilitator', 'coordinator', 'focal-point']);
create policy changed_by_leaders on session_plan as restrictive for update to across_app
  using ((select actor_scope()) = 'system'
    or (select actor_roles()) && array['facilitator', 'coordinator', 'focal-point']);
create policy made_by_leaders on session_plan_revision as restrictive for insert to across_app
  with check ((select actor_scope()) = 'system'
    or (select actor_roles()) && array['facilitator', 'coordinator', 'focal-point']);
create policy forgotten_by_leaders on session_plan_revision as restrictive for delete to across_app
  using ((select actor_scope()) = 'system'
    or (select actor_roles()) && array['facilitator', 'coordinator', 'focal-point']);
