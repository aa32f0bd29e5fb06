-- How many organisations stand behind each cell of the matrix, kept by the database itself, so that the matrix costs the
-- same with a thousand organisations and no way of writing forgets a count.

create table commitment_count (
  response_id uuid not null references response (id),
  cycle_id uuid not null,
  edition_id text not null,
  sector text not null,
  node_id text not null,
  -- Organisations that have answered, and those of them that take part.
  answered integer not null,
  promised integer not null,
  primary key (response_id, cycle_id, edition_id, sector, node_id)
);
call guard('commitment_count', 'select');
create policy known_to_people on commitment_count as restrictive for select to across_app
  using ((select actor_person()) is not null or (select actor_scope()) = 'system');

-- The sectors' own answers, which are few beside those of organisations.
create index commitment_own on commitment (response_id, cycle_id) where organisation_id is null;

-- Adds one commitment to its cell, or takes it away again. Counts only organisations' answers that are placed.
create function count_commitment(c commitment, w work, delta integer) returns void
language sql security definer set search_path = public, pg_temp as $$
  insert into commitment_count (response_id, cycle_id, edition_id, sector, node_id, answered, promised)
  select c.response_id, c.cycle_id, w.edition_id, w.sector, w.node_id, delta,
    case when c.stance in ('we-lead', 'with-child-protection') then delta else 0 end
  where c.organisation_id is not null and c.stance <> 'undecided' and w.state = 'placed'
  on conflict (response_id, cycle_id, edition_id, sector, node_id) do update
    set answered = commitment_count.answered + excluded.answered,
      promised = commitment_count.promised + excluded.promised
$$;
revoke all on function count_commitment(commitment, work, integer) from public;

create function keep_commitment_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  w work;
begin
  select * into w from work where response_id = new.response_id and id = new.id;
  if tg_op = 'UPDATE' then perform count_commitment(old, w, -1); end if;
  perform count_commitment(new, w, 1);
  return null;
end $$;
revoke all on function keep_commitment_count() from public;
create trigger keep_count after insert or update of stance, organisation_id, cycle_id on commitment
  for each row execute function keep_commitment_count();

-- An edition that is carried over moves commitments to other cells; what is removed leaves its own.
create function move_commitment_count() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  c commitment;
begin
  select * into c from commitment where response_id = old.response_id and id = old.id;
  if c.id is not null then
    perform count_commitment(c, old, -1);
    if tg_op = 'UPDATE' then perform count_commitment(c, new, 1); end if;
  end if;
  return case tg_op when 'DELETE' then old else new end;
end $$;
revoke all on function move_commitment_count() from public;
create trigger move_count before update of edition_id, node_id, sector, state on work
  for each row when (old.what = 'commitment') execute function move_commitment_count();
create trigger forget_count before delete on work
  for each row when (old.what = 'commitment') execute function move_commitment_count();

-- What is there already.
insert into commitment_count (response_id, cycle_id, edition_id, sector, node_id, answered, promised)
select c.response_id, c.cycle_id, w.edition_id, w.sector, w.node_id, count(*),
  count(*) filter (where c.stance in ('we-lead', 'with-child-protection'))
from commitment c join work w on w.response_id = c.response_id and w.id = c.id
where c.organisation_id is not null and c.stance <> 'undecided' and w.state = 'placed'
group by 1, 2, 3, 4, 5;
