// Every component in use, in the language of the page: where the room is looked at, by eye and by machine.
// The content is invented; its dates stand still, so that two pictures of it can be compared.
import type { Words } from '../kernel/words.ts'
import { languageName, languages } from '../kernel/words.ts'
import type { Assets } from './assets.ts'
import { FormSamples } from './gallery/forms.tsx'
import { ListSamples } from './gallery/lists.tsx'
import { SignSamples } from './gallery/signs.tsx'
import { Layout } from './layout.tsx'
import { Notice } from './notice.tsx'
import { PageHead } from './page-head.tsx'

export function Gallery({ words, assets }: { words: Words; assets: Assets }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <Layout
      words={words}
      title={say('title')}
      assets={assets}
      scripts={['confirm-dialog', 'print-button']}
      width="wide"
      address="/_ui"
      current="/_ui"
      nav={[
        { href: '/', label: say('nav.home') },
        { href: '/services', label: say('nav.services') },
        { href: '/_ui', label: say('nav.referrals'), count: 3 },
        { href: '/plan', label: say('nav.plan') },
      ]}
      response={{ name: say('response') }}
      person={{
        name: 'Amina',
        detail: say('team'),
        links: [{ href: '/account', label: say('account') }],
        signOut: '/sign-out',
      }}
      notice={
        <Notice words={words} kind="success" live>
          {say('notice.success')}
        </Notice>
      }
      footer={[{ href: '/help', label: say('help') }]}
    >
      <PageHead title={say('title')} lead={say('lead')} />
      <nav class="filters" aria-label={say('languages')}>
        <ul>
          {languages.map(language => (
            <li>
              <a
                class="chip"
                href={`/_ui?lang=${language}`}
                lang={language}
                aria-current={language === words.language ? 'true' : undefined}
              >
                {languageName(language)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <SignSamples words={words} />
      <ListSamples words={words} />
      <FormSamples words={words} />
    </Layout>
  )
}
