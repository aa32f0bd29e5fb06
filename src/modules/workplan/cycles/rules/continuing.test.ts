import { describe, expect, it } from 'vitest'
import type { Report, ReportedCommitment } from '../model.ts'
import { actionsFor, talliesOf, unsigned, usuallyContinues } from './continuing.ts'

const one = (more: Partial<ReportedCommitment>): ReportedCommitment => ({
  id: '1',
  sector: 'health',
  giver: 'sector',
  organisation: null,
  title: {},
  stance: 'we-lead',
  reason: '',
  status: 'under-way',
  signed: true,
  owner: '',
  dueOn: null,
  evidence: '',
  continues: true,
  ...more,
})

describe('at the end of a cycle', () => {
  it('what is promised usually continues', () => {
    expect(
      (['we-lead', 'with-child-protection', 'not-us', 'undecided'] as const).filter(stance =>
        usuallyContinues({ stance }),
      ),
    ).toEqual(['we-lead', 'with-child-protection'])
  })

  it('is added up by sector, without what is given in return', () => {
    const commitments = [
      one({}),
      one({ status: 'in-place', continues: false }),
      one({ sector: 'wash', stance: 'not-us', status: 'agreed', continues: false }),
      one({ sector: 'wash', giver: 'child-protection' }),
    ]
    const report: Report = { summary: '', closedBy: '', edition: {}, objectives: [], commitments }
    expect(talliesOf(report)).toEqual([
      { sector: 'health', tally: { promised: 2, inPlace: 1, continues: 1 } },
      { sector: 'wash', tally: { promised: 0, inPlace: 0, continues: 0 } },
    ])
    expect(
      unsigned([...commitments, one({ signed: false }), one({ signed: false, stance: 'undecided' })]),
    ).toBe(1)
  })

  it('says of each objective what its actions came to, and which go on', () => {
    const action = {
      id: '1',
      objectiveId: 'objective.1',
      sector: '',
      number: '1.1',
      title: {},
      ownTitle: '',
      lead: '',
      leadOrganisation: null,
      dueOn: null,
      milestones: { reached: 0, of: 0 },
      evidence: '',
    }
    const actions = [
      { ...action, status: 'done' as const, continues: false },
      { ...action, status: 'under-way' as const, continues: true },
      { ...action, status: 'stopped' as const, continues: false, objectiveId: null },
    ]
    expect(actionsFor({ actions }, 'objective.1')).toMatchObject({ done: 1, continues: 1, stopped: 0 })
    expect(actionsFor({ actions }, null)).toMatchObject({ done: 0, continues: 0, stopped: 1 })
    // A report of a time before actions were reported.
    expect(actionsFor({}, 'objective.1').actions).toEqual([])
  })
})
