// XML of strangers, made strict: no DOCTYPE (and so no entities of its own), no processing beyond the five known
// entities and numbers, limits on depth and nodes. One pass, no look-back: its time grows with its length alone.
import type { Limits, XmlElement } from './model.ts'
import { Refusal } from './refusal.ts'

type XmlLimits = Pick<Limits, 'depth' | 'values' | 'text'>

const name = /[A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*/y
const attribute = /\s+([A-Za-z_:\u0080-\uffff][\w:.\-\u0080-\uffff]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y
const tagEnd = /\s*(\/?)>/y
const known: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

/** @returns the root element with everything in it. Comments and processing instructions are left out. */
export function parseXml(text: string, limits: XmlLimits): XmlElement {
  const outside: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [outside]
  let at = text.charCodeAt(0) === 0xfeff ? 1 : 0
  let nodes = 0

  const counted = () => {
    nodes += 1
    if (nodes > limits.values) throw new Refusal('too-many-values', { most: limits.values })
  }
  const addText = (piece: string) => {
    if (piece === '') return
    const parent = open.at(-1)!
    if (parent === outside) {
      if (piece.trim() !== '') throw broken(text, at)
      return
    }
    counted()
    if (piece.length > limits.text) throw new Refusal('text-too-long', { most: limits.text })
    parent.children.push(piece)
  }
  const skipTo = (end: string, from: number) => {
    const found = text.indexOf(end, from)
    if (found < 0) throw broken(text, at)
    return found
  }

  while (at < text.length) {
    const next = text.indexOf('<', at)
    if (next < 0) {
      addText(decodeEntities(text.slice(at), text, at))
      break
    }
    addText(decodeEntities(text.slice(at, next), text, at))
    at = next
    if (text.startsWith('<!--', at)) at = skipTo('-->', at + 4) + 3
    else if (text.startsWith('<![CDATA[', at)) {
      const end = skipTo(']]>', at + 9)
      addText(text.slice(at + 9, end))
      at = end + 3
    } else if (text.startsWith('<!', at)) throw new Refusal('has-doctype')
    else if (text.startsWith('<?', at)) at = skipTo('?>', at + 2) + 2
    else if (text.startsWith('</', at)) {
      const end = skipTo('>', at)
      const closed = open.pop()!
      if (closed === outside || closed.name !== text.slice(at + 2, end).trim()) throw broken(text, at)
      at = end + 1
    } else at = openElement()
  }
  const roots = outside.children.filter(child => typeof child !== 'string')
  if (open.length !== 1 || roots.length !== 1) throw broken(text, text.length)
  return roots[0]!

  function openElement(): number {
    const start = at
    name.lastIndex = at + 1
    const tag = name.exec(text)?.[0]
    if (!tag) throw broken(text, start)
    counted()
    const element: XmlElement = { name: tag, attributes: {}, children: [] }
    let after = name.lastIndex
    attribute.lastIndex = after
    for (let found = attribute.exec(text); found; found = attribute.exec(text)) {
      after = attribute.lastIndex
      counted()
      const value = found[2] ?? found[3] ?? ''
      if (Object.hasOwn(element.attributes, found[1]!) || found[1] === '__proto__') throw broken(text, start)
      if (value.length > limits.text) throw new Refusal('text-too-long', { most: limits.text })
      element.attributes[found[1]!] = decodeEntities(value, text, start)
    }
    tagEnd.lastIndex = after
    const end = tagEnd.exec(text)
    if (!end) throw broken(text, start)
    const parent = open.at(-1)!
    parent.children.push(element)
    if (end[1] === '') {
      open.push(element)
      if (open.length - 1 > limits.depth) throw new Refusal('too-deep', { most: limits.depth })
    }
    return tagEnd.lastIndex
  }
}

function decodeEntities(piece: string, text: string, at: number): string {
  if (!piece.includes('&')) return piece
  return piece.replace(/&([^;&\s]{0,10});?/g, (whole, entity: string) => {
    if (whole.endsWith(';')) {
      if (Object.hasOwn(known, entity)) return known[entity]!
      const number = /^#(?:x([0-9a-fA-F]{1,6})|(\d{1,7}))$/.exec(entity)
      const code = number ? Number.parseInt(number[1] ?? number[2]!, number[1] ? 16 : 10) : -1
      if (code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)) return String.fromCodePoint(code)
    }
    throw broken(text, at)
  })
}

function broken(text: string, at: number): Refusal {
  let line = 1
  for (let i = text.indexOf('\n'); i >= 0 && i < at; i = text.indexOf('\n', i + 1)) line += 1
  return new Refusal('broken-xml', { line })
}
