// Due days as a calendar (RFC 5545): whole days, lines of at most 75 octets, nothing personal in it.

export type DueDay = {
  /** Stays the same when the day is moved, so that a calendar moves it too. */
  uid: string
  day: string
  title: string
  /** Where it is read, with the origin. */
  address: string
}

/** @param stamp when the calendar was made */
export function calendarOf(name: string, days: readonly DueDay[], stamp: Date): string {
  const at = stamp.toISOString().replace(/[-:]|\.\d{3}/g, '')
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Across//Across//EN',
    'CALSCALE:GREGORIAN',
    `X-WR-CALNAME:${escaped(name)}`,
    ...days.flatMap(({ uid, day, title, address }) => [
      'BEGIN:VEVENT',
      `UID:${uid}`,
      `DTSTAMP:${at}`,
      `DTSTART;VALUE=DATE:${day.replaceAll('-', '')}`,
      `DTEND;VALUE=DATE:${dayAfter(day).replaceAll('-', '')}`,
      `SUMMARY:${escaped(title)}`,
      `URL:${address}`,
      'TRANSP:TRANSPARENT',
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ]
  return lines.map(folded).join('')
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)
}

function escaped(text: string): string {
  return text.replace(/[\\;,]/g, sign => `\\${sign}`).replace(/\r?\n/g, '\\n')
}

/** Broken at 75 octets, never within a letter; what follows begins with a blank. */
function folded(line: string): string {
  const pieces: string[] = []
  let piece = ''
  let octets = 0
  for (const letter of line) {
    const size = Buffer.byteLength(letter)
    if (octets + size > (pieces.length === 0 ? 75 : 74)) {
      pieces.push(piece)
      piece = ''
      octets = 0
    }
    piece += letter
    octets += size
  }
  pieces.push(piece)
  return `${pieces.join('\r\n ')}\r\n`
}
