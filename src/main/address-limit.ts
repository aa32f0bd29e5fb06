// Who shares which allowance of requests. An address of the network has its own. What comes from this machine itself is
// a browser on it, a proxy whose word about addresses we were not told to take, or somebody's program.
import { type AddressLimit, limitAddresses } from '../kernel/limits.ts'
import type { Settings } from './settings.ts'

type Given = Pick<Settings, 'demonstration' | 'trustedProxies' | 'origin'>

const size = 240
const perSecond = 20
/** Behind a proxy that is not counted, everybody comes from this machine and shares one allowance. */
const everybody = 10

const thisMachine = /^(127\.|::1$|::ffff:127\.)/

/**
 * A demonstration is for whoever sits before it, and a counted proxy names every caller: then the machine itself is not
 * limited. Else it is: one that only this machine reaches as any address, one behind a proxy that is not counted with an
 * allowance for many, so that one busy hour does not shut everybody out together.
 */
export function limitsOf(settings: Given): AddressLimit {
  const strangers = limitAddresses(size, perSecond)
  const isFree = settings.demonstration || settings.trustedProxies > 0
  const times = isUncounted(settings) ? everybody : 1
  const own = limitAddresses(size * times, perSecond * times)
  return {
    take: (address, cost, now) => {
      if (!thisMachine.test(address)) return strangers.take(address, cost, now)
      // All names of this machine are one.
      return isFree || own.take('this machine', cost, now)
    },
  }
}

/** We speak plain HTTP: where people come over HTTPS, a proxy stands in front. */
export function isUncounted({ trustedProxies, origin }: Given): boolean {
  return trustedProxies === 0 && origin.startsWith('https:')
}
