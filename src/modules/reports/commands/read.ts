// What stands on a sector's two sheets, in the words of the sector and the language of the reader.
import type { Scene } from '../../../kernel/event.ts'
import { must } from '../../../kernel/problem.ts'
import { todayOf } from '../../../kernel/today.ts'
import type { Words } from '../../../kernel/words.ts'
import { profileOf } from '../../framework/content.ts'
import { guidanceOf } from '../../referrals/guidance/model.ts'
import { type GroupShown, otherSectors } from '../../workplan/commitments/commands/ground.ts'
import { findSector } from '../../workplan/commitments/commands/sector.ts'
import type { Commitment } from '../../workplan/commitments/model.ts'
import { statusOf, waitsForOf } from '../../workplan/commitments/rules/status.ts'
import { agreedIndicatorOf } from '../../workplan/indicators/commands/read.ts'
import { aimOf } from '../../workplan/indicators/views/parts.tsx'
import type { Sheet, SheetKind, SheetLine, SheetPart } from '../model.ts'
import { mayReadSheets } from '../policy.ts'
import { listSpeakers } from '../store.ts'

type Known = {
  scene: Scene
  words: Words
  sector: string
  today: string
  groups: GroupShown[]
  own: Commitment[]
  given: Commitment[]
}

/** Undefined while no cycle is open. Throws *not found* for what is no sector. */
export async function findSheet(
  scene: Scene,
  { kind, sector, words }: { kind: SheetKind; sector: string; words: Words },
): Promise<Sheet | undefined> {
  must(mayReadSheets(scene.actor) && otherSectors.includes(sector))
  const view = await findSector(scene, sector, words.language)
  if (!view) return undefined
  const known: Known = {
    scene,
    words,
    sector,
    today: todayOf(scene),
    groups: view.groups,
    own: view.own,
    given: view.given,
  }
  const name = words.say(`accounts.sector.${sector}`)
  const profile = profileOf(sector)
  return {
    kind,
    language: words.language,
    direction: words.direction,
    over: words.pick(scene.response.name),
    title: words.say(`sheets.${kind}.title`, { sector: name }),
    lead: kind === 'one-pager' && profile ? words.pick(profile.goal.text) : words.say(`sheets.${kind}.lead`),
    parts: kind === 'one-pager' ? await onePager(known) : await checklist(known),
    foot: words.say('sheets.foot', { day: words.date(known.today) }),
  }
}

async function onePager(known: Known): Promise<SheetPart[]> {
  const { words, sector } = known
  const profile = profileOf(sector)
  const promised = promisedOf(known)
  const say = (key: string) => words.say(`sheets.${key}`)
  const parts: (SheetPart | false)[] = [
    promised.length > 0
      ? { heading: say('does'), look: 'list', place: 'main', lines: promised }
      : {
          heading: say('asks'),
          look: 'list',
          place: 'main',
          lines: (profile?.asks ?? []).map(({ text }) => ({ text: words.pick(text) })),
        },
    { heading: say('offers'), look: 'list', place: 'main', lines: offersOf(known) },
    { heading: say('indicator'), look: 'text', place: 'side', lines: await indicatorOf(known) },
    { heading: say('signs'), look: 'list', place: 'side', lines: signsOf(known) },
    { heading: say('refer'), look: 'steps', place: 'side', lines: stepsOf(known) },
    { heading: say('ask'), look: 'text', place: 'side', lines: await speakersOf(known) },
  ]
  return parts.filter((part): part is SheetPart => part !== false && part.lines.length > 0)
}

/** The one on which both have agreed, with its aim; before they have, the local one, which says so. */
async function indicatorOf({ scene, words, sector }: Known): Promise<SheetLine[]> {
  const agreed = await agreedIndicatorOf(scene, sector)
  if (agreed) return [{ text: words.pick(agreed.title), note: aimOf(words, agreed) }]
  const profile = profileOf(sector)
  if (!profile) return []
  return [{ text: words.pick(profile.indicator.text), note: words.say('sheets.indicator.local') }]
}

