// The addresses of the exchange: files in, files out, and the open interface.
import type { Route } from '../kernel/endpoint.ts'
import { routes as actions } from './actions/pages.tsx'
import { routes as commitments } from './commitments/pages.tsx'
import { routes as exports } from './exports/pages.tsx'
import { routes as hsds } from './hsds/pages.ts'
import { routes as imports } from './imports/pages.tsx'
import { routes as indicators } from './indicators/pages.tsx'
import { routes as live } from './live/pages.tsx'
import { routes as plans } from './plans/pages.tsx'
import { routes as staff } from './staff/pages.tsx'

export const routes: Route[] = [
  ...imports,
  ...exports,
  ...hsds,
  ...commitments,
  ...actions,
  ...indicators,
  ...live,
  ...plans,
  ...staff,
]
