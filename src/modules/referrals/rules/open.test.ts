import { describe, expect, it } from 'vitest'
import { openHash } from '../../../device/letter.ts'
import type { OpenPart } from '../model.ts'
import { noteFieldsOf, openFieldsOf, openHashOf } from './open.ts'

const open: OpenPart = {
  id: '10000000-0000-4000-8000-000000000001',
  group: '10000000-0000-4000-8000-000000000002',
  act: 'refer',
  channel: 'app',
  fromTeam: '10000000-0000-4000-8000-000000000003',
  toTeam: '10000000-0000-4000-8000-000000000004',
  service: '10000000-0000-4000-8000-000000000005',
  urgency: 'urgent',
  area: 'TM02',
  day: '2026-11-23',
  basis: 'consent',
  onward: 'ask',
  until: '2026-12-23',
  formVersion: 1,
}
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')

describe('the open part', () => {
  it('has the hash that goes under the signature', async () => {
    expect(hex(await openHashOf(open))).toBe(await openHash(openFieldsOf(open)))
  })

  it('has another one as soon as any field is another', async () => {
    const other: Record<keyof OpenPart, unknown> = {
      id: open.group,
      group: open.id,
      act: 'redirect',
      channel: 'phone',
      fromTeam: open.id,
      toTeam: null,
      service: open.id,
      urgency: 'normal',
      area: null,
      day: '2026-11-24',
      basis: 'assent',
      onward: 'never',
      until: '2026-12-24',
      formVersion: 2,
    }
    const hashes = new Set([hex(await openHashOf(open))])
    for (const [field, value] of Object.entries(other))
      hashes.add(hex(await openHashOf({ ...open, [field]: value } as OpenPart)))
    expect(hashes.size).toBe(Object.keys(other).length + 1)
  })

  it('does not depend on the order in which a browser wrote it', async () => {
    const turned = Object.fromEntries(Object.entries(open).reverse()) as OpenPart
    expect(hex(await openHashOf(turned))).toBe(hex(await openHashOf(open)))
  })

  it('ties a note to what it was said with', async () => {
    const note = { id: open.id, referral: open.group, kind: 'refusal', reason: 'no-capacity' }
    const hashes = await Promise.all(
      [note, { ...note, reason: 'other' }, { ...note, kind: 'failure' }, { ...note, referral: open.id }].map(
        n => openHash(noteFieldsOf(n)),
      ),
    )
    expect(new Set(hashes).size).toBe(4)
  })
})
