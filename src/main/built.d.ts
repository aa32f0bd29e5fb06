// What the build makes up for the service worker, which cannot read files: see scripts/build/browser.mjs.

declare module 'across:assets' {
  /** Logical name → address and hash of every built file except the worker itself. */
  const assets: Record<string, { path: string; integrity: string }>
  export default assets
}

declare module 'across:parts' {
  /** Addresses of the scripts that others load. */
  const parts: string[]
  export default parts
}

declare module 'across:locales/*' {
  /** All texts of one language, e.g. `across:locales/en`. */
  const messages: Record<string, string>
  export default messages
}
