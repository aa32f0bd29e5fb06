// The criteria of a Services Advisor record: fourteen groups of ticked labels, in English and in Arabic. Each label is
// read by what it means in its own language, so that a pair that does not mean the same is noticed.

export const groups = [
  'registration',
  'nationality',
  'intake',
  'access',
  'coverage',
  'frequency',
  'days',
  'opens',
  'closes',
  'method',
  'next-step',
  'delay',
  'feedback',
  'feedback-delay',
] as const

export type Group = (typeof groups)[number]

/** What a label stands for: one code, or several where one label says several things. */
type Meanings = Record<string, string>

const groupNames: Record<Group, { en: string; ar: string }> = {
  registration: { en: 'Registration Type Requirement', ar: 'متطلب نوع التسجيل' },
  nationality: { en: 'Nationality', ar: 'الجنسية' },
  intake: { en: 'Intake Criteria', ar: 'معايير القبول' },
  access: { en: 'Accessibility', ar: 'القدرة على الوصول' },
  coverage: { en: 'Coverage', ar: 'التغطية' },
  frequency: { en: 'Availability', ar: 'مدى التوفر' },
  days: { en: 'Availability Day', ar: 'تاريخ التوفر' },
  opens: { en: 'Office Open at', ar: 'موعد فتح المكتب' },
  closes: { en: 'Office close at', ar: 'موعد إغلاق المكتب' },
  method: { en: 'Referral Method', ar: 'طريقة الإحالة' },
  'next-step': {
    en: 'Immediate Next step response after referal',
    ar: 'الخطوة المباشرة التالية بعد الإحالة',
  },
  delay: { en: 'Response delay after referrals', ar: 'تأخر الرد بعد الإحالة' },
  feedback: { en: 'Feedback Mechanism', ar: 'آلية تبادل التعليقات' },
  'feedback-delay': { en: 'Feedback delay', ar: 'تأخر الملاحظات' },
}

