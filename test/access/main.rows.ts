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
]
