// How a view names a file that the build has given a hashed path. Whoever draws a page hands in the function:
// the server looks into the build's manifest, the service worker into the copy it keeps.

/** `assets('across.css')` → `{ path: '/assets/across-3f9c2a.css', integrity: 'sha384-…' }` */
export type Assets = (logicalName: string) => { path: string; integrity?: string }

/** Every file that the components themselves ask for, with its source below `src/ui`. */
export const interfaceFiles = {
  'across.css': 'styles/across.css',
  'arabic.css': 'styles/arabic.css',
  'bengali.css': 'styles/bengali.css',
  'icon.svg': 'static/icon.svg',
  'icon-192.png': 'static/icon-192.png',
  'manifest.webmanifest': 'static/manifest.webmanifest',
} as const
