-- Generated from the migrations; see test/contracts/schema.test.ts. Read it, do not edit it.

create table action_dependency (
  response_id uuid not null,
  action_id uuid not null,
  needs_id uuid not null,
  constraint action_dependency_pkey PRIMARY KEY (response_id, action_id, needs_id),
  constraint action_dependency_response_id_action_id_fkey FOREIGN KEY (response_id, action_id) REFERENCES planned_action(response_id, id) ON DELETE CASCADE,
  constraint action_dependency_response_id_needs_id_fkey FOREIGN KEY (response_id, needs_id) REFERENCES planned_action(response_id, id) ON DELETE CASCADE,
  constraint action_dependency_check CHECK ((action_id <> needs_id))
);
CREATE INDEX action_dependency_needs ON public.action_dependency USING btree (response_id, needs_id);
create policy known_to_people on action_dependency as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on action_dependency for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on action_dependency for all to across_owner using true with check true;
grant delete, insert, select on action_dependency to across_app;

create table area (
  response_id uuid not null,
  pcode text not null,
  parent_pcode text,
  level smallint not null,
  name jsonb not null,
  constraint area_pkey PRIMARY KEY (response_id, pcode),
  constraint area_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint area_response_id_parent_pcode_fkey FOREIGN KEY (response_id, parent_pcode) REFERENCES area(response_id, pcode),
  constraint area_level_check CHECK (((level >= 0) AND (level <= 5))),
  constraint area_pcode_check CHECK ((pcode ~ '^[A-Z0-9][A-Z0-9_-]{1,19}$'::text))
);
CREATE INDEX area_parent ON public.area USING btree (response_id, parent_pcode);
create policy of_response on area for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on area for all to across_owner using true with check true;
grant delete, insert, select, update on area to across_app;

create unlogged table attempt (
  bucket bytea not null,
  window_start timestamp with time zone not null,
  tries integer not null,
  constraint attempt_pkey PRIMARY KEY (bucket, window_start)
);
create policy counted on attempt for all to across_app using true with check true;
create policy owner on attempt for all to across_owner using true with check true;
grant delete, insert, select, update on attempt to across_app;

create table calendar_link (
  response_id uuid not null,
  person_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  constraint calendar_link_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint calendar_link_pkey PRIMARY KEY (response_id, person_id),
  constraint calendar_link_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id)
);
create policy of_response on calendar_link for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on calendar_link as restrictive for all to across_app using (person_id = ( SELECT actor_person() AS actor_person)) with check (person_id = ( SELECT actor_person() AS actor_person));
create policy owner on calendar_link for all to across_owner using true with check true;
grant delete, insert on calendar_link to across_app;
grant select (response_id, person_id, id, made_at) on calendar_link to across_app;

create table ceremony (
  response_id uuid not null,
  id uuid not null,
  purpose text not null,
  person_id uuid,
  challenge bytea not null,
  expires_at timestamp with time zone not null,
  constraint ceremony_pkey PRIMARY KEY (response_id, id),
  constraint ceremony_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint ceremony_purpose_check CHECK ((purpose = ANY (ARRAY['passkey-sign-in'::text, 'passkey-proof'::text, 'passkey-new'::text, 'code'::text])))
);
CREATE INDEX ceremony_expired ON public.ceremony USING btree (response_id, expires_at);
create policy of_response on ceremony for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on ceremony for all to across_owner using true with check true;
grant delete, insert, select, update on ceremony to across_app;

create table commitment (
  response_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  giver text not null,
  organisation_id uuid,
  stance text not null default 'undecided'::text,
  reason text not null default ''::text,
  progress text not null default 'not-started'::text,
  title text not null default ''::text,
  owner_id uuid,
  due_on date,
  evidence text not null default ''::text,
  notes text not null default ''::text,
  constraint commitment_pkey PRIMARY KEY (response_id, id),
  constraint commitment_response_id_cycle_id_fkey FOREIGN KEY (response_id, cycle_id) REFERENCES cycle(response_id, id),
  constraint commitment_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint commitment_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint commitment_response_id_owner_id_fkey FOREIGN KEY (response_id, owner_id) REFERENCES person(response_id, id),
  constraint commitment_check CHECK (((stance <> 'not-us'::text) OR (reason <> ''::text))),
  constraint commitment_check1 CHECK (((giver = 'child-protection'::text) = (title <> ''::text))),
  constraint commitment_evidence_check CHECK ((length(evidence) <= 1000)),
  constraint commitment_giver_check CHECK ((giver = ANY (ARRAY['sector'::text, 'child-protection'::text]))),
  constraint commitment_notes_check CHECK ((length(notes) <= 1000)),
  constraint commitment_progress_check CHECK ((progress = ANY (ARRAY['not-started'::text, 'under-way'::text, 'in-place'::text]))),
  constraint commitment_reason_check CHECK ((length(reason) <= 500)),
  constraint commitment_stance_check CHECK ((stance = ANY (ARRAY['we-lead'::text, 'with-child-protection'::text, 'not-us'::text, 'undecided'::text]))),
  constraint commitment_title_check CHECK ((length(title) <= 200))
);
CREATE INDEX commitment_cycle ON public.commitment USING btree (response_id, cycle_id);
CREATE INDEX commitment_own ON public.commitment USING btree (response_id, cycle_id) WHERE (organisation_id IS NULL);
CREATE INDEX commitment_owner ON public.commitment USING btree (response_id, owner_id, due_on) WHERE (owner_id IS NOT NULL);
create policy known_to_people on commitment as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on commitment for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on commitment for all to across_owner using true with check true;
grant insert, select, update on commitment to across_app;
CREATE TRIGGER keep_count AFTER INSERT OR UPDATE OF stance, organisation_id, cycle_id ON public.commitment FOR EACH ROW EXECUTE FUNCTION keep_commitment_count();

create table commitment_count (
  response_id uuid not null,
  cycle_id uuid not null,
  edition_id text not null,
  sector text not null,
  node_id text not null,
  answered integer not null,
  promised integer not null,
  constraint commitment_count_pkey PRIMARY KEY (response_id, cycle_id, edition_id, sector, node_id),
  constraint commitment_count_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy known_to_people on commitment_count as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on commitment_count for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on commitment_count for all to across_owner using true with check true;
grant select on commitment_count to across_app;

create table competency_observation (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null,
  level text not null,
  note text not null default ''::text,
  seen_on date not null,
  observed_by uuid not null,
  made_at timestamp with time zone not null,
  constraint competency_observation_pkey PRIMARY KEY (response_id, id),
  constraint competency_observation_response_id_observed_by_fkey FOREIGN KEY (response_id, observed_by) REFERENCES person(response_id, id),
  constraint competency_observation_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint competency_observation_check CHECK ((observed_by <> person_id)),
  constraint competency_observation_competency_check CHECK ((length(competency) <= 60)),
  constraint competency_observation_level_check CHECK ((level = ANY (ARRAY['not-yet'::text, 'with-help'::text, 'alone'::text, 'helps-others'::text]))),
  constraint competency_observation_note_check CHECK ((length(note) <= 500))
);
CREATE INDEX competency_observation_of ON public.competency_observation USING btree (response_id, person_id, competency, made_at);
create policy by_supervisor on competency_observation as restrictive for insert to across_app with check (((observed_by = ( SELECT actor_person() AS actor_person)) AND (person_id IN ( SELECT actor_supervised() AS actor_supervised))) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on competency_observation for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own_or_shared on competency_observation as restrictive for select to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (observed_by = ( SELECT actor_person() AS actor_person)) OR (person_id IN ( SELECT actor_supervised() AS actor_supervised)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on competency_observation for all to across_owner using true with check true;
grant insert, select on competency_observation to across_app;

create table competency_rating (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null,
  level text not null,
  rated_at timestamp with time zone not null,
  constraint competency_rating_pkey PRIMARY KEY (response_id, id),
  constraint competency_rating_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint competency_rating_competency_check CHECK ((length(competency) <= 60)),
  constraint competency_rating_level_check CHECK ((level = ANY (ARRAY['not-yet'::text, 'with-help'::text, 'alone'::text, 'helps-others'::text])))
);
CREATE INDEX competency_rating_of ON public.competency_rating USING btree (response_id, person_id, competency, rated_at);
create policy of_oneself on competency_rating as restrictive for insert to across_app with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on competency_rating for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own_or_shared on competency_rating as restrictive for select to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (person_id IN ( SELECT actor_supervised() AS actor_supervised)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on competency_rating for all to across_owner using true with check true;
grant insert, select on competency_rating to across_app;

create table competency_share (
  response_id uuid not null,
  person_id uuid not null,
  team_id uuid not null,
  supervisor text not null,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint competency_share_pkey PRIMARY KEY (response_id, person_id, team_id),
  constraint competency_share_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint competency_share_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint competency_share_supervisor_check CHECK ((supervisor = ANY (ARRAY['lead'::text, 'focal-point'::text])))
);
CREATE INDEX competency_share_team ON public.competency_share USING btree (response_id, team_id) WHERE (until IS NULL);
create policy changed_by_oneself on competency_share as restrictive for update to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy given_by_oneself on competency_share as restrictive for insert to across_app with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_both on competency_share as restrictive for select to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])) OR ((supervisor = 'focal-point'::text) AND (team_id IN ( SELECT t.id
   FROM (team t
     JOIN role_grant g ON (((g.response_id = t.response_id) AND (g.sector = t.sector))))
  WHERE ((g.role = 'focal-point'::text) AND (g.person_id = ( SELECT actor_person() AS actor_person)))))) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on competency_share for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on competency_share for all to across_owner using true with check true;
grant insert, select, update on competency_share to across_app;

create table competency_sign_off (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  competency text not null,
  signed_on date not null,
  review_on date not null,
  signed_by uuid not null,
  made_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  withdrawn_by uuid,
  withdrawn_why text not null default ''::text,
  constraint competency_sign_off_pkey PRIMARY KEY (response_id, id),
  constraint competency_sign_off_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint competency_sign_off_response_id_signed_by_fkey FOREIGN KEY (response_id, signed_by) REFERENCES person(response_id, id),
  constraint competency_sign_off_response_id_withdrawn_by_fkey FOREIGN KEY (response_id, withdrawn_by) REFERENCES person(response_id, id),
  constraint competency_sign_off_check CHECK ((review_on > signed_on)),
  constraint competency_sign_off_check1 CHECK ((signed_by <> person_id)),
  constraint competency_sign_off_check2 CHECK ((((withdrawn_at IS NULL) = (withdrawn_by IS NULL)) AND ((withdrawn_at IS NULL) = (withdrawn_why = ''::text)))),
  constraint competency_sign_off_competency_check CHECK ((length(competency) <= 60)),
  constraint competency_sign_off_withdrawn_why_check CHECK ((length(withdrawn_why) <= 500))
);
CREATE INDEX competency_sign_off_of ON public.competency_sign_off USING btree (response_id, person_id, competency, made_at);
create policy by_supervisor on competency_sign_off as restrictive for insert to across_app with check (((signed_by = ( SELECT actor_person() AS actor_person)) AND (person_id IN ( SELECT actor_supervised() AS actor_supervised))) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on competency_sign_off for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own_or_shared on competency_sign_off as restrictive for select to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (signed_by = ( SELECT actor_person() AS actor_person)) OR (person_id IN ( SELECT actor_supervised() AS actor_supervised)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on competency_sign_off for all to across_owner using true with check true;
create policy withdrawn_by_supervisor on competency_sign_off as restrictive for update to across_app using ((signed_by = ( SELECT actor_person() AS actor_person)) OR (person_id IN ( SELECT actor_supervised() AS actor_supervised)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant insert, select on competency_sign_off to across_app;
grant update (withdrawn_at, withdrawn_by, withdrawn_why) on competency_sign_off to across_app;

create table confirmation_link (
  response_id uuid not null,
  id uuid not null,
  service_ids uuid[] not null,
  organisation_id uuid not null,
  made_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  answered_at timestamp with time zone,
  constraint confirmation_link_pkey PRIMARY KEY (response_id, id),
  constraint confirmation_link_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint confirmation_link_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint confirmation_link_service_ids_check CHECK (((cardinality(service_ids) >= 1) AND (cardinality(service_ids) <= 200)))
);
CREATE INDEX confirmation_link_organisation ON public.confirmation_link USING btree (response_id, organisation_id, expires_at);
create policy of_its_bearer on confirmation_link as restrictive for all to across_app using ((id = ( SELECT actor_link() AS actor_link)) OR (( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on confirmation_link for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on confirmation_link for all to across_owner using true with check true;
grant delete, insert, select, update on confirmation_link to across_app;

create table contact_finding (
  response_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  field text not null,
  language text,
  kind text not null,
  text text not null,
  state text not null default 'open'::text,
  found_at timestamp with time zone not null,
  constraint contact_finding_pkey PRIMARY KEY (response_id, id),
  constraint contact_finding_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id),
  constraint contact_finding_check CHECK (((state = 'open'::text) OR (text = ''::text))),
  constraint contact_finding_kind_check CHECK ((kind = ANY (ARRAY['email'::text, 'phone'::text, 'address'::text]))),
  constraint contact_finding_state_check CHECK ((state = ANY (ARRAY['open'::text, 'moved'::text, 'dropped'::text])))
);
CREATE INDEX contact_finding_open ON public.contact_finding USING btree (response_id, found_at, id) WHERE (state = 'open'::text);
CREATE INDEX contact_finding_service ON public.contact_finding USING btree (response_id, service_id);
create policy of_keepers on contact_finding as restrictive for all to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && '{focal-point,coordinator,information-manager,administrator}'::text[]) OR (EXISTS ( SELECT
   FROM service s
  WHERE ((s.response_id = contact_finding.response_id) AND (s.id = contact_finding.service_id) AND (s.owner_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[]))))));
create policy of_response on contact_finding for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on contact_finding for all to across_owner using true with check true;
grant delete, insert, select, update on contact_finding to across_app;

create table cycle (
  response_id uuid not null,
  id uuid not null,
  edition_id text not null,
  name text not null,
  from_day date not null,
  to_day date not null,
  follows uuid,
  closed_at timestamp with time zone,
  closed_by uuid,
  report jsonb,
  created_at timestamp with time zone not null,
  constraint cycle_pkey PRIMARY KEY (response_id, id),
  constraint cycle_response_id_edition_id_fkey FOREIGN KEY (response_id, edition_id) REFERENCES edition(response_id, id),
  constraint cycle_response_id_follows_fkey FOREIGN KEY (response_id, follows) REFERENCES cycle(response_id, id),
  constraint cycle_check CHECK ((to_day > from_day)),
  constraint cycle_check1 CHECK (((closed_at IS NULL) = (report IS NULL))),
  constraint cycle_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE UNIQUE INDEX cycle_open ON public.cycle USING btree (response_id) WHERE (closed_at IS NULL);
create policy known_to_people on cycle as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on cycle for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on cycle for all to across_owner using true with check true;
grant insert, select, update on cycle to across_app;

create table delegation (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  team_id uuid,
  person_id uuid not null,
  key text not null,
  signed jsonb not null,
  not_after date not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint delegation_pkey PRIMARY KEY (response_id, id),
  constraint delegation_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint delegation_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint delegation_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint delegation_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint delegation_key_check CHECK ((key ~ '^[A-Za-z0-9_-]{43}$'::text))
);
CREATE INDEX delegation_organisation ON public.delegation USING btree (response_id, organisation_id);
CREATE INDEX delegation_person ON public.delegation USING btree (response_id, person_id);
create policy by_administrators on delegation as restrictive for insert to across_app with check (( SELECT actor_may_administer() AS actor_may_administer) AND (made_by = ( SELECT actor_person() AS actor_person)));
create policy known_to_people on delegation as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on delegation for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on delegation for all to across_owner using true with check true;
grant insert, select on delegation to across_app;

create table digest (
  response_id uuid not null,
  person_id uuid not null,
  day date not null,
  lines jsonb not null,
  seen_at timestamp with time zone,
  constraint digest_pkey PRIMARY KEY (response_id, person_id, day),
  constraint digest_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id)
);
create policy of_response on digest for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on digest as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on digest for all to across_owner using true with check true;
grant delete, insert, select, update on digest to across_app;

create table edition (
  response_id uuid not null,
  id text not null,
  follows text,
  state text not null,
  title jsonb not null,
  from_year smallint not null,
  to_year smallint not null,
  shipped boolean not null,
  document jsonb not null,
  made_by uuid,
  created_at timestamp with time zone not null,
  published_at timestamp with time zone,
  constraint edition_pkey PRIMARY KEY (response_id, id),
  constraint edition_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint edition_response_id_follows_fkey FOREIGN KEY (response_id, follows) REFERENCES edition(response_id, id),
  constraint edition_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint edition_check CHECK ((to_year >= from_year)),
  constraint edition_check1 CHECK (((state = 'draft'::text) = (published_at IS NULL))),
  constraint edition_from_year_check CHECK (((from_year >= 2000) AND (from_year <= 2100))),
  constraint edition_id_check CHECK ((id ~ '^[a-z][a-z0-9-]{2,59}$'::text)),
  constraint edition_state_check CHECK ((state = ANY (ARRAY['draft'::text, 'published'::text, 'superseded'::text])))
);
CREATE UNIQUE INDEX edition_followed ON public.edition USING btree (response_id) WHERE (state = 'published'::text);
create policy of_response on edition for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on edition for all to across_owner using true with check true;
create policy published_to_all on edition as restrictive for select to across_app using ((state <> 'draft'::text) OR (( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant delete, insert, select, update on edition to across_app;

create table edition_operation (
  response_id uuid not null,
  edition_id text not null,
  position smallint not null,
  kind text not null,
  from_nodes text[] not null,
  to_nodes text[] not null,
  reason jsonb not null default '{}'::jsonb,
  constraint edition_operation_pkey PRIMARY KEY (response_id, edition_id, "position"),
  constraint edition_operation_response_id_edition_id_fkey FOREIGN KEY (response_id, edition_id) REFERENCES edition(response_id, id) ON DELETE CASCADE,
  constraint edition_operation_check CHECK (
CASE kind
    WHEN 'keep'::text THEN ((cardinality(from_nodes) = 1) AND (cardinality(to_nodes) = 1))
    WHEN 'reword'::text THEN ((cardinality(from_nodes) = 1) AND (cardinality(to_nodes) = 1))
    WHEN 'split'::text THEN ((cardinality(from_nodes) = 1) AND (cardinality(to_nodes) > 1))
    WHEN 'merge'::text THEN ((cardinality(from_nodes) > 1) AND (cardinality(to_nodes) = 1))
    WHEN 'retire'::text THEN ((cardinality(from_nodes) = 1) AND (cardinality(to_nodes) = 0))
    WHEN 'add'::text THEN ((cardinality(from_nodes) = 0) AND (cardinality(to_nodes) = 1))
    ELSE NULL::boolean
END),
  constraint edition_operation_kind_check CHECK ((kind = ANY (ARRAY['keep'::text, 'reword'::text, 'split'::text, 'merge'::text, 'retire'::text, 'add'::text])))
);
create policy known_to_people on edition_operation as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on edition_operation for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on edition_operation for all to across_owner using true with check true;
grant delete, insert, select, update on edition_operation to across_app;

create table event (
  response_id uuid not null,
  sequence bigint not null generated always as identity,
  type text not null,
  subject uuid not null,
  person_id uuid,
  team_id uuid,
  at timestamp with time zone not null,
  data jsonb not null default '{}'::jsonb,
  constraint event_pkey PRIMARY KEY (response_id, sequence),
  constraint event_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint event_type_check CHECK ((type ~ '^[a-z-]+\.[a-z-]+$'::text))
);
CREATE INDEX event_subject ON public.event USING btree (response_id, subject, sequence);
create policy of_response on event for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on event for all to across_owner using true with check true;
grant insert, select on event to across_app;

create table framework_comment (
  response_id uuid not null,
  id uuid not null,
  kind text not null,
  body text not null,
  answers uuid,
  outcome text,
  outcome_why text,
  settled_by uuid,
  settled_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint framework_comment_pkey PRIMARY KEY (response_id, id),
  constraint framework_comment_response_id_answers_fkey FOREIGN KEY (response_id, answers) REFERENCES framework_comment(response_id, id),
  constraint framework_comment_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint framework_comment_body_check CHECK (((length(body) >= 1) AND (length(body) <= 2000))),
  constraint framework_comment_check CHECK (((outcome IS NULL) = (settled_at IS NULL))),
  constraint framework_comment_kind_check CHECK ((kind = ANY (ARRAY['comment'::text, 'proposal'::text]))),
  constraint framework_comment_outcome_check CHECK ((outcome = ANY (ARRAY['taken'::text, 'later'::text, 'not-taken'::text])))
);
CREATE INDEX framework_comment_answers ON public.framework_comment USING btree (response_id, answers) WHERE (answers IS NOT NULL);
create policy known_to_people on framework_comment as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on framework_comment for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on framework_comment for all to across_owner using true with check true;
grant insert, select, update on framework_comment to across_app;

create table framework_node (
  response_id uuid not null,
  edition_id text not null,
  id text not null,
  kind text not null,
  number text,
  parent_id text,
  position smallint not null,
  title jsonb not null,
  body jsonb not null,
  constraint framework_node_response_id_edition_id_position_key UNIQUE (response_id, edition_id, "position"),
  constraint framework_node_pkey PRIMARY KEY (response_id, edition_id, id),
  constraint framework_node_response_id_edition_id_fkey FOREIGN KEY (response_id, edition_id) REFERENCES edition(response_id, id) ON DELETE CASCADE,
  constraint framework_node_response_id_edition_id_parent_id_fkey FOREIGN KEY (response_id, edition_id, parent_id) REFERENCES framework_node(response_id, edition_id, id),
  constraint framework_node_id_check CHECK (((id ~ '^[a-z][a-z0-9-]*(\.[a-z0-9-]+)*$'::text) AND (length(id) <= 60))),
  constraint framework_node_kind_check CHECK ((kind = ANY (ARRAY['vision'::text, 'value'::text, 'driver'::text, 'outcome'::text, 'objective'::text, 'progress'::text, 'end'::text, 'implementation'::text, 'precondition'::text, 'group'::text, 'common-action'::text, 'sub-action'::text, 'action'::text, 'later-action'::text, 'additional'::text, 'consideration'::text, 'sector-action'::text])))
);
create policy of_response on framework_node for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on framework_node for all to across_owner using true with check true;
create policy published_to_all on framework_node as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM edition e
  WHERE ((e.response_id = framework_node.response_id) AND (e.id = framework_node.edition_id) AND (e.state <> 'draft'::text)))));
grant delete, insert, select, update on framework_node to across_app;

create table holiday (
  response_id uuid not null,
  day date not null,
  name jsonb not null,
  constraint holiday_pkey PRIMARY KEY (response_id, day),
  constraint holiday_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy by_administrators on holiday as restrictive for insert to across_app with check ( SELECT actor_may_administer() AS actor_may_administer);
create policy of_response on holiday for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on holiday for all to across_owner using true with check true;
create policy removed_by_administrators on holiday as restrictive for delete to across_app using ( SELECT actor_may_administer() AS actor_may_administer);
grant delete, insert, select, update on holiday to across_app;

create table import_draft (
  response_id uuid not null,
  id uuid not null,
  kind text not null,
  format text not null,
  person_id uuid,
  state text not null,
  signature text,
  columns jsonb not null default '[]'::jsonb,
  mapping jsonb not null default '{}'::jsonb,
  options jsonb not null default '{}'::jsonb,
  notes jsonb not null default '[]'::jsonb,
  total integer not null default 0,
  done integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint import_draft_pkey PRIMARY KEY (response_id, id),
  constraint import_draft_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint import_draft_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint import_draft_check CHECK (((done >= 0) AND (done <= total))),
  constraint import_draft_format_check CHECK ((format = ANY (ARRAY['table'::text, 'services-advisor'::text, 'hsds'::text]))),
  constraint import_draft_kind_check CHECK ((kind = ANY (ARRAY['services'::text, 'areas'::text]))),
  constraint import_draft_state_check CHECK ((state = ANY (ARRAY['columns'::text, 'comparing'::text, 'ready'::text, 'applying'::text, 'applied'::text, 'failed'::text]))),
  constraint import_draft_total_check CHECK ((total >= 0))
);
create policy of_response on import_draft for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_uploader on import_draft as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on import_draft for all to across_owner using true with check true;
grant delete, insert, select, update on import_draft to across_app;

create table import_finding (
  response_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  code text not null,
  values jsonb not null default '{}'::jsonb,
  found_at timestamp with time zone not null,
  settled_at timestamp with time zone,
  settled_by uuid,
  constraint import_finding_pkey PRIMARY KEY (response_id, id),
  constraint import_finding_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint import_finding_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id),
  constraint import_finding_code_check CHECK ((code ~ '^[a-z-]+$'::text))
);
CREATE INDEX import_finding_open ON public.import_finding USING btree (response_id, found_at, id) WHERE (settled_at IS NULL);
CREATE INDEX import_finding_service ON public.import_finding USING btree (response_id, service_id);
create policy of_keepers on import_finding as restrictive for all to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && '{focal-point,coordinator,information-manager,administrator}'::text[]));
create policy of_response on import_finding for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on import_finding for all to across_owner using true with check true;
grant delete, insert, select, update on import_finding to across_app;

create table import_mapping (
  response_id uuid not null,
  kind text not null,
  signature text not null,
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  constraint import_mapping_pkey PRIMARY KEY (response_id, kind, signature),
  constraint import_mapping_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy of_response on import_mapping for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on import_mapping for all to across_owner using true with check true;
grant delete, insert, select, update on import_mapping to across_app;

create table import_row (
  response_id uuid not null,
  draft_id uuid not null,
  number integer not null,
  sheet text not null default ''::text,
  line integer,
  cells jsonb,
  outcome text,
  record jsonb,
  target_id uuid,
  problems jsonb not null default '[]'::jsonb,
  duplicates jsonb not null default '[]'::jsonb,
  choice text not null default ''::text,
  constraint import_row_pkey PRIMARY KEY (response_id, draft_id, number),
  constraint import_row_response_id_draft_id_fkey FOREIGN KEY (response_id, draft_id) REFERENCES import_draft(response_id, id) ON DELETE CASCADE,
  constraint import_row_number_check CHECK ((number >= 0)),
  constraint import_row_outcome_check CHECK ((outcome = ANY (ARRAY['invalid'::text, 'new'::text, 'updated'::text, 'identical'::text, 'old'::text, 'discarded'::text])))
);
CREATE INDEX import_row_outcome ON public.import_row USING btree (response_id, draft_id, outcome, number);
create policy of_response on import_row for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_uploader on import_row as restrictive for all to across_app using (EXISTS ( SELECT
   FROM import_draft d
  WHERE ((d.response_id = import_row.response_id) AND (d.id = import_row.draft_id)))) with check (EXISTS ( SELECT
   FROM import_draft d
  WHERE ((d.response_id = import_row.response_id) AND (d.id = import_row.draft_id))));
create policy owner on import_row for all to across_owner using true with check true;
grant delete, insert, select, update on import_row to across_app;

create table indicator (
  response_id uuid not null,
  id uuid not null,
  origin text not null,
  code text not null,
  title jsonb not null,
  numerator jsonb not null,
  denominator jsonb not null,
  unit text not null,
  direction text not null,
  frequency text not null,
  breakdowns text[] not null default '{}'::text[],
  source text not null,
  baseline double precision,
  baseline_on date,
  target double precision not null,
  target_on date not null,
  note text not null default ''::text,
  constraint indicator_pkey PRIMARY KEY (response_id, id),
  constraint indicator_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint indicator_baseline_check CHECK ((baseline >= (0)::double precision)),
  constraint indicator_breakdowns_check CHECK ((breakdowns <@ ARRAY['sex'::text, 'age'::text, 'disability'::text])),
  constraint indicator_check CHECK (((baseline IS NULL) = (baseline_on IS NULL))),
  constraint indicator_check1 CHECK (((unit <> 'percent'::text) OR ((target <= (100)::double precision) AND (COALESCE(baseline, (0)::double precision) <= (100)::double precision)))),
  constraint indicator_code_check CHECK ((length(code) <= 60)),
  constraint indicator_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text]))),
  constraint indicator_frequency_check CHECK ((frequency = ANY (ARRAY['month'::text, 'quarter'::text, 'half-year'::text, 'year'::text]))),
  constraint indicator_note_check CHECK ((length(note) <= 1000)),
  constraint indicator_origin_check CHECK ((origin = ANY (ARRAY['local'::text, 'brought'::text, 'own'::text]))),
  constraint indicator_source_check CHECK ((length(source) <= 300)),
  constraint indicator_target_check CHECK ((target >= (0)::double precision)),
  constraint indicator_unit_check CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text])))
);
create policy known_to_people on indicator as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on indicator for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on indicator for all to across_owner using true with check true;
grant insert, select, update on indicator to across_app;

