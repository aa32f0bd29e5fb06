import { describe, expect, test } from 'vitest'
import { askedWords, fold, letterDistance, shapeOf, wordsOf } from './fold.ts'

describe('folding', () => {
  test.each([
    ['Écoles à Doroun', 'ecoles a doroun'],
    ['Niñez', 'ninez'],
    ['İstanbul Łódź straße', 'istanbul lodz strasse'],
    ['أنصاري إلى آمن مؤسسة', 'انصاري الي امن موسسه'],
    ['مُسْتَشْفَى', 'مستشفي'],
    ['عـــيادة', 'عياده'],
    ['ﻣﺪﺭﺳﺔ', 'مدرسه'],
    ['کودک یتیم', 'كودك يتيم'],
    ['١٩٩ ۱۹۹ ১৯৯ ၁၉၉ １９９', '199 199 199 199 199'],
  ])('%s becomes %s', (written, plain) => {
    expect(fold(written)).toBe(plain)
  })

  test('the vowels of Bangla and Burmese stay', () => {
    expect(fold('শিশু স্বাস্থ্য')).toBe('শিশু স্বাস্থ্য')
    expect(fold('ကလေး')).toBe('ကလေး')
    expect(fold('শিশু')).not.toBe(fold('শাশ'))
  })

  test('two ways of writing one Bangla letter are one', () => {
    expect(fold('\u09dc')).toBe(fold('\u09a1\u09bc'))
    expect(fold('ক\u09c7\u09be')).toBe(fold('ক\u09cb'))
  })

  test('folding twice changes nothing more', () => {
    for (const text of ['Ÿ ﬁ ǅ', 'ﷺ ٱلله', 'ড়াঁ', 'ΐ Ώ', 'ﬃ İ']) expect(fold(fold(text))).toBe(fold(text))
  })
})

describe('words', () => {
  test('plurals and articles are taken off on both sides', () => {
    expect(wordsOf('clinics')).toEqual(wordsOf('Clinic'))
    expect(wordsOf('activities')).toEqual(wordsOf('activity'))
    expect(wordsOf('hospitales')).toEqual(wordsOf('Hospital'))
    expect(wordsOf('écoles')).toEqual(wordsOf('école'))
    expect(wordsOf('العيادات')).toEqual(wordsOf('عيادة'))
    expect(wordsOf('والمدرسة')).toEqual(wordsOf('مدرسة'))
    expect(wordsOf('শিশুদের')).toEqual(wordsOf('শিশু'))
  })

  test('an elision is a word of its own, an apostrophe in a name is nothing', () => {
    expect(wordsOf("l'eau d’urgence")).toEqual(['eau', 'urgenc'])
    expect(wordsOf("Ma'an")).toEqual(['maan'])
  })

  test('Burmese is cut into words although it has no spaces', () => {
    expect(wordsOf('ကလေးကျန်းမာရေး').length).toBeGreaterThan(1)
  })

  test('little words are left out unless nothing else was asked', () => {
    expect(askedWords('a clinic for the children')).toEqual(['clinic', 'children'])
    expect(askedWords('the')).toEqual(['the'])
    expect(askedWords('  ')).toEqual([])
    expect(askedWords('word '.repeat(50))).toEqual(['word'])
  })
})

describe('misspelt words', () => {
  test.each([
    ['فاكسين', 'فاكسين'],
    ['ضروري', 'دروري'],
    ['phisio', 'fizio'],
    ['হাসপাতাল', 'হাষপাতাল'],
    ['vaccination', 'vacination'],
  ])('%s sounds like %s', (one, other) => {
    expect(shapeOf(one)).toBe(shapeOf(other))
  })

  test('a shape is never empty', () => {
    expect(shapeOf('ং')).toBe('ং')
  })

  test('letters that were swapped count once', () => {
    expect(letterDistance('hospital', 'hopsital', 2)).toBe(1)
    expect(letterDistance('clinic', 'clinic', 2)).toBe(0)
    expect(letterDistance('clinc', 'clinic', 2)).toBe(1)
    expect(letterDistance('school', 'water', 2)).toBe(3)
    expect(letterDistance('', 'ab', 2)).toBe(2)
  })
})
