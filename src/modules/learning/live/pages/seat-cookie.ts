// A phone's seat in a session: a random token in a cookie that goes nowhere but to this session's own addresses.
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { isId, newToken } from '../../../../kernel/id.ts'
import { notFound } from '../../../../kernel/problem.ts'
import { hashToken } from '../../../../kernel/session.ts'
import { toPhone } from '../addresses.ts'
import { keptDays } from '../commands/results.ts'

const name = 'across-seat'

/** The hash of the token, as the store knows it; undefined for a phone without a seat. */
export function seatToken(x: Exchange): Uint8Array | undefined {
  const cookies = x.request.headers.get('cookie') ?? ''
  const token = new RegExp(`(?:^|;\\s*)${name}=([\\w-]{43})(?:;|$)`).exec(cookies)?.[1]
  return token === undefined ? undefined : hashToken(token)
}

/** A fresh token goes to the phone; @returns its hash. */
export function giveSeatToken(x: Exchange, id: string): Uint8Array {
  const token = newToken()
  const secure = x.installation.origin.startsWith('https:') ? '; Secure' : ''
  const path = toPhone(x.at, id)
  x.setCookie(name, token, `Path=${path}; HttpOnly; SameSite=Lax; Max-Age=${keptDays * 86_400}${secure}`)
  return hashToken(token)
}

export function idOf(x: Exchange): string {
  if (!isId(x.params.id)) throw notFound()
  return x.params.id
}
