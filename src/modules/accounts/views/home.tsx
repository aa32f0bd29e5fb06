// The first page: what one came for, in as few words as possible.
import type { Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import { Icon } from '../../../ui/icons/ui.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { PhoneCall } from '../../../ui/phone.tsx'
import { Said } from '../../../ui/text.tsx'
import type { ListedResponse } from '../store/responses.ts'

type HomeProps = { words: Words; responses: ListedResponse[]; demonstration: boolean }

/** An installation without a response has two doors; with one, what people come for. */
export function Home({ words, responses, demonstration }: HomeProps) {
  const [only, ...more] = responses
  if (!only) return <TwoDoors words={words} />
  return (
    <>
      {more.length === 0 ? (
        <>
          <PageHead title={words.pick(only.name)} lead={words.say('accounts.home.lead')} />
          <Doors words={words} response={only} />
        </>
      ) : (
        <>
          <PageHead title={words.say('accounts.home.choose')} lead={words.say('accounts.home.lead')} />
          {responses.map(response => (
            <Section title={words.pick(response.name)}>
              <Doors words={words} response={response} />
            </Section>
          ))}
        </>
      )}
      {demonstration && (
        <Section
          title={words.say('accounts.home.look-first')}
          lead={words.say('accounts.home.demonstration-what')}
        >
          <PostButton action="/demonstration" kind="secondary">
            {words.say('accounts.home.demonstration')}
          </PostButton>
        </Section>
      )}
    </>
  )
}

/** A machine without a real response may be looked around in; one with a response never becomes a demonstration. */
function TwoDoors({ words }: { words: Words }) {
  return (
    <>
      <PageHead title={words.say('accounts.home.welcome')} lead={words.say('accounts.home.welcome-lead')} />
      <Cards wide>
        <Card
          title={words.say('accounts.home.set-up')}
          icon={<Icon name="flag" />}
          actions={<Button href="/set-up">{words.say('accounts.home.set-up-go')}</Button>}
        >
          <p>{words.say('accounts.home.set-up-what')}</p>
        </Card>
        <Card
          title={words.say('accounts.home.demonstration')}
          icon={<Icon name="search" />}
          actions={
            <PostButton action="/demonstration" kind="secondary">
              {words.say('accounts.home.demonstration-go')}
            </PostButton>
          }
        >
          <p>{words.say('accounts.home.demonstration-what')}</p>
        </Card>
      </Cards>
    </>
  )
}

/** What one can do in a response without being known there. */
function Doors({ words, response }: { words: Words; response: Pick<ListedResponse, 'slug' | 'kind'> }) {
  const at = (path: string) => `/r/${response.slug}${path}`
  return (
    <Cards>
      <Card title={words.say('accounts.home.sign-in')} href={at('/sign-in')} icon={<Icon name="person" />}>
        <p>{words.say('accounts.home.sign-in-what')}</p>
      </Card>
      {response.kind !== 'global' && (
        <>
          <Card
            title={words.say('accounts.home.services')}
            href={at('/services')}
            icon={<Icon name="search" />}
          >
            <p>{words.say('accounts.home.services-what')}</p>
          </Card>
          <Card title={words.say('accounts.home.slip')} href="/slip" icon={<Icon name="envelope" />}>
            <p>{words.say('accounts.home.slip-what')}</p>
          </Card>
        </>
      )}
    </Cards>
  )
}

/** The doors of one response, with the number to call first. */
export function ResponseDoors(props: {
  words: Words
  response: Pick<ListedResponse, 'slug' | 'kind' | 'name'> & { emergencyPhone: string | null }
}) {
  const { words, response } = props
  return (
    <>
      <PageHead title={words.pick(response.name)} lead={words.say('accounts.home.lead')} />
      {response.emergencyPhone && (
        <PhoneCall words={words} number={response.emergencyPhone} label={words.say('accounts.emergency')} />
      )}
      <Doors words={words} response={response} />
    </>
  )
}

/** Which response does one want to sign in to? */
export function ChooseResponse({ words, responses }: { words: Words; responses: ListedResponse[] }) {
  return (
    <>
      <PageHead title={words.say('accounts.sign-in')} lead={words.say('accounts.home.choose')} />
      <Cards>
        {responses.map(response => (
          <Card title={<Said words={words} texts={response.name} />} href={`/r/${response.slug}/sign-in`} />
        ))}
      </Cards>
    </>
  )
}

/** Where an administrator begins. */
export function FirstSteps({
  words,
  at,
  alone,
}: {
  words: Words
  at: (path: string) => string
  alone: boolean
}) {
  const step = (path: string, key: string) => (
    <Card title={words.say(`accounts.steps.${key}`)} href={at(path)}>
      <p>{words.say(`accounts.steps.${key}-what`)}</p>
    </Card>
  )
  return (
    <>
      <PageHead title={words.say('accounts.steps')} lead={words.say('accounts.steps.lead')} />
      <Cards>
        {alone && step('/invitations/new', 'second')}
        {step('/organisations', 'organisations')}
        {step('/teams', 'teams')}
        {step('/invitations', 'people')}
        {step('/settings', 'settings')}
      </Cards>
    </>
  )
}
