// Opens the other open referrals of the team, one after another, and keeps of each only whether it is alike.
import { ask } from '../../accounts/keys/wire.ts'
import { alike, type Comparable, type Likeness, yearOf } from './duplicates.ts'
import { openReferral, type Reader, type Shown } from './opening.ts'

export type Duplicate = { id: string; why: Likeness[] }

export async function findDuplicates(
  reader: Reader,
  referral: string,
  shown: Shown,
  progress: (done: number, all: number) => void,
): Promise<Duplicate[]> {
  const mine = comparable(shown)
  if (!mine) return []
  const { ids } = await ask<{ ids: string[] }>(`${reader.base}/teams/${reader.team}/open-referrals`)
  const others = ids.filter(id => id !== referral)
  const found: Duplicate[] = []
  for (const [index, id] of others.entries()) {
    progress(index, others.length)
    const why = await openReferral(`${reader.base}/referrals/${id}/opening`, 'duplicates', reader).then(
      other => {
        const theirs = comparable(other)
        return theirs ? alike(mine, theirs) : []
      },
      // One that cannot be opened any more says nothing about the others.
      () => [],
    )
    if (why.length > 0) found.push({ id, why })
  }
  progress(others.length, others.length)
  return found
}

function comparable({ details, day }: Shown): Comparable | undefined {
  if (details?.act !== 'refer') return undefined
  const { who } = details
  return {
    name: who.name,
    year: yearOf(who.birth, who.age, day),
    area: who.address.trim() === '' ? null : who.address.trim().toLowerCase(),
    phone: who.phone,
  }
}
