// Who is inducted in Tamuria: two texts that are signed, trainings, and people of three organisations who are complete, due
// before first contact, overdue, or soon to expire.
import { day } from '../src/kernel/clock.ts'
import { todayOf } from '../src/kernel/today.ts'
import type { Texts } from '../src/kernel/words.ts'
import { issueCertificate } from '../src/modules/learning/induction/certificates/commands.ts'
import { listRequirements, publishVersion } from '../src/modules/learning/induction/commands/requirements.ts'
import { keepPerson } from '../src/modules/learning/induction/commands/staff.ts'
import { recordAttendance } from '../src/modules/learning/induction/commands/trainings.ts'
import { jobs } from '../src/modules/learning/induction/jobs.ts'
import type { RoleKind } from '../src/modules/learning/induction/model.ts'
import { signDocument } from '../src/modules/learning/induction/signing/commands.ts'
import type { CastName } from './country.ts'
import { inventedId } from './places.ts'
import type { Stage } from './stage.ts'

type Invented = {
  name: string
  role: RoleKind
  /** Days from today; absent where they do not meet children. */
  contact?: number
  /** 'all' and signed; 'half' only the first morning; 'early' all, long ago. */
  done?: 'all' | 'half' | 'early'
}

const lists: { keeper: CastName; sector: string; area: string; people: Invented[] }[] = [
  {
    keeper: 'claire',
    sector: 'education',
    area: 'TM0202',
    people: [
      { name: 'Joy Adeyemi', role: 'staff', contact: -60, done: 'all' },
      { name: 'Karim Sabet', role: 'volunteer', contact: -40, done: 'all' },
      { name: 'Lucía Ramos', role: 'staff', contact: -200, done: 'early' },
      { name: 'Mosa Dlamini', role: 'guard', contact: -12 },
      { name: 'নাসরিন আক্তার', role: 'volunteer', contact: -5, done: 'half' },
      { name: 'Peter Hale', role: 'driver', done: 'half' },
      { name: 'ريم الخطيب', role: 'staff', contact: 9, done: 'half' },
      { name: 'Sami Toure', role: 'day-labour', contact: 3 },
    ],
  },
  {
    keeper: 'samir',
    sector: 'child-protection',
    area: 'TM0201',
    people: [
      { name: 'Dina Farouk', role: 'staff', contact: -90, done: 'all' },
      { name: 'Elias Brandt', role: 'staff', contact: -300, done: 'early' },
      { name: 'Fatou Ndiaye', role: 'volunteer', contact: 6 },
    ],
  },
  {
    keeper: 'tomas',
    sector: 'camp-management',
    area: 'TM0202',
    people: [
      { name: 'Goran Ilic', role: 'guard', contact: -30 },
      { name: 'Hawa Diallo', role: 'volunteer', contact: -30, done: 'all' },
      { name: 'Ines Prado', role: 'contractor', done: 'half' },
    ],
  },
]

