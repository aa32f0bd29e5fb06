// An answer that is given without a network: the same form as always, taken into the outbox instead of to the server.
import { enqueue } from '../../device/outbox.ts'
import { isId, newId } from '../../kernel/id.ts'
import { isMoveKind } from '../../modules/referrals/rules/states.ts'
import { shortCode } from '../../modules/referrals/views/signs.tsx'
import { ownerIn } from './state.ts'

/** What the next page says. */
const kept = 'offline.done.kept'

/** @returns where to go on, or undefined where this form cannot be kept */
export async function keepAnswer(request: Request): Promise<string | undefined> {
  const url = new URL(request.url)
  const shown = /^\/r\/([a-z][a-z0-9-]{1,30})\/informed$/.exec(url.pathname)?.[1]
  if (shown) return await keepShowing(shown, new URLSearchParams(await request.text()))
  const parts = /^\/r\/([a-z][a-z0-9-]{1,30})\/referrals\/([0-9a-f-]{36})\/([a-z-]+)$/.exec(url.pathname)
  const [, response, about, kind] = parts ?? []
  if (!response || !about || !kind) return undefined
  const owner = await ownerIn(response)
  if (!owner) return undefined
  const fields = new URLSearchParams(await request.text())
  const body = kind === 'flags' ? flagOf(fields) : moveOf(kind, fields)
  if (!body) return undefined
  await enqueue({
    id: body.id,
    kind: kind === 'flags' ? 'flag' : kind,
    about,
    body,
    label: shortCode(about),
    owner,
  })
  return `/r/${response}/referrals/${about}?done=${kept}`
}

/** That a service was shown: counted when the phone has a network again. */
async function keepShowing(response: string, fields: URLSearchParams): Promise<string | undefined> {
  const owner = await ownerIn(response)
  const toSector = fields.get('toSector')
  const service = fields.get('service')
  if (!owner || !toSector || !isId(service)) return undefined
  const id = idOf(fields)
  await enqueue({ id, kind: 'informed', body: { id, toSector }, owner })
  return `/r/${response}/services/${service}?done=${kept}`
}

/** Passing on is sealed by the page itself and never comes as a form. */
function moveOf(kind: string, fields: URLSearchParams) {
  if (!isMoveKind(kind) || kind === 'redirect' || kind === 'silence') return undefined
  const reason = fields.get('reason') || fields.get(`reason-${kind}`)
  const channel = fields.get('channel')
  return {
    id: idOf(fields),
    ...(reason ? { reason } : {}),
    ...(channel ? { channel } : {}),
    ...sealedField(fields, 'note'),
    ...sealedField(fields, 'counted'),
  }
}

function flagOf(fields: URLSearchParams) {
  const reason = fields.get('reason') || fields.get('flag')
  return reason ? { id: idOf(fields), reason, ...sealedField(fields, 'note') } : undefined
}

function idOf(fields: URLSearchParams): string {
  const id = fields.get('id')
  return isId(id) ? id : newId()
}

function sealedField(fields: URLSearchParams, name: string): Record<string, unknown> {
  try {
    const text = fields.get(name)
    return text ? { [name]: JSON.parse(text) } : {}
  } catch {
    // What is no JSON was made by no page of ours.
    return {}
  }
}