create table indicator_definition (
  response_id uuid not null,
  id uuid not null,
  sector text not null,
  code text not null,
  title jsonb not null,
  numerator jsonb not null,
  denominator jsonb not null,
  unit text not null,
  direction text not null,
  frequency text not null,
  breakdowns text[] not null default '{}'::text[],
  source text not null,
  brought_by uuid,
  brought_at timestamp with time zone not null,
  constraint indicator_definition_response_id_sector_code_key UNIQUE (response_id, sector, code),
  constraint indicator_definition_pkey PRIMARY KEY (response_id, id),
  constraint indicator_definition_response_id_brought_by_fkey FOREIGN KEY (response_id, brought_by) REFERENCES person(response_id, id),
  constraint indicator_definition_breakdowns_check CHECK ((breakdowns <@ ARRAY['sex'::text, 'age'::text, 'disability'::text])),
  constraint indicator_definition_code_check CHECK (((length(code) >= 1) AND (length(code) <= 60))),
  constraint indicator_definition_direction_check CHECK ((direction = ANY (ARRAY['up'::text, 'down'::text]))),
  constraint indicator_definition_frequency_check CHECK ((frequency = ANY (ARRAY['month'::text, 'quarter'::text, 'half-year'::text, 'year'::text]))),
  constraint indicator_definition_sector_check CHECK (((length(sector) >= 1) AND (length(sector) <= 40))),
  constraint indicator_definition_source_check CHECK ((length(source) <= 300)),
  constraint indicator_definition_unit_check CHECK ((unit = ANY (ARRAY['percent'::text, 'count'::text])))
);
create policy known_to_people on indicator_definition as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on indicator_definition for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on indicator_definition for all to across_owner using true with check true;
grant delete, insert, select, update on indicator_definition to across_app;

create table indicator_value (
  response_id uuid not null,
  indicator_id uuid not null,
  from_day date not null,
  to_day date not null,
  numerator integer not null,
  denominator integer,
  groups jsonb not null default '{}'::jsonb,
  note text not null default ''::text,
  recorded_by uuid,
  recorded_at timestamp with time zone not null,
  constraint indicator_value_pkey PRIMARY KEY (response_id, indicator_id, from_day, to_day),
  constraint indicator_value_response_id_indicator_id_fkey FOREIGN KEY (response_id, indicator_id) REFERENCES indicator(response_id, id) ON DELETE CASCADE,
  constraint indicator_value_response_id_recorded_by_fkey FOREIGN KEY (response_id, recorded_by) REFERENCES person(response_id, id),
  constraint indicator_value_check CHECK ((to_day > from_day)),
  constraint indicator_value_check1 CHECK (((denominator > 0) AND (denominator >= numerator))),
  constraint indicator_value_note_check CHECK ((length(note) <= 500)),
  constraint indicator_value_numerator_check CHECK ((numerator >= 0))
);
create policy known_to_people on indicator_value as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on indicator_value for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on indicator_value for all to across_owner using true with check true;
grant delete, insert, select, update on indicator_value to across_app;

create table indicator_version (
  response_id uuid not null,
  id uuid not null,
  version integer not null,
  kept jsonb not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint indicator_version_pkey PRIMARY KEY (response_id, id, version),
  constraint indicator_version_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES indicator(response_id, id) ON DELETE CASCADE
);
create policy known_to_people on indicator_version as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on indicator_version for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on indicator_version for all to across_owner using true with check true;
grant insert, select on indicator_version to across_app;

create table induction_attendance (
  response_id uuid not null,
  training_id uuid not null,
  staff_id uuid not null,
  constraint induction_attendance_pkey PRIMARY KEY (response_id, training_id, staff_id),
  constraint induction_attendance_response_id_staff_id_fkey FOREIGN KEY (response_id, staff_id) REFERENCES induction_staff(response_id, id) ON DELETE CASCADE,
  constraint induction_attendance_response_id_training_id_fkey FOREIGN KEY (response_id, training_id) REFERENCES induction_training(response_id, id) ON DELETE CASCADE
);
CREATE INDEX induction_attendance_staff ON public.induction_attendance USING btree (response_id, staff_id);
create policy of_keepers on induction_attendance as restrictive for all to across_app using (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_attendance.response_id) AND (s.id = induction_attendance.staff_id)))) with check (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_attendance.response_id) AND (s.id = induction_attendance.staff_id))));
create policy of_response on induction_attendance for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_attendance for all to across_owner using true with check true;
grant delete, insert, select on induction_attendance to across_app;

create table induction_certificate (
  response_id uuid not null,
  id uuid not null,
  staff_id uuid not null,
  code text not null,
  items jsonb not null,
  issued_on date not null,
  valid_until date,
  withdrawn_on date,
  constraint induction_certificate_response_id_code_key UNIQUE (response_id, code),
  constraint induction_certificate_pkey PRIMARY KEY (response_id, id),
  constraint induction_certificate_response_id_staff_id_fkey FOREIGN KEY (response_id, staff_id) REFERENCES induction_staff(response_id, id) ON DELETE CASCADE,
  constraint induction_certificate_code_check CHECK ((code ~ '^[0-9A-Z]{20}$'::text))
);
CREATE INDEX induction_certificate_staff ON public.induction_certificate USING btree (response_id, staff_id);
create policy of_keepers on induction_certificate as restrictive for all to across_app using (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_certificate.response_id) AND (s.id = induction_certificate.staff_id)))) with check (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_certificate.response_id) AND (s.id = induction_certificate.staff_id))));
create policy of_response on induction_certificate for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_certificate for all to across_owner using true with check true;
grant delete, insert, select, update on induction_certificate to across_app;

create table induction_document (
  response_id uuid not null,
  requirement_id text not null,
  version integer not null,
  text jsonb not null,
  material boolean not null,
  in_force_from date not null,
  made_by uuid not null,
  constraint induction_document_pkey PRIMARY KEY (response_id, requirement_id, version),
  constraint induction_document_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint induction_document_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint induction_document_version_check CHECK ((version > 0))
);
create policy by_coordination on induction_document as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['coordinator'::text, 'administrator'::text]));
create policy of_response on induction_document for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_document for all to across_owner using true with check true;
grant insert, select on induction_document to across_app;

create table induction_list (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  person_id uuid not null,
  state text not null,
  signature text not null,
  columns jsonb not null,
  mapping jsonb not null default '{}'::jsonb,
  notes jsonb not null default '[]'::jsonb,
  total integer not null default 0,
  done integer not null default 0,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  applied_at timestamp with time zone,
  constraint induction_list_pkey PRIMARY KEY (response_id, id),
  constraint induction_list_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint induction_list_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint induction_list_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint induction_list_check CHECK (((done >= 0) AND (done <= total))),
  constraint induction_list_state_check CHECK ((state = ANY (ARRAY['columns'::text, 'comparing'::text, 'ready'::text, 'applying'::text, 'applied'::text]))),
  constraint induction_list_total_check CHECK ((total >= 0))
);
create policy of_response on induction_list for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_whoever_brought_it on induction_list as restrictive for all to across_app using (((person_id = ( SELECT actor_person() AS actor_person)) AND (organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff))) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check (((person_id = ( SELECT actor_person() AS actor_person)) AND (organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff))) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on induction_list for all to across_owner using true with check true;
grant delete, insert, select, update on induction_list to across_app;

create table induction_list_columns (
  response_id uuid not null,
  organisation_id uuid not null,
  signature text not null,
  mapping jsonb not null,
  saved_at timestamp with time zone not null,
  constraint induction_list_columns_pkey PRIMARY KEY (response_id, organisation_id, signature),
  constraint induction_list_columns_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id)
);
create policy of_keepers on induction_list_columns as restrictive for all to across_app using (organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) with check (organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff));
create policy of_response on induction_list_columns for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_list_columns for all to across_owner using true with check true;
grant delete, insert, select, update on induction_list_columns to across_app;

create table induction_list_row (
  response_id uuid not null,
  list_id uuid not null,
  number integer not null,
  line integer not null,
  cells jsonb,
  record jsonb,
  outcome text,
  staff_id uuid,
  problems jsonb not null default '[]'::jsonb,
  changes jsonb not null default '[]'::jsonb,
  alike jsonb not null default '[]'::jsonb,
  choice text not null default ''::text,
  constraint induction_list_row_pkey PRIMARY KEY (response_id, list_id, number),
  constraint induction_list_row_response_id_list_id_fkey FOREIGN KEY (response_id, list_id) REFERENCES induction_list(response_id, id) ON DELETE CASCADE,
  constraint induction_list_row_number_check CHECK ((number >= 0)),
  constraint induction_list_row_outcome_check CHECK ((outcome = ANY (ARRAY['invalid'::text, 'new'::text, 'updated'::text, 'identical'::text, 'doubtful'::text, 'discarded'::text])))
);
CREATE INDEX induction_list_row_outcome ON public.induction_list_row USING btree (response_id, list_id, outcome, number);
create policy of_response on induction_list_row for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_whoever_brought_it on induction_list_row as restrictive for all to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM induction_list l
  WHERE ((l.response_id = induction_list_row.response_id) AND (l.id = induction_list_row.list_id))))) with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM induction_list l
  WHERE ((l.response_id = induction_list_row.response_id) AND (l.id = induction_list_row.list_id)))));
create policy owner on induction_list_row for all to across_owner using true with check true;
grant delete, insert, select, update on induction_list_row to across_app;

create table induction_requirement (
  response_id uuid not null,
  id text not null,
  kind text not null,
  title jsonb not null,
  roles text[] not null default '{}'::text[],
  contact_only boolean not null default false,
  months smallint,
  retired_at timestamp with time zone,
  changed_at timestamp with time zone not null,
  constraint induction_requirement_pkey PRIMARY KEY (response_id, id),
  constraint induction_requirement_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint induction_requirement_id_check CHECK ((id ~ '^[a-z0-9.-]{1,60}$'::text)),
  constraint induction_requirement_kind_check CHECK ((kind = ANY (ARRAY['training'::text, 'document'::text]))),
  constraint induction_requirement_months_check CHECK (((months >= 1) AND (months <= 120)))
);
create policy changed_by_coordination on induction_requirement as restrictive for update to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['coordinator'::text, 'administrator'::text]));
create policy kept_by_coordination on induction_requirement as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['coordinator'::text, 'administrator'::text]));
create policy of_response on induction_requirement for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_requirement for all to across_owner using true with check true;
grant insert, select, update on induction_requirement to across_app;