const texts: Record<string, { text: string; others: Texts }> = {
  'code-of-conduct': {
    text: 'I treat every child with respect. I am never alone with a child behind a closed door. I do not hit, shame or threaten. I ask for nothing in return for help: aid is free. What I see or fear I report the same day.',
    others: {
      fr: 'Je traite chaque enfant avec respect. Je ne suis jamais seul avec un enfant derrière une porte fermée. Je ne frappe pas, je n’humilie pas, je ne menace pas. Je ne demande rien en échange de l’aide : elle est gratuite. Ce que je vois ou crains, je le signale le jour même.',
      es: 'Trato a cada niña y niño con respeto. Nunca estoy a solas con un niño a puerta cerrada. No pego, no humillo, no amenazo. No pido nada a cambio de la ayuda: es gratuita. Lo que veo o temo lo comunico el mismo día.',
      ar: 'أعامل كل طفل باحترام. لا أنفرد بطفل خلف باب مغلق أبداً. لا أضرب ولا أهين ولا أهدد. لا أطلب شيئاً مقابل المساعدة، فهي مجانية. ما أراه أو أخشاه أبلّغ عنه في اليوم نفسه.',
      bn: 'আমি প্রতিটি শিশুকে সম্মান করি। বন্ধ দরজার আড়ালে আমি কখনো কোনো শিশুর সঙ্গে একা থাকি না। আমি মারি না, লজ্জা দিই না, ভয় দেখাই না। সাহায্যের বদলে কিছু চাই না: সাহায্য বিনামূল্যে। যা দেখি বা আশঙ্কা করি, সেদিনই জানাই।',
    },
  },
  'safeguarding-policy': {
    text: 'Everybody who works here keeps children safe from harm by our people and our work. A worry is told to the safeguarding focal point within a day. Whoever tells in good faith is protected.',
    others: {
      fr: 'Toute personne qui travaille ici protège les enfants du mal que pourraient leur faire nos équipes ou notre travail. Une inquiétude est dite dans la journée au point focal de sauvegarde. Qui parle de bonne foi est protégé.',
      es: 'Quien trabaja aquí protege a la niñez del daño que puedan causar nuestra gente o nuestro trabajo. Una preocupación se comunica en un día a la persona encargada de salvaguarda. Quien avisa de buena fe está protegido.',
      ar: 'كل من يعمل هنا يحمي الأطفال من أي أذى من فريقنا أو من عملنا. يُبلَّغ مسؤول الصون بأي قلق خلال يوم. ومن يبلّغ بحسن نية يُحمى.',
      bn: 'এখানে যিনি কাজ করেন তিনি আমাদের মানুষ ও কাজ থেকে শিশুদের ক্ষতি হতে দেন না। কোনো দুশ্চিন্তা হলে এক দিনের মধ্যে সুরক্ষা ফোকাল পয়েন্টকে জানানো হয়। যিনি সৎ মনে জানান তিনি সুরক্ষিত।',
    },
  },
}

export async function plantInduction(stage: Stage, now: Date): Promise<void> {
  const ago = (days: number) => new Date(now.getTime() - days * day)
  const on = (days: number) => todayOf({ now: ago(-days), response: stage.response })
  const ids = freshIds()
  for (const [id, said] of Object.entries(texts))
    await publishVersion(await stage.as('amina', ago(140)), id, { version: 1, ...said, material: true }, 'en')
  for (const { keeper, sector, area, people } of lists) {
    const scene = await stage.as(keeper, ago(35))
    const topics = (await listRequirements(scene)).flatMap(one => (one.kind === 'training' ? one.id : []))
    const listed = people.map(one => ({ ...one, id: ids() }))
    for (const { id, name, role, contact } of listed)
      await keepPerson(scene, {
        ...{ id, name, role, sector, number: '', areaPcode: area, contact: contact !== undefined },
        firstContactOn: contact === undefined ? null : on(contact),
      })
    const held = { place: 'Lake Camp', trainer: 'Amina Rahal' }
    const those = (...done: Invented['done'][]) =>
      listed.filter(one => done.includes(one.done)).map(({ id }) => id)
    const days: [string, number, string[], string[]][] = [
      ['Induction, two days', -340, topics, those('early')],
      ['Induction, first morning', -38, topics.slice(0, 4), those('all', 'half')],
      ['Induction, first afternoon', -38, topics.slice(4), those('all')],
    ]
    for (const [title, at, covered, there] of days)
      await recordAttendance(scene, { ...held, id: ids(), title, heldOn: on(at), topics: covered }, there)
    for (const staffId of those('all', 'early')) {
      const { name } = listed.find(({ id }) => id === staffId)!
      for (const requirementId of Object.keys(texts))
        await signDocument(scene, staffId, { requirementId, version: 1, typedName: name, mark: '' })
    }
    for (const staffId of those('all')) await issueCertificate(scene, staffId, ids())
  }
  await stage.runJobs(jobs, now)
}

function freshIds(): () => string {
  let next = 80_000
  return () => {
    next += 1
    return inventedId(next)
  }
}
