// Addresses and numbers that stood in free text: each is moved to where contacts belong, or dropped.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead } from '../../../ui/page-head.tsx'
import { Pagination } from '../../../ui/pagination.tsx'
import { Tag } from '../../../ui/tag.tsx'
import type { OpenContact } from '../store/kept.ts'

export type ContactsProps = {
  words: Words
  at: (path: string) => string
  contacts: OpenContact[]
  service: string | undefined
  next: string | undefined
}

export function ContactsPage({ words, at, contacts, service, next }: ContactsProps) {
  return (
    <>
      <PageHead
        title={words.say('directory.contacts.title')}
        lead={words.say('directory.contacts.lead')}
        back={{ href: at('/services/checks'), label: words.say('directory.checks.title') }}
      />
      {contacts.length === 0 && <EmptyState title={words.say('directory.contacts.empty')} />}
      <Cards>
        {contacts.map(contact => {
          const action = at(`/services/contacts/${contact.id}`)
          const values = (decision: string) => ({ decision, ...(service ? { service } : {}) })
          return (
            <Card
              title={<bdi dir="ltr">{contact.text}</bdi>}
              tags={<Tag>{words.say(`directory.contacts.${contact.kind}`)}</Tag>}
              meta={
                <>
                  <a href={at(`/services/${contact.serviceId}`)}>{words.pick(contact.serviceName)}</a>
                  <span>{words.pick(contact.organisationName)}</span>
                </>
              }
              actions={
                <>
                  {contact.kind === 'address' ? (
                    <a class="button secondary" href={at(`/services/${contact.serviceId}/edit`)}>
                      <span>{words.say('directory.contacts.by-hand')}</span>
                    </a>
                  ) : (
                    <PostButton action={action} values={values('moved')} kind="secondary">
                      {words.say('directory.contacts.move')}
                    </PostButton>
                  )}
                  <PostButton action={action} values={values('dropped')} kind="quiet">
                    {words.say('directory.contacts.drop')}
                  </PostButton>
                </>
              }
            />
          )
        })}
      </Cards>
      <Pagination words={words} {...(next === undefined ? {} : { next })} />
    </>
  )
}
