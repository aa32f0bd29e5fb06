import { teams } from '../../demo/country.ts'
import { newId } from '../../src/kernel/id.ts'
import { everybody, type Row } from './matrix.ts'

const visit = 'need=food&area=unknown&band=6-11&sex=female&disability=no&speaks=ar'
const noService = '00000000-0000-4000-8000-000000009999'

export const rows: Row[] = [
  {
    route: 'GET /r/:response/guidance',
    thing: 'what to do, for anybody who notices something',
    request: () => ({ path: '~/guidance' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/guidance/:sector',
    thing: 'what to do in one sector',
    request: () => ({ path: '~/guidance/wash' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/referrals/new',
    thing: 'the form, before anything is asked',
    request: () => ({ path: '~/referrals/new' }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/referrals/new',
    thing: 'the form for a service that everybody of the response may see',
    request: () => ({ path: `~/referrals/new?${visit}&service=${noService}` }),
    may: everybody,
  },
  {
    route: 'POST /r/:response/referrals/unmet',
    thing: 'that nothing fits',
    request: () => ({ path: '~/referrals/unmet', fields: { need: 'food', band: '6-11', id: newId() } }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/redirects/new',
    thing: 'passing a child to child protection',
    request: () => ({ path: '~/redirects/new' }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/mine',
    thing: 'what one sent oneself',
    request: () => ({ path: '~/mine' }),
    may: everybody,
  },
  {
    route: 'GET /r/:response/teams/:id/open-referrals',
    thing: 'which referrals the case workers may compare',
    request: () => ({ path: `~/teams/${teams.caseWork!.id}/open-referrals` }),
    may: ['nadia', 'samir', 'hana'],
  },
  {
    route: 'GET /r/:response/teams/:id/open-referrals',
    thing: 'which referrals the school may compare',
    request: () => ({ path: `~/teams/${teams.school!.id}/open-referrals` }),
    may: ['daniel', 'claire'],
  },
  {
    route: 'GET /r/:response/teams/:id/open-referrals',
    thing: 'which referrals the stranger’s own team may compare',
    request: () => ({ path: `~/teams/${teams.horizon!.id}/open-referrals` }),
    may: ['victor'],
  },
]
