// Browsers with Trusted Types start a worker only from an address that our one policy has looked at: a file of ours.
// The policy's name may be used once a page, so everybody who starts a worker comes through here.

type Policy = { createScriptURL(address: string): unknown }
type Factory = {
  createPolicy(name: string, rules: { createScriptURL(address: string): string }): Policy
}

let policy: Policy | undefined

/** @param path a path of this origin, e.g. of a built worker; anything else is refused */
export function scriptAddress(path: string): string {
  // Older browsers do not have it, and the compiler's library does not know it yet.
  const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes
  if (!factory) return ownPath(path)
  policy ??= factory.createPolicy('across', { createScriptURL: ownPath })
  // The sink takes the trusted object where its type says string.
  return policy.createScriptURL(path) as string
}

function ownPath(path: string): string {
  if (!/^\/(assets\/[\w.-]+|service-worker)\.js$/.test(path)) throw new TypeError('not a script of ours')
  return path
}