create table induction_signature (
  response_id uuid not null,
  staff_id uuid not null,
  requirement_id text not null,
  version integer not null,
  typed_name text not null,
  witness_id uuid,
  signed_on date not null,
  kind text not null default 'typed'::text,
  mark text,
  constraint induction_signature_pkey PRIMARY KEY (response_id, staff_id, requirement_id, version),
  constraint induction_signature_response_id_requirement_id_version_fkey FOREIGN KEY (response_id, requirement_id, version) REFERENCES induction_document(response_id, requirement_id, version),
  constraint induction_signature_response_id_staff_id_fkey FOREIGN KEY (response_id, staff_id) REFERENCES induction_staff(response_id, id) ON DELETE CASCADE,
  constraint induction_signature_response_id_witness_id_fkey FOREIGN KEY (response_id, witness_id) REFERENCES person(response_id, id),
  constraint induction_signature_check CHECK (((kind = 'drawn'::text) = (mark IS NOT NULL))),
  constraint induction_signature_kind_check CHECK ((kind = ANY (ARRAY['typed'::text, 'drawn'::text]))),
  constraint induction_signature_mark_check CHECK (((length(mark) <= 6000) AND (mark ~ '^(M\d{1,3} \d{1,3}(L\d{1,3} \d{1,3})+)+$'::text))),
  constraint induction_signature_typed_name_check CHECK (((length(typed_name) >= 1) AND (length(typed_name) <= 120)))
);
create policy of_keepers on induction_signature as restrictive for all to across_app using (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_signature.response_id) AND (s.id = induction_signature.staff_id)))) with check (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_signature.response_id) AND (s.id = induction_signature.staff_id))));
create policy of_response on induction_signature for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_signature for all to across_owner using true with check true;
grant delete, insert, select on induction_signature to across_app;

create table induction_signing_link (
  response_id uuid not null,
  staff_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  constraint induction_signing_link_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint induction_signing_link_pkey PRIMARY KEY (response_id, staff_id),
  constraint induction_signing_link_response_id_staff_id_fkey FOREIGN KEY (response_id, staff_id) REFERENCES induction_staff(response_id, id) ON DELETE CASCADE,
  constraint induction_signing_link_token_hash_check CHECK ((length(token_hash) = 32))
);
create policy of_keepers on induction_signing_link as restrictive for all to across_app using (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_signing_link.response_id) AND (s.id = induction_signing_link.staff_id)))) with check (EXISTS ( SELECT
   FROM induction_staff s
  WHERE ((s.response_id = induction_signing_link.response_id) AND (s.id = induction_signing_link.staff_id))));
create policy of_response on induction_signing_link for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_signing_link for all to across_owner using true with check true;
grant delete, insert, select, update on induction_signing_link to across_app;

create table induction_staff (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  name text not null,
  folded text not null,
  number text not null default ''::text,
  sector text not null,
  area_pcode text,
  role text not null,
  contact boolean not null,
  first_contact_on date,
  language text not null default ''::text,
  met boolean not null default false,
  valid_until date,
  sign_again boolean not null default false,
  left_on date,
  changed_at timestamp with time zone not null,
  constraint induction_staff_pkey PRIMARY KEY (response_id, id),
  constraint induction_staff_response_id_area_pcode_fkey FOREIGN KEY (response_id, area_pcode) REFERENCES area(response_id, pcode),
  constraint induction_staff_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint induction_staff_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120))),
  constraint induction_staff_number_check CHECK ((length(number) <= 40)),
  constraint induction_staff_role_check CHECK ((role = ANY (ARRAY['staff'::text, 'volunteer'::text, 'guard'::text, 'driver'::text, 'day-labour'::text, 'contractor'::text, 'visitor'::text])))
);
CREATE INDEX induction_staff_list ON public.induction_staff USING btree (response_id, organisation_id, folded, id);
CREATE UNIQUE INDEX induction_staff_number ON public.induction_staff USING btree (response_id, organisation_id, number) WHERE (number <> ''::text);
CREATE INDEX induction_staff_numbers ON public.induction_staff USING btree (response_id, organisation_id, sector, area_pcode, met, valid_until, sign_again, contact, first_contact_on) WHERE (left_on IS NULL);
create policy of_keepers on induction_staff as restrictive for all to across_app using ((organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on induction_staff for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_staff for all to across_owner using true with check true;
grant delete, insert, select, update on induction_staff to across_app;

create table induction_training (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  title text not null,
  held_on date not null,
  place text not null default ''::text,
  trainer text not null default ''::text,
  topics text[] not null,
  made_at timestamp with time zone not null,
  session_id uuid,
  constraint induction_training_pkey PRIMARY KEY (response_id, id),
  constraint induction_training_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint induction_training_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id),
  constraint induction_training_place_check CHECK ((length(place) <= 120)),
  constraint induction_training_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160))),
  constraint induction_training_topics_check CHECK (((cardinality(topics) >= 1) AND (cardinality(topics) <= 40))),
  constraint induction_training_trainer_check CHECK ((length(trainer) <= 120))
);
CREATE INDEX induction_training_list ON public.induction_training USING btree (response_id, organisation_id, held_on DESC, id);
CREATE UNIQUE INDEX induction_training_session ON public.induction_training USING btree (response_id, organisation_id, session_id) WHERE (session_id IS NOT NULL);
create policy of_keepers on induction_training as restrictive for all to across_app using ((organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on induction_training for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on induction_training for all to across_owner using true with check true;
grant insert, select on induction_training to across_app;

create table invitation (
  response_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  purpose text not null,
  organisation_id uuid not null,
  team_id uuid,
  lead boolean not null default false,
  roles text[] not null default '{}'::text[],
  sector text not null default ''::text,
  person_id uuid,
  invited_by uuid,
  created_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint invitation_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint invitation_pkey PRIMARY KEY (response_id, id),
  constraint invitation_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint invitation_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint invitation_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint invitation_purpose_check CHECK ((purpose = ANY (ARRAY['join'::text, 'reset'::text])))
);
CREATE INDEX invitation_open ON public.invitation USING btree (response_id, expires_at) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL));
create policy of_inviters on invitation as restrictive for all to across_app using (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[]))) with check (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])));
create policy of_response on invitation for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on invitation for all to across_owner using true with check true;
grant delete, insert, update on invitation to across_app;
grant select (response_id, id, purpose, organisation_id, team_id, lead, roles, sector, person_id, invited_by, created_at, expires_at, used_at, withdrawn_at) on invitation to across_app;

create table job (
  response_id uuid not null,
  id uuid not null default gen_random_uuid(),
  name text not null,
  key text not null,
  data jsonb not null default '{}'::jsonb,
  run_at timestamp with time zone not null,
  attempts smallint not null default 0,
  failed_at timestamp with time zone,
  constraint job_response_id_name_key_key UNIQUE (response_id, name, key),
  constraint job_pkey PRIMARY KEY (response_id, id),
  constraint job_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
CREATE INDEX job_due ON public.job USING btree (run_at) WHERE (failed_at IS NULL);
create policy of_response on job for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on job for all to across_owner using true with check true;
create policy queue on job for all to across_app using (actor_scope() = 'queue'::text) with check (actor_scope() = 'queue'::text);
grant delete, insert, select, update on job to across_app;

create table live_log (
  response_id uuid not null,
  seat_id uuid not null,
  link_hash bytea,
  body text not null default ''::text,
  promise text not null default ''::text,
  shared boolean not null default false,
  after_one text,
  after_three text,
  changed_at timestamp with time zone not null,
  constraint live_log_response_id_link_hash_key UNIQUE (response_id, link_hash),
  constraint live_log_pkey PRIMARY KEY (response_id, seat_id),
  constraint live_log_response_id_seat_id_fkey FOREIGN KEY (response_id, seat_id) REFERENCES live_seat(response_id, id) ON DELETE CASCADE,
  constraint live_log_after_one_check CHECK ((after_one = ANY (ARRAY['done'::text, 'partly'::text, 'not-yet'::text]))),
  constraint live_log_after_three_check CHECK ((after_three = ANY (ARRAY['done'::text, 'partly'::text, 'not-yet'::text]))),
  constraint live_log_body_check CHECK ((length(body) <= 8000)),
  constraint live_log_link_hash_check CHECK ((length(link_hash) = 32)),
  constraint live_log_promise_check CHECK ((length(promise) <= 500))
);
create policy of_its_writer on live_log as restrictive for all to across_app using ((seat_id = ( SELECT actor_seat() AS actor_seat)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((seat_id = ( SELECT actor_seat() AS actor_seat)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_log for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on live_log for all to across_owner using true with check true;
grant delete, insert, select, update on live_log to across_app;

create table live_point (
  response_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  sequence bigint not null generated always as identity,
  block text not null,
  seat_id uuid,
  body text not null,
  hidden boolean not null default false,
  at timestamp with time zone not null,
  constraint live_point_pkey PRIMARY KEY (response_id, id),
  constraint live_point_response_id_seat_id_fkey FOREIGN KEY (response_id, seat_id) REFERENCES live_seat(response_id, id) ON DELETE CASCADE,
  constraint live_point_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id) ON DELETE CASCADE,
  constraint live_point_body_check CHECK (((length(body) >= 1) AND (length(body) <= 280)))
);
CREATE INDEX live_point_of ON public.live_point USING btree (response_id, session_id, block, sequence);
create policy changed_by_people on live_point as restrictive for update to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy deleted_by_people on live_point as restrictive for delete to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_point for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on live_point for all to across_owner using true with check true;
create policy said_or_written on live_point as restrictive for insert to across_app with check ((seat_id = ( SELECT actor_seat() AS actor_seat)) OR (( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant delete, insert, select, update on live_point to across_app;

create table live_proposal (
  response_id uuid not null,
  session_id uuid not null,
  table_number smallint not null,
  question text not null,
  line_key text not null,
  commitment_id uuid not null,
  made_at timestamp with time zone not null,
  constraint live_proposal_pkey PRIMARY KEY (response_id, session_id, table_number, question, line_key),
  constraint live_proposal_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id) ON DELETE CASCADE,
  constraint live_proposal_line_key_check CHECK ((length(line_key) = 64))
);
create policy known_to_people on live_proposal as restrictive for all to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_proposal for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on live_proposal for all to across_owner using true with check true;
grant delete, insert, select on live_proposal to across_app;

create table live_seat (
  response_id uuid not null,
  session_id uuid not null,
  id uuid not null,
  number integer not null,
  token_hash bytea not null,
  name text not null default ''::text,
  named boolean not null default false,
  sector text not null default ''::text,
  remote boolean not null default false,
  stickers text[] not null default '{}'::text[],
  table_number smallint,
  pair_number smallint,
  joined_at timestamp with time zone not null,
  constraint live_seat_response_id_session_id_number_key UNIQUE (response_id, session_id, number),
  constraint live_seat_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint live_seat_pkey PRIMARY KEY (response_id, id),
  constraint live_seat_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id) ON DELETE CASCADE,
  constraint live_seat_name_check CHECK ((length(name) <= 60)),
  constraint live_seat_stickers_check CHECK ((cardinality(stickers) <= 10)),
  constraint live_seat_token_hash_check CHECK ((length(token_hash) = 32))
);
CREATE INDEX live_seat_table ON public.live_seat USING btree (response_id, session_id, table_number);
create policy deleted_by_people on live_seat as restrictive for delete to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_seat for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own_or_led on live_seat as restrictive for update to across_app using ((id = ( SELECT actor_seat() AS actor_seat)) OR (( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on live_seat for all to across_owner using true with check true;
create policy through_an_open_door on live_seat as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM live_session s
  WHERE ((s.response_id = live_seat.response_id) AND (s.id = live_seat.session_id) AND (s.ended_at IS NULL) AND (NOT s.door_closed)))));
grant delete, insert on live_seat to across_app;
grant select (response_id, session_id, id, number, name, named, sector, remote, stickers, table_number, pair_number, joined_at) on live_seat to across_app;
grant update (name, named, sector, remote, stickers, table_number, pair_number) on live_seat to across_app;

create table live_session (
  response_id uuid not null,
  id uuid not null,
  code text,
  title text not null,
  plan jsonb not null,
  plan_id text not null,
  language text not null,
  begins_at timestamp with time zone not null,
  grouping_by text not null default 'evenly'::text,
  program jsonb not null,
  block_at smallint not null default '-1'::integer,
  step smallint not null default 0,
  step_at timestamp with time zone,
  step_extra smallint not null default 0,
  seats integer not null default 0,
  version integer not null default 1,
  made_by uuid,
  created_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  results jsonb,
  carried boolean not null default false,
  topics text[] not null default '{}'::text[],
  door_closed boolean not null default false,
  constraint live_session_pkey PRIMARY KEY (response_id, id),
  constraint live_session_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint live_session_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint live_session_check CHECK (((ended_at IS NULL) = (results IS NULL))),
  constraint live_session_check1 CHECK (((ended_at IS NULL) OR (code IS NULL))),
  constraint live_session_code_check CHECK ((code ~ '^[2-9A-HJKMNP-TV-Z]{6}$'::text)),
  constraint live_session_grouping_by_check CHECK ((grouping_by = ANY (ARRAY['choice'::text, 'evenly'::text, 'protection'::text]))),
  constraint live_session_language_check CHECK ((language ~ '^[a-z]{2}$'::text)),
  constraint live_session_title_check CHECK (((length(title) >= 1) AND (length(title) <= 160))),
  constraint live_session_topics_check CHECK ((cardinality(topics) <= 40))
);
CREATE INDEX live_session_begins ON public.live_session USING btree (response_id, begins_at DESC);
CREATE UNIQUE INDEX live_session_code ON public.live_session USING btree (code);
create policy deleted_by_people on live_session as restrictive for delete to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy made_by_people on live_session as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_session for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy open_or_led on live_session as restrictive for update to across_app using ((ended_at IS NULL) OR (( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on live_session for all to across_owner using true with check true;
grant delete, insert, select, update on live_session to across_app;

create table live_staff_number (
  response_id uuid not null,
  seat_id uuid not null,
  session_id uuid not null,
  organisation_id uuid not null,
  number text not null,
  given_at timestamp with time zone not null,
  constraint live_staff_number_pkey PRIMARY KEY (response_id, seat_id),
  constraint live_staff_number_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint live_staff_number_response_id_seat_id_fkey FOREIGN KEY (response_id, seat_id) REFERENCES live_seat(response_id, id) ON DELETE CASCADE,
  constraint live_staff_number_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id) ON DELETE CASCADE,
  constraint live_staff_number_number_check CHECK (((length(number) >= 1) AND (length(number) <= 40)))
);
CREATE INDEX live_staff_number_waiting ON public.live_staff_number USING btree (response_id, organisation_id, session_id);
create policy of_its_phone_and_keepers on live_staff_number as restrictive for all to across_app using ((seat_id = ( SELECT actor_seat() AS actor_seat)) OR (organisation_id = ( SELECT actor_keeps_staff() AS actor_keeps_staff)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((seat_id = ( SELECT actor_seat() AS actor_seat)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_staff_number for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on live_staff_number for all to across_owner using true with check true;
grant delete, insert, select, update on live_staff_number to across_app;

create table live_table (
  response_id uuid not null,
  session_id uuid not null,
  number smallint not null,
  sector text not null,
  doc bytea,
  doc_version integer not null default 0,
  sheet jsonb,
  emptied smallint not null default 0,
  constraint live_table_pkey PRIMARY KEY (response_id, session_id, number),
  constraint live_table_response_id_session_id_fkey FOREIGN KEY (response_id, session_id) REFERENCES live_session(response_id, id) ON DELETE CASCADE,
  constraint live_table_doc_check CHECK ((length(doc) <= 400000)),
  constraint live_table_number_check CHECK (((number >= 1) AND (number <= 40)))
);
create policy deleted_by_people on live_table as restrictive for delete to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy made_by_people on live_table as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on live_table for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on live_table for all to across_owner using true with check true;
create policy written_at_it on live_table as restrictive for update to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (EXISTS ( SELECT
   FROM live_seat s
  WHERE ((s.response_id = live_table.response_id) AND (s.id = ( SELECT actor_seat() AS actor_seat)) AND (s.session_id = live_table.session_id) AND (s.table_number = live_table.number)))));
grant delete, insert, select, update on live_table to across_app;

create table location (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid,
  kind text not null default 'physical'::text,
  name jsonb not null default '{}'::jsonb,
  area_pcode text,
  address jsonb not null default '{}'::jsonb,
  directions jsonb not null default '{}'::jsonb,
  accessibility jsonb not null default '{}'::jsonb,
  latitude double precision,
  longitude double precision,
  protected boolean not null default false,
  source_system text,
  source_id text,
  source_hash text,
  extra jsonb not null default '{}'::jsonb,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  constraint location_pkey PRIMARY KEY (response_id, id),
  constraint location_response_id_area_pcode_fkey FOREIGN KEY (response_id, area_pcode) REFERENCES area(response_id, pcode),
  constraint location_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint location_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint location_check CHECK (((latitude IS NULL) = (longitude IS NULL))),
  constraint location_check1 CHECK (((source_system IS NULL) = (source_id IS NULL))),
  constraint location_kind_check CHECK ((kind = ANY (ARRAY['physical'::text, 'postal'::text, 'virtual'::text]))),
  constraint location_latitude_check CHECK (((latitude >= ('-90'::integer)::double precision) AND (latitude <= (90)::double precision))),
  constraint location_longitude_check CHECK (((longitude >= ('-180'::integer)::double precision) AND (longitude <= (180)::double precision)))
);
CREATE INDEX location_area ON public.location USING btree (response_id, area_pcode);
CREATE UNIQUE INDEX location_source_key ON public.location USING btree (response_id, source_system, source_id) WHERE (source_system IS NOT NULL);
create policy changed_by_people on location as restrictive for update to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on location for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on location for all to across_owner using true with check true;
create policy protected on location as restrictive for select to across_app using ((NOT protected) OR ( SELECT is_referral_staff() AS is_referral_staff));
create policy written_by_people on location as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant insert, select, update on location to across_app;

create table membership (
  response_id uuid not null,
  team_id uuid not null,
  person_id uuid not null,
  lead boolean not null default false,
  since timestamp with time zone not null,
  until timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (response_id, team_id, person_id),
  constraint membership_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint membership_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id)
);
CREATE INDEX membership_person ON public.membership USING btree (response_id, person_id);
create policy begun_by_others on membership as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR ((( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[]))) AND (person_id IS DISTINCT FROM ( SELECT actor_person() AS actor_person))));
create policy changed_by_leads on membership as restrictive for update to across_app using (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])));
create policy ended_by_leads on membership as restrictive for delete to across_app using (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])));
create policy of_response on membership for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on membership for all to across_owner using true with check true;
grant delete, insert, select, update on membership to across_app;

create table migration (
  name text not null,
  hash text not null,
  applied_at timestamp with time zone not null default now(),
  constraint migration_pkey PRIMARY KEY (name)
);

create table milestone (
  response_id uuid not null,
  id uuid not null,
  action_id uuid not null,
  title text not null,
  due_on date not null,
  done_on date,
  constraint milestone_pkey PRIMARY KEY (response_id, id),
  constraint milestone_response_id_action_id_fkey FOREIGN KEY (response_id, action_id) REFERENCES planned_action(response_id, id) ON DELETE CASCADE,
  constraint milestone_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
CREATE INDEX milestone_of ON public.milestone USING btree (response_id, action_id, due_on);
create policy known_to_people on milestone as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on milestone for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on milestone for all to across_owner using true with check true;
grant delete, insert, select, update on milestone to across_app;

create table notice (
  response_id uuid not null,
  id uuid not null default gen_random_uuid(),
  sequence bigint not null generated always as identity,
  team_id uuid,
  person_id uuid,
  kind text not null,
  subject uuid not null,
  hour timestamp with time zone not null,
  read_hour timestamp with time zone,
  read_by uuid,
  constraint notice_pkey PRIMARY KEY (response_id, id),
  constraint notice_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint notice_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint notice_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint notice_check CHECK ((num_nonnulls(team_id, person_id) = 1)),
  constraint notice_kind_check CHECK ((kind ~ '^[a-z-]+\.[a-z-]+$'::text))
);
CREATE INDEX notice_person ON public.notice USING btree (response_id, person_id, sequence DESC) WHERE (read_hour IS NULL);
CREATE INDEX notice_subject ON public.notice USING btree (response_id, subject);
CREATE INDEX notice_team ON public.notice USING btree (response_id, team_id, sequence DESC) WHERE (read_hour IS NULL);
create policy for_whom on notice as restrictive for all to across_app using ((team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check true;
create policy of_response on notice for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on notice for all to across_owner using true with check true;
grant delete, insert, select, update on notice to across_app;

create table organisation (
  response_id uuid not null,
  id uuid not null,
  name jsonb not null,
  acronym text,
  kind text not null default 'ngo'::text,
  root_signing_key text,
  root_recovery_recipient text,
  root_made_at timestamp with time zone,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  description jsonb not null default '{}'::jsonb,
  website text not null default ''::text,
  source_system text,
  source_id text,
  source_hash text,
  constraint organisation_pkey PRIMARY KEY (response_id, id),
  constraint organisation_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['government'::text, 'un'::text, 'ingo'::text, 'ngo'::text, 'community'::text, 'other'::text]))),
  constraint organisation_source CHECK (((source_system IS NULL) = (source_id IS NULL)))
);
CREATE UNIQUE INDEX organisation_source_key ON public.organisation USING btree (response_id, source_system, source_id) WHERE (source_system IS NOT NULL);
create policy of_response on organisation for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on organisation for all to across_owner using true with check true;
grant delete, insert, select, update on organisation to across_app;

create table organisation_root (
  response_id uuid not null,
  organisation_id uuid not null,
  sequence bigint not null generated always as identity,
  signing text not null,
  recovery text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint organisation_root_response_id_organisation_id_signing_key UNIQUE (response_id, organisation_id, signing),
  constraint organisation_root_pkey PRIMARY KEY (response_id, organisation_id, sequence),
  constraint organisation_root_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint organisation_root_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint organisation_root_recovery_check CHECK ((recovery ~ '^age1[02-9ac-hj-np-z]{58}$'::text)),
  constraint organisation_root_signing_check CHECK ((signing ~ '^[A-Za-z0-9_-]{43}$'::text))
);
create policy by_administrators on organisation_root as restrictive for insert to across_app with check (( SELECT actor_may_administer() AS actor_may_administer) AND (made_by = ( SELECT actor_person() AS actor_person)));
create policy known_to_people on organisation_root as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on organisation_root for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on organisation_root for all to across_owner using true with check true;
grant insert, select on organisation_root to across_app;

create table passkey (
  response_id uuid not null,
  id text not null,
  person_id uuid not null,
  public_key bytea not null,
  counter bigint not null default 0,
  transports text[] not null default '{}'::text[],
  label text not null default ''::text,
  created_at timestamp with time zone not null,
  used_at timestamp with time zone,
  constraint passkey_pkey PRIMARY KEY (response_id, id),
  constraint passkey_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id)
);
CREATE INDEX passkey_person ON public.passkey USING btree (response_id, person_id);
create policy of_response on passkey for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on passkey as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on passkey for all to across_owner using true with check true;
grant delete, insert, select, update on passkey to across_app;

