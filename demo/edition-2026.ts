// A made-up next edition, so that a visitor sees what each of the six operations does. Nobody has published such a text.
import type { NewEdition } from '../src/modules/framework/commands/editions.ts'
import { workingTogether2022 } from '../src/modules/framework/content.ts'
import type { FrameworkNode, Operation } from '../src/modules/framework/model.ts'
import { said } from './places.ts'

type Change = Omit<Operation, 'to'> & { to: FrameworkNode[] }

const old = (id: string): FrameworkNode => {
  const node = workingTogether2022.nodes.find(one => one.id === id)
  if (!node) throw new Error(`the edition of 2022 has no ${id}`)
  return node
}

const invented = { document: 'local', section: 'Invented for the demonstration', number: null }

/** A node that stands where another stood, with words of its own. */
const like = (
  from: string,
  id: string,
  title: FrameworkNode['title'],
  text: FrameworkNode['text'],
): FrameworkNode => ({
  ...old(from),
  id,
  number: null,
  title,
  text,
  source: invented,
})

const changes: Change[] = [
  {
    kind: 'reword',
    from: ['common.referral-ready'],
    to: [
      {
        ...old('common.referral-ready'),
        text: said(
          'Have a way of referral that works and suits children. Everyone on your team can notice a concern safely, refer the child within a day, and hears what became of it.',
          'Ayez une voie de référencement qui marche et convient aux enfants. Chacun dans l’équipe sait remarquer un problème sans danger, référer l’enfant en un jour, et apprend la suite.',
          'لتكن لديكم طريقة إحالة تعمل وتناسب الأطفال. يستطيع كل فرد في الفريق أن يلاحظ القلق بأمان ويحيل الطفل خلال يوم ويسمع بما حدث بعد ذلك.',
          'Tengan una vía de remisión que funcione y convenga a la infancia. Cada persona del equipo sabe notar un problema sin riesgo, remitir en un día y se entera de lo que pasó.',
          'শিশুর উপযোগী রেফারেলের কার্যকর ব্যবস্থা রাখুন। দলের সবাই নিরাপদে সমস্যা লক্ষ করতে পারেন, একদিনের মধ্যে শিশুকে পাঠাতে পারেন, এবং পরে কী হলো জানতে পারেন।',
        ),
      },
    ],
    reason: said(
      'People asked for a time, and to hear back.',
      'On demandait un délai, et un retour.',
      'طلب الناس مهلة ومعرفة النتيجة.',
      'Se pedía un plazo y una respuesta.',
      'মানুষ সময়সীমা ও ফলাফল জানতে চেয়েছেন।',
    ),
  },
  {
    kind: 'split',
    from: ['common.messages'],
    to: [
      like(
        'common.messages',
        'common.messages-every-day',
        said(
          'Messages in daily work',
          'Messages au quotidien',
          'رسائل في العمل اليومي',
          'Mensajes en el día a día',
          'রোজকার কাজে বার্তা',
        ),
        said(
          'Say what keeps children safe whenever people come to you anyway.',
          'Dites ce qui protège les enfants chaque fois que des gens viennent déjà à vous.',
          'قولوا ما يحمي الأطفال كلما جاءكم الناس لأمر آخر.',
          'Digan lo que protege a la infancia cada vez que la gente ya acude a ustedes.',
          'মানুষ যখন অন্য কাজে আসেন তখনই শিশুদের নিরাপদ রাখার কথা বলুন।',
        ),
      ),
      like(
        'common.messages',
        'common.messages-in-crisis',
        said(
          'Messages when danger comes',
          'Messages face au danger',
          'رسائل عند الخطر',
          'Mensajes ante el peligro',
          'বিপদের সময় বার্তা',
        ),
        said(
          'Have messages ready for floods, fighting and outbreaks, before they come.',
          'Préparez des messages pour les inondations, les combats et les épidémies, avant qu’ils n’arrivent.',
          'جهزوا رسائل للفيضانات والقتال والأوبئة قبل وقوعها.',
          'Tengan mensajes listos para inundaciones, combates y brotes, antes de que lleguen.',
          'বন্যা, লড়াই ও রোগের প্রাদুর্ভাবের আগেই বার্তা তৈরি রাখুন।',
        ),
      ),
    ],
    reason: said(
      'Two kinds of work.',
      'Deux travaux différents.',
      'عملان مختلفان.',
      'Dos trabajos distintos.',
      'দুই ধরনের কাজ।',
    ),
  },
  {
    kind: 'merge',
    from: ['common.joint-assessment', 'common.children-take-part'],
    to: [
      like(
        'common.joint-assessment',
        'common.assess-with-children',
        said(
          'Assess with children',
          'Évaluer avec les enfants',
          'التقييم مع الأطفال',
          'Evaluar con la infancia',
          'শিশুদের সঙ্গে যাচাই',
        ),
        said(
          'Assess together, ask about children’s protection, and let children say themselves how they see it.',
          'Évaluez ensemble, interrogez sur la protection des enfants, et laissez les enfants dire eux-mêmes ce qu’ils voient.',
          'قيّموا معاً، واسألوا عن حماية الأطفال، ودعوا الأطفال يقولون بأنفسهم ما يرونه.',
          'Evalúen juntos, pregunten por la protección de la infancia y dejen que niñas y niños digan cómo lo ven.',
          'একসঙ্গে যাচাই করুন, শিশু সুরক্ষার প্রশ্ন করুন, এবং শিশুরা নিজেরা কীভাবে দেখে তা বলতে দিন।',
        ),
      ),
    ],
    reason: said(
      'They were done in one visit anyway.',
      'Cela se faisait déjà en une visite.',
      'كانا يُنجزان في زيارة واحدة أصلاً.',
      'Ya se hacían en una sola visita.',
      'এক সফরেই দুটো হতো।',
    ),
  },
  {
    kind: 'retire',
    from: ['additional.ocha-iasc-role'],
    to: [],
    reason: said('It was done.', 'C’est fait.', 'أُنجز.', 'Ya se hizo.', 'কাজটি হয়ে গেছে।'),
  },
  {
    kind: 'add',
    from: [],
    to: [
      like(
        'common.do-no-harm',
        'common.climate-risks',
        said(
          'Children and a changing climate',
          'Enfants et climat qui change',
          'الأطفال ومناخ متغير',
          'Infancia y clima que cambia',
          'শিশু ও বদলে যাওয়া জলবায়ু',
        ),
        said(
          'Plan your sites and services for heat, floods and drought, and for what these do to children.',
          'Prévoyez vos sites et services pour la chaleur, les inondations et la sécheresse, et pour ce qu’elles font aux enfants.',
          'خططوا مواقعكم وخدماتكم للحر والفيضان والجفاف ولما تفعله بالأطفال.',
          'Planifiquen sitios y servicios para el calor, las inundaciones y la sequía, y para lo que hacen a la infancia.',
          'তাপ, বন্যা ও খরা এবং শিশুদের ওপর এর প্রভাব ভেবে জায়গা ও সেবা সাজান।',
        ),
      ),
    ],
    reason: said('New risks.', 'Nouveaux risques.', 'مخاطر جديدة.', 'Riesgos nuevos.', 'নতুন ঝুঁকি।'),
  },
]

