// What is kept and who sees it, for anybody, in one page. The long version is docs/threat-model.md.
import { page } from '../kernel/answer.ts'
import { get, type Route } from '../kernel/endpoint.ts'
import { PageHead, Section } from '../ui/page-head.tsx'

const parts = ['child', 'open', 'count', 'staff', 'limits', 'ask'] as const

export const routes: Route[] = [
  get('/privacy', async ({ words }) => {
    const title = words.say('main.privacy.title')
    return page(
      title,
      <>
        <PageHead title={title} lead={words.say('main.privacy.lead')} />
        {parts.map(part => (
          <Section title={words.say(`main.privacy.${part}.title`)}>
            <p>{words.say(`main.privacy.${part}.text`)}</p>
          </Section>
        ))}
      </>,
    )
  }),
]