create table person (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  login text not null,
  name text not null,
  language text not null default 'en'::text,
  password_hash text,
  totp_secret bytea,
  totp_last_step bigint,
  has_password boolean generated always as ((password_hash IS NOT NULL)) stored,
  has_totp boolean generated always as ((totp_secret IS NOT NULL)) stored,
  created_at timestamp with time zone not null,
  suspended_at timestamp with time zone,
  constraint person_response_id_login_key UNIQUE (response_id, login),
  constraint person_pkey PRIMARY KEY (response_id, id),
  constraint person_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint person_login_check CHECK (((login = lower(login)) AND ((length(login) >= 3) AND (length(login) <= 120)))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 120)))
);
CREATE INDEX person_name ON public.person USING btree (response_id, name, id);
create policy changed_by_colleagues on person as restrictive for update to across_app using ((id = ( SELECT actor_person() AS actor_person)) OR ( SELECT actor_may_administer() AS actor_may_administer) OR (id IN ( SELECT m.person_id
   FROM membership m
  WHERE (m.team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])))));
create policy known_to_people on person as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy made_by_link on person as restrictive for insert to across_app with check (( SELECT actor_scope() AS actor_scope) = 'system'::text);
create policy never_removed on person as restrictive for delete to across_app using (( SELECT actor_scope() AS actor_scope) = 'system'::text);
create policy of_response on person for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on person for all to across_owner using true with check true;
grant delete, insert, update on person to across_app;
grant select (response_id, id, organisation_id, login, name, language, totp_last_step, has_password, has_totp, created_at, suspended_at) on person to across_app;
CREATE TRIGGER forget_calendar AFTER UPDATE OF suspended_at ON public.person FOR EACH ROW WHEN (((new.suspended_at IS NOT NULL) AND (old.suspended_at IS NULL))) EXECUTE FUNCTION forget_calendar();

create table person_key (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  recipient text not null,
  signing text not null,
  sequence bigint not null generated always as identity,
  made_at timestamp with time zone not null,
  constraint person_key_response_id_recipient_key UNIQUE (response_id, recipient),
  constraint person_key_pkey PRIMARY KEY (response_id, id),
  constraint person_key_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint person_key_recipient_check CHECK ((recipient ~ '^age1[02-9ac-hj-np-z]{58}$'::text)),
  constraint person_key_signing_check CHECK ((signing ~ '^[A-Za-z0-9_-]{43}$'::text))
);
CREATE INDEX person_key_person ON public.person_key USING btree (response_id, person_id, sequence);
create policy known_to_people on person_key as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on person_key for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on person_key as restrictive for insert to across_app with check (person_id = ( SELECT actor_person() AS actor_person));
create policy owner on person_key for all to across_owner using true with check true;
grant insert, select on person_key to across_app;

create table person_key_sealed (
  response_id uuid not null,
  key_id uuid not null,
  way text not null,
  credential text not null default ''::text,
  person_id uuid not null,
  sealed bytea not null,
  made_at timestamp with time zone not null,
  constraint person_key_sealed_pkey PRIMARY KEY (response_id, key_id, way, credential),
  constraint person_key_sealed_response_id_key_id_fkey FOREIGN KEY (response_id, key_id) REFERENCES person_key(response_id, id),
  constraint person_key_sealed_credential_check CHECK ((length(credential) <= 1400)),
  constraint person_key_sealed_sealed_check CHECK ((length(sealed) <= 4096)),
  constraint person_key_sealed_way_check CHECK ((way = ANY (ARRAY['passphrase'::text, 'passkey'::text])))
);
CREATE INDEX person_key_sealed_person ON public.person_key_sealed USING btree (response_id, person_id);
create policy of_response on person_key_sealed for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on person_key_sealed as restrictive for all to across_app using (person_id = ( SELECT actor_person() AS actor_person)) with check (person_id = ( SELECT actor_person() AS actor_person));
create policy owner on person_key_sealed for all to across_owner using true with check true;
grant delete, insert, select on person_key_sealed to across_app;

create table planned_action (
  response_id uuid not null,
  id uuid not null,
  cycle_id uuid not null,
  title text not null default ''::text,
  status text not null default 'not-started'::text,
  lead_id uuid,
  lead_organisation_id uuid,
  co_lead_id uuid,
  co_lead_organisation_id uuid,
  partners text not null default ''::text,
  start_on date,
  due_on date,
  needed numeric(14,2),
  secured numeric(14,2),
  currency text,
  resources text not null default ''::text,
  evidence text not null default ''::text,
  notes text not null default ''::text,
  constraint planned_action_pkey PRIMARY KEY (response_id, id),
  constraint planned_action_response_id_co_lead_id_fkey FOREIGN KEY (response_id, co_lead_id) REFERENCES person(response_id, id),
  constraint planned_action_response_id_co_lead_organisation_id_fkey FOREIGN KEY (response_id, co_lead_organisation_id) REFERENCES organisation(response_id, id),
  constraint planned_action_response_id_cycle_id_fkey FOREIGN KEY (response_id, cycle_id) REFERENCES cycle(response_id, id),
  constraint planned_action_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint planned_action_response_id_lead_id_fkey FOREIGN KEY (response_id, lead_id) REFERENCES person(response_id, id),
  constraint planned_action_response_id_lead_organisation_id_fkey FOREIGN KEY (response_id, lead_organisation_id) REFERENCES organisation(response_id, id),
  constraint planned_action_check CHECK (((due_on IS NULL) OR (start_on IS NULL) OR (due_on >= start_on))),
  constraint planned_action_check1 CHECK ((((needed IS NULL) AND (secured IS NULL)) OR (currency IS NOT NULL))),
  constraint planned_action_currency_check CHECK ((currency ~ '^[A-Z]{3}$'::text)),
  constraint planned_action_evidence_check CHECK ((length(evidence) <= 1000)),
  constraint planned_action_needed_check CHECK ((needed >= (0)::numeric)),
  constraint planned_action_notes_check CHECK ((length(notes) <= 1000)),
  constraint planned_action_partners_check CHECK ((length(partners) <= 500)),
  constraint planned_action_resources_check CHECK ((length(resources) <= 500)),
  constraint planned_action_secured_check CHECK ((secured >= (0)::numeric)),
  constraint planned_action_status_check CHECK ((status = ANY (ARRAY['not-started'::text, 'under-way'::text, 'done'::text, 'stopped'::text]))),
  constraint planned_action_title_check CHECK ((length(title) <= 200))
);
CREATE INDEX planned_action_cycle ON public.planned_action USING btree (response_id, cycle_id);
CREATE INDEX planned_action_lead ON public.planned_action USING btree (response_id, lead_id, due_on) WHERE (lead_id IS NOT NULL);
create policy known_to_people on planned_action as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on planned_action for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on planned_action for all to across_owner using true with check true;
grant insert, select, update on planned_action to across_app;

create table preparedness (
  response_id uuid not null,
  sector text not null,
  line text not null,
  own_text text not null default ''::text,
  answer text not null default 'not-known'::text,
  owner_id uuid,
  due_on date,
  note text not null default ''::text,
  changed_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint preparedness_pkey PRIMARY KEY (response_id, sector, line),
  constraint preparedness_response_id_changed_by_fkey FOREIGN KEY (response_id, changed_by) REFERENCES person(response_id, id),
  constraint preparedness_response_id_owner_id_fkey FOREIGN KEY (response_id, owner_id) REFERENCES person(response_id, id),
  constraint preparedness_answer_check CHECK ((answer = ANY (ARRAY['ready'::text, 'partly'::text, 'missing'::text, 'does-not-apply'::text, 'not-known'::text]))),
  constraint preparedness_line_check CHECK ((length(line) <= 80)),
  constraint preparedness_note_check CHECK ((length(note) <= 500)),
  constraint preparedness_own_text_check CHECK ((length(own_text) <= 300))
);
create policy known_to_people on preparedness as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on preparedness for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on preparedness for all to across_owner using true with check true;
grant delete, insert, select, update on preparedness to across_app;

create table programme (
  response_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  organisation_id uuid,
  sectors text[] not null,
  areas text[] not null default '{}'::text[],
  from_day date,
  to_day date,
  joint_needs text not null default ''::text,
  joint_capacities text not null default ''::text,
  outcomes jsonb not null default '[]'::jsonb,
  ended_at timestamp with time zone,
  made_by uuid not null,
  changed_at timestamp with time zone not null,
  constraint programme_pkey PRIMARY KEY (response_id, id),
  constraint programme_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint programme_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint programme_joint_capacities_check CHECK ((length(joint_capacities) <= 2000)),
  constraint programme_joint_needs_check CHECK ((length(joint_needs) <= 2000)),
  constraint programme_kind_check CHECK ((kind = ANY (ARRAY['stand-alone'::text, 'mainstreaming'::text, 'joint'::text, 'integrated'::text]))),
  constraint programme_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint programme_sectors_check CHECK ((cardinality(sectors) > 0))
);
create policy known_to_people on programme as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on programme for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on programme for all to across_owner using true with check true;
grant insert, select, update on programme to across_app;

