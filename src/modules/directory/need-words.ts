// The words with which people ask for a need, in the languages of the interface: whoever types "hungry" or "جوع" finds
// food, although no entry says so. They are looked up, never shown. A phrase is written with hyphens.

import { askedWords, letterDistance, wordsOf } from '../../kernel/fold.ts'
import type { Language } from '../../kernel/words.ts'
import { type Need, needs } from './needs.ts'

const spoken: Record<Need, Record<Language, string>> = {
  'child-case-management': {
    en: 'case-worker casework abuse abused neglect violence danger child-protection alone',
    fr: 'gestion-de-cas maltraitance négligence violence danger protection-de-l’enfance seul',
    ar: 'إدارة-حالة حماية-الطفل إساءة عنف إهمال خطر وحيد',
    es: 'gestión-de-casos maltrato abuso negligencia violencia peligro protección-infantil solo',
    bn: 'কেস-ব্যবস্থাপনা শিশু-সুরক্ষা নির্যাতন অবহেলা সহিংসতা বিপদ একা',
  },
  'family-tracing': {
    en: 'tracing missing lost separated unaccompanied reunification',
    fr: 'recherche-familiale disparu perdu séparé regroupement',
    ar: 'تتبع مفقود ضائع منفصل لم-شمل',
    es: 'búsqueda desaparecido perdido separado reunificación',
    bn: 'নিখোঁজ হারিয়ে বিচ্ছিন্ন পুনর্মিলন',
  },
  'alternative-care': {
    en: 'foster fostering orphan kinship care-home',
    fr: 'famille-d’accueil orphelin placement',
    ar: 'كفالة يتيم رعاية-بديلة أسرة-حاضنة',
    es: 'acogida huérfano cuidado-alternativo',
    bn: 'এতিম লালন-পালন বিকল্প-যত্ন',
  },
  'child-friendly-space': {
    en: 'play playground activities child-friendly safe-space',
    fr: 'jeu jeux activités espace-ami-des-enfants',
    ar: 'لعب أنشطة مساحة-صديقة-للطفل مساحة-آمنة',
    es: 'juego jugar actividades espacio-amigo-de-la-infancia',
    bn: 'খেলা খেলাধুলা শিশুবান্ধব-কেন্দ্র',
  },
  'child-labour-support': {
    en: 'child-labour labor working-child street',
    fr: 'travail-des-enfants enfant-travailleur rue',
    ar: 'عمالة-الأطفال طفل-عامل شارع',
    es: 'trabajo-infantil niño-trabajador calle',
    bn: 'শিশুশ্রম শ্রমজীবী পথশিশু',
  },
  'armed-group-release': {
    en: 'armed-group soldier recruited recruitment reintegration',
    fr: 'groupe-armé soldat recruté réintégration',
    ar: 'جماعة-مسلحة جندي تجنيد إعادة-إدماج',
    es: 'grupo-armado soldado reclutado reintegración',
    bn: 'সশস্ত্র-গোষ্ঠী সৈনিক পুনর্বাসন',
  },
  'birth-registration': {
    en: 'birth-certificate newborn register-birth',
    fr: 'acte-de-naissance naissance état-civil',
    ar: 'شهادة-ميلاد تسجيل-مولود ولادة-قيد',
    es: 'partida-de-nacimiento acta nacimiento',
    bn: 'জন্ম-নিবন্ধন জন্মসনদ',
  },
  'parenting-support': {
    en: 'parent parents parenting caregiver family-support',
    fr: 'parent parentalité soutien-familial',
    ar: 'والدين تربية مقدم-رعاية دعم-الأسرة',
    es: 'padres crianza cuidador apoyo-familiar',
    bn: 'বাবা-মা অভিভাবক প্যারেন্টিং',
  },
  'legal-aid': {
    en: 'lawyer court legal justice detention arrested',
    fr: 'avocat tribunal juridique justice détention arrêté',
    ar: 'محامي محكمة قانوني عدالة احتجاز',
    es: 'abogado tribunal legal justicia detención',
    bn: 'আইনজীবী আদালত আইনি ন্যায়বিচার আটক',
  },
  'refugee-registration': {
    en: 'registration asylum register refugee-card',
    fr: 'enregistrement asile réfugié',
    ar: 'تسجيل لجوء لاجئ',
    es: 'registro asilo refugiado',
    bn: 'নিবন্ধন আশ্রয় শরণার্থী',
  },
  'identity-documents': {
    en: 'identity-card passport papers document',
    fr: 'carte-d’identité passeport papiers',
    ar: 'هوية جواز أوراق-ثبوتية وثائق',
    es: 'identidad pasaporte papeles cédula',
    bn: 'পরিচয়পত্র পাসপোর্ট কাগজপত্র',
  },
  'disability-support': {
    en: 'disability disabled wheelchair deaf blind',
    fr: 'handicap handicapé fauteuil-roulant sourd aveugle',
    ar: 'إعاقة معاق كرسي-متحرك أصم كفيف',
    es: 'discapacidad silla-de-ruedas sordo ciego',
    bn: 'প্রতিবন্ধী প্রতিবন্ধিতা হুইলচেয়ার বধির অন্ধ',
  },
  'explosive-hazards': {
    en: 'mine landmine unexploded explosive',
    fr: 'mine explosif munition',
    ar: 'لغم ألغام متفجرات ذخائر',
    es: 'mina explosivo munición',
    bn: 'মাইন বিস্ফোরক',
  },
  'gbv-support': {
    en: 'rape assault gender violence harassment forced-marriage early-marriage',
    fr: 'viol agression harcèlement mariage-forcé mariage-précoce',
    ar: 'اغتصاب اعتداء تحرش زواج-قسري زواج-مبكر',
    es: 'violación agresión acoso matrimonio-forzado matrimonio-infantil',
    bn: 'ধর্ষণ হয়রানি জোরপূর্বক-বিয়ে বাল্যবিবাহ',
  },
  'women-girls-space': {
    en: 'women-centre girls-centre women-friendly',
    fr: 'espace-femmes femmes filles',
    ar: 'مركز-نساء مساحة-النساء فتيات',
    es: 'espacio-mujeres mujeres niñas',
    bn: 'নারী-কেন্দ্র মেয়েদের-কেন্দ্র',
  },
  'safe-shelter': {
    en: 'safe-house refuge safe-shelter',
    fr: 'foyer refuge hébergement-sûr',
    ar: 'بيت-آمن مأوى-آمن ملجأ',
    es: 'casa-segura refugio albergue',
    bn: 'নিরাপদ-আশ্রয় আশ্রয়কেন্দ্র',
  },
  'primary-health': {
    en: 'doctor clinic sick ill fever medicine health nurse',
    fr: 'médecin clinique malade fièvre médicament santé infirmière',
    ar: 'طبيب عيادة مريض حمى دواء صحة ممرضة',
    es: 'médico clínica enfermo fiebre medicina salud enfermera',
    bn: 'ডাক্তার ক্লিনিক অসুস্থ জ্বর ওষুধ স্বাস্থ্য নার্স',
  },
  'emergency-care': {
    en: 'hospital ambulance injury injured bleeding accident',
    fr: 'hôpital ambulance blessure blessé urgences accident',
    ar: 'مستشفى إسعاف إصابة جريح نزيف حادث طوارئ',
    es: 'hospital ambulancia herida herido urgencias accidente',
    bn: 'হাসপাতাল অ্যাম্বুলেন্স আঘাত আহত রক্তপাত দুর্ঘটনা',
  },
  vaccination: {
    en: 'vaccine vaccination immunisation immunization measles polio',
    fr: 'vaccin vaccination rougeole polio',
    ar: 'لقاح تطعيم تلقيح حصبة شلل',
    es: 'vacuna vacunación sarampión polio',
    bn: 'টিকা টিকাদান হাম পোলিও',
  },
  'maternal-health': {
    en: 'pregnant pregnancy midwife delivery antenatal',
    fr: 'enceinte grossesse sage-femme accouchement',
    ar: 'حامل حمل قابلة ولادة',
    es: 'embarazada embarazo partera parto',
    bn: 'গর্ভবতী গর্ভাবস্থা ধাত্রী প্রসব',
  },
  'clinical-care-survivors': {
    en: 'rape clinical-care post-exposure survivor',
    fr: 'viol soins-cliniques survivante',
    ar: 'اغتصاب رعاية-سريرية ناجية',
    es: 'violación atención-clínica sobreviviente',
    bn: 'ধর্ষণ চিকিৎসা-সেবা',
  },
  rehabilitation: {
    en: 'physiotherapy prosthesis crutches glasses hearing-aid',
    fr: 'kinésithérapie prothèse béquilles lunettes appareil-auditif',
    ar: 'علاج-طبيعي طرف-صناعي عكازات نظارات سماعة',
    es: 'fisioterapia prótesis muletas gafas audífono',
    bn: 'ফিজিওথেরাপি কৃত্রিম-অঙ্গ ক্রাচ চশমা',
  },
  'psychosocial-support': {
    en: 'psychosocial sad distress worried grief nightmares counselling counseling listening',
    fr: 'psychosocial triste détresse inquiet deuil cauchemars écoute',
    ar: 'نفسي-اجتماعي حزين ضيق قلق حداد كوابيس استماع',
    es: 'psicosocial triste angustia preocupado duelo pesadillas escucha',
    bn: 'মনোসামাজিক মনখারাপ দুশ্চিন্তা শোক দুঃস্বপ্ন কাউন্সেলিং',
  },
  'mental-health-care': {
    en: 'mental psychologist psychiatrist depression suicide self-harm trauma',
    fr: 'mental psychologue psychiatre dépression suicide traumatisme',
    ar: 'نفسي طبيب-نفسي اكتئاب انتحار صدمة',
    es: 'mental psicólogo psiquiatra depresión suicidio trauma',
    bn: 'মানসিক মনোরোগ বিষণ্নতা আত্মহত্যা ট্রমা',
  },
  'malnutrition-treatment': {
    en: 'malnutrition malnourished thin wasting stabilisation nutrition',
    fr: 'malnutrition dénutri maigre nutrition',
    ar: 'سوء-تغذية هزال نحيف تغذية',
    es: 'desnutrición desnutrido delgado nutrición',
    bn: 'অপুষ্টি অপুষ্ট রোগা পুষ্টি',
  },
  'infant-feeding': {
    en: 'breastfeeding baby-food infant formula milk',
    fr: 'allaitement nourrisson lait bébé',
    ar: 'رضاعة رضيع حليب غذاء-الرضع',
    es: 'lactancia lactante leche bebé',
    bn: 'বুকের-দুধ স্তন্যপান শিশুখাদ্য দুধ',
  },
  school: {
    en: 'school class teacher enrol enroll education',
    fr: 'école classe enseignant inscription éducation',
    ar: 'مدرسة صف معلم التحاق تعليم',
    es: 'escuela clase maestro matrícula educación',
    bn: 'স্কুল বিদ্যালয় শ্রেণি শিক্ষক ভর্তি শিক্ষা',
  },
  'learning-space': {
    en: 'catch-up tutoring temporary-learning literacy homework',
    fr: 'rattrapage soutien-scolaire alphabétisation devoirs',
    ar: 'تعليم-تعويضي تقوية محو-أمية واجبات',
    es: 'refuerzo nivelación alfabetización tareas',
    bn: 'সম্পূরক-শিক্ষা সাক্ষরতা শিক্ষাকেন্দ্র',
  },
  'early-childhood': {
    en: 'kindergarten nursery preschool daycare',
    fr: 'maternelle crèche garderie petite-enfance',
    ar: 'روضة حضانة طفولة-مبكرة',
    es: 'guardería preescolar jardín-de-infancia',
    bn: 'প্রাক-প্রাথমিক শিশুশ্রেণি ডে-কেয়ার',
  },
  'vocational-training': {
    en: 'training vocational apprenticeship skills',
    fr: 'formation apprentissage métier',
    ar: 'تدريب-مهني مهارات حرفة',
    es: 'formación-profesional aprendizaje oficio',
    bn: 'কারিগরি-প্রশিক্ষণ দক্ষতা',
  },
  food: {
    en: 'food hungry hunger ration eat',
    fr: 'nourriture faim ration manger vivres',
    ar: 'طعام غذاء جوع جائع حصة',
    es: 'comida alimentos hambre ración',
    bn: 'খাদ্য খাবার ক্ষুধা রেশন',
  },
  'school-meals': {
    en: 'school-meal lunch canteen',
    fr: 'cantine repas-scolaire déjeuner',
    ar: 'وجبة-مدرسية مقصف',
    es: 'comedor-escolar almuerzo',
    bn: 'স্কুল-খাবার মিড-ডে-মিল',
  },
  'jobs-livelihoods': {
    en: 'job work employment income livelihood',
    fr: 'emploi travail revenu',
    ar: 'عمل وظيفة دخل سبل-العيش',
    es: 'empleo trabajo ingresos',
    bn: 'কাজ চাকরি আয় জীবিকা',
  },
  'cash-assistance': {
    en: 'cash money voucher grant',
    fr: 'argent espèces bon transfert',
    ar: 'نقد مال قسيمة مساعدة-مالية',
    es: 'dinero efectivo vale',
    bn: 'টাকা নগদ ভাউচার অর্থ',
  },
  water: {
    en: 'water drinking well tap thirsty',
    fr: 'eau potable puits robinet soif',
    ar: 'ماء مياه شرب بئر عطش',
    es: 'agua potable pozo grifo sed',
    bn: 'পানি জল কূপ তৃষ্ণা',
  },
  'toilets-hygiene': {
    en: 'toilet latrine soap hygiene shower',
    fr: 'toilettes latrine savon hygiène douche',
    ar: 'مرحاض حمام صابون نظافة',
    es: 'baño letrina jabón higiene ducha',
    bn: 'শৌচাগার টয়লেট সাবান স্বাস্থ্যবিধি',
  },
  'menstrual-hygiene': {
    en: 'menstrual period pads dignity-kit',
    fr: 'règles serviettes hygiène-menstruelle',
    ar: 'دورة-شهرية فوط-صحية',
    es: 'menstruación toallas regla',
    bn: 'মাসিক স্যানিটারি-প্যাড',
  },
  'shelter-repair': {
    en: 'tent tarpaulin roof shelter repair',
    fr: 'tente bâche toit abri réparation',
    ar: 'خيمة شادر سقف مأوى إصلاح',
    es: 'tienda-de-campaña lona techo refugio reparación',
    bn: 'তাঁবু ত্রিপল ছাদ আশ্রয় মেরামত',
  },
  'housing-rent': {
    en: 'rent housing eviction landlord',
    fr: 'loyer logement expulsion propriétaire',
    ar: 'إيجار سكن إخلاء مالك',
    es: 'alquiler vivienda desalojo',
    bn: 'ভাড়া বাসস্থান উচ্ছেদ বাড়িওয়ালা',
  },
  'site-problem': {
    en: 'camp site block lighting camp-office',
    fr: 'camp site éclairage bureau-du-camp',
    ar: 'مخيم موقع إنارة مكتب-المخيم',
    es: 'campamento sitio alumbrado',
    bn: 'শিবির ক্যাম্প আলো ক্যাম্প-অফিস',
  },
  'household-items': {
    en: 'blanket mattress clothes kitchen-set stove',
    fr: 'couverture matelas vêtements réchaud',
    ar: 'بطانية فرشة ملابس موقد أدوات-مطبخ',
    es: 'manta colchón ropa estufa',
    bn: 'কম্বল তোশক কাপড় চুলা',
  },
  'information-complaints': {
    en: 'information complaint feedback question hotline',
    fr: 'information plainte renseignement question',
    ar: 'معلومات شكوى استفسار خط-ساخن',
    es: 'información queja pregunta',
    bn: 'তথ্য অভিযোগ প্রশ্ন হটলাইন',
  },
}

