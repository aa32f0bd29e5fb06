// Areas: choosing one, level by level or by name; and keeping the list of them.
import type { Words } from '../../../kernel/words.ts'
import { Button, ButtonRow } from '../../../ui/button.tsx'
import { EmptyState } from '../../../ui/empty.tsx'
import { SearchBox } from '../../../ui/filters.tsx'
import { ErrorSummary, type FieldErrors, Form, SubmitBar } from '../../../ui/form.tsx'
import { HiddenField, TextField } from '../../../ui/inputs.tsx'
import { Card, Cards } from '../../../ui/list.tsx'
import { PageHead, Section } from '../../../ui/page-head.tsx'
import { Code } from '../../../ui/text.tsx'
import type { FoundArea } from '../commands/areas.ts'
import type { Area, Search } from '../model.ts'
import { searchAddress, searchFields } from '../rules/search.ts'
import { TextsField } from './fields.tsx'

export type PlacesProps = {
  words: Words
  at: (path: string) => string
  /** The search that goes on with the chosen place. */
  search: Search
  asked: string
  parent: Area | undefined
  areas: FoundArea[]
}

export function PlacesPage({ words, at, search, asked, parent, areas }: PlacesProps) {
  const here = at('/services/places')
  const into = (pcode: string) => here + searchAddress(search, {}, { in: pcode })
  return (
    <>
      <PageHead
        title={words.say('directory.place.choose')}
        back={{ href: at('/services') + searchAddress(search), label: words.say('directory.find.title') }}
      />
      <SearchBox
        words={words}
        action={here}
        name="place"
        label={words.say('directory.place.name')}
        value={asked}
        keep={searchFields(search)}
      />
      {parent && (
        <Section title={words.pick(parent.name)}>
          <ButtonRow>
            <Button href={at('/services') + searchAddress(search, { area: parent.pcode })}>
              {words.say('directory.place.all-of', { name: words.pick(parent.name) })}
            </Button>
          </ButtonRow>
        </Section>
      )}
      {areas.length === 0 && <EmptyState title={words.say('directory.place.none')} />}
      <Cards>
        {areas.map(area => (
          <Card
            title={words.pick(area.name)}
            href={at('/services') + searchAddress(search, { area: area.pcode })}
            meta={
              <>
                {area.within.length > 0 && <span>{area.within.map(words.pick).join(', ')}</span>}
                {!asked && <a href={into(area.pcode)}>{words.say('directory.place.inside')}</a>}
              </>
            }
          />
        ))}
      </Cards>
    </>
  )
}

export type AreasProps = {
  words: Words
  at: (path: string) => string
  asked: string
  parent: Area | undefined
  areas: FoundArea[]
  mayKeep: boolean
}

export function AreasPage({ words, at, asked, parent, areas, mayKeep }: AreasProps) {
  return (
    <>
      <PageHead
        title={parent ? words.pick(parent.name) : words.say('directory.areas.title')}
        lead={words.say('directory.areas.lead')}
        {...(parent
          ? {
              back: {
                href: parent.parentPcode ? `${at('/areas')}?in=${parent.parentPcode}` : at('/areas'),
                label: words.say('directory.areas.up'),
              },
              over: <Code>{parent.pcode}</Code>,
            }
          : {})}
        actions={
          mayKeep && (
            <>
              <Button
                kind="secondary"
                icon="add"
                href={`${at('/areas/new')}${parent ? `?in=${parent.pcode}` : ''}`}
              >
                {words.say('directory.areas.add')}
              </Button>
              {parent && (
                <Button kind="quiet" href={at(`/areas/${parent.pcode}`)}>
                  {words.say('directory.areas.rename')}
                </Button>
              )}
              <Button kind="quiet" href={at('/imports')}>
                {words.say('directory.checks.import')}
              </Button>
            </>
          )
        }
      />
      <SearchBox
        words={words}
        action={at('/areas')}
        name="place"
        label={words.say('directory.place.name')}
        value={asked}
      />
      {areas.length === 0 && <EmptyState title={words.say('directory.areas.empty')} />}
      <Cards wide>
        {areas.map(area => (
          <Card
            title={words.pick(area.name)}
            href={`${at('/areas')}?in=${area.pcode}`}
            meta={
              <>
                <Code>{area.pcode}</Code>
                {area.within.length > 0 && <span>{area.within.map(words.pick).join(', ')}</span>}
              </>
            }
          />
        ))}
      </Cards>
    </>
  )
}

export type AreaFormProps = {
  words: Words
  at: (path: string) => string
  area: { pcode: string; parentPcode: string | null; name: Area['name'] }
  isNew: boolean
  parentName: string | undefined
  errors: FieldErrors
}

export function AreaFormPage({ words, at, area, isNew, parentName, errors }: AreaFormProps) {
  const list = `${at('/areas')}${area.parentPcode ? `?in=${area.parentPcode}` : ''}`
  return (
    <>
      <PageHead
        title={words.say(isNew ? 'directory.areas.add' : 'directory.areas.rename')}
        {...(parentName ? { lead: words.say('directory.areas.within', { name: parentName }) } : {})}
        back={{ href: list, label: words.say('directory.areas.title') }}
      />
      <ErrorSummary words={words} errors={errors} />
      <Form action={at('/areas')}>
        {area.parentPcode && <HiddenField name="parentPcode" value={area.parentPcode} />}
        {isNew ? (
          <TextField
            words={words}
            name="pcode"
            label={words.say('directory.areas.pcode')}
            hint={words.say('directory.areas.pcode.hint')}
            width="medium"
            dir="ltr"
            maxlength={20}
            value={area.pcode}
            {...(errors.pcode ? { error: errors.pcode } : {})}
          />
        ) : (
          <HiddenField name="pcode" value={area.pcode} />
        )}
        <TextsField
          words={words}
          name="name"
          label={words.say('directory.areas.name')}
          texts={area.name}
          errors={errors}
        />
        <SubmitBar
          label={words.say('directory.save')}
          cancel={{ href: list, label: words.say('ui.cancel') }}
        />
      </Form>
    </>
  )
}