create table rating (
  response_id uuid not null,
  id uuid not null,
  work_id uuid not null,
  cycle_id uuid not null,
  level text not null,
  why text not null,
  final boolean not null default false,
  judged_by uuid not null,
  judged_at timestamp with time zone not null,
  constraint rating_pkey PRIMARY KEY (response_id, id),
  constraint rating_response_id_cycle_id_fkey FOREIGN KEY (response_id, cycle_id) REFERENCES cycle(response_id, id),
  constraint rating_response_id_judged_by_fkey FOREIGN KEY (response_id, judged_by) REFERENCES person(response_id, id),
  constraint rating_response_id_work_id_fkey FOREIGN KEY (response_id, work_id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint rating_level_check CHECK ((level = ANY (ARRAY['not-yet'::text, 'first-steps'::text, 'part-way'::text, 'mostly'::text, 'fully'::text]))),
  constraint rating_why_check CHECK (((length(why) >= 1) AND (length(why) <= 1000)))
);
CREATE INDEX rating_of ON public.rating USING btree (response_id, work_id, judged_at);
create policy known_to_people on rating as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on rating for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on rating for all to across_owner using true with check true;
grant insert, select on rating to across_app;

create table rating_evidence (
  response_id uuid not null,
  id uuid not null,
  work_id uuid not null,
  cycle_id uuid not null,
  quote text not null default ''::text,
  body text not null,
  address text not null default ''::text,
  given_by uuid not null,
  given_at timestamp with time zone not null,
  withdrawn_at timestamp with time zone,
  constraint rating_evidence_pkey PRIMARY KEY (response_id, id),
  constraint rating_evidence_response_id_cycle_id_fkey FOREIGN KEY (response_id, cycle_id) REFERENCES cycle(response_id, id),
  constraint rating_evidence_response_id_given_by_fkey FOREIGN KEY (response_id, given_by) REFERENCES person(response_id, id),
  constraint rating_evidence_response_id_work_id_fkey FOREIGN KEY (response_id, work_id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint rating_evidence_address_check CHECK ((length(address) <= 500)),
  constraint rating_evidence_body_check CHECK (((length(body) >= 1) AND (length(body) <= 1000))),
  constraint rating_evidence_quote_check CHECK ((length(quote) <= 300))
);
CREATE INDEX rating_evidence_of ON public.rating_evidence USING btree (response_id, work_id, given_at);
create policy known_to_people on rating_evidence as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on rating_evidence for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on rating_evidence for all to across_owner using true with check true;
grant insert, select, update on rating_evidence to across_app;

create table readiness_answer (
  response_id uuid not null,
  id uuid not null,
  check_id uuid not null,
  answer text not null,
  note text not null default ''::text,
  action_id uuid,
  answered_by uuid not null,
  answered_at timestamp with time zone not null,
  constraint readiness_answer_pkey PRIMARY KEY (response_id, id),
  constraint readiness_answer_response_id_action_id_fkey FOREIGN KEY (response_id, action_id) REFERENCES planned_action(response_id, id),
  constraint readiness_answer_response_id_answered_by_fkey FOREIGN KEY (response_id, answered_by) REFERENCES person(response_id, id),
  constraint readiness_answer_response_id_check_id_fkey FOREIGN KEY (response_id, check_id) REFERENCES readiness_check(response_id, id),
  constraint readiness_answer_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint readiness_answer_answer_check CHECK ((answer = ANY (ARRAY['in-place'::text, 'partly'::text, 'missing'::text, 'does-not-apply'::text, 'not-known'::text]))),
  constraint readiness_answer_note_check CHECK ((length(note) <= 500))
);
CREATE INDEX readiness_answer_of ON public.readiness_answer USING btree (response_id, check_id);
create policy known_to_people on readiness_answer as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on readiness_answer for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on readiness_answer for all to across_owner using true with check true;
grant insert, select, update on readiness_answer to across_app;

create table readiness_check (
  response_id uuid not null,
  id uuid not null,
  kind text not null,
  name text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint readiness_check_pkey PRIMARY KEY (response_id, id),
  constraint readiness_check_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint readiness_check_kind_check CHECK ((kind = ANY (ARRAY['response'::text, 'outbreak'::text]))),
  constraint readiness_check_name_check CHECK (((length(name) >= 1) AND (length(name) <= 160)))
);
create policy known_to_people on readiness_check as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on readiness_check for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on readiness_check for all to across_owner using true with check true;
grant insert, select, update on readiness_check to across_app;

create table referral (
  response_id uuid not null,
  id uuid not null,
  sequence bigint not null generated always as identity,
  group_id uuid not null,
  act text not null,
  channel text not null,
  from_team_id uuid not null,
  from_sector text not null,
  to_team_id uuid,
  to_sector text not null,
  service_id uuid not null,
  urgency text not null,
  urgency_rank smallint generated always as (
CASE urgency
    WHEN 'emergency'::text THEN 0
    WHEN 'urgent'::text THEN 1
    ELSE 2
END) stored,
  area_pcode text,
  day date not null,
  size smallint,
  basis text not null,
  onward text not null,
  consent_until date not null,
  form_version integer not null,
  open_hash bytea not null,
  body_hash bytea,
  state text not null,
  state_hour timestamp with time zone not null,
  moves integer not null default 1,
  changes integer not null default 1,
  next_actor text not null,
  second_asked text not null default 'nobody'::text,
  asked_hour timestamp with time zone not null,
  due_at timestamp with time zone,
  overdue boolean not null default false,
  flagged boolean not null default false,
  holder_id uuid,
  shredded boolean not null default false,
  open boolean generated always as ((state <> ALL (ARRAY['closed'::text, 'withdrawn'::text, 'recalled'::text]))) stored,
  needs_receiver boolean generated always as (((to_team_id IS NOT NULL) AND (state <> 'needs-second-person'::text) AND (flagged OR (state = ANY (ARRAY['sent'::text, 'redirected'::text, 'reopened'::text, 'received'::text, 'no-answer'::text])) OR (overdue AND (next_actor = 'receiver'::text))))) stored,
  needs_sender boolean generated always as ((flagged OR (state = ANY (ARRAY['needs-second-person'::text, 'no-answer'::text, 'not-accepted'::text, 'service-given'::text, 'could-not-be-given'::text])) OR (overdue AND ((next_actor = 'sender'::text) OR (to_team_id IS NULL))))) stored,
  constraint referral_pkey PRIMARY KEY (response_id, id),
  constraint referral_response_id_area_pcode_fkey FOREIGN KEY (response_id, area_pcode) REFERENCES area(response_id, pcode),
  constraint referral_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint referral_response_id_from_team_id_fkey FOREIGN KEY (response_id, from_team_id) REFERENCES team(response_id, id),
  constraint referral_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id),
  constraint referral_response_id_to_team_id_fkey FOREIGN KEY (response_id, to_team_id) REFERENCES team(response_id, id),
  constraint referral_act_check CHECK ((act = ANY (ARRAY['refer'::text, 'redirect'::text]))),
  constraint referral_basis_check CHECK ((basis = ANY (ARRAY['consent'::text, 'assent'::text, 'override'::text]))),
  constraint referral_body_hash_check CHECK ((length(body_hash) = 32)),
  constraint referral_channel_check CHECK ((channel = ANY (ARRAY['app'::text, 'slip'::text, 'phone'::text]))),
  constraint referral_check CHECK ((to_team_id <> from_team_id)),
  constraint referral_form_version_check CHECK ((form_version > 0)),
  constraint referral_next_actor_check CHECK ((next_actor = ANY (ARRAY['sender'::text, 'receiver'::text, 'both'::text, 'second-person'::text, 'nobody'::text]))),
  constraint referral_onward_check CHECK ((onward = ANY (ARRAY['allowed'::text, 'ask'::text, 'never'::text]))),
  constraint referral_open_hash_check CHECK ((length(open_hash) = 32)),
  constraint referral_second_asked_check CHECK ((second_asked = ANY (ARRAY['nobody'::text, 'team'::text, 'coordinator'::text]))),
  constraint referral_size_check CHECK (((size >= 0) AND (size <= 5))),
  constraint referral_state_check CHECK ((state = ANY (ARRAY['needs-second-person'::text, 'sent'::text, 'received'::text, 'accepted'::text, 'waiting-list'::text, 'not-accepted'::text, 'started'::text, 'service-given'::text, 'could-not-be-given'::text, 'closed'::text, 'withdrawn'::text, 'recalled'::text, 'reopened'::text, 'no-answer'::text, 'redirected'::text]))),
  constraint referral_state_hour_check CHECK ((date_trunc('hour'::text, state_hour, 'UTC'::text) = state_hour)),
  constraint referral_urgency_check CHECK ((urgency = ANY (ARRAY['emergency'::text, 'urgent'::text, 'normal'::text])))
);
CREATE INDEX referral_aged ON public.referral USING btree (response_id, state_hour);
CREATE INDEX referral_from_needs ON public.referral USING btree (response_id, from_team_id, urgency_rank, sequence) WHERE needs_sender;
CREATE INDEX referral_from_open ON public.referral USING btree (response_id, from_team_id, sequence DESC) WHERE open;
CREATE INDEX referral_from_state ON public.referral USING btree (response_id, from_team_id, state, urgency_rank, sequence DESC);
CREATE INDEX referral_group ON public.referral USING btree (response_id, group_id);
CREATE INDEX referral_held ON public.referral USING btree (response_id, holder_id, sequence DESC) WHERE (open AND (holder_id IS NOT NULL));
CREATE UNIQUE INDEX referral_sequence ON public.referral USING btree (response_id, sequence);
CREATE INDEX referral_to_needs ON public.referral USING btree (response_id, to_team_id, urgency_rank, sequence) WHERE needs_receiver;
CREATE INDEX referral_to_open ON public.referral USING btree (response_id, to_team_id, sequence DESC) WHERE open;
CREATE INDEX referral_to_shred ON public.referral USING btree (response_id, state_hour) WHERE (NOT shredded);
CREATE INDEX referral_to_state ON public.referral USING btree (response_id, to_team_id, state, urgency_rank, sequence DESC) WHERE (to_team_id IS NOT NULL);
create policy of_its_teams on referral as restrictive for select to across_app using ((from_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR ((to_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) AND (state <> 'needs-second-person'::text)) OR (id = ( SELECT actor_referral() AS actor_referral)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text) OR ((state = 'needs-second-person'::text) AND (second_asked = 'coordinator'::text) AND ('coordinator'::text = ANY (( SELECT actor_roles() AS actor_roles)::text[]))));
create policy of_response on referral for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy only_in_time on referral as restrictive for delete to across_app using (( SELECT actor_scope() AS actor_scope) = 'system'::text);
create policy owner on referral for all to across_owner using true with check true;
create policy sent_by_its_team on referral as restrictive for insert to across_app with check ((from_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant delete, insert, select, update on referral to across_app;
CREATE TRIGGER keep_count AFTER INSERT OR DELETE OR UPDATE ON public.referral FOR EACH ROW EXECUTE FUNCTION keep_referral_count();

create table referral_answer_tally (
  response_id uuid not null,
  month integer not null,
  to_sector text not null,
  urgency text not null,
  bucket text not null,
  in_time boolean not null,
  total integer not null,
  constraint referral_answer_tally_pkey PRIMARY KEY (response_id, month, to_sector, urgency, bucket, in_time),
  constraint referral_answer_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_answer_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_answer_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_answer_tally for all to across_owner using true with check true;
grant select on referral_answer_tally to across_app;

create table referral_area_tally (
  response_id uuid not null,
  month integer not null,
  step text not null,
  to_sector text not null,
  area_pcode text not null,
  total integer not null,
  constraint referral_area_tally_pkey PRIMARY KEY (response_id, month, step, to_sector, area_pcode),
  constraint referral_area_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_area_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_area_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_area_tally for all to across_owner using true with check true;
grant select on referral_area_tally to across_app;

create table referral_area_total (
  response_id uuid not null,
  month integer not null,
  step text not null,
  area_pcode text not null,
  total integer not null,
  constraint referral_area_total_pkey PRIMARY KEY (response_id, month, step, area_pcode),
  constraint referral_area_total_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_area_total as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_area_total for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_area_total for all to across_owner using true with check true;
grant select on referral_area_total to across_app;

create table referral_child_tally (
  response_id uuid not null,
  step text not null,
  month integer not null,
  sex text not null,
  age_band text not null,
  disability text not null,
  total integer not null,
  constraint referral_child_tally_pkey PRIMARY KEY (response_id, step, month, sex, age_band, disability),
  constraint referral_child_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_child_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_child_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_child_tally for all to across_owner using true with check true;
grant select on referral_child_tally to across_app;

create table referral_count (
  response_id uuid not null,
  owner_id uuid not null,
  view text not null,
  state text not null,
  urgency text not null,
  total integer not null,
  constraint referral_count_pkey PRIMARY KEY (response_id, owner_id, view, state, urgency),
  constraint referral_count_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy of_response on referral_count for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_the_owner on referral_count as restrictive for all to across_app using ((owner_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (owner_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on referral_count for all to across_owner using true with check true;
grant select on referral_count to across_app;

create table referral_flag (
  response_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  reason text not null,
  note bytea,
  note_envelope bytea,
  note_team_id uuid,
  note_epoch integer,
  raised_by uuid not null,
  raised_team_id uuid not null,
  raised_hour timestamp with time zone not null,
  resolution text,
  resolved_by uuid,
  resolved_hour timestamp with time zone,
  constraint referral_flag_pkey PRIMARY KEY (response_id, id),
  constraint referral_flag_response_id_raised_by_fkey FOREIGN KEY (response_id, raised_by) REFERENCES person(response_id, id),
  constraint referral_flag_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_flag_response_id_resolved_by_fkey FOREIGN KEY (response_id, resolved_by) REFERENCES person(response_id, id),
  constraint referral_flag_note_check CHECK ((length(note) <= 70000)),
  constraint referral_flag_note_envelope_check CHECK ((length(note_envelope) <= 8192))
);
CREATE INDEX referral_flag_referral ON public.referral_flag USING btree (response_id, referral_id);
create policy of_its_referral on referral_flag as restrictive for all to across_app using (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_flag.response_id) AND (r.id = referral_flag.referral_id))));
create policy of_response on referral_flag for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_flag for all to across_owner using true with check true;
grant insert, select, update on referral_flag to across_app;

create table referral_leg (
  response_id uuid not null,
  referral_id uuid not null,
  move_id uuid not null,
  ordinal integer not null,
  from_team_id uuid not null,
  to_team_id uuid,
  service_id uuid not null,
  basis text not null,
  route jsonb,
  constraint referral_leg_pkey PRIMARY KEY (response_id, move_id),
  constraint referral_leg_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_leg_basis_check CHECK ((basis = ANY (ARRAY['allowed'::text, 'asked-again'::text, 'next-epoch'::text]))),
  constraint referral_leg_route_check CHECK ((length((route)::text) <= 8192))
);
CREATE INDEX referral_leg_referral ON public.referral_leg USING btree (response_id, referral_id, ordinal);
create policy of_its_referral on referral_leg as restrictive for all to across_app using ((from_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_leg.response_id) AND (r.id = referral_leg.referral_id)))));
create policy of_response on referral_leg for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_leg for all to across_owner using true with check true;
grant insert, select on referral_leg to across_app;

create table referral_move (
  response_id uuid not null,
  id uuid not null,
  referral_id uuid not null,
  ordinal integer not null,
  kind text not null,
  from_state text,
  to_state text not null,
  party text not null,
  reason text,
  channel text not null,
  person_id uuid,
  team_id uuid,
  hour timestamp with time zone not null,
  content_hash bytea not null,
  note bytea,
  note_envelope bytea,
  note_team_id uuid,
  note_epoch integer,
  constraint referral_move_response_id_referral_id_ordinal_key UNIQUE (response_id, referral_id, ordinal),
  constraint referral_move_pkey PRIMARY KEY (response_id, id),
  constraint referral_move_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint referral_move_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_move_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint referral_move_channel_check CHECK ((channel = ANY (ARRAY['app'::text, 'slip'::text, 'phone'::text, 'clock'::text]))),
  constraint referral_move_hour_check CHECK ((date_trunc('hour'::text, hour, 'UTC'::text) = hour)),
  constraint referral_move_note_check CHECK ((length(note) <= 70000)),
  constraint referral_move_note_envelope_check CHECK ((length(note_envelope) <= 8192)),
  constraint referral_move_party_check CHECK ((party = ANY (ARRAY['sender'::text, 'receiver'::text, 'clock'::text])))
);
create policy of_its_referral on referral_move as restrictive for all to across_app using ((team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (person_id = ( SELECT actor_person() AS actor_person)) OR (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_move.response_id) AND (r.id = referral_move.referral_id)))));
create policy of_response on referral_move for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_move for all to across_owner using true with check true;
grant insert, select, update on referral_move to across_app;

create table referral_override (
  response_id uuid not null,
  referral_id uuid not null,
  reason_id uuid not null,
  reason bytea,
  reason_envelope bytea,
  reason_epoch integer not null,
  asked_by uuid not null,
  confirmed_by uuid,
  confirmed_hour timestamp with time zone,
  constraint referral_override_pkey PRIMARY KEY (response_id, referral_id),
  constraint referral_override_response_id_asked_by_fkey FOREIGN KEY (response_id, asked_by) REFERENCES person(response_id, id),
  constraint referral_override_response_id_confirmed_by_fkey FOREIGN KEY (response_id, confirmed_by) REFERENCES person(response_id, id),
  constraint referral_override_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_override_check CHECK ((confirmed_by <> asked_by)),
  constraint referral_override_reason_check CHECK (((length(reason) >= 1) AND (length(reason) <= 70000))),
  constraint referral_override_reason_envelope_check CHECK ((length(reason_envelope) <= 8192))
);
create policy of_its_referral on referral_override as restrictive for all to across_app using (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_override.response_id) AND (r.id = referral_override.referral_id))));
create policy of_response on referral_override for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_override for all to across_owner using true with check true;
grant insert, select, update on referral_override to across_app;

create table referral_reason_tally (
  response_id uuid not null,
  month integer not null,
  step text not null,
  to_sector text not null,
  reason text not null,
  total integer not null,
  constraint referral_reason_tally_pkey PRIMARY KEY (response_id, month, step, to_sector, reason),
  constraint referral_reason_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_reason_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_reason_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_reason_tally for all to across_owner using true with check true;
grant select on referral_reason_tally to across_app;

create table referral_refused_tally (
  response_id uuid not null,
  month integer not null,
  to_sector text not null,
  reason text not null,
  total integer not null,
  constraint referral_refused_tally_pkey PRIMARY KEY (response_id, month, to_sector, reason),
  constraint referral_refused_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_refused_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_refused_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_refused_tally for all to across_owner using true with check true;
grant select on referral_refused_tally to across_app;

create table referral_sealed (
  response_id uuid not null,
  referral_id uuid not null,
  fields jsonb not null,
  envelope bytea,
  body bytea,
  epoch integer not null,
  constraint referral_sealed_pkey PRIMARY KEY (response_id, referral_id),
  constraint referral_sealed_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_sealed_body_check CHECK ((length(body) <= 4300000)),
  constraint referral_sealed_envelope_check CHECK ((length(envelope) <= 8192)),
  constraint referral_sealed_epoch_check CHECK ((epoch > 0))
);
create policy of_its_referral on referral_sealed as restrictive for all to across_app using (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_sealed.response_id) AND (r.id = referral_sealed.referral_id))));
create policy of_response on referral_sealed for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_sealed for all to across_owner using true with check true;
grant delete, insert, select, update on referral_sealed to across_app;

create table referral_seen (
  response_id uuid not null,
  referral_id uuid not null,
  person_id uuid not null,
  changes integer not null,
  constraint referral_seen_pkey PRIMARY KEY (response_id, referral_id, person_id),
  constraint referral_seen_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint referral_seen_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE
);
create policy of_response on referral_seen for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy of_the_person on referral_seen as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on referral_seen for all to across_owner using true with check true;
grant insert, select, update on referral_seen to across_app;

create table referral_silence (
  response_id uuid not null,
  month integer not null,
  to_sector text not null,
  service_id uuid not null,
  asked integer not null,
  silent integer not null,
  constraint referral_silence_pkey PRIMARY KEY (response_id, month, to_sector, service_id),
  constraint referral_silence_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_silence as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_silence for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_silence for all to across_owner using true with check true;
grant select on referral_silence to across_app;

create table referral_slip (
  response_id uuid not null,
  referral_id uuid not null,
  code_hash bytea not null,
  until date not null,
  constraint referral_slip_response_id_code_hash_key UNIQUE (response_id, code_hash),
  constraint referral_slip_pkey PRIMARY KEY (response_id, referral_id),
  constraint referral_slip_response_id_referral_id_fkey FOREIGN KEY (response_id, referral_id) REFERENCES referral(response_id, id) ON DELETE CASCADE,
  constraint referral_slip_code_hash_check CHECK ((length(code_hash) = 32))
);
CREATE INDEX referral_slip_code ON public.referral_slip USING btree (code_hash);
create policy of_its_referral on referral_slip as restrictive for all to across_app with check (EXISTS ( SELECT
   FROM referral r
  WHERE ((r.response_id = referral_slip.response_id) AND (r.id = referral_slip.referral_id))));
create policy of_response on referral_slip for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_slip for all to across_owner using true with check true;
grant insert on referral_slip to across_app;

create table referral_step_tally (
  response_id uuid not null,
  month integer not null,
  step text not null,
  from_sector text not null,
  to_sector text not null,
  total integer not null,
  constraint referral_step_tally_pkey PRIMARY KEY (response_id, month, step, from_sector, to_sector),
  constraint referral_step_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_step_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_step_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_step_tally for all to across_owner using true with check true;
grant select on referral_step_tally to across_app;

create table referral_tally (
  response_id uuid not null,
  month integer not null,
  step text not null,
  to_sector text not null,
  sex text not null,
  age_band text not null,
  disability text not null,
  total integer not null,
  constraint referral_tally_pkey PRIMARY KEY (response_id, step, month, to_sector, sex, age_band, disability),
  constraint referral_tally_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
create policy for_numbers on referral_tally as restrictive for all to across_app using ( SELECT ((actor_roles() && ARRAY['coordinator'::text, 'information-manager'::text, 'administrator'::text, 'focal-point'::text]) OR (actor_scope() = 'system'::text)));
create policy of_response on referral_tally for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on referral_tally for all to across_owner using true with check true;
grant select on referral_tally to across_app;

create table reminder (
  response_id uuid not null,
  person_id uuid not null,
  rhythm text not null,
  changed_at timestamp with time zone not null,
  constraint reminder_pkey PRIMARY KEY (response_id, person_id),
  constraint reminder_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint reminder_rhythm_check CHECK ((rhythm = ANY (ARRAY['off'::text, 'daily'::text, 'weekly'::text])))
);
create policy of_response on reminder for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on reminder as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on reminder for all to across_owner using true with check true;
grant insert, select, update on reminder to across_app;

create table response (
  id uuid not null,
  slug text not null,
  name jsonb not null,
  kind text not null,
  time_zone text not null default 'UTC'::text,
  weekend smallint[] not null default '{6,7}'::smallint[],
  emergency_phone text,
  settings jsonb not null default '{}'::jsonb,
  demonstration boolean not null default false,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint response_slug_key UNIQUE (slug),
  constraint response_pkey PRIMARY KEY (id),
  constraint response_kind_check CHECK ((kind = ANY (ARRAY['humanitarian'::text, 'refugee'::text, 'mixed'::text, 'global'::text]))),
  constraint response_slug_check CHECK ((slug ~ '^[a-z][a-z0-9-]{1,30}$'::text))
);
create policy founding on response for insert to across_app with check (actor_scope() = 'system'::text);
create policy listed on response for select to across_app using true;
create policy own on response for update to across_app using (id = ( SELECT actor_response() AS actor_response)) with check (id = ( SELECT actor_response() AS actor_response));
create policy own_by_administrators on response as restrictive for update to across_app using ( SELECT actor_may_administer() AS actor_may_administer) with check ( SELECT actor_may_administer() AS actor_may_administer);
create policy owner on response for all to across_owner using true with check true;
grant insert, select, update on response to across_app;

create table role_grant (
  response_id uuid not null,
  person_id uuid not null,
  role text not null,
  sector text not null default ''::text,
  granted_at timestamp with time zone not null,
  constraint role_grant_pkey PRIMARY KEY (response_id, person_id, role, sector),
  constraint role_grant_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint role_grant_role_check CHECK ((role = ANY (ARRAY['worker'::text, 'receiver'::text, 'focal-point'::text, 'coordinator'::text, 'information-manager'::text, 'facilitator'::text, 'custodian'::text, 'administrator'::text])))
);
create policy granted_by_others on role_grant as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_may_administer() AS actor_may_administer) AND (person_id IS DISTINCT FROM ( SELECT actor_person() AS actor_person))));
create policy of_response on role_grant for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on role_grant for all to across_owner using true with check true;
create policy revoked_by_administrators on role_grant as restrictive for delete to across_app using ( SELECT actor_may_administer() AS actor_may_administer);
grant delete, insert, select on role_grant to across_app;

