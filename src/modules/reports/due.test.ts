// What is due for somebody is theirs alone: late first, what waits for their side's signature, and nothing of others.
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { cast, organisations } from '../../../demo/country.ts'
import { rolledBack } from '../../../test/support/rolled-back.ts'
import { makeScene } from '../../../test/support/scene.ts'
import { newId } from '../../kernel/id.ts'
import { makeAllWords, readMessages } from '../../main/messages.ts'
import { putStaffAll, saveStandings } from '../learning/induction/store.ts'
import { givenFields } from '../workplan/actions/commands/batch.ts'
import { addMilestone, planAction } from '../workplan/actions/commands/write.ts'
import { Fields } from '../workplan/actions/model.ts'
import { applyChanges } from '../workplan/commitments/commands/changes.ts'
import { actionIds, changeOf, openGround, plannableId } from '../workplan/commitments/commitments.testing.ts'
import { proposeIndicator } from '../workplan/indicators/commands/write.ts'
import { draft as indicator } from '../workplan/indicators/indicators.testing.ts'
import { tellWhatIsDue } from './digest/commands.ts'
import { findDue } from './due.ts'

const wordsOf = makeAllWords(
  await readMessages(new URL('../../../content/locales', import.meta.url).pathname),
)
const at = (path: string) => `/r/here${path}`
const fields = (more: Record<string, string>) =>
  v.parse(Fields, {
    ...Object.fromEntries(givenFields.map(field => [field, ''])),
    status: 'under-way',
    ...more,
  })

describe('what is due', () => {
  it('is late, or within two weeks, or waits for a signature of one’s own side', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      await openGround(await country.asSystem())
      const grace = await country.as('grace')
      const [late, far] = [newId(), newId()]
      const plan = (id: string, title: string, dueOn: string) =>
        planAction(grace, {
          id,
          nodeId: plannableId,
          sector: 'health',
          fields: fields({ title, dueOn, leadId: cast.grace.id }),
        })
      await plan(late, 'Late', '2026-11-20')
      await plan(far, 'Far', '2027-06-01')
      await addMilestone(grace, far, { id: newId(), title: 'Soon', dueOn: '2026-11-30' })
      await applyChanges(grace, [
        changeOf('health', actionIds[1]!, { stance: 'we-lead', ownerId: cast.grace.id, dueOn: '2026-12-01' }),
      ])
      await proposeIndicator(grace, { id: newId(), sector: 'health', draft: indicator })
      const mine = await findDue(await country.as('grace'), wordsOf('en'), at)
      expect(mine.overdue).toMatchObject([
        { title: 'Late', kind: 'action', href: at(`/workplan/actions/${late}`) },
      ])
      expect(mine.soon.map(({ title, kind }) => [kind, title])).toEqual([
        ['milestone', 'Soon'],
        ['commitment', 'Commitment of Health'],
      ])
      expect(mine.waiting).toMatchObject([
        { kind: 'commitments', sector: 'health', count: 1 },
        { kind: 'actions', sector: 'health', count: 2 },
        { kind: 'indicators', sector: 'health', count: 1, href: at('/workplan/indicators/sectors/health') },
      ])
      const amina = await findDue(await country.as('amina'), wordsOf('en'), at)
      expect(amina).toMatchObject({ overdue: [], soon: [], waiting: mine.waiting })
      expect(await findDue(await country.as('daniel'), wordsOf('en'), at)).toEqual({
        overdue: [],
        soon: [],
        waiting: [],
      })
    }))

  it('tells whoever keeps a list of people whose induction ends and who is not ready, as numbers of days', () =>
    rolledBack(async tx => {
      const country = await makeScene(tx)
      const { response, now } = await country.asSystem()
      const staff = (days: [string, string | null][], met: boolean) =>
        days.map(([name, day]) => ({
          ...{ id: newId(), name, number: '', sector: 'health', role: 'guard' as const, areaPcode: null },
          ...{
            contact: !met,
            firstContactOn: met ? null : day,
            met,
            validUntil: met ? day : null,
            signAgain: false,
          },
        }))
      const ends = staff(
        [
          ['A', '2026-11-10'],
          ['B', '2026-11-20'],
          ['C', '2026-12-01'],
          ['D', '2026-12-01'],
          ['E', '2027-06-01'],
        ],
        true,
      )
      const meets = staff([['F', '2026-11-23']], false)
      await putStaffAll(tx, response.id, organisations.riverHealth!.id, [...ends, ...meets], now)
      await saveStandings(tx, response.id, [...ends, ...meets])
      const { overdue, soon } = await findDue(await country.as('grace'), wordsOf('en'), at)
      const people = at('/learning/induction/staff?state=')
      expect(overdue).toEqual([
        {
          kind: 'people',
          title: 'The induction of 2 people ends',
          day: '2026-11-10',
          href: `${people}expired`,
        },
      ])
      expect(soon.map(({ title, day, href }) => [title, day, href])).toEqual([
        ['1 person meets children and is not ready', '2026-11-23', `${people}overdue`],
        ['The induction of 2 people ends', '2026-12-01', `${people}expiring`],
      ])
      const others = await findDue(await country.as('claire'), wordsOf('en'), at)
      expect([others.overdue, others.soon]).toEqual([[], []])

      expect(await tellWhatIsDue(await country.asSystem())).toBeGreaterThan(0)
      const told = await tx<{ personId: string; lines: object }[]>`select person_id, lines from digest`
      const linesOf = (id: string) => told.find(one => one.personId === id)?.lines
      expect(linesOf(cast.grace.id)).toMatchObject({ overdue: 2, today: 1 })
      expect(linesOf(cast.claire.id)).toBeUndefined()
    }))
})
