import { everybody, type Row } from './matrix.ts'

export const rows: Row[] = [
  {
    route: 'GET /health',
    thing: 'whether the program is ready',
    request: () => ({ path: '/health' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /privacy',
    thing: 'what is kept and who sees it',
    request: () => ({ path: '/privacy' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /_ui',
    thing: 'the gallery, on a demonstration',
    request: () => ({ path: '/_ui' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/live',
    thing: 'signals of one’s own teams',
    request: () => ({ path: '~/live' }),
    may: everybody,
  },
  {
    route: 'POST /demonstration',
    thing: 'a demonstration that is there already',
    request: () => ({ path: '/demonstration' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'GET /r/:response/demonstration',
    thing: 'the people of a demonstration',
    request: () => ({ path: '~/demonstration' }),
    may: everybody,
    nobody: 'may',
  },
  {
    route: 'POST /r/:response/demonstration/entry',
    thing: 'entering as Daniel, on a demonstration',
    request: () => ({ path: '~/demonstration/entry', fields: { who: 'daniel' } }),
    may: everybody,
    nobody: 'may',
  },
]
