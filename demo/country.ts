// One invented country and its people. The same in the demonstration, in every test and in every picture.
// Nobody here exists; the ids are fixed, so that a test can name a person.
import type { Role } from '../src/kernel/actor.ts'
import type { Texts } from '../src/kernel/words.ts'
import type { Sector } from '../src/modules/accounts/sectors.ts'

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

export const country = {
  slug: 'tamuria',
  name: { en: 'Tamuria', fr: 'Tamurie', ar: 'تاموريا', es: 'Tamuria', bn: 'তামুরিয়া' } satisfies Texts,
  kind: 'mixed' as const,
  timeZone: 'Asia/Amman',
  weekend: [5, 6],
  emergencyPhone: '199',
}

export const holidays: { day: string; name: Texts }[] = [
  {
    day: '2026-12-01',
    name: {
      en: 'Day of the Two Rivers',
      fr: 'Jour des deux fleuves',
      ar: 'يوم النهرين',
      es: 'Día de los dos ríos',
      bn: 'দুই নদীর দিন',
    },
  },
]

export const areas: { pcode: string; parent?: string; level: number; name: Texts }[] = [
  { pcode: 'TM', level: 0, name: country.name },
  {
    pcode: 'TM01',
    parent: 'TM',
    level: 1,
    name: {
      en: 'Northern Hills',
      fr: 'Collines du Nord',
      ar: 'التلال الشمالية',
      es: 'Colinas del Norte',
      bn: 'উত্তরের পাহাড়',
    },
  },
  {
    pcode: 'TM02',
    parent: 'TM',
    level: 1,
    name: {
      en: 'River Plain',
      fr: 'Plaine du Fleuve',
      ar: 'سهل النهر',
      es: 'Llanura del Río',
      bn: 'নদীর সমভূমি',
    },
  },
  {
    pcode: 'TM0101',
    parent: 'TM01',
    level: 2,
    name: { en: 'Ansari', fr: 'Ansari', ar: 'أنصاري', es: 'Ansari', bn: 'আনসারি' },
  },
  {
    pcode: 'TM0102',
    parent: 'TM01',
    level: 2,
    name: { en: 'Bel Keda', fr: 'Bel Keda', ar: 'بل كيدا', es: 'Bel Keda', bn: 'বেল কেদা' },
  },
  {
    pcode: 'TM0201',
    parent: 'TM02',
    level: 2,
    name: { en: 'Dorun', fr: 'Doroun', ar: 'دورون', es: 'Dorun', bn: 'দোরুন' },
  },
  {
    pcode: 'TM0202',
    parent: 'TM02',
    level: 2,
    name: {
      en: 'Lake Camp',
      fr: 'Camp du Lac',
      ar: 'مخيم البحيرة',
      es: 'Campamento del Lago',
      bn: 'হ্রদ শিবির',
    },
  },
]

export type OrganisationKind = 'government' | 'un' | 'ingo' | 'ngo' | 'community' | 'other'

export const organisations: Record<
  string,
  { id: string; name: Texts; acronym: string; kind: OrganisationKind }
