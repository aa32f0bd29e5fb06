// How people of Tamuria see their competencies. Daniel and Nadia share theirs with who leads their team, Samir, who leads
// one, with the focal point; some of it was observed and signed, something is due for review, something was taken back.
// Colleagues who never sign in here have rated as well, so that there are numbers by sector.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import type { Texts } from '../src/kernel/words.ts'
import type { Sector } from '../src/modules/accounts/sectors.ts'
import { rate, share } from '../src/modules/learning/competencies/commands/rating.ts'
import {
  observe,
  signOff,
  withdrawSignOff,
} from '../src/modules/learning/competencies/commands/supervising.ts'
import { findSet, setsOf } from '../src/modules/learning/competencies/content.ts'
import { type Level, levels } from '../src/modules/learning/competencies/model.ts'
import { insertRatings, insertSignOff } from '../src/modules/learning/competencies/store/said.ts'
import { type CastName, cast, organisations, teams } from './country.ts'
import { inventedId, said } from './places.ts'
import type { Stage } from './stage.ts'

type Ids = () => string

export async function plantCompetencies(stage: Stage, at: Date): Promise<void> {
  const weeksAgo = (weeks: number) => new Date(at.getTime() - weeks * 7 * day)
  const ids = freshIds()
  await rateWhole(stage, weeksAgo(12), ids, 'daniel', ['all-personnel', 'education'], 1)
  await rateWhole(stage, weeksAgo(11), ids, 'nadia', ['all-personnel', 'across-sectors'], 2)
  await rateWhole(stage, weeksAgo(10), ids, 'samir', ['all-personnel', 'across-sectors'], 2)
  await rateWhole(stage, weeksAgo(6), ids, 'claire', ['all-personnel'], 2)
  await rateWhole(stage, weeksAgo(2), ids, 'leila', ['all-personnel'], 1)
  await share(await stage.as('daniel', weeksAgo(9)), teams.school!.id)
  await share(await stage.as('nadia', weeksAgo(9)), teams.caseWork!.id)
  await share(await stage.as('samir', weeksAgo(9)), teams.caseWork!.id)
  const daniels = { stage, ids, by: 'claire' as const, of: 'daniel' as const }
  const nadias = { stage, ids, by: 'samir' as const, of: 'nadia' as const }
  const samirs = { stage, ids, by: 'amina' as const, of: 'samir' as const }
  await look(
    daniels,
    'all.notice',
    weeksAgo(8),
    'alone',
    'Saw on Monday who was missing, and asked.',
    weeksAgo(-44),
  )
  await look(
    daniels,
    'all.refer',
    weeksAgo(8),
    'with-help',
    'The card was at hand. Next time ask for consent first.',
  )
  await look(
    daniels,
    'education.calm-class',
    weeksAgo(7),
    'alone',
    'A loud morning, and a calm voice.',
    weeksAgo(-20),
  )
  await look(nadias, 'all.refer', weeksAgo(8), 'helps-others', 'Showed two colleagues how.', weeksAgo(1))
  await look(nadias, 'all.talk-with-children', weeksAgo(7), 'alone', '', weeksAgo(-44))
  const taken = await look(nadias, 'all.keep-confidential', weeksAgo(7), 'alone', '', weeksAgo(-30))
  await withdrawSignOff(
    await stage.as('samir', weeksAgo(3)),
    { personId: cast.nadia.id, competency: 'all.keep-confidential' },
    taken,
    'A list stayed open on the screen twice. We look at it again after the refresher.',
  )
  await look(
    samirs,
    'across.plain-words',
    weeksAgo(5),
    'alone',
    'Explained a risk to the water committee.',
    weeksAgo(-40),
  )
  await plantColleagues(stage, weeksAgo(4), ids)
}

/** @param well how far along the levels somebody tends to be */
async function rateWhole(
  stage: Stage,
  at: Date,
  ids: Ids,
  name: CastName,
  sets: string[],
  well: number,
): Promise<void> {
  for (const id of sets) {
    const rated = (findSet(id)?.competencies ?? []).map((competency, nth) => ({
      id: ids(),
      competency: competency.id,
      level: levels[Math.min(3, well + ((nth * 5) % 3) - 1)] ?? 'with-help',
    }))
    await rate(await stage.as(name, at), id, rated)
  }
}

type Look = { stage: Stage; ids: Ids; by: CastName; of: CastName }

/** Observed that day and, where a day of review is given, signed the day after. @returns the id of the sign-off */
async function look(
  { stage, ids, by, of }: Look,
  competency: string,
  at: Date,
  level: Level,
  note: string,
  review?: Date,
): Promise<string> {
  const whose = { personId: cast[of].id, competency }
  const on = (moment: Date) => todayOf({ now: moment, response: stage.response })
  await observe(await stage.as(by, at), whose, { id: ids(), level, note, seenOn: on(at) })
  const id = ids()
  if (review)
    await signOff(await stage.as(by, new Date(at.getTime() + day)), whose, { id, reviewOn: on(review) })
  return id
}