const meanings: Record<Group, Meanings> = {
  registration: {
    'No Requirement': 'none',
    'لا توجد متطلبات': 'none',
    'Valid UNHCR ASC and MOI card': 'unhcr-and-ministry-valid',
    'وثيقة طلب اللجوء و بطاقة الخدمات الصادرة عن وزارة الداخلية صالحتان': 'unhcr-and-ministry-valid',
    'Expired and Valid UNHCR ASC and MOI': 'unhcr-and-ministry-any',
    'وثيقة طلب اللجوء و بطاقة الخدمات الصادرة عن وزارة الداخلية صالحتان أو منتهيتان الصلاحية':
      'unhcr-and-ministry-any',
    'UNHCR ASC': 'unhcr',
    'وثيقة طلب اللجوء': 'unhcr',
    'Orginal Proof of Syrian ID': 'identity',
    'الإثبات الاصلي للهوية السورية': 'identity',
    'MOI card': 'ministry',
    'بطاقة الخدمات الصادرة عن وزارة الداخلية': 'ministry',
  },
  nationality: {
    'No restriction': 'any',
    'لا توجد قيود': 'any',
    'Syrians only': 'syrian',
    'السوريون فقط': 'syrian',
    'Other nationalities only': 'other',
    'جنسيات أخرى فقط': 'other',
    'Jordanians only': 'jordanian',
    'الأردنيون فقط': 'jordanian',
  },
  intake: {
    'Open to all': 'all',
    'Specific Vulnerability Calculation/Scoring': 'vulnerability-score',
    'حساب وتقدير مستوى الضعف المحدد': 'vulnerability-score',
    'Family unity': 'family-unity',
    'وحدة الأسرة': 'family-unity',
    Disability: 'disability',
    إعاقة: 'disability',
    'Child at risk': 'child-at-risk',
    'طفل في خطر': 'child-at-risk',
    'Single parent or caregiver': 'single-caregiver',
    'الوالد الوحيد أو مقدم الرعاية': 'single-caregiver',
    'Woman at risk': 'woman-at-risk',
    'امرأة في خطر': 'woman-at-risk',
    'Serious medical condition': 'medical',
    'حالة صحية خطيرة': 'medical',
    'Older person at risk': 'older-person',
    'مسن في خطر': 'older-person',
    'Unaccompanied or separated child': 'unaccompanied-or-separated',
    'الطفل الغير المصحوب أو المنفصل (UASC)': 'unaccompanied-or-separated',
    SGBV: 'gbv',
    'ضحايا العنف الجنسي والقائم على نوع الجنس': 'gbv',
  },
  access: {
    Outreach: 'outreach',
    الوصول: 'outreach',
    'All the above': 'all-ways',
    'Walk-in': 'walk-in',
    'الخدمة متوفرة لكل من يطلبها': 'walk-in',
    'Referrals only': 'referral-only',
    'المحالون فقط': 'referral-only',
    'Outreach Information hotline': 'outreach-and-hotline',
    'Hotline and follow up home visit': 'hotline-and-visit',
    'الاتصال بالخط الساخن والزيارة المنزلية المتابعة للاتصال': 'hotline-and-visit',
    'Walk-in & Outreach': 'walk-in-and-outreach',
    'الخدمة متوفرة لكل من يطلبها & المحالون فقط': 'walk-in-and-referral',
  },
  coverage: {
    'City where the service is located': 'city',
    'المدينة التي تقع فيها الخدمة': 'city',
    'District where the service is located': 'district',
    'المقاطعة التي تقع فيها الخدمة': 'district',
    'Governorate where the service is located': 'governorate',
    'المحافظة حيث تقع الخدمة': 'governorate',
    'Governorate & Adjacent Governorates': 'governorate-and-neighbours',
    'المحافظة والمحافظات المجاورة': 'governorate-and-neighbours',
    Countrywide: 'country',
    'البلد كله': 'country',
    'Office location only - walk in distance': 'walking-distance',
    'موقع المكتب فقط- مسافة المشي': 'walking-distance',
    North: 'north',
    'شمال الاردن': 'north',
    Central: 'centre',
    'وسط الاردن': 'centre',
    South: 'south',
    'جنوب الاردن': 'south',
  },
  frequency: {
    'Every Day': 'daily',
    'كل يوم': 'daily',
    'Once a week': 'weekly',
    'مرة في الأسبوع': 'weekly',
    Biweekly: 'fortnightly',
    'كل أسبوعين': 'fortnightly',
    'Once a month': 'monthly',
    'كل شهر': 'monthly',
    Bimonthly: 'every-two-months',
    'كل شهرين': 'every-two-months',
    'Once per trimester or more': 'quarterly',
    'كل ثلاثة أشهر': 'quarterly',
    'One Off': 'once-only',
    'مرة واحدة فقط': 'once-only',
    'One time': 'once',
    'مرة واحدة': 'once',
  },
  days: {
    'Sun-Thurs': 'SU,MO,TU,WE,TH',
    'الأحد-الخميس': 'SU,MO,TU,WE,TH',
    'Mon-Thurs and Sat': 'MO,TU,WE,TH,SA',
    'الاثنين-الخميس والسبت': 'MO,TU,WE,TH,SA',
    'Mondays only': 'MO',
    'أيام الاثنين فقط': 'MO',
    'Tuesdays only': 'TU',
    'أيام الثلاثاء فقط': 'TU',
    'Wednesdays only': 'WE',
    'أيام الأربعاء فقط': 'WE',
    'Thursdays only': 'TH',
    'أيام الخميس فقط': 'TH',
    'Fridays only': 'FR',
    'أيام الجمعة فقط': 'FR',
    'Saturdays only': 'SA',
    'أيام السبت فقط': 'SA',
    'Sundays only': 'SU',
    'أيام الأحد فقط': 'SU',
  },
  opens: {},
  closes: {},
  method: {
    'Email on a per case basis': 'email',
    'الإتصال بايميل على أساس كل حالة تستجد': 'email',
    'IA Form': 'form',
    'إستمارة للإحالة بين الوكالات': 'form',
    'Telephone on a per case basis': 'phone',
    'الإتصال هاتفياً على أساس كل حالة تستجد': 'phone',
    RAIS: 'system',
    'Referrals not accepted': 'not-accepted',
    'Referral is not required': 'not-needed',
  },
  'next-step': {
    'Follow up call': 'call',
    'الإتصال المتابع': 'call',
    'Call to arrange home visit': 'visit',
    'الاتصال لترتيب زيارة منزلية': 'visit',
    'Client approaches receiving organisation': 'approach',
    'الباحث عن الخدمة يتصل بالوكالة': 'approach',
  },
  delay: {
    'One day': 'day',
    'يوم واحد': 'day',
    'One week': 'week',
    'أسبوع واحد': 'week',
    'One month': 'month',
    'شهر واحد': 'month',
    'Case by case basis': 'case-by-case',
    'على أساس كل حالة تستجد': 'case-by-case',
  },
  feedback: {
    'Email to refering organisation': 'email',
    'إرسال البريد الإلكتروني إلى المؤسسة التي قامت بالتحويل': 'email',
    'To be requested by the sending organisation': 'on-request',
    'يكون متطلب من الوكالة المعيدة للاستمارة': 'on-request',
    'Excel Tracking table': 'tracking-table',
    'جدول اكسل للمتابعة': 'tracking-table',
    'Phone call to sender organisation': 'phone',
    'الاتصال هاتفياً بالمؤسسة التي قامت بالتحويل': 'phone',
    'Event entered in RAIS': 'system',
    'RAIS أدخل الحدث في': 'system',
    'Sending back IA form signed': 'form',
    'إعادة الاستمارة الموقعة للإحالة بين الوكالات': 'form',
    'With consent of the beneficiary': 'with-consent',
    'مع موافقة المستفيد': 'with-consent',
    'No feedback mecanism': 'none',
    'لا توجد آلية لتبادل التعليقات': 'none',
  },
  'feedback-delay': {
    'Delay One day': 'day',
    'تأخير يوم واحد': 'day',
    'Delay One week': 'week',
    'تأخير أسبوع واحد': 'week',
    'Delay One month': 'month',
    'تأجيل شهر واحد': 'month',
    'Delay on Case by case': 'case-by-case',
    'تأخير على أساس كل حالة تستجد': 'case-by-case',
  },
}

