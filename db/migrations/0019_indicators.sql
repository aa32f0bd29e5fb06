-- The one indicator of a sector, on which it and child protection agree, with what was counted since; and definitions that
-- somebody brought, to choose from. Its work row says which sector, and who has signed.

create table indicator_definition (
  response_id uuid not null,
  id uuid not null,
  sector text not null check (length(sector) between 1 and 40),
  -- What its source calls it; a later file finds it by this.
  code text not null check (length(code) between 1 and 60),
  title jsonb not null,
  numerator jsonb not null,
  denominator jsonb not null,
  unit text not null check (unit in ('percent', 'count')),
  direction text not null check (direction in ('up', 'down')),
  frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
  breakdowns text[] not null default '{}' check (breakdowns <@ array['sex', 'age', 'disability']),
  source text not null check (length(source) <= 300),
  brought_by uuid,
  brought_at timestamptz not null,
  primary key (response_id, id),
  unique (response_id, sector, code),
  foreign key (response_id, brought_by) references person (response_id, id)
);
call guard('indicator_definition');
create policy known_to_people on indicator_definition as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

create table indicator (
  response_id uuid not null,
  id uuid not null,
  -- What it was chosen from: one that came with the program, one that was brought, or the words of whoever proposed it.
  origin text not null check (origin in ('local', 'brought', 'own')),
  code text not null check (length(code) <= 60),
  title jsonb not null,
  numerator jsonb not null,
  denominator jsonb not null,
  unit text not null check (unit in ('percent', 'count')),
  direction text not null check (direction in ('up', 'down')),
  frequency text not null check (frequency in ('month', 'quarter', 'half-year', 'year')),
  breakdowns text[] not null default '{}' check (breakdowns <@ array['sex', 'age', 'disability']),
  source text not null check (length(source) <= 300),
  baseline double precision check (baseline >= 0),
  baseline_on date,
  target double precision not null check (target >= 0),
  target_on date not null,
  -- For whoever signs.
  note text not null default '' check (length(note) <= 1000),
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade,
  check ((baseline is null) = (baseline_on is null)),
  check (unit <> 'percent' or (target <= 100 and coalesce(baseline, 0) <= 100))
);
call guard('indicator', 'select, insert, update');
create policy known_to_people on indicator as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- Every version that anybody could have signed, so that it can be read what was agreed.
create table indicator_version (
  response_id uuid not null,
  id uuid not null,
  version integer not null,
  kept jsonb not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (response_id, id, version),
  foreign key (response_id, id) references indicator (response_id, id) on delete cascade
);
call guard('indicator_version', 'select, insert');
create policy known_to_people on indicator_version as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- What was counted in a stretch of time. Of a share both parts are kept, so that it can be seen how much it rests on.
create table indicator_value (
  response_id uuid not null,
  indicator_id uuid not null,
  from_day date not null,
  to_day date not null check (to_day > from_day),
  numerator integer not null check (numerator >= 0),
  -- Null: it is a count.
  denominator integer check (denominator > 0 and denominator >= numerator),
  -- Of the numerator, by group: {"girls": 12, …}; a group that nobody counted is not there.
  groups jsonb not null default '{}',
  note text not null default '' check (length(note) <= 500),
  recorded_by uuid,
  recorded_at timestamptz not null,
  primary key (response_id, indicator_id, from_day, to_day),
  foreign key (response_id, indicator_id) references indicator (response_id, id) on delete cascade,
  foreign key (response_id, recorded_by) references person (response_id, id)
);
call guard('indicator_value');
create policy known_to_people on indicator_value as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