create table service (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  team_id uuid,
  sector text not null,
  needs text[] not null default '{}'::text[],
  name jsonb not null,
  description jsonb not null default '{}'::jsonb,
  status text not null default 'active'::text,
  visibility text not null default 'response'::text,
  age_min smallint,
  age_max smallint,
  sex text not null default 'any'::text,
  population text[] not null default '{}'::text[],
  criteria text[] not null default '{}'::text[],
  disability text not null default 'unknown'::text,
  documents text[] not null default '{}'::text[],
  documents_note jsonb not null default '{}'::jsonb,
  eligibility_note jsonb not null default '{}'::jsonb,
  languages text[] not null default '{}'::text[],
  interpretation jsonb not null default '{}'::jsonb,
  female_staff text not null default 'unknown'::text,
  cost text not null default 'unknown'::text,
  cost_note jsonb not null default '{}'::jsonb,
  access text[] not null default '{}'::text[],
  alert jsonb not null default '{}'::jsonb,
  website text not null default ''::text,
  phones jsonb not null default '[]'::jsonb,
  emails text[] not null default '{}'::text[],
  schedules jsonb not null default '[]'::jsonb,
  referral_methods text[] not null default '{}'::text[],
  next_step text not null default 'unknown'::text,
  next_step_note jsonb not null default '{}'::jsonb,
  response_days smallint,
  feedback text[] not null default '{}'::text[],
  feedback_days smallint,
  capacity text not null default 'unknown'::text,
  waiting_days smallint,
  capacity_date date,
  owner_team_id uuid,
  owner_person_id uuid,
  last_check date,
  next_check date not null,
  check_days smallint not null default 90,
  source_system text,
  source_id text,
  source_hash text,
  extra jsonb not null default '{}'::jsonb,
  version integer not null default 1,
  created_at timestamp with time zone not null,
  modified_at timestamp with time zone not null,
  constraint service_pkey PRIMARY KEY (response_id, id),
  constraint service_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint service_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id),
  constraint service_response_id_owner_person_id_fkey FOREIGN KEY (response_id, owner_person_id) REFERENCES person(response_id, id),
  constraint service_response_id_owner_team_id_fkey FOREIGN KEY (response_id, owner_team_id) REFERENCES team(response_id, id),
  constraint service_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint service_age_max_check CHECK (((age_max >= 0) AND (age_max <= 120))),
  constraint service_age_min_check CHECK (((age_min >= 0) AND (age_min <= 120))),
  constraint service_capacity_check CHECK ((capacity = ANY (ARRAY['open'::text, 'waiting'::text, 'closed'::text, 'unknown'::text]))),
  constraint service_check CHECK (((age_min IS NULL) OR (age_max IS NULL) OR (age_min <= age_max))),
  constraint service_check1 CHECK (((capacity = 'waiting'::text) OR (waiting_days IS NULL))),
  constraint service_check2 CHECK (((source_system IS NULL) = (source_id IS NULL))),
  constraint service_check_days_check CHECK (((check_days >= 7) AND (check_days <= 365))),
  constraint service_cost_check CHECK ((cost = ANY (ARRAY['free'::text, 'partly'::text, 'paid'::text, 'unknown'::text]))),
  constraint service_disability_check CHECK ((disability = ANY (ARRAY['unknown'::text, 'welcome'::text, 'only'::text, 'not-accessible'::text]))),
  constraint service_feedback_days_check CHECK (((feedback_days >= 0) AND (feedback_days <= 365))),
  constraint service_female_staff_check CHECK ((female_staff = ANY (ARRAY['yes'::text, 'no'::text, 'unknown'::text]))),
  constraint service_next_step_check CHECK ((next_step = ANY (ARRAY['unknown'::text, 'call'::text, 'visit'::text, 'approach'::text, 'other'::text]))),
  constraint service_response_days_check CHECK (((response_days >= 0) AND (response_days <= 365))),
  constraint service_sex_check CHECK ((sex = ANY (ARRAY['any'::text, 'female'::text, 'male'::text]))),
  constraint service_status_check CHECK ((status = ANY (ARRAY['active'::text, 'temporarily-closed'::text, 'inactive'::text, 'defunct'::text]))),
  constraint service_visibility_check CHECK ((visibility = ANY (ARRAY['public'::text, 'response'::text, 'referral-staff'::text]))),
  constraint service_waiting_days_check CHECK (((waiting_days >= 0) AND (waiting_days <= 730)))
);
CREATE INDEX service_modified ON public.service USING btree (response_id, modified_at, id);
CREATE INDEX service_next_check ON public.service USING btree (response_id, next_check, id) WHERE (status = 'active'::text);
CREATE INDEX service_organisation ON public.service USING btree (response_id, organisation_id, id);
CREATE INDEX service_owner ON public.service USING btree (response_id, owner_team_id, next_check);
CREATE UNIQUE INDEX service_source_key ON public.service USING btree (response_id, source_system, source_id) WHERE (source_system IS NOT NULL);
CREATE INDEX service_team ON public.service USING btree (response_id, team_id) WHERE (team_id IS NOT NULL);
create policy as_visible on service as restrictive for select to across_app using ((visibility = 'public'::text) OR ((visibility = 'response'::text) AND (( SELECT actor_person() AS actor_person) IS NOT NULL)) OR ( SELECT sees_every_entry() AS sees_every_entry) OR (owner_team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) OR (id = ANY (( SELECT actor_link_services() AS actor_link_services)::uuid[])));
create policy changed_by_people on service as restrictive for update to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (id = ANY (( SELECT actor_link_services() AS actor_link_services)::uuid[])));
create policy of_response on service for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on service for all to across_owner using true with check true;
create policy written_by_people on service as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
grant insert, select, update on service to across_app;

create table service_area (
  response_id uuid not null,
  service_id uuid not null,
  pcode text not null,
  constraint service_area_pkey PRIMARY KEY (response_id, service_id, pcode),
  constraint service_area_response_id_pcode_fkey FOREIGN KEY (response_id, pcode) REFERENCES area(response_id, pcode),
  constraint service_area_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id)
);
CREATE INDEX service_area_pcode ON public.service_area USING btree (response_id, pcode);
create policy of_its_service on service_area as restrictive for all to across_app using (EXISTS ( SELECT
   FROM service s
  WHERE ((s.response_id = service_area.response_id) AND (s.id = service_area.service_id))));
create policy of_response on service_area for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on service_area for all to across_owner using true with check true;
grant delete, insert, select, update on service_area to across_app;

create table service_search (
  response_id uuid not null,
  service_id uuid not null,
  visibility text not null,
  owner_team_id uuid,
  position integer not null,
  next_check date not null,
  age_from smallint not null,
  age_to smallint not null,
  sex text not null,
  open_minutes int4multirange not null default '{}'::int4multirange,
  places text[] not null default '{}'::text[],
  named tsvector not null,
  terms tsvector not null,
  blanks text not null default repeat(' '::text, 2100),
  constraint service_search_pkey PRIMARY KEY (response_id, service_id),
  constraint service_search_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id) ON DELETE CASCADE
);
CREATE INDEX service_search_order ON public.service_search USING btree (response_id, "position", service_id);
CREATE INDEX service_search_terms ON public.service_search USING gin (terms) WITH (fastupdate=off);
create policy of_its_service on service_search as restrictive for all to across_app using (EXISTS ( SELECT
   FROM service s
  WHERE ((s.response_id = service_search.response_id) AND (s.id = service_search.service_id))));
create policy of_response on service_search for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on service_search for all to across_owner using true with check true;
grant delete, insert, select, update on service_search to across_app;

create table service_site (
  response_id uuid not null,
  id uuid not null,
  service_id uuid not null,
  location_id uuid not null,
  ordinal smallint not null default 0,
  phones jsonb not null default '[]'::jsonb,
  emails text[] not null default '{}'::text[],
  schedules jsonb not null default '[]'::jsonb,
  capacity text,
  waiting_days smallint,
  capacity_date date,
  source_system text,
  source_id text,
  extra jsonb not null default '{}'::jsonb,
  constraint service_site_response_id_service_id_location_id_key UNIQUE (response_id, service_id, location_id),
  constraint service_site_pkey PRIMARY KEY (response_id, id),
  constraint service_site_response_id_location_id_fkey FOREIGN KEY (response_id, location_id) REFERENCES location(response_id, id),
  constraint service_site_response_id_service_id_fkey FOREIGN KEY (response_id, service_id) REFERENCES service(response_id, id),
  constraint service_site_capacity_check CHECK ((capacity = ANY (ARRAY['open'::text, 'waiting'::text, 'closed'::text, 'unknown'::text]))),
  constraint service_site_check CHECK (((source_system IS NULL) = (source_id IS NULL))),
  constraint service_site_waiting_days_check CHECK (((waiting_days >= 0) AND (waiting_days <= 730)))
);
CREATE INDEX service_site_location ON public.service_site USING btree (response_id, location_id);
CREATE UNIQUE INDEX service_site_source_key ON public.service_site USING btree (response_id, source_system, source_id) WHERE (source_system IS NOT NULL);
create policy of_its_location on service_site as restrictive for select to across_app using (EXISTS ( SELECT
   FROM location l
  WHERE ((l.response_id = service_site.response_id) AND (l.id = service_site.location_id))));
create policy of_its_service on service_site as restrictive for all to across_app using (EXISTS ( SELECT
   FROM service s
  WHERE ((s.response_id = service_site.response_id) AND (s.id = service_site.service_id))));
create policy of_response on service_site for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on service_site for all to across_owner using true with check true;
grant delete, insert, select, update on service_site to across_app;

create table service_word (
  response_id uuid not null,
  word text not null,
  shape text not null,
  constraint service_word_pkey PRIMARY KEY (response_id, word),
  constraint service_word_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id)
);
CREATE INDEX service_word_shape ON public.service_word USING gin (shape gin_trgm_ops);
create policy of_response on service_word for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on service_word for all to across_owner using true with check true;
grant insert, select on service_word to across_app;

create table session (
  response_id uuid not null,
  id uuid not null,
  token_hash bytea not null,
  person_id uuid not null,
  strength text not null,
  created_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  expires_at timestamp with time zone not null,
  proved_at timestamp with time zone not null,
  constraint session_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint session_pkey PRIMARY KEY (response_id, id),
  constraint session_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id)
);
CREATE INDEX session_expired ON public.session USING btree (response_id, expires_at);
CREATE INDEX session_person ON public.session USING btree (response_id, person_id);
CREATE INDEX session_token ON public.session USING btree (token_hash);
create policy ended_by_colleagues on session as restrictive for delete to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR ( SELECT actor_may_administer() AS actor_may_administer) OR (person_id IN ( SELECT m.person_id
   FROM membership m
  WHERE (m.team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])))));
create policy kept_alive on session as restrictive for update to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_person on session as restrictive for select to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR ( SELECT actor_may_administer() AS actor_may_administer) OR (person_id IN ( SELECT m.person_id
   FROM membership m
  WHERE (m.team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])))));
create policy of_response on session for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy opened on session as restrictive for insert to across_app with check ((( SELECT actor_person() AS actor_person) IS NULL) OR (person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on session for all to across_owner using true with check true;
grant delete, insert, update on session to across_app;
grant select (response_id, id, person_id, strength, created_at, seen_at, expires_at, proved_at) on session to across_app;

create table session_plan (
  response_id uuid not null,
  id uuid not null,
  revision integer not null default 1,
  title jsonb not null,
  minutes smallint not null,
  blocks smallint not null,
  contradictions smallint not null,
  languages text[] not null,
  made_from text not null default ''::text,
  file_hash bytea,
  made_by uuid,
  made_at timestamp with time zone not null,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  retired_at timestamp with time zone,
  constraint session_plan_pkey PRIMARY KEY (response_id, id),
  constraint session_plan_response_id_changed_by_fkey FOREIGN KEY (response_id, changed_by) REFERENCES person(response_id, id),
  constraint session_plan_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint session_plan_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint session_plan_blocks_check CHECK ((blocks > 0)),
  constraint session_plan_contradictions_check CHECK ((contradictions >= 0)),
  constraint session_plan_file_hash_check CHECK ((length(file_hash) = 32)),
  constraint session_plan_made_from_check CHECK ((length(made_from) <= 61)),
  constraint session_plan_minutes_check CHECK ((minutes >= 0)),
  constraint session_plan_revision_check CHECK ((revision > 0))
);
CREATE UNIQUE INDEX session_plan_file ON public.session_plan USING btree (response_id, file_hash);
create policy changed_by_leaders on session_plan as restrictive for update to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['facilitator'::text, 'coordinator'::text, 'focal-point'::text]));
create policy made_by_leaders on session_plan as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['facilitator'::text, 'coordinator'::text, 'focal-point'::text]));
create policy of_response on session_plan for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on session_plan for all to across_owner using true with check true;
grant insert, select, update on session_plan to across_app;

create table session_plan_revision (
  response_id uuid not null,
  plan_id uuid not null,
  revision integer not null,
  plan jsonb not null,
  what text not null,
  about jsonb,
  changed_by uuid,
  changed_at timestamp with time zone not null,
  constraint session_plan_revision_pkey PRIMARY KEY (response_id, plan_id, revision),
  constraint session_plan_revision_response_id_changed_by_fkey FOREIGN KEY (response_id, changed_by) REFERENCES person(response_id, id),
  constraint session_plan_revision_response_id_plan_id_fkey FOREIGN KEY (response_id, plan_id) REFERENCES session_plan(response_id, id),
  constraint session_plan_revision_plan_check CHECK ((length((plan)::text) <= 500000)),
  constraint session_plan_revision_revision_check CHECK ((revision > 0)),
  constraint session_plan_revision_what_check CHECK ((what ~ '^[a-z-]{1,30}$'::text))
);
create policy forgotten_by_leaders on session_plan_revision as restrictive for delete to across_app using ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['facilitator'::text, 'coordinator'::text, 'focal-point'::text]));
create policy made_by_leaders on session_plan_revision as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (( SELECT actor_roles() AS actor_roles) && ARRAY['facilitator'::text, 'coordinator'::text, 'focal-point'::text]));
create policy of_response on session_plan_revision for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on session_plan_revision for all to across_owner using true with check true;
grant delete, insert, select on session_plan_revision to across_app;

create table signature (
  response_id uuid not null,
  work_id uuid not null,
  version integer not null,
  side text not null,
  person_id uuid not null,
  organisation_id uuid not null,
  signed_at timestamp with time zone not null,
  constraint signature_response_id_work_id_version_person_id_key UNIQUE (response_id, work_id, version, person_id),
  constraint signature_pkey PRIMARY KEY (response_id, work_id, version, side),
  constraint signature_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint signature_response_id_work_id_fkey FOREIGN KEY (response_id, work_id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint signature_side_check CHECK ((side = ANY (ARRAY['child-protection'::text, 'sector'::text])))
);
create policy in_own_name on signature as restrictive for insert to across_app with check ((person_id = ( SELECT actor_person() AS actor_person)) AND (EXISTS ( SELECT
   FROM work w
  WHERE ((w.response_id = signature.response_id) AND (w.id = signature.work_id) AND (w.version = signature.version) AND actor_speaks_for(signature.side, w.sector)))));
create policy known_to_people on signature as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on signature for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on signature for all to across_owner using true with check true;
create policy taken_back_by_its_person on signature as restrictive for delete to across_app using (person_id = ( SELECT actor_person() AS actor_person));
grant delete, insert, select on signature to across_app;
CREATE TRIGGER count_signatures AFTER INSERT OR DELETE ON public.signature FOR EACH ROW EXECUTE FUNCTION count_signatures();

create table team (
  response_id uuid not null,
  id uuid not null,
  organisation_id uuid not null,
  sector text not null,
  name jsonb not null,
  active_at timestamp with time zone,
  created_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  constraint team_pkey PRIMARY KEY (response_id, id),
  constraint team_response_id_organisation_id_fkey FOREIGN KEY (response_id, organisation_id) REFERENCES organisation(response_id, id)
);
CREATE INDEX team_organisation ON public.team USING btree (response_id, organisation_id);
create policy of_response on team for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team for all to across_owner using true with check true;
grant delete, insert, select, update on team to across_app;

create table team_drill (
  response_id uuid not null,
  team_id uuid not null,
  id uuid not null,
  epoch integer not null,
  way text not null,
  person_id uuid,
  done_at timestamp with time zone not null,
  constraint team_drill_pkey PRIMARY KEY (response_id, team_id, id),
  constraint team_drill_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint team_drill_response_id_team_id_epoch_fkey FOREIGN KEY (response_id, team_id, epoch) REFERENCES team_epoch(response_id, team_id, epoch),
  constraint team_drill_way_check CHECK ((way = ANY (ARRAY['browser'::text, 'stock'::text])))
);
create policy by_leads on team_drill as restrictive for insert to across_app with check (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])));
create policy known_to_people on team_drill as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on team_drill for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team_drill for all to across_owner using true with check true;
grant insert, select on team_drill to across_app;

create table team_envelope (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null,
  sequence bigint not null generated always as identity,
  members text[] not null,
  recovery text not null,
  sealed bytea not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint team_envelope_pkey PRIMARY KEY (response_id, team_id, epoch, sequence),
  constraint team_envelope_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint team_envelope_response_id_team_id_epoch_fkey FOREIGN KEY (response_id, team_id, epoch) REFERENCES team_epoch(response_id, team_id, epoch),
  constraint team_envelope_members_check CHECK (((cardinality(members) >= 1) AND (cardinality(members) <= 500))),
  constraint team_envelope_sealed_check CHECK ((length(sealed) <= 131072))
);
create policy by_members on team_envelope as restrictive for insert to across_app with check ((( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[]))) AND (made_by = ( SELECT actor_person() AS actor_person)));
create policy of_readers on team_envelope as restrictive for select to across_app using (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])) OR ((team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) AND (members && ARRAY( SELECT k.recipient
   FROM person_key k
  WHERE ((k.response_id = ( SELECT actor_response() AS actor_response)) AND (k.person_id = ( SELECT actor_person() AS actor_person)))))));
create policy of_response on team_envelope for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team_envelope for all to across_owner using true with check true;
grant insert, select on team_envelope to across_app;

create table team_epoch (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null,
  recipient text not null,
  reason text not null,
  drill_hash text not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint team_epoch_response_id_recipient_key UNIQUE (response_id, recipient),
  constraint team_epoch_pkey PRIMARY KEY (response_id, team_id, epoch),
  constraint team_epoch_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint team_epoch_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint team_epoch_drill_hash_check CHECK ((drill_hash ~ '^[0-9a-f]{64}$'::text)),
  constraint team_epoch_epoch_check CHECK ((epoch > 0)),
  constraint team_epoch_reason_check CHECK ((reason = ANY (ARRAY['founded'::text, 'left'::text, 'rotated'::text, 'recovered'::text]))),
  constraint team_epoch_recipient_check CHECK ((recipient ~ '^age1[02-9ac-hj-np-z]{58}$'::text))
);
create policy by_leads on team_epoch as restrictive for insert to across_app with check ((( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[]))) AND (made_by = ( SELECT actor_person() AS actor_person)));
create policy known_to_people on team_epoch as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on team_epoch for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team_epoch for all to across_owner using true with check true;
grant insert, select on team_epoch to across_app;

create table team_sender (
  response_id uuid not null,
  team_id uuid not null,
  key text not null,
  person_id uuid not null,
  asked_at timestamp with time zone not null,
  signed jsonb,
  not_after date,
  stated_by uuid,
  stated_at timestamp with time zone,
  constraint team_sender_pkey PRIMARY KEY (response_id, team_id, key),
  constraint team_sender_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id),
  constraint team_sender_response_id_stated_by_fkey FOREIGN KEY (response_id, stated_by) REFERENCES person(response_id, id),
  constraint team_sender_response_id_team_id_fkey FOREIGN KEY (response_id, team_id) REFERENCES team(response_id, id),
  constraint team_sender_key_check CHECK ((key ~ '^[A-Za-z0-9_-]{43}$'::text))
);
CREATE INDEX team_sender_person ON public.team_sender USING btree (response_id, person_id);
create policy by_members on team_sender as restrictive for insert to across_app with check (( SELECT actor_may_administer() AS actor_may_administer) OR ((team_id = ANY (( SELECT actor_teams() AS actor_teams)::uuid[])) AND ((person_id = ( SELECT actor_person() AS actor_person)) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])))));
create policy known_to_people on team_sender as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on team_sender for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team_sender for all to across_owner using true with check true;
create policy stated_by_leads on team_sender as restrictive for update to across_app using (( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[])));
grant insert, select, update on team_sender to across_app;

create table team_statement (
  response_id uuid not null,
  team_id uuid not null,
  epoch integer not null,
  sequence bigint not null generated always as identity,
  signed jsonb not null,
  not_after date not null,
  made_by uuid not null,
  made_at timestamp with time zone not null,
  constraint team_statement_pkey PRIMARY KEY (response_id, team_id, epoch, sequence),
  constraint team_statement_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint team_statement_response_id_team_id_epoch_fkey FOREIGN KEY (response_id, team_id, epoch) REFERENCES team_epoch(response_id, team_id, epoch)
);
create policy by_leads on team_statement as restrictive for insert to across_app with check ((( SELECT actor_may_administer() AS actor_may_administer) OR (team_id = ANY (( SELECT actor_leads() AS actor_leads)::uuid[]))) AND (made_by = ( SELECT actor_person() AS actor_person)));
create policy known_to_people on team_statement as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on team_statement for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on team_statement for all to across_owner using true with check true;
grant insert, select on team_statement to across_app;

