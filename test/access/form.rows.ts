import { everybody, type Row } from './matrix.ts'

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
]
