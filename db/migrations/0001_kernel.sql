-- What every request stands on: the response as boundary of all data, the actor of a transaction,
-- row security made the same way for every table, events with their jobs, attempts.

create extension if not exists pg_trgm;

do $$
begin
  if not exists (select from pg_roles where rolname = 'across_app') then
    create role across_app nologin nosuperuser nobypassrls;
  end if;
end $$;

revoke all on schema public from public;
grant usage on schema public to across_app;

-- The actor of this transaction. Set by enter() or by the job runner, local to the transaction;
-- unset means nobody, and nobody sees no row.
create function actor_response() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.response', true), '')::uuid $$;
create function actor_person() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.person', true), '')::uuid $$;
create function actor_organisation() returns uuid language sql stable parallel safe
  as $$ select nullif(current_setting('across.organisation', true), '')::uuid $$;
create function actor_teams() returns uuid[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('across.teams', true), ''), '{}')::uuid[] $$;
create function actor_roles() returns text[] language sql stable parallel safe
  as $$ select coalesce(nullif(current_setting('across.roles', true), ''), '{}')::text[] $$;
-- 'system' for jobs and the command line inside one response; 'queue' while a job is being claimed.
create function actor_scope() returns text language sql stable parallel safe
  as $$ select coalesce(current_setting('across.scope', true), '') $$;

-- Row security the same way everywhere: forced, the owner named explicitly, strangers to the response see nothing.
-- A table that needs more adds restrictive policies of its own.
create procedure guard(name text, rights text default 'select, insert, update, delete') language plpgsql as $$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to current_user using (true) with check (true)', name);
  execute format(
    'create policy of_response on %I to across_app using (response_id = (select actor_response())) with check (response_id = (select actor_response()))',
    name);
  execute format('grant %s on %I to across_app', rights, name);
end $$;

create table response (
  id uuid primary key,
  -- The short name in addresses.
  slug text not null unique check (slug ~ '^[a-z][a-z0-9-]{1,30}$'),
  name jsonb not null,
  kind text not null check (kind in ('humanitarian', 'refugee', 'mixed', 'global')),
  time_zone text not null default 'UTC',
  -- ISO weekdays that do not count for the clocks: 5 = Friday, 6 = Saturday, 7 = Sunday.
  weekend smallint[] not null default '{6,7}',
  emergency_phone text,
  settings jsonb not null default '{}',
  demonstration boolean not null default false,
  created_at timestamptz not null,
  closed_at timestamptz
);
alter table response enable row level security;
alter table response force row level security;
create policy owner on response to current_user using (true) with check (true);
-- That a response exists and what it is called is public: people choose it when they sign in.
create policy listed on response for select to across_app using (true);
create policy founding on response for insert to across_app with check (actor_scope() = 'system');
create policy own on response for update to across_app
  using (id = (select actor_response())) with check (id = (select actor_response()));
grant select, insert, update on response to across_app;

create table holiday (
  response_id uuid not null references response (id),
  day date not null,
  name jsonb not null,
  primary key (response_id, day)
);
call guard('holiday');

create table area (
  response_id uuid not null references response (id),
  pcode text not null check (pcode ~ '^[A-Z0-9][A-Z0-9_-]{1,19}$'),
  parent_pcode text,
  level smallint not null check (level between 0 and 5),
  name jsonb not null,
  primary key (response_id, pcode),
  foreign key (response_id, parent_pcode) references area (response_id, pcode)
);
create index area_parent on area (response_id, parent_pcode);
call guard('area');

-- What happened: the audit trail, the source of jobs and of live pages. Never changed, never deleted by the application.
create table event (
  response_id uuid not null references response (id),
  sequence bigint generated always as identity,
  type text not null check (type ~ '^[a-z-]+\.[a-z-]+$'),
  subject uuid not null,
  person_id uuid,
  team_id uuid,
  at timestamptz not null,
  -- Codes and ids only; never a name, never a story.
  data jsonb not null default '{}',
  primary key (response_id, sequence)
);
create index event_subject on event (response_id, subject, sequence);
call guard('event', 'select, insert');

create table job (
  response_id uuid not null references response (id),
  id uuid not null default gen_random_uuid(),
  name text not null,
  -- The same job for the same thing is queued once.
  key text not null,
  data jsonb not null default '{}',
  run_at timestamptz not null,
  attempts smallint not null default 0,
  failed_at timestamptz,
  primary key (response_id, id),
  unique (response_id, name, key)
);
create index job_due on job (run_at) where failed_at is null;
call guard('job');
create policy queue on job to across_app using (actor_scope() = 'queue') with check (actor_scope() = 'queue');

-- Tries at a password, a code, an address: counted in buckets under keyed hashes, so that the table names nobody.
create unlogged table attempt (
  bucket bytea not null,
  window_start timestamptz not null,
  tries integer not null,
  primary key (bucket, window_start)
);
alter table attempt enable row level security;
alter table attempt force row level security;
create policy owner on attempt to current_user using (true) with check (true);
create policy counted on attempt to across_app using (true) with check (true);
grant select, insert, update, delete on attempt to across_app;
