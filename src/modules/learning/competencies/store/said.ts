// What was said of people's competencies. Row security lets through what is one's own, what was shared, and what one made.
import type { Tx } from '../../../../kernel/db.ts'
import type { Observation, Observed, Rated, Rating, Said, Signed, SignOff } from '../model.ts'

/** All of it, the newest first. */
export async function listSaid(tx: Tx, responseId: string, people: readonly string[]): Promise<Said> {
  const ids = tx`${tx.array([...people])}::uuid[]`
  const [ratings, observations, signOffs] = await Promise.all([
    tx<Rating[]>`
      select id, person_id, competency, level, rated_at from competency_rating
      where response_id = ${responseId} and person_id = any (${ids}) order by rated_at desc, id`,
    tx<Observation[]>`
      select o.id, o.person_id, o.competency, o.level, o.note, o.seen_on, o.observed_by, p.name as observed_by_name,
        o.made_at
      from competency_observation o join person p on p.response_id = o.response_id and p.id = o.observed_by
      where o.response_id = ${responseId} and o.person_id = any (${ids}) order by o.made_at desc, o.id`,
    tx<SignOff[]>`
      select s.id, s.person_id, s.competency, s.signed_on, s.review_on, s.signed_by, p.name as signed_by_name, s.made_at,
        s.withdrawn_at, w.name as withdrawn_by_name, s.withdrawn_why
      from competency_sign_off s join person p on p.response_id = s.response_id and p.id = s.signed_by
        left join person w on w.response_id = s.response_id and w.id = s.withdrawn_by
      where s.response_id = ${responseId} and s.person_id = any (${ids}) order by s.made_at desc, s.id`,
  ])
  return { ratings, observations, signOffs }
}

/** @returns how many were new: an id that is there already adds nothing */
export async function insertRatings(
  tx: Tx,
  responseId: string,
  personId: string,
  rated: readonly Rated[],
  now: Date,
): Promise<number> {
  if (rated.length === 0) return 0
  const rows = rated.map(one => ({ response_id: responseId, person_id: personId, ...one, rated_at: now }))
  const result = await tx`insert into competency_rating ${tx(rows)} on conflict (response_id, id) do nothing`
  return result.count
}

export type About = { personId: string; competency: string; by: string }

/** @returns false when it was there already */
export async function insertObservation(
  tx: Tx,
  responseId: string,
  { id, level, note, seenOn, personId, competency, by }: Observed & About,
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into competency_observation (response_id, id, person_id, competency, level, note, seen_on, observed_by, made_at)
    values (${responseId}, ${id}, ${personId}, ${competency}, ${level}, ${note}, ${seenOn}, ${by}, ${now})
    on conflict (response_id, id) do nothing`
  return result.count > 0
}

/** @returns false when it was there already */
export async function insertSignOff(
  tx: Tx,
  responseId: string,
  { id, reviewOn, signedOn, personId, competency, by }: Signed & About & { signedOn: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    insert into competency_sign_off (response_id, id, person_id, competency, signed_on, review_on, signed_by, made_at)
    values (${responseId}, ${id}, ${personId}, ${competency}, ${signedOn}, ${reviewOn}, ${by}, ${now})
    on conflict (response_id, id) do nothing`
  return result.count > 0
}

export async function withdrawSignOff(
  tx: Tx,
  responseId: string,
  id: string,
  { by, why }: { by: string; why: string },
  now: Date,
): Promise<boolean> {
  const result = await tx`
    update competency_sign_off set withdrawn_at = ${now}, withdrawn_by = ${by}, withdrawn_why = ${why}
    where response_id = ${responseId} and id = ${id} and withdrawn_at is null`
  return result.count > 0
}

/** Two supervisors do not sign the same person at once. */
export async function lockPerson(tx: Tx, responseId: string, personId: string): Promise<void> {
  await tx`select pg_advisory_xact_lock(hashtext(${`competency ${responseId} ${personId}`}))`
}
