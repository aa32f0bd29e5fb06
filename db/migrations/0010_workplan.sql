-- The work done against the framework: cycles, commitments, prioritised actions, ratings, readiness, preparedness,
-- programmes. What is recorded against a node has its row in `work` under the same id.

create table cycle (
  response_id uuid not null,
  id uuid not null,
  edition_id text not null,
  name text not null check (length(name) between 1 and 120),
  from_day date not null,
  to_day date not null check (to_day > from_day),
  -- The cycle before, from which things were continued.
  follows uuid,
  closed_at timestamptz,
  closed_by uuid,
  -- What the closing found, as it was on that day: ratings, counts, what continues and what ends, with the reasons.
  report jsonb,
  created_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, edition_id) references edition (response_id, id),
  foreign key (response_id, follows) references cycle (response_id, id),
  check ((closed_at is null) = (report is null))
);
create unique index cycle_open on cycle (response_id) where closed_at is null;
call guard('cycle', 'select, insert, update');

-- A sector, or one organisation of it, and a common action; or what child protection does for the sector in return.
create table commitment (
  response_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  -- Who gives: the sector, or child protection for the sector's goals (reciprocity).
  giver text not null check (giver in ('sector', 'child-protection')),
  organisation_id uuid,
  stance text not null default 'undecided' check (stance in ('we-lead', 'with-child-protection', 'not-us', 'undecided')),
  -- Needed for 'not-us'.
  reason text not null default '' check (length(reason) <= 500),
  progress text not null default 'not-started' check (progress in ('not-started', 'under-way', 'in-place')),
  -- What is given in return, in one's own words; '' for a sector's own.
  title text not null default '' check (length(title) <= 200),
  owner_id uuid,
  due_on date,
  evidence text not null default '' check (length(evidence) <= 1000),
  notes text not null default '' check (length(notes) <= 1000),
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade,
  foreign key (response_id, cycle_id) references cycle (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, owner_id) references person (response_id, id),
  check (stance <> 'not-us' or reason <> ''),
  check ((giver = 'child-protection') = (title <> ''))
);
create index commitment_cycle on commitment (response_id, cycle_id);
create index commitment_owner on commitment (response_id, owner_id, due_on) where owner_id is not null;
call guard('commitment', 'select, insert, update');

-- A prioritised action as it is really done here: by whom, until when, with what.
create table planned_action (
  response_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  -- One's own, where it is more than the node says; '' else.
  title text not null default '' check (length(title) <= 200),
  status text not null default 'not-started' check (status in ('not-started', 'under-way', 'done', 'stopped')),
  lead_id uuid,
  lead_organisation_id uuid,
  co_lead_id uuid,
  co_lead_organisation_id uuid,
  partners text not null default '' check (length(partners) <= 500),
  start_on date,
  due_on date,
  needed numeric(14, 2) check (needed >= 0),
  secured numeric(14, 2) check (secured >= 0),
  currency text check (currency ~ '^[A-Z]{3}$'),
  resources text not null default '' check (length(resources) <= 500),
  evidence text not null default '' check (length(evidence) <= 1000),
  notes text not null default '' check (length(notes) <= 1000),
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade,
  foreign key (response_id, cycle_id) references cycle (response_id, id),
  foreign key (response_id, lead_id) references person (response_id, id),
  foreign key (response_id, lead_organisation_id) references organisation (response_id, id),
  foreign key (response_id, co_lead_id) references person (response_id, id),
  foreign key (response_id, co_lead_organisation_id) references organisation (response_id, id),
  check (due_on is null or start_on is null or due_on >= start_on),
  check ((needed is null and secured is null) or currency is not null)
);
create index planned_action_cycle on planned_action (response_id, cycle_id);
create index planned_action_lead on planned_action (response_id, lead_id, due_on) where lead_id is not null;
call guard('planned_action', 'select, insert, update');

create table milestone (
  response_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null check (length(title) between 1 and 200),
  due_on date not null,
  done_on date,
  primary key (response_id, id),
  foreign key (response_id, action_id) references planned_action (response_id, id) on delete cascade
);
create index milestone_of on milestone (response_id, action_id, due_on);
call guard('milestone');

-- The first cannot be done before the second.
create table action_dependency (
  response_id uuid not null,
  action_id uuid not null,
  needs_id uuid not null,
  primary key (response_id, action_id, needs_id),
  foreign key (response_id, action_id) references planned_action (response_id, id) on delete cascade,
  foreign key (response_id, needs_id) references planned_action (response_id, id) on delete cascade,
  check (action_id <> needs_id)
);
create index action_dependency_needs on action_dependency (response_id, needs_id);
call guard('action_dependency', 'select, insert, delete');