> = {
  childrenFirst: {
    id: id(101),
    name: {
      en: 'Children First Agency',
      fr: 'Agence Les enfants d’abord',
      ar: 'وكالة الأطفال أولاً',
      es: 'Agencia Primero la Infancia',
      bn: 'শিশু প্রথম সংস্থা',
    },
    acronym: 'CFA',
    kind: 'un',
  },
  safeSteps: {
    id: id(102),
    name: { en: 'Safe Steps', fr: 'Pas sûrs', ar: 'خطوات آمنة', es: 'Pasos Seguros', bn: 'নিরাপদ পদক্ষেপ' },
    acronym: 'SST',
    kind: 'ngo',
  },
  brightPath: {
    id: id(103),
    name: {
      en: 'Bright Path Schools',
      fr: 'Écoles Chemin clair',
      ar: 'مدارس الدرب المضيء',
      es: 'Escuelas Camino Claro',
      bn: 'উজ্জ্বল পথ বিদ্যালয়',
    },
    acronym: 'BPS',
    kind: 'ngo',
  },
  riverHealth: {
    id: id(104),
    name: {
      en: 'River Health',
      fr: 'Santé du Fleuve',
      ar: 'صحة النهر',
      es: 'Salud del Río',
      bn: 'নদী স্বাস্থ্য',
    },
    acronym: 'RVH',
    kind: 'ingo',
  },
  lakeCamp: {
    id: id(105),
    name: {
      en: 'Lake Camp Management',
      fr: 'Gestion du Camp du Lac',
      ar: 'إدارة مخيم البحيرة',
      es: 'Gestión del Campamento del Lago',
      bn: 'হ্রদ শিবির ব্যবস্থাপনা',
    },
    acronym: 'LCM',
    kind: 'ingo',
  },
  farHorizon: {
    id: id(106),
    name: {
      en: 'Far Horizon',
      fr: 'Horizon lointain',
      ar: 'الأفق البعيد',
      es: 'Horizonte Lejano',
      bn: 'দূর দিগন্ত',
    },
    acronym: 'FHZ',
    kind: 'ingo',
  },
}

export const teams: Record<string, { id: string; organisation: string; sector: Sector; name: Texts }> = {
  coordination: {
    id: id(201),
    organisation: 'childrenFirst',
    sector: 'child-protection',
    name: {
      en: 'Child protection coordination',
      fr: 'Coordination protection de l’enfance',
      ar: 'تنسيق حماية الطفل',
      es: 'Coordinación de protección de la infancia',
      bn: 'শিশু সুরক্ষা সমন্বয়',
    },
  },
  caseWork: {
    id: id(202),
    organisation: 'safeSteps',
    sector: 'child-protection',
    name: {
      en: 'Case workers, River Plain',
      fr: 'Gestion de cas, Plaine du Fleuve',
      ar: 'إدارة الحالات، سهل النهر',
      es: 'Gestión de casos, Llanura del Río',
      bn: 'কেস কর্মী, নদীর সমভূমি',
    },
  },
  school: {
    id: id(203),
    organisation: 'brightPath',
    sector: 'education',
    name: {
      en: 'Lake Camp school',
      fr: 'École du Camp du Lac',
      ar: 'مدرسة مخيم البحيرة',
      es: 'Escuela del Campamento del Lago',
      bn: 'হ্রদ শিবির বিদ্যালয়',
    },
  },
  clinic: {
    id: id(204),
    organisation: 'riverHealth',
    sector: 'health',
    name: {
      en: 'Dorun clinic',
      fr: 'Clinique de Doroun',
      ar: 'عيادة دورون',
      es: 'Clínica de Dorun',
      bn: 'দোরুন ক্লিনিক',
    },
  },
  camp: {
    id: id(205),
    organisation: 'lakeCamp',
    sector: 'camp-management',
    name: {
      en: 'Lake Camp office',
      fr: 'Bureau du Camp du Lac',
      ar: 'مكتب مخيم البحيرة',
      es: 'Oficina del Campamento del Lago',
      bn: 'হ্রদ শিবির কার্যালয়',
    },
  },
  horizon: {
    id: id(206),
    organisation: 'farHorizon',
    sector: 'livelihoods',
    name: {
      en: 'Livelihoods, Northern Hills',
      fr: 'Moyens d’existence, Collines du Nord',
      ar: 'سبل العيش، التلال الشمالية',
      es: 'Medios de vida, Colinas del Norte',
      bn: 'জীবিকা, উত্তরের পাহাড়',
    },
  },
}

export type CastMember = {
  id: string
  login: string
  name: string
  language: 'en' | 'fr' | 'ar' | 'es' | 'bn'
  organisation: string
  team?: string
  lead?: boolean
  roles: { role: Role; sector?: Sector }[]
}

