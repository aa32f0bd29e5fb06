// Does it fit this child? Four open facts, in the address and nowhere else, before anybody types a name.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { Radios, Select } from '../../../ui/choices.tsx'
import { Form } from '../../../ui/form.tsx'
import { NumberField } from '../../../ui/inputs.tsx'
import { Notice, type NoticeKind } from '../../../ui/notice.tsx'
import { More } from '../../../ui/page-head.tsx'
import { ScreenOnly } from '../../../ui/print.tsx'
import { populations } from '../model.ts'
import type { Asked, Fit } from '../rules/eligibility.ts'

const kinds: Record<Fit['answer'], NoticeKind> = { yes: 'info', ask: 'warning', no: 'danger' }

export type FitCheckProps = { words: Words; path: string; asked: Asked; fit: Fit | undefined }

export function FitCheck({ words, path, asked, fit }: FitCheckProps) {
  const options = (key: string, list: readonly string[]) =>
    list.map(value => ({ value, label: words.say(`${key}.${value}`) }))
  return (
    <ScreenOnly>
      {fit && (
        <Notice
          words={words}
          kind={kinds[fit.answer]}
          title={words.say(`directory.fit.answer.${fit.answer}`)}
          live
        >
          {fit.reasons.map(reason => (
            <p>{words.say(`directory.fit.${reason}`)}</p>
          ))}
        </Notice>
      )}
      <More summary={words.say('directory.fit.title')} open={fit !== undefined && fit.answer !== 'yes'}>
        <p>{words.say('directory.fit.lead')}</p>
        <Form action={path} method="get">
          <NumberField
            words={words}
            name="age"
            label={words.say('directory.find.age')}
            hint={words.say('directory.find.age.hint')}
            optional
            {...(asked.age === undefined ? {} : { value: asked.age })}
          />
          <Radios
            words={words}
            name="sex"
            label={words.say('directory.find.sex')}
            optional
            look="chips"
            options={options('directory.person', ['female', 'male'])}
            {...(asked.sex ? { value: asked.sex } : {})}
          />
          <Select
            words={words}
            name="population"
            label={words.say('directory.fit.population')}
            optional
            options={options('directory.population', populations)}
            {...(asked.population ? { value: asked.population } : {})}
          />
          <Radios
            words={words}
            name="disability"
            label={words.say('directory.fit.disability')}
            optional
            look="chips"
            options={options('directory.answer', ['yes', 'no'])}
            {...(asked.disability ? { value: asked.disability } : {})}
          />
          <ButtonRow>
            <Button kind="secondary">{words.say('directory.fit.check')}</Button>
          </ButtonRow>
        </Form>
      </More>
    </ScreenOnly>
  )
}