-- How far an objective is, judged by a person against its own sentence. Judged again: a new row; the newest holds.
create table rating (
  response_id uuid not null,
  id uuid not null,
  -- The work row on the node of the sentence: objective.N.progress or objective.N.end.
  work_id uuid not null,
  cycle_id uuid not null,
  level text not null check (level in ('not-yet', 'first-steps', 'part-way', 'mostly', 'fully')),
  why text not null check (length(why) between 1 and 1000),
  final boolean not null default false,
  judged_by uuid not null,
  judged_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, work_id) references work (response_id, id) on delete cascade,
  foreign key (response_id, cycle_id) references cycle (response_id, id),
  foreign key (response_id, judged_by) references person (response_id, id)
);
create index rating_of on rating (response_id, work_id, judged_at);
call guard('rating', 'select, insert');

-- What shows it: tied to words of the sentence, or to the whole of it ('').
create table rating_evidence (
  response_id uuid not null,
  id uuid not null,
  work_id uuid not null,
  cycle_id uuid not null,
  quote text not null default '' check (length(quote) <= 300),
  body text not null check (length(body) between 1 and 1000),
  address text not null default '' check (length(address) <= 500),
  given_by uuid not null,
  given_at timestamptz not null,
  withdrawn_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, work_id) references work (response_id, id) on delete cascade,
  foreign key (response_id, cycle_id) references cycle (response_id, id),
  foreign key (response_id, given_by) references person (response_id, id)
);
create index rating_evidence_of on rating_evidence (response_id, work_id, given_at);
call guard('rating_evidence', 'select, insert, update');

-- The nine considerations held against a response or an outbreak on one day.
create table readiness_check (
  response_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('response', 'outbreak')),
  name text not null check (length(name) between 1 and 160),
  made_by uuid not null,
  made_at timestamptz not null,
  closed_at timestamptz,
  primary key (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('readiness_check', 'select, insert, update');

create table readiness_answer (
  response_id uuid not null,
  -- Its work row says which consideration.
  id uuid not null,
  check_id uuid not null,
  answer text not null check (answer in ('in-place', 'partly', 'missing', 'does-not-apply', 'not-known')),
  note text not null default '' check (length(note) <= 500),
  -- What was promised because of it.
  action_id uuid,
  answered_by uuid not null,
  answered_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade,
  foreign key (response_id, check_id) references readiness_check (response_id, id),
  foreign key (response_id, action_id) references planned_action (response_id, id),
  foreign key (response_id, answered_by) references person (response_id, id)
);
create index readiness_answer_of on readiness_answer (response_id, check_id);
call guard('readiness_answer', 'select, insert, update');

-- What a sector must have ready before anything happens: lines of content/framework/sectors.json, and a response's own.
create table preparedness (
  response_id uuid not null,
  sector text not null,
  -- The id of the shipped line, or 'own.<uuid>'.
  line text not null check (length(line) <= 80),
  own_text text not null default '' check (length(own_text) <= 300),
  answer text not null default 'not-known' check (answer in ('ready', 'partly', 'missing', 'does-not-apply', 'not-known')),
  owner_id uuid,
  due_on date,
  note text not null default '' check (length(note) <= 500),
  changed_by uuid not null,
  changed_at timestamptz not null,
  primary key (response_id, sector, line),
  foreign key (response_id, owner_id) references person (response_id, id),
  foreign key (response_id, changed_by) references person (response_id, id)
);
call guard('preparedness');

create table programme (
  response_id uuid not null,
  id uuid not null,
  name text not null check (length(name) between 1 and 200),
  kind text not null check (kind in ('stand-alone', 'mainstreaming', 'joint', 'integrated')),
  organisation_id uuid,
  sectors text[] not null check (cardinality(sectors) > 0),
  areas text[] not null default '{}',
  from_day date,
  to_day date,
  -- For integrated ones: what is needed and what each brings, and the outcomes shared with how they are measured.
  joint_needs text not null default '' check (length(joint_needs) <= 2000),
  joint_capacities text not null default '' check (length(joint_capacities) <= 2000),
  outcomes jsonb not null default '[]',
  ended_at timestamptz,
  made_by uuid not null,
  changed_at timestamptz not null,
  primary key (response_id, id),
  foreign key (response_id, organisation_id) references organisation (response_id, id),
  foreign key (response_id, made_by) references person (response_id, id)
);
call guard('programme', 'select, insert, update');

-- When somebody was last told what is due: never more than one message a day.
create table digest (
  response_id uuid not null,
  person_id uuid not null,
  day date not null,
  lines jsonb not null,
  seen_at timestamptz,
  primary key (response_id, person_id, day),
  foreign key (response_id, person_id) references person (response_id, id)
);
call guard('digest', 'select, insert, update, delete');
create policy own on digest as restrictive to across_app
  using (person_id = (select actor_person()) or (select actor_scope()) = 'system')
  with check (person_id = (select actor_person()) or (select actor_scope()) = 'system');

-- Nobody without an account reads any of it.
do $$
declare
  name text;
begin
  foreach name in array array['cycle', 'commitment', 'planned_action', 'milestone', 'action_dependency', 'rating',
    'rating_evidence', 'readiness_check', 'readiness_answer', 'preparedness', 'programme'] loop
    execute format('create policy known_to_people on %I as restrictive for select to across_app
      using ((select actor_person()) is not null or (select actor_scope()) = ''system'')', name);
  end loop;
end $$;
