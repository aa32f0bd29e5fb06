// A draft in pages: begun, listed part by part, one part with its words in each language and what becomes of it.
import * as v from 'valibot'
import { type Answer, page, redirect, refused } from '../../kernel/answer.ts'
import { type Exchange, get, post, type Route } from '../../kernel/endpoint.ts'
import { newId } from '../../kernel/id.ts'
import { must, Problem } from '../../kernel/problem.ts'
import { beginDraft, editDraft, openDraft, openPart, removeDraft } from './commands/drafts.ts'
import { Beginning, plainLines, readAddition, readEdit } from './draft-forms.ts'
import { nodeKinds, operationKinds } from './model.ts'
import { mayKeepEditions } from './policy.ts'
import { DraftPage } from './views/draft.tsx'
import { AddPage, BeginPage, type BeginProps } from './views/draft-beginning.tsx'
import { PartPage } from './views/draft-part.tsx'

const editions = '/r/:response/editions'
const more = { styles: ['framework'], scripts: ['confirm-dialog'], current: 'framework' }

export const routes: Route[] = [
  get(`${editions}/new`, showBeginning),
  post(`${editions}/beginnings`, postBeginning),
  get(`${editions}/:edition/parts`, showDraft),
  get(`${editions}/:edition/parts/new`, showAddition),
  post(`${editions}/:edition/parts`, postAddition),
  get(`${editions}/:edition/parts/:part`, x => showPart(x, false)),
  get(`${editions}/:edition/retired/:part`, x => showPart(x, true)),
  post(`${editions}/:edition/parts/:part`, postEdit),
  post(`${editions}/:edition/removal`, postRemoval),
]

const editionOf = (x: Exchange) => x.params.edition ?? ''
const partOf = (x: Exchange) => x.params.part ?? ''

async function showBeginning(x: Exchange): Promise<Answer> {
  x.person()
  const year = x.now.getUTCFullYear()
  return beginPage(x, {
    id: `draft-${newId().replaceAll('-', '').slice(-8)}`,
    title: '',
    from: String(year),
    to: String(year + 3),
  })
}

function beginPage(x: Exchange, answers: BeginProps['answers'], errors: BeginProps['errors'] = {}) {
  must(mayKeepEditions(x.actor))
  return page(
    x.words.say('editions.begin'),
    <BeginPage words={x.words} at={x.at} answers={answers} errors={errors} />,
    { ...more, width: 'narrow' },
  )
}

async function postBeginning(x: Exchange): Promise<Answer> {
  x.person()
  const answers = {
    id: x.fields.text('id'),
    title: x.fields.text('title'),
    from: x.fields.text('from'),
    to: x.fields.text('to'),
  }
  const read = v.safeParse(Beginning, answers)
  if (!read.success) {
    const wrong = read.issues.map(issue => String(issue.path?.[0]?.key ?? ''))
    const errors = Object.fromEntries(wrong.map(name => [name, x.words.say(`editions.error.begin.${name}`)]))
    return refused(beginPage(x, answers, errors))
  }
  const { id, from, to, title } = read.output
  await beginDraft(x, { id, from, to, title: { [x.words.language]: title } })
  return redirect(x.at(`/editions/${id}/parts`), 'editions.done.begun')
}

async function showDraft(x: Exchange): Promise<Answer> {
  x.person()
  const draft = await openDraft(x, editionOf(x))
  return page(
    x.words.pick(draft.edition.title),
    <DraftPage
      words={x.words}
      at={x.at}
      draft={draft}
      kind={nodeKinds.find(one => one === x.query.get('kind'))}
      change={operationKinds.find(one => one === x.query.get('change'))}
    />,
    more,
  )
}

async function showAddition(x: Exchange): Promise<Answer> {
  x.person()
  return addPage(x)
}

async function addPage(x: Exchange, error?: string) {
  const draft = await openDraft(x, editionOf(x))
  const text = (name: string) => x.fields.text(name) || (x.query.get(name) ?? '')
  return page(
    x.words.say('editions.add'),
    <AddPage
      words={x.words}
      at={x.at}
      draft={draft}
      answers={{
        kind: text('kind'),
        parent: text('parent'),
        title: text('title'),
        text: text('text'),
        reason: text('reason'),
        sectors: x.fields.all('sectors'),
      }}
      errors={error === undefined ? {} : { '': error }}
    />,
    { ...more, width: 'narrow' },
  )
}

async function postAddition(x: Exchange): Promise<Answer> {
  x.person()
  const { edition } = await openDraft(x, editionOf(x))
  const edit = readAddition(x, x.words.pick(edition.title).slice(0, 300))
  if (!edit) return refused(await addPage(x, x.words.say('editions.error.form')))
  return apply(x, edit, reason => addPage(x, reason))
}

async function showPart(x: Exchange, retired: boolean): Promise<Answer> {
  x.person()
  return partPage(x, retired)
}

async function partPage(x: Exchange, retired: boolean, error?: string) {
  const opened = await openPart(x, editionOf(x), { part: partOf(x), retired })
  return page(
    x.words.pick(opened.part.title),
    <PartPage
      words={x.words}
      at={x.at}
      opened={opened}
      typed={error === undefined ? {} : x.fields.record()}
      errors={error === undefined ? {} : { '': error }}
    />,
    { ...more, width: 'narrow' },
  )
}

async function postEdit(x: Exchange): Promise<Answer> {
  x.person()
  must(mayKeepEditions(x.actor))
  const retired = x.fields.has('retired')
  const edit = readEdit(x, partOf(x))
  if (!edit) return refused(await partPage(x, retired, x.words.say('editions.error.form')))
  return apply(x, edit, reason => partPage(x, retired, reason))
}

/** What cannot be is told on the page on which it was asked, with what was typed. */
async function apply(
  x: Exchange,
  edit: NonNullable<ReturnType<typeof readEdit>>,
  again: (reason: string) => ReturnType<typeof partPage>,
): Promise<Answer> {
  const was = x.fields.has('wasTitle')
    ? { title: x.fields.text('wasTitle'), text: plainLines(x.fields.text('wasText')) }
    : undefined
  try {
    const part = await editDraft(x, editionOf(x), edit, was)
    const rest = part === undefined ? 'parts?change=retire' : `parts/${part}`
    return redirect(x.at(`/editions/${editionOf(x)}/${rest}`), 'editions.done.edited')
  } catch (error) {
    // Nothing was written before it was refused.
    if (!(error instanceof Problem) || error.code !== 'not-now' || !error.reason) throw error
    return refused(await again(x.words.say(error.reason, error.values)))
  }
}

async function postRemoval(x: Exchange): Promise<Answer> {
  x.person()
  await removeDraft(x, editionOf(x))
  return redirect(x.at('/editions'), 'editions.done.removed')
}
