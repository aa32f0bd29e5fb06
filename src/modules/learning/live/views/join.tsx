// Coming in: the code, then the seat. No account; the name is one's own choice.
import type { Words } from '../../../../kernel/words.ts'
import { Checkbox, Radios, Select } from '../../../../ui/choices.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../../ui/form.tsx'
import { TextField } from '../../../../ui/inputs.tsx'
import { PageHead } from '../../../../ui/page-head.tsx'
import { sectors } from '../../../accounts/sectors.ts'
import type { SeatForm } from '../model.ts'

export function CodePage({ words, code, errors = {} }: { words: Words; code: string; errors?: FieldErrors }) {
  return (
    <>
      <PageHead title={words.say('live.join.title')} lead={words.say('live.join.lead')} />
      <ErrorSummary words={words} errors={errors} />
      <Form action="/join">
        <TextField
          words={words}
          name="code"
          label={words.say('live.join.code')}
          hint={words.say('live.join.code.hint')}
          value={code}
          error={errors.code}
          width="medium"
          dir="ltr"
          autocomplete="off"
        />
        <SubmitBar label={words.say('live.join.go')} />
      </Form>
    </>
  )
}

type Props = { words: Words; action: string; form: SeatForm; errors: FieldErrors; submit: string }

export function SeatFields({ words, action, form, errors, submit }: Props) {
  return (
    <Form action={action}>
      <TextField
        words={words}
        name="name"
        label={words.say('live.seat.name')}
        hint={words.say('live.seat.name.hint')}
        value={form.name}
        error={errors.name}
        maxlength={60}
        autocomplete="off"
        optional
      />
      <Select
        words={words}
        name="sector"
        label={words.say('live.seat.sector')}
        hint={words.say('live.seat.sector.hint')}
        options={sectors.map(sector => ({ value: sector, label: words.say(`accounts.sector.${sector}`) }))}
        value={form.sector}
        error={errors.sector}
        optional
      />
      <Radios
        words={words}
        name="where"
        label={words.say('live.seat.where')}
        options={[
          { value: 'room', label: words.say('live.seat.room') },
          { value: 'remote', label: words.say('live.seat.remote') },
        ]}
        value={form.remote ? 'remote' : 'room'}
        look="chips"
      />
      <Checkbox
        words={words}
        name="named"
        label={words.say('live.seat.named')}
        hint={words.say('live.seat.named.hint')}
        checked={form.named}
        optional
      />
      <SubmitBar label={submit} />
    </Form>
  )
}

export function SeatPage(props: Omit<Props, 'submit'> & { title: string }) {
  const { words, title, errors } = props
  return (
    <>
      <PageHead over={words.say('live.over')} title={title} lead={words.say('live.seat.lead')} />
      <ErrorSummary words={words} errors={errors} />
      <SeatFields {...props} submit={words.say('live.seat.take')} />
    </>
  )
}

/** Whoever leads takes no seat, and nobody does once it has ended. */
export function NoSeat({
  words,
  title,
  why,
  to,
}: {
  words: Words
  title: string
  why: string
  to?: { href: string; label: string }
}) {
  return (
    <PageHead
      over={words.say('live.over')}
      title={title}
      lead={why}
      actions={
        to && (
          <a class="button primary" href={to.href}>
            <span>{to.label}</span>
          </a>
        )
      }
    />
  )
}