export const cast = {
  amina: {
    id: id(1),
    login: 'amina',
    name: 'Amina Rahal',
    language: 'en',
    organisation: 'childrenFirst',
    team: 'coordination',
    lead: true,
    roles: [{ role: 'coordinator' }, { role: 'focal-point', sector: 'child-protection' }],
  },
  daniel: {
    id: id(2),
    login: 'daniel',
    name: 'Daniel Okoro',
    language: 'en',
    organisation: 'brightPath',
    team: 'school',
    roles: [{ role: 'worker' }],
  },
  leila: {
    id: id(3),
    login: 'leila',
    name: 'Leila Haddad',
    language: 'ar',
    organisation: 'riverHealth',
    team: 'clinic',
    roles: [{ role: 'worker' }, { role: 'receiver' }],
  },
  tomas: {
    id: id(4),
    login: 'tomas',
    name: 'Tomás Rivera',
    language: 'es',
    organisation: 'lakeCamp',
    team: 'camp',
    lead: true,
    roles: [{ role: 'worker' }, { role: 'focal-point', sector: 'camp-management' }],
  },
  nadia: {
    id: id(5),
    login: 'nadia',
    name: 'Nadia Karim',
    language: 'en',
    organisation: 'safeSteps',
    team: 'caseWork',
    roles: [{ role: 'receiver' }, { role: 'worker' }],
  },
  samir: {
    id: id(6),
    login: 'samir',
    name: 'Samir Nasser',
    language: 'en',
    organisation: 'safeSteps',
    team: 'caseWork',
    lead: true,
    roles: [{ role: 'receiver' }],
  },
  hana: {
    id: id(7),
    login: 'hana',
    name: 'Hana Yusuf',
    language: 'ar',
    organisation: 'safeSteps',
    team: 'caseWork',
    roles: [{ role: 'receiver' }],
  },
  farida: {
    id: id(8),
    login: 'farida',
    name: 'Farida Begum',
    language: 'bn',
    organisation: 'childrenFirst',
    roles: [{ role: 'custodian' }],
  },
  jonas: {
    id: id(9),
    login: 'jonas',
    name: 'Jonas Weber',
    language: 'en',
    organisation: 'childrenFirst',
    roles: [{ role: 'information-manager' }],
  },
  rosa: {
    id: id(10),
    login: 'rosa',
    name: 'Rosa Delgado',
    language: 'es',
    organisation: 'childrenFirst',
    roles: [{ role: 'facilitator' }],
  },
  ibrahim: {
    id: id(11),
    login: 'ibrahim',
    name: 'Ibrahim Saleh',
    language: 'en',
    organisation: 'childrenFirst',
    roles: [{ role: 'administrator' }],
  },
  claire: {
    id: id(12),
    login: 'claire',
    name: 'Claire Dubois',
    language: 'fr',
    organisation: 'brightPath',
    team: 'school',
    lead: true,
    roles: [{ role: 'worker' }, { role: 'focal-point', sector: 'education' }],
  },
  grace: {
    id: id(14),
    login: 'grace',
    name: 'Grace Wanjiru',
    language: 'en',
    organisation: 'riverHealth',
    roles: [{ role: 'focal-point', sector: 'health' }],
  },
  rafiq: {
    id: id(15),
    login: 'rafiq',
    name: 'Rafiq Mia',
    language: 'bn',
    organisation: 'childrenFirst',
    roles: [{ role: 'focal-point', sector: 'wash' }],
  },
  // The stranger: signed in, in another organisation, with nothing to do with anybody else's children.
  victor: {
    id: id(13),
    login: 'victor',
    name: 'Victor Lang',
    language: 'en',
    organisation: 'farHorizon',
    team: 'horizon',
    lead: true,
    roles: [{ role: 'worker' }, { role: 'receiver' }],
  },
} satisfies Record<string, CastMember>

export type CastName = keyof typeof cast
