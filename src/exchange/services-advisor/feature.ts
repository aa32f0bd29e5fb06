// A record of the Services Advisor as it is published: a GeoJSON feature whose properties are some known ones and up to
// fourteen groups of ticked labels. English and Arabic come as two files; together they are one directory.
import * as v from 'valibot'

const text = v.pipe(v.string(), v.maxLength(20_000))

export const Feature = v.looseObject({
  type: v.literal('Feature'),
  id: v.union([v.number(), v.pipe(v.string(), v.maxLength(100))]),
  properties: v.objectWithRest(
    {
      locationName: v.optional(text, ''),
      partnerName: v.pipe(text, v.trim(), v.nonEmpty()),
      comments: v.optional(v.nullable(text)),
      activity: v.optional(v.union([v.number(), text])),
      activityCategory: v.optional(text, ''),
      activityName: v.pipe(text, v.trim(), v.nonEmpty()),
      startDate: v.optional(v.nullable(text)),
      endDate: v.optional(v.nullable(text)),
      indicators: v.optional(v.record(text, v.nullable(v.union([v.number(), v.string(), v.boolean()]))), {}),
    },
    v.unknown(),
  ),
  geometry: v.optional(v.nullable(v.looseObject({ type: v.string(), coordinates: v.unknown() }))),
})
export type Feature = v.InferOutput<typeof Feature>

export function looksLikeFeature(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'properties' in value &&
    'type' in value &&
    value.type === 'Feature' &&
    typeof value.properties === 'object' &&
    value.properties !== null &&
    'activityName' in value.properties
  )
}

/** The record's number alone is not its name: the same number was given to two activities. */
function keyOf(feature: Feature): string {
  return `${feature.id}:${feature.properties.activity ?? feature.properties.activityName}`
}

/** Arabic, when its activity or its category is written so; names of partners and places stay Latin in both files. */
function languageOf(feature: Feature): 'en' | 'ar' {
  const { activityName, activityCategory } = feature.properties
  return /\p{Script=Arabic}/u.test(activityName + activityCategory) ? 'ar' : 'en'
}

export type Paired = {
  key: string
  en: Feature | undefined
  ar: Feature | undefined
  /** The same number was given to another activity as well. */
  isNumberShared: boolean
}

/**
 * English and Arabic of the same record side by side, in the order of the first. Where one key comes more than once in
 * a language, the first goes with the first, the second with the second.
 */
export function pair(features: Feature[]): Paired[] {
  const pairs = new Map<string, Paired>()
  const seen = new Map<string, number>()
  for (const feature of features) {
    const language = languageOf(feature)
    const key = keyOf(feature)
    const times = (seen.get(`${language} ${key}`) ?? 0) + 1
    seen.set(`${language} ${key}`, times)
    const name = times === 1 ? key : `${key}:${times}`
    const found = pairs.get(name) ?? { key: name, en: undefined, ar: undefined, isNumberShared: false }
    found[language] = feature
    pairs.set(name, found)
  }
  const numbers = new Map<string, number>()
  for (const { en, ar } of pairs.values()) {
    const number = String((en ?? ar)!.id)
    numbers.set(number, (numbers.get(number) ?? 0) + 1)
  }
  return [...pairs.values()].map(one => ({
    ...one,
    isNumberShared: numbers.get(String((one.en ?? one.ar)!.id))! > 1,
  }))
}