let lexicon: Map<string, Need[]> | undefined

/** Each asked word, as `fold.ts` gives it, with the needs it stands for. A phrase counts as the words it is made of. */
function wordsToNeeds(): Map<string, Need[]> {
  if (lexicon) return lexicon
  lexicon = new Map()
  for (const need of needs)
    for (const line of Object.values(spoken[need]))
      for (const phrase of line.split(' ')) {
        const parts = askedWords(phrase.replaceAll('-', ' '))
        // Of a phrase, only the whole says what is meant; its words joined stand for it.
        const key = parts.join(' ')
        const known = lexicon.get(key)
        if (!known) lexicon.set(key, [need])
        else if (!known.includes(need)) known.push(need)
      }
  return lexicon
}

/**
 * The needs that words stand for, alone or several in a row, also misspelt by a letter.
 * @param words as `askedWords` gives them
 */
export function needsMeant(words: readonly string[]): Map<string, Need[]> {
  const known = wordsToNeeds()
  const meant = new Map<string, Need[]>()
  const add = (word: string, found: Need[]) =>
    meant.set(word, [...new Set([...(meant.get(word) ?? []), ...found])])
  for (let length = 1; length <= 4; length += 1)
    for (let from = 0; from + length <= words.length; from += 1) {
      const phrase = words.slice(from, from + length)
      const found = known.get(phrase.join(' '))
      if (found) for (const word of phrase) add(word, found)
    }
  for (const word of words) {
    if (meant.has(word) || word.length < 5) continue
    for (const [other, found] of known)
      if (!other.includes(' ') && letterDistance(word, other, 1) === 1) add(word, found)
  }
  return meant
}

/** All words of a need, for an index in the browser. */
export function wordsOfNeed(need: Need): string[] {
  return Object.values(spoken[need]).flatMap(line => wordsOf(line.replaceAll('-', ' ')))
}
