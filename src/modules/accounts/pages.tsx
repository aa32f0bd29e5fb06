// Every page of accounts.
import type { Route } from '../../kernel/endpoint.ts'
import { routes as keys } from './keys/pages.tsx'
import { routes as account } from './pages/account.tsx'
import { routes as home } from './pages/home.tsx'
import { routes as links } from './pages/links.tsx'
import { routes as organisations } from './pages/organisations.tsx'
import { routes as people } from './pages/people.tsx'
import { routes as setUp } from './pages/set-up.tsx'
import { routes as settings } from './pages/settings.tsx'
import { routes as signIn } from './pages/sign-in.tsx'
import { routes as teams } from './pages/teams.tsx'

export const routes: Route[] = [
  ...home,
  ...setUp,
  ...signIn,
  ...account,
  ...keys,
  ...links,
  ...people,
  ...organisations,
  ...teams,
  ...settings,
]
