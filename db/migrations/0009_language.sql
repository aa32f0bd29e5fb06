-- A node of the framework in a sector's own words. Its work row says which node and sector, and who has signed.

create table wording (
  response_id uuid not null,
  id uuid not null,
  language text not null check (language in ('en', 'fr', 'ar', 'es', 'bn')),
  title text not null check (length(title) between 1 and 200),
  body text not null check (length(body) between 1 and 2000),
  -- Why the words differ, for whoever signs.
  note text not null default '' check (length(note) <= 1000),
  primary key (response_id, id),
  foreign key (response_id, id) references work (response_id, id) on delete cascade
);
call guard('wording', 'select, insert, update');
create policy known_to_people on wording as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- Every version that anybody could have signed, so that it can be read what was agreed.
create table wording_version (
  response_id uuid not null,
  id uuid not null,
  version integer not null,
  title text not null,
  body text not null,
  note text not null,
  made_by uuid,
  made_at timestamptz not null,
  primary key (response_id, id, version),
  foreign key (response_id, id) references wording (response_id, id) on delete cascade
);
call guard('wording_version', 'select, insert');
create policy known_to_people on wording_version as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');
