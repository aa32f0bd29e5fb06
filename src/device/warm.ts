// The first sealing on a page pays for tables that the signature library computes once and for code that the browser
// has not yet made fast: half a second on a cheap phone. A form calls this while the person is still filling it in.
import { newIdentity, openWith, recipientOf, sealTo } from './age.ts'
import { utf8 } from './bytes.ts'
import { pad } from './pad.ts'
import { isSigned, newSigningSeed, sign, signingKeyOf } from './sign.ts'

/** Signs, checks, seals and opens something meaningless with keys that are forgotten at once. */
export async function warmUp(): Promise<void> {
  const seed = newSigningSeed()
  const says = { warm: true }
  isSigned('letter', says, sign('letter', says, seed), signingKeyOf(seed))
  const identity = await newIdentity()
  await openWith(identity, await sealTo([await recipientOf(identity)], pad(utf8('{}'))))
}
