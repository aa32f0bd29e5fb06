// The demonstration: the invented country with everything in it that a visitor may want to try.
import type { Tx } from '../src/kernel/db.ts'
import { plantCountry } from './plant.ts'

export async function plantDemonstration(
  tx: Tx,
  given: { responseId: string; slug: string; now: Date; secret: Uint8Array },
): Promise<void> {
  await plantCountry(tx, { ...given, demonstration: true })
}
