// How a view names a file that the build has given a hashed path. Whoever draws a page hands in the function:
// the server looks into the build's manifest, the service worker into the copy it keeps.

/** `assets('across.css')` → `{ path: '/assets/across.3f9c2a.css', integrity: 'sha384-…' }` */
export type Assets = (logicalName: string) => { path: string; integrity?: string }
