// What the page of a referral needs so that its sealed part can be opened and answered in the browser.
import type { Child } from 'hono/jsx'
import type { Exchange } from '../../../kernel/endpoint.ts'
import { UnlockKeys } from '../../accounts/keys/unlock.tsx'
import type { ReferralPage } from '../commands/read.ts'
import { findNextServices, findOwnTeams } from './store.ts'
import { OpeningParts } from './views/opening.tsx'

export async function openingOf(
  x: Exchange,
  { referral, parties, sealed, shut, offered }: ReferralPage,
): Promise<{ opening: Child; organisation: string | undefined }> {
  const side = parties.includes('receiver') ? 'receiver' : 'sender'
  const team = side === 'receiver' ? referral.toTeam : referral.fromTeam
  const other = side === 'receiver' ? referral.fromTeam : referral.toTeam
  const [own] = team === null ? [] : await findOwnTeams(x.tx, x.response.id, [team])
  const readable = side === 'receiver' && sealed === 'there' && !shut
  const passes = readable && offered.some(({ kind }) => kind === 'redirect')
  const next = passes
    ? await findNextServices(x.tx, x.response.id, [referral.fromTeam, referral.toTeam ?? ''])
    : []
  return {
    organisation: own?.organisation,
    opening: (
      <>
        <UnlockKeys words={x.words} base={x.at('')} worker={x.installation.assets('unwrap-worker.js').path} />
        <OpeningParts
          words={x.words}
          side={side}
          readable={readable}
          mayAnswer={other !== null && offered.length > 0}
          onward={referral.onward}
          next={next}
        />
      </>
    ),
  }
}
