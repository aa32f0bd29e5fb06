// What becomes of a row, in the words of whoever keeps a list.
import { expect, it } from 'vitest'
import { newId } from '../../../../kernel/id.ts'
import type { Said, ToJudge } from './model.ts'
import { judgeRows, type Listed } from './rules.ts'

const guard = { role: 'guard', sector: 'health', areaPcode: 'TM0201', contact: false } as const
const [mara, kit, noor, gone] = [newId(), newId(), newId(), newId()]
const listed = (id: string, name: string, more: Partial<Listed> = {}): Listed => ({
  ...{ ...guard, id, name, number: '', firstContactOn: null, leftOn: null },
  ...more,
})
const staff = [
  listed(mara, 'Mara Díaz', { number: '7' }),
  listed(kit, 'Kit Osei'),
  listed(noor, 'نور الخطيب', { number: '8' }),
  listed(gone, 'Peter Hale', { number: '9', leftOn: '2026-10-01' }),
]
const ground = { staff, newId, pcodes: new Set(['TM0201', 'TM0202']) }

/** Rows from line 2 on; a choice goes with its row. */
function judge(...rows: (Said & { choice?: string })[]) {
  const given = rows.map(({ choice = '', ...record }, number): ToJudge => {
    return { number, line: number + 2, record, choice, problems: [] }
  })
  return whole(given)
}
function whole(rows: ToJudge[]) {
  const steps = judgeRows(rows, ground)
  for (;;) {
    const { done, value } = steps.next()
    if (done) return value
  }
}
const outcomes = (...rows: (Said & { choice?: string })[]) => judge(...rows).map(one => one.outcome)
const codes = (...rows: (Said & { choice?: string })[]) =>
  judge(...rows).map(({ problems }) => problems.map(({ code }) => code).join())

it('a number and its name mean the one who has both, also where family and given name change places', () => {
  const [same, moved] = judge(
    { name: 'diaz MARA', number: '7', ...guard, areaPcode: 'TM0202' },
    { name: 'نور الخطيب', number: '8', ...guard },
  )
  expect(same).toMatchObject({ outcome: 'updated', staffId: mara, form: { id: mara, areaPcode: 'TM0202' } })
  expect(same!.changes).toEqual([
    { field: 'name', from: 'Mara Díaz', to: 'diaz MARA' },
    { field: 'areaPcode', from: 'TM0201', to: 'TM0202' },
  ])
  expect(moved).toMatchObject({ outcome: 'identical', staffId: noor })
})

it('what a row does not speak of stays as it is', () => {
  expect(judge({ name: 'Mara Díaz', number: '7' })[0]).toMatchObject({ outcome: 'identical' })
  expect(judge({ name: 'Mara Díaz', number: '7', role: 'driver' })[0]!.form).toMatchObject({
    ...{ sector: 'health', areaPcode: 'TM0201', role: 'driver' },
  })
})

it('somebody new needs what the form needs', () => {
  expect(outcomes({ name: 'Ada', ...guard, number: '20' })).toEqual(['new'])
  expect(codes({ name: 'Ada' })).toEqual(['induction.error.sector,induction.error.role'])
  expect(codes({ name: 'Ada', ...guard, contact: true })).toEqual(['induction.error.first-contact'])
  expect(codes({ name: 'Ada', ...guard, firstContactOn: '1999-01-01' })).toEqual(['induction.error.day'])
  expect(codes({ name: 'Ada', ...guard, areaPcode: 'XX01' })).toEqual(['area-not-known'])
  const { contact: _, ...unsaid } = guard
  expect(judge({ name: 'Ada', ...unsaid, firstContactOn: '2026-11-01' })[0]!.form).toMatchObject({
    contact: true,
  })
})

it('a number of another name is asked about, and is never given to somebody new', () => {
  const row = { name: 'Ada Obi', number: '7', ...guard }
  expect(judge(row)[0]).toMatchObject({ outcome: 'doubtful', alike: [{ id: mara, number: '7' }] })
  expect(outcomes({ ...row, choice: 'new' })).toEqual(['doubtful'])
  expect(outcomes({ ...row, choice: 'leave' })).toEqual(['discarded'])
  expect(judge({ ...row, choice: mara })[0]).toMatchObject({ outcome: 'updated', staffId: mara })
})

it('a name alone means nobody for certain, unless the row says exactly what stands here', () => {
  expect(outcomes({ name: 'Kit Osei', ...guard })).toEqual(['identical'])
  expect(judge({ name: 'kit osei', ...guard, role: 'driver' })[0]).toMatchObject({
    ...{ outcome: 'doubtful', alike: [{ id: kit }] },
  })
  expect(outcomes({ name: 'Kit Osei', ...guard, number: '30' })).toEqual(['doubtful'])
  expect(outcomes({ name: 'Mara Díaz', ...guard, number: '31' })).toEqual(['new'])
  expect(outcomes({ name: 'Kit Osei', ...guard, role: 'driver', choice: 'new' })).toEqual(['new'])
})

it('whoever has left is met by number too, and comes back', () => {
  const [back] = judge({ name: 'Peter Hale', number: '9', ...guard })
  expect(back).toMatchObject({ outcome: 'updated', staffId: gone, problems: [{ code: 'comes-back' }] })
  expect(outcomes({ name: 'Peter Hale', ...guard })).toEqual(['doubtful'])
})

it('the same person twice in a file counts once', () => {
  const ada = { name: 'Ada Obi', number: '20', ...guard }
  expect(judge(ada, { ...ada, role: 'driver' })[1]).toMatchObject({
    ...{ outcome: 'discarded', problems: [{ code: 'twice', values: { row: 2 } }] },
  })
  expect(outcomes(ada, { ...ada, name: 'Bo Lind' })).toEqual(['new', 'invalid'])
  const bo = { name: 'Bo Lind', ...guard }
  expect(outcomes(bo, bo)).toEqual(['new', 'doubtful'])
  expect(outcomes(bo, { ...bo, choice: 'new' })).toEqual(['new', 'new'])
  expect(outcomes({ ...bo, number: '1' }, { ...bo, number: '2' })).toEqual(['new', 'new'])
})

it('one person is meant by one row only', () => {
  const other = { name: 'Kit Osei', ...guard, role: 'driver' } as const
  expect(outcomes({ ...other, choice: kit }, { ...other, choice: kit })).toEqual(['updated', 'doubtful'])
  // Whoever stands there exactly so is meant first, wherever the row is.
  expect(outcomes(other, { name: 'Kit Osei', ...guard })).toEqual(['doubtful', 'identical'])
})

it('a row that was not understood stays out with what was said of it', () => {
  const problems = [{ code: 'date-expected', column: 'Start', values: { value: 'soon' } }]
  expect(whole([{ number: 0, line: 2, record: null, choice: '', problems }])).toEqual([
    { number: 0, outcome: 'invalid', staffId: null, problems, changes: [], alike: [] },
  ])
})