create table unmet_need (
  response_id uuid not null,
  month integer not null,
  sector text not null,
  need text not null default ''::text,
  area_pcode text not null default ''::text,
  age_band text not null,
  asked_by text not null,
  times integer not null,
  constraint unmet_need_pkey PRIMARY KEY (response_id, month, sector, need, area_pcode, age_band, asked_by),
  constraint unmet_need_response_id_fkey FOREIGN KEY (response_id) REFERENCES response(id),
  constraint unmet_need_age_band_check CHECK ((age_band = ANY (ARRAY['0-4'::text, '5-11'::text, '12-17'::text, '18+'::text, 'unknown'::text]))),
  constraint unmet_need_asked_by_check CHECK ((asked_by = ANY (ARRAY['staff'::text, 'public'::text]))),
  constraint unmet_need_month_check CHECK (((month >= 200001) AND (month <= 299912))),
  constraint unmet_need_times_check CHECK ((times > 0))
);
create policy of_response on unmet_need for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on unmet_need for all to across_owner using true with check true;
grant insert, select, update on unmet_need to across_app;

create table upload_ticket (
  response_id uuid not null,
  id uuid not null,
  person_id uuid not null,
  token_hash bytea not null,
  made_at timestamp with time zone not null,
  used_on date,
  withdrawn_at timestamp with time zone,
  constraint upload_ticket_response_id_token_hash_key UNIQUE (response_id, token_hash),
  constraint upload_ticket_pkey PRIMARY KEY (response_id, id),
  constraint upload_ticket_response_id_person_id_fkey FOREIGN KEY (response_id, person_id) REFERENCES person(response_id, id)
);
CREATE INDEX upload_ticket_person ON public.upload_ticket USING btree (response_id, person_id) WHERE (withdrawn_at IS NULL);
create policy of_response on upload_ticket for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy own on upload_ticket as restrictive for all to across_app using ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text)) with check ((person_id = ( SELECT actor_person() AS actor_person)) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy owner on upload_ticket for all to across_owner using true with check true;
grant insert, update on upload_ticket to across_app;
grant select (response_id, id, person_id, made_at, used_on, withdrawn_at) on upload_ticket to across_app;

create table wording (
  response_id uuid not null,
  id uuid not null,
  language text not null,
  title text not null,
  body text not null,
  note text not null default ''::text,
  constraint wording_pkey PRIMARY KEY (response_id, id),
  constraint wording_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint wording_body_check CHECK (((length(body) >= 1) AND (length(body) <= 2000))),
  constraint wording_language_check CHECK ((language = ANY (ARRAY['en'::text, 'fr'::text, 'ar'::text, 'es'::text, 'bn'::text]))),
  constraint wording_note_check CHECK ((length(note) <= 1000)),
  constraint wording_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
create policy known_to_people on wording as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on wording for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on wording for all to across_owner using true with check true;
grant insert, select, update on wording to across_app;

create table wording_version (
  response_id uuid not null,
  id uuid not null,
  version integer not null,
  title text not null,
  body text not null,
  note text not null,
  made_by uuid,
  made_at timestamp with time zone not null,
  constraint wording_version_pkey PRIMARY KEY (response_id, id, version),
  constraint wording_version_response_id_id_fkey FOREIGN KEY (response_id, id) REFERENCES wording(response_id, id) ON DELETE CASCADE
);
create policy known_to_people on wording_version as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on wording_version for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on wording_version for all to across_owner using true with check true;
grant insert, select on wording_version to across_app;

create table work (
  response_id uuid not null,
  id uuid not null,
  what text not null,
  scope text not null default ''::text,
  sector text not null default ''::text,
  edition_id text not null,
  node_id text not null,
  state text not null default 'placed'::text,
  waits_for text,
  version integer not null default 1,
  child_protection_signed integer not null default 0,
  sector_signed integer not null default 0,
  agreed boolean not null generated always as (((child_protection_signed = version) AND (sector_signed = version))) stored,
  was_agreed boolean not null default false,
  agreed_at timestamp with time zone,
  review_on date,
  made_by uuid,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  constraint work_pkey PRIMARY KEY (response_id, id),
  constraint work_response_id_edition_id_node_id_fkey FOREIGN KEY (response_id, edition_id, node_id) REFERENCES framework_node(response_id, edition_id, id),
  constraint work_response_id_made_by_fkey FOREIGN KEY (response_id, made_by) REFERENCES person(response_id, id),
  constraint work_check CHECK (((state = 'waiting'::text) = (waits_for IS NOT NULL))),
  constraint work_check1 CHECK (((child_protection_signed <= version) AND (sector_signed <= version))),
  constraint work_scope_check CHECK ((length(scope) <= 120)),
  constraint work_state_check CHECK ((state = ANY (ARRAY['placed'::text, 'waiting'::text, 'ended'::text]))),
  constraint work_version_check CHECK ((version > 0)),
  constraint work_waits_for_check CHECK ((waits_for = ANY (ARRAY['split'::text, 'retired'::text, 'met-another'::text]))),
  constraint work_what_check CHECK ((what = ANY (ARRAY['commitment'::text, 'action'::text, 'wording'::text, 'comment'::text, 'rating'::text, 'readiness'::text, 'indicator'::text])))
);
CREATE UNIQUE INDEX work_once ON public.work USING btree (response_id, edition_id, node_id, what, scope) WHERE (state = 'placed'::text);
CREATE INDEX work_review ON public.work USING btree (response_id, review_on) WHERE ((state = 'placed'::text) AND (review_on IS NOT NULL));
CREATE INDEX work_waiting ON public.work USING btree (response_id, edition_id) WHERE (state = 'waiting'::text);
create policy known_to_people on work as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy made_in_own_name on work as restrictive for insert to across_app with check ((( SELECT actor_scope() AS actor_scope) = 'system'::text) OR (made_by = ( SELECT actor_person() AS actor_person)));
create policy of_response on work for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on work for all to across_owner using true with check true;
grant delete, select on work to across_app;
grant insert (response_id, id, what, scope, sector, edition_id, node_id, review_on, made_by, created_at, changed_at) on work to across_app;
grant update (scope, edition_id, node_id, state, waits_for, version, was_agreed, review_on, changed_at) on work to across_app;
CREATE TRIGGER forget_count BEFORE DELETE ON public.work FOR EACH ROW WHEN ((old.what = 'commitment'::text)) EXECUTE FUNCTION move_commitment_count();
CREATE TRIGGER move_count BEFORE UPDATE OF edition_id, node_id, sector, state ON public.work FOR EACH ROW WHEN ((old.what = 'commitment'::text)) EXECUTE FUNCTION move_commitment_count();

create table work_move (
  response_id uuid not null,
  id bigint not null generated always as identity,
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
  kind text not null,
  moved_by uuid,
  moved_at timestamp with time zone not null,
  constraint work_move_pkey PRIMARY KEY (response_id, id),
  constraint work_move_response_id_work_id_fkey FOREIGN KEY (response_id, work_id) REFERENCES work(response_id, id) ON DELETE CASCADE,
  constraint work_move_kind_check CHECK ((kind = ANY (ARRAY['keep'::text, 'reword'::text, 'split'::text, 'merge'::text, 'retire'::text, 'by-hand'::text, 'undo'::text])))
);
CREATE INDEX work_move_of ON public.work_move USING btree (response_id, work_id, id);
CREATE INDEX work_move_to ON public.work_move USING btree (response_id, to_edition, id);
create policy known_to_people on work_move as restrictive for select to across_app using ((( SELECT actor_person() AS actor_person) IS NOT NULL) OR (( SELECT actor_scope() AS actor_scope) = 'system'::text));
create policy of_response on work_move for all to across_app using (response_id = ( SELECT actor_response() AS actor_response)) with check (response_id = ( SELECT actor_response() AS actor_response));
create policy owner on work_move for all to across_owner using true with check true;
grant insert, select on work_move to across_app;

CREATE OR REPLACE FUNCTION public.actor_keeps_staff()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select case when cardinality(actor_leads()) > 0 or actor_roles() && array['administrator', 'focal-point']
    then actor_organisation() end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_leads()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('across.leads', true), ''), '{}')::uuid[] $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_link()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.link', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_link_services()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE
AS $function$ select coalesce((select service_ids from confirmation_link
    where response_id = actor_response() and id = actor_link()), '{}') $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_may_administer()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select actor_scope() = 'system' or 'administrator' = any(actor_roles()) $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_organisation()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.organisation', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.person', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_referral()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.referral', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_response()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.response', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_roles()
 RETURNS text[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('across.roles', true), ''), '{}')::text[] $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_scope()
 RETURNS text
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(current_setting('across.scope', true), '') $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_seat()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select nullif(current_setting('across.seat', true), '')::uuid $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_speaks_for(wanted_side text, wanted_sector text)
 RETURNS boolean
 LANGUAGE sql
 STABLE
AS $function$ select exists (select from role_grant g
    where g.response_id = actor_response() and g.person_id = actor_person()
      and case wanted_side
        when 'child-protection' then g.role = 'coordinator'
          or (g.role = 'focal-point' and g.sector = 'child-protection')
        else g.role = 'focal-point' and g.sector = wanted_sector end) $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_supervised()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE
AS $function$
  select s.person_id
  from competency_share s join team t on t.response_id = s.response_id and t.id = s.team_id
  where s.response_id = actor_response() and s.until is null and s.person_id <> actor_person()
    and t.closed_at is null
    and exists (select from membership m where m.response_id = s.response_id and m.team_id = s.team_id
      and m.person_id = s.person_id and (m.until is null or m.until > now())
      and m.lead = (s.supervisor = 'focal-point'))
    and case s.supervisor
      when 'lead' then s.team_id = any (actor_leads())
      else exists (select from role_grant g where g.response_id = s.response_id and g.person_id = actor_person()
        and g.role = 'focal-point' and g.sector = t.sector) end
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.actor_teams()
 RETURNS uuid[]
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select coalesce(nullif(current_setting('across.teams', true), ''), '{}')::uuid[] $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.arrive(wanted_token bytea)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  i invitation;
  r response;
begin
  select * into i from invitation where token_hash = wanted_token;
  if i.id is null then return null; end if;
  select * into r from response where id = i.response_id;
  perform set_config('across.response', r.id::text, true),
          set_config('across.person', '', true), set_config('across.organisation', '', true),
          set_config('across.teams', '', true), set_config('across.leads', '', true),
          set_config('across.roles', '', true), set_config('across.scope', '', true);
  return jsonb_build_object(
    'response', response_info(r),
    'invitation', to_jsonb(i) - 'token_hash' - 'response_id',
    'organisation', (select name from organisation o where o.response_id = r.id and o.id = i.organisation_id),
    'team', (select name from team t where t.response_id = r.id and t.id = i.team_id),
    'login', (select login from person p where p.response_id = r.id and p.id = i.person_id),
    'inviterSuspended', exists (select from person p where p.response_id = r.id and p.id = i.invited_by
      and p.suspended_at is not null));
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.certificate_behind(wanted_code text)
 RETURNS TABLE(items jsonb, issued_on date, valid_until date, organisation jsonb, initials text, has_ended boolean, met boolean, stands_until date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select c.items, c.issued_on, c.valid_until, o.name,
    (select string_agg(upper(left(word, 1)) || '.', ' ' order by place)
      from regexp_split_to_table(s.name, '\s+') with ordinality as words(word, place) where word <> ''),
    c.withdrawn_on is not null or s.left_on is not null, s.met, s.valid_until
  from induction_certificate c
    join induction_staff s on s.response_id = c.response_id and s.id = c.staff_id
    join organisation o on o.response_id = s.response_id and o.id = s.organisation_id
  where c.response_id = actor_response() and c.code = wanted_code $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.competency_counts(today date)
 RETURNS TABLE(sector text, competency text, people integer, rated integer, able integer, signed integer, due integer)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  with here as (
    select m.person_id, t.sector from membership m
      join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = actor_response() and t.closed_at is null and (m.until is null or m.until > now())
    union
    select g.person_id, g.sector from role_grant g
      where g.response_id = actor_response() and g.role = 'focal-point' and g.sector <> ''
  ), person_in as (
    select here.sector, here.person_id from here
      join person p on p.response_id = actor_response() and p.id = here.person_id and p.suspended_at is null
    where actor_person() is not null or actor_scope() = 'system'
  ), size as (
    select sector, count(*) as people from person_in group by sector
  ), newest_rating as (
    select distinct on (r.person_id, r.competency) r.person_id, r.competency, r.level
    from competency_rating r where r.response_id = actor_response()
    order by r.person_id, r.competency, r.rated_at desc, r.id
  ), newest_sign_off as (
    select distinct on (s.person_id, s.competency) s.person_id, s.competency, s.review_on, s.withdrawn_at
    from competency_sign_off s where s.response_id = actor_response()
    order by s.person_id, s.competency, s.made_at desc, s.id
  ), fact as (
    select coalesce(r.person_id, s.person_id) as person_id, coalesce(r.competency, s.competency) as competency, r.level,
      s.withdrawn_at is null and s.review_on > today as signed, s.withdrawn_at is null and s.review_on <= today as due
    from newest_rating r full join newest_sign_off s on s.person_id = r.person_id and s.competency = r.competency
  ), counted as (
    select i.sector, f.competency, count(distinct f.person_id) filter (where f.level is not null) as rated,
      count(*) filter (where f.level in ('alone', 'helps-others')) as able,
      count(distinct f.person_id) filter (where f.signed) as signed,
      count(distinct f.person_id) filter (where f.due) as due
    from person_in i join fact f on f.person_id = i.person_id
    group by grouping sets ((i.sector, f.competency), (i.sector))
  )
  select size.sector, coalesce(counted.competency, ''),
    case when people >= 5 then people end,
    case when people >= 5 and coalesce(rated, 0) not between 1 and 4 then coalesce(rated, 0) end,
    case when people >= 5 and rated >= 5 and counted.competency is not null then able end,
    case when people >= 5 then coalesce(counted.signed, 0) end,
    case when people >= 5 then coalesce(counted.due, 0) end
  from size left join counted on counted.sector = size.sector
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.count_commitment(c commitment, w work, delta integer)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  insert into commitment_count (response_id, cycle_id, edition_id, sector, node_id, answered, promised)
  select c.response_id, c.cycle_id, w.edition_id, w.sector, w.node_id, delta,
    case when c.stance in ('we-lead', 'with-child-protection') then delta else 0 end
  where c.organisation_id is not null and c.stance <> 'undecided' and w.state = 'placed'
  on conflict (response_id, cycle_id, edition_id, sector, node_id) do update
    set answered = commitment_count.answered + excluded.answered,
      promised = commitment_count.promised + excluded.promised
$function$

CREATE OR REPLACE FUNCTION public.count_signatures()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$

CREATE OR REPLACE FUNCTION public.credentials_of(wanted_login text, wanted_person uuid DEFAULT NULL::uuid)
 RETURNS TABLE(person_id uuid, login text, password_hash text, totp_secret bytea, totp_last_step bigint, suspended boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select id, login, password_hash, totp_secret, totp_last_step, suspended_at is not null
  from person
  where response_id = actor_response()
    and case when wanted_person is null then login = wanted_login else id = wanted_person end
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.enter(wanted_slug text, wanted_token bytea, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r response;
  s record;
  teams jsonb := '[]';
  roles jsonb := '[]';
begin
  -- Without a token no row fits, and the record is empty rather than unset.
  select session.id, session.response_id, session.person_id, session.strength, session.proved_at, session.seen_at,
         person.organisation_id, person.name, person.language
    into s
    from session join person
      on person.response_id = session.response_id and person.id = session.person_id
    where session.token_hash = wanted_token and session.expires_at > at and person.suspended_at is null
      and (wanted_slug is null
        or session.response_id = (select response.id from response where slug = wanted_slug));
  if wanted_slug is not null then
    select * into r from response where slug = wanted_slug;
  elsif s.response_id is not null then
    select * into r from response where id = s.response_id;
  end if;
  if r.id is null then return null; end if;
  perform set_config('across.response', r.id::text, true);
  if s.person_id is not null then
    select coalesce(jsonb_agg(jsonb_build_object('id', m.team_id, 'lead', m.lead, 'sector', t.sector)), '[]')
      into teams
      from membership m join team t on t.response_id = m.response_id and t.id = m.team_id
      where m.response_id = r.id and m.person_id = s.person_id and (m.until is null or m.until > at)
        and t.closed_at is null;
    select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector)), '[]')
      into roles
      from role_grant g where g.response_id = r.id and g.person_id = s.person_id;
    perform set_config('across.person', s.person_id::text, true),
            set_config('across.organisation', s.organisation_id::text, true),
            set_config('across.teams',
              '{' || coalesce((select string_agg(t ->> 'id', ',') from jsonb_array_elements(teams) t), '') || '}', true),
            set_config('across.leads',
              '{' || coalesce((select string_agg(t ->> 'id', ',') from jsonb_array_elements(teams) t
                where (t ->> 'lead')::boolean), '') || '}', true),
            set_config('across.roles',
              '{' || coalesce((select string_agg(distinct g ->> 'role', ',') from jsonb_array_elements(roles) g), '') || '}',
              true);
  end if;
  return jsonb_build_object(
    'response', response_info(r),
    'person', case when s.person_id is null then null else jsonb_build_object(
      'id', s.person_id, 'sessionId', s.id, 'name', s.name, 'language', s.language,
      'organisationId', s.organisation_id, 'strength', s.strength, 'provedAt', s.proved_at, 'seenAt', s.seen_at,
      'teams', teams, 'roles', roles, 'unread', unread_of(r.id, s.person_id)) end);
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.enter_calendar(wanted_token bytea)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  owner_id uuid;
begin
  select p.id into owner_id
    from calendar_link l join person p on p.response_id = l.response_id and p.id = l.person_id
    where l.response_id = actor_response() and l.token_hash = wanted_token and p.suspended_at is null;
  if owner_id is not null then
    perform set_config('across.person', owner_id::text, true), set_config('across.roles', '{}', true),
      set_config('across.teams', '{}', true), set_config('across.leads', '{}', true);
  end if;
  return owner_id;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.enter_slip(wanted bytea, today date)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  slip referral_slip;
  r response;
  asked jsonb;
begin
  select * into slip from referral_slip where code_hash = wanted and until >= today;
  if slip.referral_id is null then return null; end if;
  select * into r from response where id = slip.response_id;
  -- The holder of the paper knows the service from it; the directory itself may not be open to them.
  select service.name into asked from referral join service
    on service.response_id = referral.response_id and service.id = referral.service_id
    where referral.response_id = r.id and referral.id = slip.referral_id;
  perform set_config('across.response', r.id::text, true), set_config('across.referral', slip.referral_id::text, true),
    set_config('across.person', '', true), set_config('across.organisation', '', true),
    set_config('across.teams', '', true), set_config('across.roles', '', true);
  return jsonb_build_object('referralId', slip.referral_id, 'service', asked,
    'response', jsonb_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'kind', r.kind,
      'timeZone', r.time_zone, 'weekend', to_jsonb(r.weekend), 'emergencyPhone', r.emergency_phone,
      'demonstration', r.demonstration, 'settings', r.settings));
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.enter_with_ticket(wanted_slug text, wanted_token bytea, at timestamp with time zone)
 RETURNS jsonb
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r response;
  t record;
  teams jsonb := '[]';
  roles jsonb := '[]';
