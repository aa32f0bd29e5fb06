// Where the invented services are, and the providers that have no account here.
import type { Texts } from '../src/kernel/words.ts'
import type { OrganisationKind } from './country.ts'

export const inventedId = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** The same words in the five languages of the interface. */
export function said(en: string, fr: string, ar: string, es: string, bn: string): Texts {
  return { en, fr, ar, es, bn }
}

type InventedProvider = { id: string; kind: OrganisationKind; acronym: string; name: Texts }

function provider(n: number, kind: OrganisationKind, acronym: string, name: Texts): InventedProvider {
  return { id: inventedId(n), kind, acronym, name }
}

/** They are in the directory and receive slips and calls; nobody of theirs signs in. */
export const providers = {
  socialOffice: provider(
    111,
    'government',
    'DSO',
    said(
      'District Social Office',
      'Bureau social du district',
      'مكتب الشؤون الاجتماعية في المنطقة',
      'Oficina Social del Distrito',
      'জেলা সমাজসেবা কার্যালয়',
    ),
  ),
  waterCommittee: provider(
    112,
    'community',
    'HWC',
    said(
      'Hill Water Committee',
      'Comité de l’eau des Collines',
      'لجنة مياه التلال',
      'Comité de Agua de las Colinas',
      'পাহাড় পানি কমিটি',
    ),
  ),
  foodOffice: provider(
    113,
    'government',
    'TFO',
    said(
      'Tamuria Food Office',
      'Office alimentaire de Tamurie',
      'مكتب تاموريا للغذاء',
      'Oficina de Alimentos de Tamuria',
      'তামুরিয়া খাদ্য কার্যালয়',
    ),
  ),
  quietHouse: provider(
    114,
    'ngo',
    'QH',
    said('Quiet House', 'Maison Calme', 'البيت الهادئ', 'Casa Tranquila', 'শান্ত ঘর'),
  ),
} satisfies Record<string, InventedProvider>

export type Place = {
  areaPcode: string
  name: Texts
  directions: Texts
  protected?: true
}

function place(areaPcode: string, name: Texts, directions: Texts): Place {
  return { areaPcode, name, directions }
}

export const places = {
  campSquare: place(
    'TM0202',
    said(
      'Lake Camp, middle square',
      'Camp du Lac, place centrale',
      'مخيم البحيرة، الساحة الوسطى',
      'Campamento del Lago, plaza central',
      'হ্রদ শিবির, মাঝের চত্বর',
    ),
    said(
      'Beside the water tower, blue gate.',
      'À côté du château d’eau, portail bleu.',
      'بجانب خزان الماء، البوابة الزرقاء.',
      'Junto a la torre de agua, portón azul.',
      'পানির টাওয়ারের পাশে, নীল ফটক।',
    ),
  ),
  campSchool: place(
    'TM0202',
    said(
      'Lake Camp, school yard',
      'Camp du Lac, cour de l’école',
      'مخيم البحيرة، ساحة المدرسة',
      'Campamento del Lago, patio de la escuela',
      'হ্রদ শিবির, বিদ্যালয়ের মাঠ',
    ),
    said(
      'Follow the path with the painted stones.',
      'Suivre le chemin aux pierres peintes.',
      'اتبع الطريق ذا الحجارة الملونة.',
      'Siga el camino de las piedras pintadas.',
      'রঙিন পাথরের পথ ধরে যান।',
    ),
  ),
  dorunClinic: place(
    'TM0201',
    said('Dorun, clinic', 'Doroun, clinique', 'دورون، العيادة', 'Dorun, clínica', 'দোরুন, ক্লিনিক'),
    said(
      'Behind the bus stop. A ramp leads to the door.',
      'Derrière l’arrêt de bus. Une rampe mène à la porte.',
      'خلف موقف الحافلات. منحدر يؤدي إلى الباب.',
      'Detrás de la parada de autobús. Una rampa lleva a la puerta.',
      'বাস স্টপের পেছনে। দরজা পর্যন্ত ঢালু পথ আছে।',
    ),
  ),
  dorunHouse: place(
    'TM0201',
    said(
      'Dorun, yellow house',
      'Doroun, maison jaune',
      'دورون، البيت الأصفر',
      'Dorun, casa amarilla',
      'দোরুন, হলুদ বাড়ি',
    ),
    said(
      'Second street after the bridge, first floor.',
      'Deuxième rue après le pont, premier étage.',
      'الشارع الثاني بعد الجسر، الطابق الأول.',
      'Segunda calle después del puente, primer piso.',
      'সেতুর পরে দ্বিতীয় রাস্তা, দোতলা।',
    ),
  ),
  ansariHall: place(
    'TM0101',
    said(
      'Ansari, village hall',
      'Ansari, salle du village',
      'أنصاري، قاعة القرية',
      'Ansari, salón del pueblo',
      'আনসারি, গ্রামের মিলনায়তন',
    ),
    said(
      'On the market square.',
      'Sur la place du marché.',
      'في ساحة السوق.',
      'En la plaza del mercado.',
      'বাজারের চত্বরে।',
    ),
  ),
  belKedaBridge: place(
    'TM0102',
    said(
      'Bel Keda, house at the bridge',
      'Bel Keda, maison du pont',
      'بل كيدا، بيت الجسر',
      'Bel Keda, casa del puente',
      'বেল কেদা, সেতুর ধারের বাড়ি',
    ),
    said(
      'Green door, five steps down.',
      'Porte verte, cinq marches à descendre.',
      'باب أخضر، خمس درجات إلى الأسفل.',
      'Puerta verde, cinco escalones abajo.',
      'সবুজ দরজা, পাঁচ ধাপ নিচে।',
    ),
  ),
  shelter: {
    ...place(
      'TM0201',
      said('Quiet House', 'Maison Calme', 'البيت الهادئ', 'Casa Tranquila', 'শান্ত ঘর'),
      said(
        'Staff of the shelter meet the person and bring her.',
        'Le personnel du refuge vient chercher la personne.',
        'يلتقي موظفو المأوى بالشخص ويرافقونه.',
        'El personal del refugio recoge a la persona.',
        'আশ্রয়ের কর্মীরা এসে নিয়ে যান।',
      ),
    ),
    protected: true,
  },
} satisfies Record<string, Place>
