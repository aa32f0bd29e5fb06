// Which file one wants.
import type { Words } from '../../kernel/words.ts'
import { Radios, Select } from '../../ui/choices.tsx'
import { ErrorSummary, Form, SubmitBar } from '../../ui/form.tsx'
import { PageHead, Section } from '../../ui/page-head.tsx'

export type ExportsProps = {
  words: Words
  at: (path: string) => string
  sectors: readonly string[]
  error?: string
}

export function Exports({ words, at, sectors, error }: ExportsProps) {
  const formats = ['xlsx', 'csv', 'hsds-json', 'hsds-package'].map(format => ({
    value: format,
    label: words.say(`exchange.format.${format}`),
    hint: words.say(`exchange.format.${format}.hint`),
  }))
  return (
    <>
      <PageHead
        title={words.say('exchange.export.title')}
        lead={words.say('exchange.export.lead')}
        back={{ href: at('/services'), label: words.say('exchange.back') }}
      />
      <ErrorSummary words={words} errors={error ? { format: error } : {}} />
      <Form action={at('/exports')}>
        <Radios
          words={words}
          name="format"
          label={words.say('exchange.export.format')}
          options={formats}
          value="xlsx"
          error={error}
        />
        <Select
          words={words}
          name="sector"
          label={words.say('exchange.export.sector')}
          hint={words.say('exchange.export.sector.hint')}
          options={sectors.map(sector => ({ value: sector, label: words.say(`accounts.sector.${sector}`) }))}
          optional
        />
        <SubmitBar label={words.say('exchange.export.go')} />
      </Form>
      <Section title={words.say('exchange.open.title')} lead={words.say('exchange.open.lead')}>
        <p>
          <a href={at('/hsds')} dir="ltr">
            {at('/hsds')}
          </a>
        </p>
        <p>
          <a href={at('/hsds/package.zip')}>{words.say('exchange.open.package')}</a>
        </p>
      </Section>
    </>
  )
}