/** '11. Immediate Next step  response after referal' and its kind: with or without number, however spaced. */
export function groupOf(heading: string): Group | undefined {
  const name = tidy(heading.replace(/^\s*\d{1,2}\.\s*/, ''))
  return groups.find(group => groupNames[group].en === name || groupNames[group].ar === name)
}

/** The heading without its number, as people read it. */
export function headingOf(heading: string): string {
  return tidy(heading.replace(/^\s*\d{1,2}\.\s*/, ''))
}

/** What the label means, or undefined when nobody has told us. */
export function meaningOf(group: Group, label: string): string | undefined {
  if (group === 'opens' || group === 'closes') return timeMeaning(label)
  return meanings[group][tidy(label)]
}

/** '13:00pm' → '13:00'. The same in both languages, because hours are written in figures. */
function timeMeaning(label: string): string | undefined {
  if (/^(Always open|مفتوح دائما|Never closed|لا يغلق أبداً)$/.test(tidy(label))) return 'always'
  const time = /(\d{1,2}):(\d{2})\s*(am|pm)?/i.exec(label)
  if (!time) return undefined
  const hour = Number(time[1])
  const isAfternoon = time[3]?.toLowerCase() === 'pm' && hour < 12
  const isMidnight = time[3]?.toLowerCase() === 'am' && hour === 12
  const counted = isMidnight ? 0 : isAfternoon ? hour + 12 : hour
  return counted > 24 || Number(time[2]) > 59 ? undefined : `${String(counted).padStart(2, '0')}:${time[2]}`
}

export function tidy(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim()
}
