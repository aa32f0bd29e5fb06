// Papers are set by a child: whatever letters come, and whatever one of them takes.
import { describe, expect, it } from 'vitest'
import { typeset } from './pdf.ts'

const plain = `
#let words = json(bytes(sys.inputs.words))
#set document(title: words.title)
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali"), fallback: false)
#heading(words.title)
#words.body
`
const endless = '#for a in range(30000) { for b in range(30000) { let c = a * b } }'
const set = (body: string, title = 'A title') => typeset(plain, [{ words: { title, body } }])

describe('a paper', () => {
  it.each([
    ['of letters that no face has', '中文 ไทย አማርኛ မြန်မာ 한글'],
    ['of small pictures', '😀 👨‍👩‍👧 🇧🇩 ❤️'],
    ['of what is no letter', 'a\u0001b\u007f\u0090\ufeff\uffff\ue000\u{e0041}\u2028'],
    ['of half a letter', 'a\ud800b'],
    ['of signs of direction', '\u202eabc\u202c \u2066abc\u2069 \u200f'],
    ['of marks that stand on nothing', '\u0301 a\u064b ক\u0301 ়'],
    ['of what looks like a program', '#panic("x") #read("/etc/passwd") $x$ @ref *b* <l>'],
    ['of nothing', ' '],
  ])('%s is set', async (_, words) => {
    for (const paper of [await set(words), await set('x', words)]) {
      expect(Buffer.from(paper.pdf).toString('latin1', 0, 5)).toBe('%PDF-')
      expect(paper.pages).toBe(1)
    }
  })

  it('is tagged by the standard, also where a sign stands for a letter', async () => {
    for (const words of ['abc', '中文', 'এক ١٢٣']) {
      const pdf = Buffer.from((await set(words)).pdf).toString('latin1')
      expect(pdf).toContain('/StructTreeRoot')
      expect(pdf).toContain('pdfuaid:part')
    }
  })

  it('is the first of the tries that takes one page, or the last', async () => {
    const template = '#for n in range(json(bytes(sys.inputs.pages))) { pagebreak(weak: true); [#n] }'
    const pagesOf = async (...tries: number[]) =>
      (
        await typeset(
          template,
          tries.map(pages => ({ pages })),
        )
      ).pages
    expect(await pagesOf(3, 1, 2)).toBe(1)
    expect(await pagesOf(3, 2)).toBe(2)
  })

  it('that takes too long is given up with a sentence, and the next is set', async () => {
    const [slow, quick] = await Promise.allSettled([
      typeset(endless, [{}], { milliseconds: 1500 }),
      set('abc'),
    ])
    expect(slow).toMatchObject({ reason: { code: 'too-large', reason: 'ui.paper.large' } })
    expect(quick).toMatchObject({ value: { pages: 1 } })
    expect((await set('abc')).pages).toBe(1)
  })

  it('that takes too much memory is given up as well', async () => {
    const growing = '#let all = ()\n#for n in range(100000000) { all.push(str(n) * 40) }'
    await expect(typeset(growing, [{}], { memory: 200 })).rejects.toMatchObject({ reason: 'ui.paper.large' })
  })

  it('waits its turn, and is refused when too many wait', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 23 }, () => typeset(endless, [{}], { milliseconds: 300 })),
    )
    const reasons = all.map(one => one.status === 'rejected' && one.reason.reason)
    expect(reasons.filter(reason => reason === 'ui.paper.busy')).toHaveLength(1)
  })
})
