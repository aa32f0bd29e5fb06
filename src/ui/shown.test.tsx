// Signs, lists, tables and numbers: what they say to eye and ear.
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import ar from '../../content/locales/ar/ui.json' with { type: 'json' }
import en from '../../content/locales/en/ui.json' with { type: 'json' }
import { makeWords } from '../kernel/words.ts'
import { Button, PostButton } from './button.tsx'
import { SectorIcon, sectorPictures } from './icons/sector.tsx'
import { Pagination } from './pagination.tsx'
import { PhoneCall, telephoneLink } from './phone.tsx'
import { Progress } from './progress.tsx'
import { QrCode } from './qr.tsx'
import { Stat } from './stat.tsx'
import { DataTable, HiddenNumber } from './table.tsx'
import { StateTag, UrgencyTag } from './tag.tsx'
import { Moment, Said } from './text.tsx'
import { Steps } from './timeline.tsx'

const words = makeWords('en', en)
const arabic = makeWords('ar', ar)
const shape = (html: string) => html.match(/ d="([^"]+)"/)?.[1]

describe('signs', () => {
  it('tell the three urgencies apart by shape and by word', () => {
    const tags = (['emergency', 'urgent', 'normal'] as const).map(urgency =>
      String(<UrgencyTag words={words} urgency={urgency} />),
    )
    expect(new Set(tags.map(shape)).size).toBe(3)
    expect(tags.map(tag => tag.replace(/<[^>]+>/g, ''))).toEqual(['Emergency', 'Urgent', 'Normal'])
  })

  it('tell the tones of a state apart by shape', () => {
    const tones = ['done', 'wait', 'act', 'stop', 'info', 'quiet'] as const
    expect(new Set(tones.map(tone => shape(String(<StateTag tone={tone} word="x" />)))).size).toBe(6)
  })

  it('have a picture of its own for every sector, and one for a sector nobody foresaw', () => {
    const drawn = sectorPictures.map(sector => shape(String(<SectorIcon sector={sector} />)))
    expect(new Set(drawn).size).toBe(15)
    expect(String(<SectorIcon sector="toString" />)).toBe(String(<SectorIcon sector="other" />))
    expect(String(<SectorIcon sector="health" />)).toContain('aria-hidden="true"')
  })
})

describe('a table', () => {
  const columns = [
    { label: 'Service', rowHeader: true, cell: (row: { name: string; n: number }) => row.name },
    {
      label: 'Waiting',
      numeric: true,
      cell: (row: { name: string; n: number }) => words.number(row.n),
      sort: { href: '?sort=n', now: 'descending' as const },
    },
  ]

  it('names its rows and columns, also where it is shown as cards', () => {
    const shown = String(
      <DataTable caption="Services" columns={columns} rows={[{ name: '<Clinic>', n: 1200 }]} />,
    )
    expect(shown).toContain('<th scope="row" role="rowheader">&lt;Clinic&gt;</th>')
    expect(shown).toContain('<td role="cell" class="numeric" data-label="Waiting">1,200</td>')
    expect(shown).toMatch(/class="numeric sorts" aria-sort="descending"><a class="sort" href="\?sort=n">/)
    expect(shown).toContain('<caption>Services</caption>')
  })

  it('says so when there is nothing', () => {
    const shown = String(<DataTable caption="Services" columns={columns} rows={[]} empty="No service yet" />)
    expect(shown).toContain('No service yet')
    expect(shown).not.toContain('<table')
  })

  it('that must stay a grid can be scrolled with the keyboard', () => {
    const shown = String(<DataTable caption="Services" columns={columns} rows={[]} grid />)
    expect(shown).toMatch(
      /^<section class="scroller" aria-label="Services" tabindex="0"><table class="table"/,
    )
  })

  it('shows a number that is kept back as kept back, with the reason, and never as zero', () => {
    const shown = String(<HiddenNumber words={words} />)
    expect(shown).toContain('could point to a person')
    expect(shown.replace(/<[^>]+>/g, '')).not.toMatch(/\d/)
  })
})

