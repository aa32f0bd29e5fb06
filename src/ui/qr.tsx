// The only file that knows the library of QR codes. The code is drawn as one path, so it prints sharply.
import { encode, renderUnicodeCompact } from 'uqr'

export type QrCodeProps = {
  /** What the code holds: an address or a code; never anything about a person. */
  text: string
  /** What it leads to, for who cannot see it. */
  label: string
}

export function QrCode({ text, label }: QrCodeProps) {
  const { size, path } = qrShape(text)
  return (
    <svg
      class="qr"
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      <rect width={size} height={size} class="qr-ground" />
      <path d={path} />
    </svg>
  )
}

/** The same code as numbers, for a browser that draws what must never come from a server. */
export function qrShape(text: string): { size: number; path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: 2 })
  return { size, path: data.map(rowPath).join('') }
}

/** One stroke for every run of dark squares in a row. */
function rowPath(row: boolean[], y: number): string {
  let path = ''
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue
    const start = x
    while (row[x + 1]) x += 1
    path += `M${start} ${y}h${x - start + 1}v1H${start}z`
  }
  return path
}

/** The same code in letters, for a terminal. */
export function qrLetters(text: string): string {
  return renderUnicodeCompact(text, { ecc: 'M', border: 2 })
}
