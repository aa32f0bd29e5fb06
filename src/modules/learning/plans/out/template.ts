// The booklet as the typesetter reads it. All words come as data from `sys.inputs.booklet`; here are only places and sizes.
export const template = `
#let it = json(bytes(sys.inputs.booklet))
#let ink = rgb("#0f3a47")
#let quiet = rgb("#46606a")
#let strand = rgb("#f0a070")
#let towards(direction) = if direction == "rtl" { rtl } else { ltr }
#let digits = (ar: "١", bn: "১").at(it.language, default: "1")
#set document(title: it.title.text)
#set page(paper: "a4", margin: (x: 18mm, top: 16mm, bottom: 18mm), footer-descent: 5mm, footer: context text(
  size: 7pt, fill: quiet, grid(columns: (1fr, auto), column-gutter: 6mm, it.foot,
    counter(page).display(digits))))
#set text(font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali"), size: 10.5pt, lang: it.language,
  dir: towards(it.direction), fallback: false, hyphenate: false)
#set par(leading: 0.65em, spacing: 0.75em)
#show heading: set text(fill: ink)
#show heading.where(level: 1): set text(size: 20pt)
#show heading.where(level: 2): set text(size: 14pt)
#show heading.where(level: 3): set text(size: 10.5pt)
#show heading.where(level: 2): set block(above: 1.8em, below: 0.9em, sticky: true)
#show heading.where(level: 3): set block(above: 1.3em, below: 0.8em, sticky: true)

#let say(line) = if line.language == it.language { line.text } else {
  text(lang: line.language, dir: towards(line.direction), line.text) }
#let lines(part, level: 3) = {
  heading(level: level, part.heading)
  if part.look == "say" {
    for line in part.lines {
      block(width: 100%, inset: (x: 3mm, y: 2mm), below: 0.6em, stroke: (
        (if it.direction == "rtl" { "right" } else { "left" }): 2pt + strand), text(style: "normal", say(line)))
    }
  } else if part.look == "steps" {
    enum(numbering: n => numbering(digits + ".", n), tight: false, spacing: 0.7em, ..part.lines.map(say))
  } else {
    list(marker: text(fill: ink, "•"), tight: false, spacing: 0.7em, ..part.lines.map(say))
  }
}

#block(width: 100%, below: 1.2em, inset: (bottom: 0.6em), stroke: (bottom: 2pt + ink), {
  text(size: 9pt, fill: quiet, it.over)
  heading(level: 1, say(it.title))
  v(0.3em)
  it.lead
})
#heading(level: 2, it.headings.agenda)
#table(columns: (auto, 1fr, auto), stroke: (x: none, y: 0.5pt + quiet), inset: (x: 2mm, y: 1.6mm),
  table.header(strong(it.headings.time), strong(it.headings.part), strong(it.headings.minutes)),
  ..it.agenda.map(row => (row.time, [#strong(say(row.title)) \\ #text(size: 8.5pt, fill: quiet, row.kind)], row.minutes)).flatten(),
  it.end.time, it.end.word, [])

#if it.materials.len() > 0 {
  heading(level: 2, it.headings.materials)
  list(marker: box(width: 0.72em, height: 0.72em, stroke: 0.6pt + ink), tight: false, spacing: 0.8em,
    ..it.materials.map(one => [#say(one.line) \\ #text(size: 8.5pt, fill: quiet, one.parts)]))
}

#for part in it.front { lines(part, level: 2) }

#for part in it.parts {
  block(width: 100%, above: 2.2em, below: 0.9em, sticky: true, inset: (top: 0.8em), stroke: (top: 1pt + ink), {
    show heading: set block(above: 0.7em, below: 0pt)
    text(size: 9pt, fill: quiet, part.over)
    heading(level: 2, say(part.title))
  })
  if part.objective != none { par(say(part.objective)) }
  if part.settings != "" { text(size: 9pt, fill: quiet, part.settings) }
  for one in part.lists + part.slides { lines(one) }
}

#if it.behind.len() > 0 {
  line(length: 100%, stroke: 1pt + ink)
  for one in it.behind { lines(one, level: 2) }
}
`
