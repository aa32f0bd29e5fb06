// Every component in use, in the language of the page: where the room is looked at, by eye and by machine.
// The content is invented; its dates stand still, so that two pictures of it can be compared.
import type { Words } from '../kernel/words.ts'
import { directionOf, languageName, languages } from '../kernel/words.ts'
import type { Assets } from './assets.ts'
import { FormSamples } from './gallery/forms.tsx'
import { ListSamples } from './gallery/lists.tsx'
import { SignSamples } from './gallery/signs.tsx'
import { Notice } from './notice.tsx'
import { PageHead } from './page-head.tsx'

/** The body of `/_ui`; the page is wide and its `scripts` are `confirm-dialog` and `print-button`. */
export function Gallery({ words, assets }: { words: Words; assets: Assets }) {
  const say = (key: string) => words.say(`ui.gallery.${key}`)
  return (
    <>
      <Notice words={words} kind="success" live>
        {say('notice.success')}
      </Notice>
      <PageHead
        title={say('title')}
        lead={say('lead')}
        over={<img src={assets('icon.svg').path} alt="" width={48} height={48} />}
      />
      <nav class="filters" aria-label={say('languages')}>
        <ul>
          {languages.map(language => (
            <li>
              <a
                class="chip"
                href={`/_ui?lang=${language}`}
                lang={language}
                dir={directionOf(language)}
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
    </>
  )
}