type Colleagues = { organisation: string; sector: Sector; team: Texts; names: string[]; weak: string[] }

const colleagues: Colleagues[] = [
  {
    organisation: 'brightPath',
    sector: 'education',
    team: said(
      'Village schools',
      'Écoles des villages',
      'مدارس القرى',
      'Escuelas de las aldeas',
      'গ্রামের বিদ্যালয়',
    ),
    names: [
      'Yara Nassif',
      'Peter Mwangi',
      'Salma Idris',
      'Anouk Bernard',
      'Karim Aziz',
      'Joy Adeyemi',
      'Lina Farah',
    ],
    weak: ['all.first-aid-for-feelings', 'education.go-on-learning'],
  },
  {
    organisation: 'riverHealth',
    sector: 'health',
    team: said('Health outreach', 'Santé mobile', 'التوعية الصحية', 'Salud comunitaria', 'মাঠপর্যায়ের স্বাস্থ্য দল'),
    names: [
      'Omar Saleh',
      'Ruth Banda',
      'Mina Chowdhury',
      'Idris Bello',
      'Eva Torres',
      'Huda Jaber',
      'Sam Otieno',
      'Nour Haddad',
    ],
    weak: ['health.child-in-outbreak', 'all.talk-with-children'],
  },
  {
    organisation: 'safeSteps',
    sector: 'child-protection',
    team: said(
      'Community volunteers',
      'Bénévoles de quartier',
      'متطوعو المجتمع',
      'Voluntariado comunitario',
      'এলাকার স্বেচ্ছাসেবক',
    ),
    names: ['Dana Khalil', 'Musa Diallo', 'Ines Molina', 'Tariq Shah', 'Amal Odeh'],
    weak: ['across.coordination', 'across.data'],
  },
  {
    organisation: 'childrenFirst',
    sector: 'wash',
    team: said(
      'Hygiene promoters',
      'Promoteurs d’hygiène',
      'مروجو النظافة',
      'Promotoras de higiene',
      'স্বাস্থ্যবিধি কর্মী',
    ),
    names: ['Rima Akter', 'Jalal Uddin', 'Shirin Begum', 'Hassan Ali', 'Moyna Das', 'Paul Kimani'],
    weak: ['wash.design', 'all.own-limits'],
  },
]

async function plantColleagues(stage: Stage, at: Date, ids: Ids): Promise<void> {
  const { tx, response } = await stage.asSystem(at)
  const supervisor: Record<string, string> = { education: cast.claire.id, health: cast.grace.id }
  for (const { organisation, sector, team, names, weak } of colleagues) {
    const teamId = ids()
    const organisationId = organisations[organisation]!.id
    await tx`insert into team (response_id, id, organisation_id, sector, name, created_at)
      values (${response.id}, ${teamId}, ${organisationId}, ${sector}, ${tx.json(team)}, ${at})`
    for (const [nth, name] of names.entries()) {
      const personId = ids()
      const login = name.toLowerCase().replace(' ', '.')
      await tx`insert into person (response_id, id, organisation_id, login, name, language, created_at)
        values (${response.id}, ${personId}, ${organisationId}, ${login}, ${name}, 'en', ${at})`
      await tx`insert into membership (response_id, team_id, person_id, since)
        values (${response.id}, ${teamId}, ${personId}, ${at})`
      const all = setsOf([sector]).flatMap(({ competencies }) => competencies)
      const rated = all.map(({ id: competency }, place) => ({
        id: ids(),
        competency,
        level: levelOf(nth * 7 + place * 3, weak.includes(competency)),
      }))
      await insertRatings(tx, response.id, personId, rated, at)
      const by = supervisor[sector]
      if (!by || nth > 2) continue
      const signed = {
        personId,
        competency: 'all.safeguarding',
        by,
        signedOn: '2026-09-15',
        reviewOn: '2027-09-15',
      }
      await insertSignOff(tx, response.id, { id: ids(), ...signed }, at)
    }
  }
}

function levelOf(chance: number, isWeak: boolean): Level {
  if (isWeak) return chance % 4 === 0 ? 'alone' : chance % 2 === 0 ? 'with-help' : 'not-yet'
  return (['alone', 'with-help', 'alone', 'helps-others', 'alone'] as const)[chance % 5] ?? 'alone'
}

/** The same ids in every demonstration. */
function freshIds(): Ids {
  let next = 85_000
  return () => inventedId(next++)
}