describe('numbers', () => {
  it('open their list, in the digits of the language', () => {
    const shown = String(<Stat words={arabic} value={1240} label="حالات" href="/list" />)
    expect(shown).toContain('<a href="/list"><strong>١٬٢٤٠</strong>')
    expect(String(<Stat words={words} value={0} label="x" href="/" />)).toContain('<strong>0</strong>')
  })

  it('of progress are a bar and a sentence', () => {
    const shown = String(<Progress words={words} label="In place" value={3} max={16} />)
    expect(shown).toContain('3 of 16')
    expect(shown).toContain('<progress value="3" max="16" aria-label="In place">')
  })

  it('to call are dialled as digits, whichever script they are written in', () => {
    expect(telephoneLink('+962 (0)6 550-0112')).toBe('tel:+96265500112')
    expect(telephoneLink('(0)6 550')).toBe('tel:06550')
    expect(telephoneLink('١١٠')).toBe('tel:110')
    expect(telephoneLink('১০৯৮')).toBe('tel:1098')
    expect(telephoneLink('*123#')).toBe('tel:*123#')
    const shown = String(<PhoneCall words={arabic} number="110" label="الخط" />)
    expect(shown).toContain('href="tel:110"')
    expect(shown).toContain('<bdi class="phone-number" dir="ltr">110</bdi>')
  })
})

describe('the way through', () => {
  it('says which step this is; only earlier ones can be gone back to', () => {
    const steps = [{ label: 'Need', href: '/1' }, { label: 'Place' }, { label: 'Send', href: '/3' }]
    const shown = String(<Steps words={words} steps={steps} at={1} />)
    expect(shown).toContain('Step 2 of 3: <strong>Place</strong>')
    expect(shown).toContain('<a href="/1">Need</a>')
    expect(shown).toContain('<li aria-current="step"><span>Place</span></li>')
    expect(shown).not.toContain('href="/3"')
  })

  it('through a list goes on and back, and is not drawn where there is only one page', () => {
    const shown = String(<Pagination words={words} next="?after=9" />)
    expect(shown).toContain('rel="next" href="?after=9"')
    expect(shown).not.toContain('rel="prev"')
    expect(String(<Pagination words={words} />)).toBe('')
  })
})

describe('small things', () => {
  it('a button with an address is a link, one without is a button', () => {
    expect(String(<Button href="/x">Go</Button>)).toBe(
      '<a class="button primary" href="/x"><span>Go</span></a>',
    )
    expect(
      String(
        <Button name="do" value="1">
          Go
        </Button>,
      ),
    ).toBe('<button class="button primary" type="submit" name="do" value="1"><span>Go</span></button>')
    const posted = String(<PostButton action="/x" values={{ id: '"1"' }} kind="danger" />)
    expect(posted).toContain(
      '<form class="post" method="post" action="/x"><input type="hidden" name="id" value="&quot;1&quot;"/>',
    )
  })

  it('a text that only another language has is marked as that language', () => {
    expect(String(<Said words={arabic} texts={{ en: 'Clinic' }} />)).toBe(
      '<span lang="en" dir="ltr">Clinic</span>',
    )
    expect(String(<Said words={arabic} texts={{ ar: 'عيادة', en: 'Clinic' }} />)).toBe('عيادة')
  })

  it('a moment is exact for machines and plain for people', () => {
    const at = new Date('2026-03-12T09:00:00Z')
    expect(String(<Moment words={words} at={at} now={new Date('2026-03-12T12:00:00Z')} />)).toBe(
      '<time datetime="2026-03-12T09:00:00.000Z" title="12 Mar 2026, 09:00">3 hours ago</time>',
    )
  })

  it('a QR code is one drawing with a name', () => {
    const shown = String(<QrCode text="https://example.org/r/7K2Q" label="Reply page" />)
    expect(shown).toContain('role="img" aria-label="Reply page"')
    const { data, size } = encode('https://example.org/r/7K2Q', { ecc: 'M', border: 2 })
    const drawn = data.map(row => row.map(() => false))
    for (const [, x, y, run] of shown.matchAll(/M(\d+) (\d+)h(\d+)v1/g))
      for (let at = 0; at < Number(run); at += 1) drawn[Number(y)]?.splice(Number(x) + at, 1, true)
    expect(shown).toContain(`viewBox="0 0 ${size} ${size}"`)
    expect(drawn).toEqual(data)
  })
})