begin
  select * into r from response where slug = wanted_slug;
  if r.id is null then return null; end if;
  perform set_config('across.response', r.id::text, true);
  select ticket.id, ticket.person_id, ticket.used_on, person.organisation_id, person.name, person.language
    into t
    from upload_ticket ticket join person
      on person.response_id = ticket.response_id and person.id = ticket.person_id
    where ticket.response_id = r.id and ticket.token_hash = wanted_token and ticket.withdrawn_at is null
      and person.suspended_at is null;
  if t.person_id is not null then
    if t.used_on is distinct from (at at time zone 'UTC')::date then
      update upload_ticket set used_on = (at at time zone 'UTC')::date where response_id = r.id and id = t.id;
    end if;
    select coalesce(jsonb_agg(jsonb_build_object('id', m.team_id, 'lead', m.lead, 'sector', team.sector)), '[]')
      into teams
      from membership m join team on team.response_id = m.response_id and team.id = m.team_id
      where m.response_id = r.id and m.person_id = t.person_id and (m.until is null or m.until > at)
        and team.closed_at is null;
    select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'sector', g.sector)), '[]')
      into roles
      from role_grant g where g.response_id = r.id and g.person_id = t.person_id;
    perform set_config('across.person', t.person_id::text, true),
            set_config('across.organisation', t.organisation_id::text, true),
            set_config('across.teams',
              '{' || coalesce((select string_agg(e ->> 'id', ',') from jsonb_array_elements(teams) e), '') || '}', true),
            set_config('across.leads',
              '{' || coalesce((select string_agg(e ->> 'id', ',') from jsonb_array_elements(teams) e
                where (e ->> 'lead')::boolean), '') || '}', true),
            set_config('across.roles',
              '{' || coalesce((select string_agg(distinct e ->> 'role', ',') from jsonb_array_elements(roles) e), '') || '}',
              true);
  end if;
  return jsonb_build_object(
    'response', response_info(r),
    'person', case when t.person_id is null then null else jsonb_build_object(
      'id', t.person_id, 'sessionId', t.id, 'name', t.name, 'language', t.language,
      'organisationId', t.organisation_id, 'strength', 'ticket', 'provedAt', to_timestamp(0), 'seenAt', at,
      'teams', teams, 'roles', roles) end);
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.find_live_session(wanted text)
 RETURNS TABLE(slug text, id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select r.slug, s.id from live_session s join response r on r.id = s.response_id where s.code = wanted
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.find_services(asks jsonb)
 RETURNS jsonb
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
 SET enable_seqscan TO 'off'
AS $function$
declare
  -- Up to so many candidates are put into order all at once. Where there are more, any stage has its first ones soon
  -- when it is walked in the order in which services are offered.
  few constant integer := 800;
  -- A quarter of the candidates. Above it a walk finds enough names soon; below it they may be few among all.
  seldom constant integer := 200;
  most constant integer := (asks ->> 'most')::integer;
  past constant boolean := (asks ->> 'past')::boolean;
  oldest constant date := (asks ->> 'oldest')::date;
  after_stage constant integer := coalesce((asks #>> '{after,stage}')::integer, 0);
  after_position constant integer := coalesce((asks #>> '{after,position}')::integer, -1);
  after_id constant uuid := coalesce((asks #>> '{after,id}')::uuid, '00000000-0000-0000-0000-000000000000');
  -- The planner multiplies what these would leave with what the terms leave, though they go together, and knows little
  -- of hours; inside a case it takes them for one in two, which is nearer.
  near constant text := case when asks ->> 'near' is null then 'true'
    else format('case when places @> array[%L] then true else false end', asks ->> 'near') end;
  in_name constant text := case when asks ->> 'inName' is null then 'true'
    else format('case when named @@ %L::tsquery then true else false end', asks ->> 'inName') end;
  conditions constant text := format('response_id = %L', actor_response())
    || case when sees_every_entry() then ''
       else format(' and (visibility = any (%L::text[]) or owner_team_id = any (%L::uuid[]))',
         case when actor_person() is null then '{public}' else '{public,response}' end, actor_teams()) end
    || case when asks ->> 'age' is null then ''
       else format(' and age_from <= %1$s and age_to >= %1$s', (asks ->> 'age')::integer) end
    || case when asks ->> 'sex' is null then '' else format(' and sex in (''any'', %L)', asks ->> 'sex') end
    || case when asks ->> 'openAt' is null then ''
       else format(' and case when open_minutes @> %s and position < %s then true else false end', (asks ->> 'openAt')::integer,
         (asks ->> 'closedFrom')::integer) end;
  in_time constant text := format(case when past then ' and next_check < %L' else ' and next_check >= %L' end, oldest);
  out_of_time constant text := format(' and next_check < %L', oldest);
  whole constant text := case when asks ->> 'whole' = '' then ''
    else format(' and terms @@ %L::tsquery', asks ->> 'whole') end;
  named constant text := case when asks ->> 'named' is null then ''
    else format(' and terms @@ %L::tsquery', asks ->> 'named') end;
  answer jsonb;
  candidates integer := few + 1;
  -- Of the candidates that were looked at, those that have the words in their name.
  in_names integer := few;
  first_stage integer := after_stage;
  found jsonb := '[]';
  more jsonb;
  pasts integer := 0;
begin
  if whole <> '' then
    execute format($q$
      with candidates as materialized (
        select service_id, position, next_check >= %1$L as in_time,
          case when %2$s then 0 else 2 end + case when %3$s then 0 else 1 end as stage
        from service_search where %4$s %5$s limit %6$s
      ), wanted as (
        select service_id, stage, position from candidates
        where in_time <> %7$L and (stage, position, service_id) > (%8$s, %9$s, %10$L::uuid)
        order by stage, position, service_id limit %11$s
      )
      select (select count(*) from candidates), (select count(*) from candidates where stage < 2), jsonb_build_object(
        'found', coalesce((select jsonb_agg(jsonb_build_array(service_id, stage, position)
          order by stage, position, service_id) from wanted), '[]'),
        'count', (select least(count(*), %11$s) from candidates where in_time <> %7$L),
        'past', (select least(count(*), %11$s) from candidates where not in_time))$q$,
      oldest, in_name, near, conditions, whole, few + 1, past, after_stage, after_position, after_id, most)
      into candidates, in_names, answer;
  end if;
  if candidates <= few then return answer; end if;

  -- Words that stand in many texts and in few names: a walk would look at every row for those few.
  if named <> '' and after_stage < 2 and in_names < seldom then
    execute format($q$
      with candidates as materialized (
        select service_id, position, next_check >= %1$L as in_time, case when %2$s then 0 else 1 end as stage
        from service_search where %3$s %4$s limit %5$s
      ), wanted as (
        select service_id, stage, position from candidates
        where in_time <> %6$L and (stage, position, service_id) > (%7$s, %8$s, %9$L::uuid)
        order by stage, position, service_id limit %10$s
      )
      select (select count(*) from candidates), coalesce((select jsonb_agg(jsonb_build_array(service_id, stage, position)
        order by stage, position, service_id) from wanted), '[]')$q$,
      oldest, near, conditions, named, few + 1, past, after_stage, after_position, after_id, most)
      into candidates, more;
    if candidates <= few then
      found := more;
      first_stage := 2;
    end if;
  end if;

  -- What is looked at inside the row comes before the terms, so that those are fetched for few.
  for stage in first_stage .. 3 loop
    exit when jsonb_array_length(found) >= most;
    continue when stage in (1, 3) and asks ->> 'near' is null or stage in (2, 3) and asks ->> 'inName' is null;
    execute format($q$
      select coalesce(jsonb_agg(jsonb_build_array(service_id, %1$s, position) order by position, service_id), '[]')
      from (
        select service_id, position from service_search
        where %2$s %3$s and %5$s and %6$s %4$s and (position, service_id) > (%7$s, %8$L::uuid)
        order by position, service_id limit %9$s) ordered$q$,
      stage, conditions, in_time, case when stage < 2 then named else whole end,
      case when stage < 2 then in_name else 'not ' || in_name end,
      case when stage in (0, 2) then near else 'not ' || near end,
      case when stage = after_stage then after_position else -1 end,
      case when stage = after_stage then after_id::text else '00000000-0000-0000-0000-000000000000' end,
      most - jsonb_array_length(found)) into more;
    found := found || more;
  end loop;
  -- Where the candidates hold fewer that are past their check than are counted, there may be others.
  pasts := coalesce((answer ->> 'past')::integer, 0);
  if pasts < most then
    execute format('select count(*) from (select from service_search where %s %s %s limit %s) counted',
      conditions, out_of_time, whole, most) into pasts;
  end if;
  return jsonb_build_object('found', found, 'count', jsonb_array_length(found), 'past', pasts);
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.forget_calendar()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  delete from calendar_link where response_id = new.response_id and person_id = new.id;
  return new;
end $function$

CREATE OR REPLACE PROCEDURE public.guard(IN name text, IN rights text DEFAULT 'select, insert, update, delete'::text)
 LANGUAGE plpgsql
AS $procedure$
begin
  execute format('alter table %I enable row level security', name);
  execute format('alter table %I force row level security', name);
  execute format('create policy owner on %I to current_user using (true) with check (true)', name);
  execute format(
    'create policy of_response on %I to across_app using (response_id = (select actor_response())) with check (response_id = (select actor_response()))',
    name);
  execute format('grant %s on %I to across_app', rights, name);
end $procedure$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.induction_coverage(today date, soon date, side text)
 RETURNS TABLE(key text, state text, people bigint)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
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
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.is_referral_staff()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select actor_scope() = 'system'
    or (actor_roles() && '{worker,receiver}' and actor_teams() <> '{}')
    or actor_roles() && '{focal-point,coordinator}' $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.keep_commitment_count()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  w work;
begin
  select * into w from work where response_id = new.response_id and id = new.id;
  if tg_op = 'UPDATE' then perform count_commitment(old, w, -1); end if;
  perform count_commitment(new, w, 1);
  return null;
end $function$

CREATE OR REPLACE FUNCTION public.keep_referral_count()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
begin
  insert into referral_count (response_id, owner_id, view, state, urgency, total)
    select response_id, owner_id, view, state, urgency, sum(delta)
    from (
      select new.response_id, v.owner_id, v.view, new.state, new.urgency, 1 as delta from referral_views(new) v
        where tg_op <> 'DELETE'
      union all
      select old.response_id, v.owner_id, v.view, old.state, old.urgency, -1 from referral_views(old) v
        where tg_op <> 'INSERT'
    ) changed
    group by response_id, owner_id, view, state, urgency having sum(delta) <> 0
    order by owner_id, view, state, urgency
    on conflict (response_id, owner_id, view, state, urgency)
      do update set total = referral_count.total + excluded.total;
  return null;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.leave(held_token bytea)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  delete from session where token_hash = held_token
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.meant_words(asked text[], shapes text[])
 RETURNS TABLE(word text, meant text, alike boolean)
 LANGUAGE plpgsql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  response uuid := actor_response();
begin
  for n in 1 .. cardinality(asked) loop
    return query execute
      'select $1, word::text, false from service_word
       where response_id = $2 and word >= $1 collate "C" and word < ($1 || chr(1114111)) collate "C"
       order by length(word), word limit 16'
      using asked[n], response;
    if not found then
      return query execute
        'select $1, word::text, true from service_word where response_id = $2 and shape % $3
         order by similarity(shape, $3) desc, word limit 24'
        using asked[n], response, shapes[n];
    end if;
  end loop;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.move_commitment_count()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  c commitment;
begin
  select * into c from commitment where response_id = old.response_id and id = old.id;
  if c.id is not null then
    perform count_commitment(c, old, -1);
    if tg_op = 'UPDATE' then perform count_commitment(c, new, 1); end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $function$

CREATE OR REPLACE FUNCTION public.passkey_of(wanted_id text)
 RETURNS TABLE(person_id uuid, public_key bytea, counter bigint, transports text[], suspended boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select k.person_id, k.public_key, k.counter, k.transports, p.suspended_at is not null
  from passkey k join person p on p.response_id = k.response_id and p.id = k.person_id
  where k.response_id = actor_response() and k.id = wanted_id
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.referral_views(r referral)
 RETURNS TABLE(owner_id uuid, view text)
 LANGUAGE sql
 IMMUTABLE
AS $function$
  select r.to_team_id, 'needs' where r.needs_receiver
  union all select r.from_team_id, 'needs' where r.needs_sender
  union all select r.holder_id, 'with-me' where r.open and r.holder_id is not null
  union all select r.from_team_id, 'with-others' where r.open and r.next_actor in ('receiver', 'both')
  union all select r.to_team_id, 'to-team' where r.to_team_id is not null and r.state <> 'needs-second-person'
  union all select r.from_team_id, 'from-team'
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.response_info(r response)
 RETURNS jsonb
 LANGUAGE sql
 STABLE
AS $function$ select jsonb_build_object('id', r.id, 'slug', r.slug, 'name', r.name, 'kind', r.kind, 'timeZone', r.time_zone,
    'weekend', to_jsonb(r.weekend), 'emergencyPhone', r.emergency_phone, 'demonstration', r.demonstration,
    'settings', r.settings) $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.sees_every_entry()
 RETURNS boolean
 LANGUAGE sql
 STABLE PARALLEL SAFE
AS $function$ select is_referral_staff() or actor_roles() && '{information-manager,administrator}' $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.shared_promises(session uuid)
 RETURNS SETOF text
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select l.promise from live_log l
    join live_seat s on s.response_id = l.response_id and s.id = l.seat_id
  where l.response_id = actor_response() and s.session_id = session and l.shared and l.promise <> ''
  order by md5(l.promise)
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.sign_by_link(wanted bytea, moment timestamp with time zone, requirement text, number integer, typed text, drawn text, day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  signer uuid;
begin
  select b.staff_id into signer from signing_link_behind(wanted, moment) b;
  if signer is null then return false; end if;
  insert into induction_signature (response_id, staff_id, requirement_id, version, typed_name, signed_on, kind, mark)
  values (actor_response(), signer, requirement, number, typed, day, case when drawn is null then 'typed' else 'drawn' end,
    drawn)
  on conflict do nothing;
  return found;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.signing_link_behind(wanted bytea, moment timestamp with time zone)
 RETURNS TABLE(staff_id uuid, name text, role text, contact boolean, expires_at timestamp with time zone, signed jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select s.id, s.name, s.role, s.contact, l.expires_at,
    coalesce((select jsonb_agg(jsonb_build_object('id', g.requirement_id, 'version', g.version, 'on', g.signed_on))
      from induction_signature g where g.response_id = s.response_id and g.staff_id = s.id), '[]')
  from induction_signing_link l
    join induction_staff s on s.response_id = l.response_id and s.id = l.staff_id
  where l.response_id = actor_response() and l.token_hash = wanted and l.expires_at > moment and s.left_on is null $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.take_live_log(wanted bytea)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  seat uuid;
begin
  select seat_id into seat from live_log where response_id = actor_response() and link_hash = wanted;
  perform set_config('across.seat', coalesce(seat::text, ''), true);
  return seat;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.take_live_seat(session uuid, wanted bytea)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  seat uuid;
begin
  select id into seat from live_seat
    where response_id = actor_response() and session_id = session and token_hash = wanted;
  perform set_config('across.seat', coalesce(seat::text, ''), true);
  return seat;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.tally_referral(month_of integer, step_of text, sector_from text, sector_to text, sex_of text, age_band_of text, disability_of text, area_of text, area_level integer, reason_of text, answered jsonb, service_of uuid, asked_more integer, silent_more integer)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r uuid := actor_response();
  reported text;
begin
  if r is null or (actor_person() is null and actor_referral() is null and actor_scope() <> 'system') then
    raise exception 'nobody counts' using errcode = '42501';
  end if;
  if step_of is not null then
    insert into referral_step_tally
      values (r, month_of, step_of, case when step_of in ('sent', 'informed') then sector_from else '' end, sector_to, 1)
      on conflict (response_id, month, step, from_sector, to_sector)
        do update set total = referral_step_tally.total + 1;
    insert into referral_tally (response_id, month, step, to_sector, sex, age_band, disability, total)
      values (r, month_of, step_of, sector_to, sex_of, age_band_of, disability_of, 1)
      on conflict (response_id, step, month, to_sector, sex, age_band, disability)
        do update set total = referral_tally.total + 1;
    insert into referral_child_tally values (r, step_of, month_of, sex_of, age_band_of, disability_of, 1)
      on conflict (response_id, step, month, sex, age_band, disability)
        do update set total = referral_child_tally.total + 1;
  end if;
  if area_of is not null and step_of is not null then
    with recursive upwards as (
      select a.pcode, a.parent_pcode, a.level from area a where a.response_id = r and a.pcode = area_of
      union all
      select a.pcode, a.parent_pcode, a.level from area a join upwards u on a.pcode = u.parent_pcode
        where a.response_id = r
    )
    select pcode into reported from upwards where level <= area_level order by level desc limit 1;
    insert into referral_area_tally values (r, month_of, step_of, sector_to, coalesce(reported, area_of), 1)
      on conflict (response_id, month, step, to_sector, area_pcode)
        do update set total = referral_area_tally.total + 1;
    insert into referral_area_total values (r, month_of, step_of, coalesce(reported, area_of), 1)
      on conflict (response_id, month, step, area_pcode)
        do update set total = referral_area_total.total + 1;
  end if;
  if reason_of is not null then
    insert into referral_reason_tally values (r, month_of, step_of, sector_to, reason_of, 1)
      on conflict (response_id, month, step, to_sector, reason)
        do update set total = referral_reason_tally.total + 1;
  end if;
  if answered is not null then
    insert into referral_answer_tally values (r, month_of, sector_to, answered ->> 'urgency', answered ->> 'bucket',
        (answered ->> 'inTime')::boolean, 1)
      on conflict (response_id, month, to_sector, urgency, bucket, in_time)
        do update set total = referral_answer_tally.total + 1;
  end if;
  if asked_more <> 0 or silent_more <> 0 then
    insert into referral_silence values (r, month_of, sector_to, service_of, asked_more, silent_more)
      on conflict (response_id, month, to_sector, service_id)
        do update set asked = referral_silence.asked + asked_more, silent = referral_silence.silent + silent_more;
  end if;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.tally_refused_consent(month_of integer, sectors text[], reason_of text)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
declare
  r uuid := actor_response();
begin
  if r is null or (actor_person() is null and actor_scope() <> 'system') then
    raise exception 'nobody counts' using errcode = '42501';
  end if;
  insert into referral_refused_tally
    select distinct r, month_of, sector, reason_of, 1 from unnest(sectors) as sector
    on conflict (response_id, month, to_sector, reason) do update set total = referral_refused_tally.total + 1;
end $function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.team_key_holders(wanted_response uuid, wanted_team uuid)
 RETURNS TABLE(epoch integer, members text[])
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select distinct on (e.epoch) e.epoch, e.members from team_envelope e
  where e.response_id = wanted_response and e.response_id = actor_response() and e.team_id = wanted_team
  order by e.epoch desc, e.sequence desc
$function$
-- across_app may call it

CREATE OR REPLACE FUNCTION public.unread_of(wanted_response uuid, wanted_person uuid)
 RETURNS integer
 LANGUAGE sql
 STABLE
AS $function$ select coalesce((select case when seen_at is null then (lines ->> 'count')::integer end from digest
  where response_id = wanted_response and person_id = wanted_person order by day desc limit 1), 0) $function$

CREATE OR REPLACE FUNCTION public.words_in_use(wanted_nodes text[])
 RETURNS TABLE(node_id text, sector text, language text, title text, body text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
  select w.node_id, w.sector, g.language, v.title, v.body
  from work w
    join edition e on e.response_id = w.response_id and e.id = w.edition_id and e.state = 'published'
    join wording g on g.response_id = w.response_id and g.id = w.id
    join wording_version v on v.response_id = w.response_id and v.id = w.id and v.version = (
      select s.version from signature s where s.response_id = w.response_id and s.work_id = w.id
      group by s.version having count(*) = 2 order by s.version desc limit 1)
  where w.response_id = actor_response() and w.what = 'wording' and w.state = 'placed'
    and w.node_id = any (wanted_nodes)
  order by w.sector, array_position(wanted_nodes, w.node_id), g.language $function$
-- across_app may call it
