import { describe, expect, it } from 'vitest'
import type { Report, ReportedCommitment } from '../model.ts'
import { talliesOf, unsigned, usuallyContinues } from './continuing.ts'

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
})