/** Every common action with a box, what was said about it, by whom and until when. */
async function checklist(known: Known): Promise<SheetPart[]> {
  const { words, groups } = known
  const parts = groups.map(
    (group, index): SheetPart => ({
      heading: words.pick(group.title),
      look: 'boxes',
      // The first groups hold most of the actions.
      place: index < Math.ceil(groups.length / 2) ? 'main' : 'side',
      lines: group.actions.map(action => {
        const commitment = known.own.find(({ nodeId }) => nodeId === action.id)
        return { text: words.pick(action.title), ...noteOf(known, commitment) }
      }),
    }),
  )
  return [
    ...parts,
    { heading: words.say('sheets.ask'), look: 'text', place: 'side', lines: await speakersOf(known) },
  ]
}

/** What the sector has said that it does, the agreed before the proposed. */
function promisedOf(known: Known): SheetLine[] {
  const { words, groups, own } = known
  const takes = (commitment: Commitment) =>
    commitment.stance === 'we-lead' || commitment.stance === 'with-child-protection'
  const actions = groups.flatMap(group => group.actions)
  return own
    .filter(takes)
    .sort((a, b) => waitsForOf(a).length - waitsForOf(b).length)
    .flatMap(commitment => {
      const action = actions.find(({ id }) => id === commitment.nodeId)
      return action ? [{ text: words.pick(action.title), ...noteOf(known, commitment) }] : []
    })
}

function noteOf({ words, today }: Known, commitment: Commitment | undefined): { note: string } {
  if (!commitment) return { note: words.say('commitments.cell.none') }
  const { stance } = commitment
  if (stance === 'undecided') return { note: words.say('commitments.stance.undecided') }
  const parts = [
    stance === 'not-us' ? words.say('commitments.cell.not-us') : words.say(`commitments.stance.${stance}`),
    ...(waitsForOf(commitment).length > 0
      ? [words.say('sheets.not-signed')]
      : [words.say(`commitments.status.${statusOf(commitment, today)}`)]),
    ...(stance !== 'not-us' && commitment.ownerName ? [commitment.ownerName] : []),
    ...(stance !== 'not-us' && commitment.dueOn ? [words.date(commitment.dueOn)] : []),
  ]
  return { note: parts.join(' · ') }
}

/** What is given in return; before anything is, what child protection usually brings. */
function offersOf({ words, sector, given, today }: Known): SheetLine[] {
  const promised = given.filter(({ stance }) => stance === 'we-lead' || stance === 'with-child-protection')
  if (promised.length > 0)
    return promised.map(commitment => ({
      text: commitment.title,
      note:
        waitsForOf(commitment).length > 0
          ? words.say('sheets.not-signed')
          : words.say(`commitments.status.${statusOf(commitment, today)}`),
    }))
  return (profileOf(sector)?.offers ?? []).map(({ text }) => ({ text: words.pick(text) }))
}

const signsShown = 5

function signsOf({ words, sector }: Known): SheetLine[] {
  return guidanceOf(sector)
    .signs.slice(0, signsShown)
    .map(({ text }) => ({ text: words.pick(text) }))
}

function stepsOf({ scene, words }: Known): SheetLine[] {
  const phone = scene.response.emergencyPhone
  return [
    { text: phone ? words.say('sheets.refer.danger', { phone }) : words.say('sheets.refer.danger.nobody') },
    { text: words.say('sheets.refer.ask') },
    { text: words.say('sheets.refer.send') },
    { text: words.say('sheets.refer.quiet') },
  ]
}

const speakersShown = 6

async function speakersOf({ scene, words, sector }: Known): Promise<SheetLine[]> {
  const rows = await listSpeakers(scene.tx, scene.response.id, sector)
  const inOrder = [...rows.filter(row => row.sector === sector), ...rows.filter(row => row.sector !== sector)]
  if (inOrder.length === 0) return [{ text: words.say('sheets.ask.nobody') }]
  return inOrder.slice(0, speakersShown).map(row => ({
    text: row.name,
    note: `${words.say(`accounts.sector.${row.sector}`)} · ${words.pick(row.organisationName)}`,
  }))
}
