// The gallery of components, for those who build and translate. On a demonstration only.
import { page } from '../kernel/answer.ts'
import { get, type Route } from '../kernel/endpoint.ts'
import { must } from '../kernel/problem.ts'
import { Gallery } from '../ui/gallery.tsx'

export const routes: Route[] = [
  get('/_ui', async x => {
    const [shown] = await x.tx`select 1 from response where demonstration limit 1`
    must(x.installation.demonstration || shown !== undefined)
    return page(x.words.say('ui.gallery.title'), <Gallery words={x.words} assets={x.installation.assets} />, {
      width: 'wide',
      scripts: ['confirm-dialog', 'print-button'],
    })
  }),
]
