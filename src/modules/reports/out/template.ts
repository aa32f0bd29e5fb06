// The sheet as the typesetter reads it. All words come as data from `sys.inputs.sheet`; here are only places and sizes.
export const template = `
#let sheet = json(bytes(sys.inputs.sheet))
#let ink = rgb("#0f3a47")
#let quiet = rgb("#46606a")
#let line = rgb("#b9c9cf")
#set document(title: sheet.title)
#set page(paper: "a4", margin: (x: 14mm, top: 11mm, bottom: 12mm), footer-descent: 4mm, footer: text(
  size: 6.5pt, fill: quiet, sheet.foot))
#set text(
  font: ("Noto Sans", "Noto Sans Arabic", "Noto Sans Bengali"), size: sheet.size * 1pt, lang: sheet.language,
  dir: if sheet.direction == "rtl" { rtl } else { ltr }, fallback: false, hyphenate: false)
#set par(leading: 0.55em, spacing: 0.6em)
#show heading: set text(fill: ink)
#show heading.where(level: 1): set text(size: 15pt)
#show heading.where(level: 2): set text(size: 1.1em)
#show heading.where(level: 2): it => block(above: 0pt, below: 0.5em, sticky: true, width: 100%, inset: (bottom: 0.25em),
  stroke: (bottom: 0.6pt + ink), it.body)

#let note(entry) = if "note" in entry { linebreak() + text(size: 0.86em, fill: quiet, entry.note) }
#let boxed = box(width: 0.72em, height: 0.72em, stroke: 0.6pt + ink)
#let part(it) = block(width: 100%, below: 1em, {
  heading(level: 2, it.heading)
  if it.look == "steps" {
    enum(tight: false, spacing: 0.72em, ..it.lines.map(entry => par(entry.text + note(entry))))
  } else if it.look == "boxes" {
    list(marker: boxed, tight: false, spacing: 0.8em, ..it.lines.map(entry => par(entry.text + note(entry))))
  } else if it.look == "list" {
    list(marker: text(fill: ink, "•"), tight: false, spacing: 0.72em,
      ..it.lines.map(entry => par(entry.text + note(entry))))
  } else {
    for entry in it.lines { block(spacing: 0.5em, par(entry.text + note(entry))) }
  }
})

#block(width: 100%, below: 0.9em, inset: (bottom: 0.5em), stroke: (bottom: 2pt + ink), {
  text(size: 8pt, fill: quiet, sheet.over)
  heading(level: 1, sheet.title)
  text(size: 1em, sheet.lead)
})
#grid(columns: (0.58fr, 0.42fr), column-gutter: 6mm,
  for it in sheet.parts.filter(it => it.place == "main") { part(it) },
  for it in sheet.parts.filter(it => it.place == "side") { part(it) })
`