export function nextEdition(): NewEdition {
  const changed = new Set(changes.flatMap(change => change.from))
  const place = new Map(
    changes.flatMap(change => change.from.slice(0, 1).map(id => [id, change.to] as const)),
  )
  // What comes of a node stands where the node stood; what is new stands at the end of its group.
  const nodes = workingTogether2022.nodes.flatMap(node =>
    changed.has(node.id) ? (place.get(node.id) ?? []) : [node],
  )
  nodes.push(...changes.filter(change => change.kind === 'add').flatMap(change => change.to))
  return {
    edition: {
      id: 'made-up-2026',
      title: said(
        'Working Together 2026, made up',
        'Travailler ensemble 2026, inventé',
        'العمل معاً 2026، متخيَّل',
        'Trabajar juntos 2026, inventado',
        'একসঙ্গে কাজ ২০২৬, কাল্পনিক',
      ),
      from: 2026,
      to: 2029,
      document: {
        title: 'Invented for the demonstration',
        publisher: 'Across',
        version: 'Nobody published this',
        address: '',
      },
    },
    nodes,
    operations: [
      ...workingTogether2022.nodes
        .filter(node => !changed.has(node.id))
        .map((node): Operation => ({ kind: 'keep', from: [node.id], to: [node.id], reason: {} })),
      ...changes.map(({ to, ...change }): Operation => ({ ...change, to: to.map(node => node.id) })),
    ],
  }
}
