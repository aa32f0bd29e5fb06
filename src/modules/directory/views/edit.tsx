// Adding and changing an entry. What every entry needs stands open; the rest is folded, because most of it is filled in
// once and on a phone nobody scrolls past forty questions.
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField } from '../../../ui/inputs.tsx'
import { More, PageHead } from '../../../ui/page-head.tsx'
import { ForWhom } from './edit/for-whom.tsx'
import type { EditProps } from './edit/parts.ts'
import { Reach } from './edit/reach.tsx'
import { Keeping, Referral } from './edit/referral.tsx'
import { WhatAndWho } from './edit/what.tsx'

export function EditPage(props: EditProps) {
  const { words, at, service, version, errors } = props
  const isNew = version === undefined
  const action = isNew ? at('/services') : at(`/services/${service.id}`)
  const title = words.say(isNew ? 'directory.add.title' : 'directory.edit.title')
  return (
    <>
      <PageHead
        title={title}
        back={{
          href: isNew ? at('/services') : action,
          label: isNew ? words.say('directory.find.title') : words.pick(service.name),
        }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={action}>
        <HiddenField name="id" value={service.id} />
        {version !== undefined && <HiddenField name="version" value={String(version)} />}
        <WhatAndWho {...props} />
        <More summary={words.say('directory.form.for-whom')} open={hasErrors(errors, 'age')}>
          <ForWhom {...props} />
        </More>
        <More
          summary={words.say('directory.form.reach')}
          open={isNew || hasErrors(errors, 'phone', 'hours', 'emails', 'website')}
        >
          <Reach {...props} />
        </More>
        <More
          summary={words.say('directory.form.referral')}
          open={hasErrors(errors, 'responseDays', 'feedbackDays')}
        >
          <Referral {...props} />
        </More>
        <More summary={words.say('directory.form.keeping')} open={hasErrors(errors, 'checkDays')}>
          <Keeping {...props} />
        </More>
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: isNew ? at('/services') : action, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}

function hasErrors(errors: FieldErrors, ...names: string[]): boolean {
  return Object.keys(errors).some(error => names.some(name => error.startsWith(name)))
}
