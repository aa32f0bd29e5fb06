// The certificate as the typesetter reads it. All words come as data from `sys.inputs.paper`; here are only places and
// sizes.
export const template = `
#let paper = json(bytes(sys.inputs.paper))
#let ink = rgb("#0f3a47")
#let quiet = rgb("#46606a")
#let line = rgb("#b9c9cf")
#set document(title: paper.title)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 16mm), footer: text(size: 7.5pt, fill: quiet, paper.foot))
#set text(
  font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali"), size: 11pt, lang: paper.language,
  dir: if paper.direction == "rtl" { rtl } else { ltr }, fallback: false, hyphenate: false)
#set par(leading: 0.6em, spacing: 0.8em)
#show heading: set text(fill: ink)

#block(width: 100%, below: 10mm, inset: (bottom: 4mm), stroke: (bottom: 2pt + ink), {
  text(size: 9pt, fill: quiet, paper.over)
  heading(level: 1, text(size: 22pt, paper.title))
})
#text(size: 20pt, weight: "bold", paper.name)

#text(size: 12pt, paper.role)

#block(above: 7mm, below: 6mm, paper.lead)

#table(
  columns: (1fr, auto, auto), stroke: none, inset: (x: 0mm, y: paper.size * 0.16mm), column-gutter: 6mm,
  table.header(..paper.head.map(it => table.cell(stroke: (bottom: 1pt + ink), text(size: 9pt, fill: quiet, it)))),
  ..paper.items.map(it => (it.title, it.on, it.until).map(
    cell => table.cell(stroke: (bottom: 0.4pt + line), text(size: paper.size * 1pt, cell)))).flatten())

#v(1fr)
#grid(columns: (1fr, 34mm), column-gutter: 8mm, align: (start + bottom, end + bottom),
  {
    for it in paper.facts {
      block(below: 3mm, { text(size: 9pt, fill: quiet, it.term); linebreak(); text(weight: "bold", it.value) })
    }
    block(above: 5mm, text(size: 9pt, fill: quiet, paper.verify))
    block(text(size: 9pt, dir: ltr, paper.address))
  },
  image(bytes(paper.qr), format: "svg", width: 34mm, alt: paper.qrLabel))
`
