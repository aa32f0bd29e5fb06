// The two words inside a team's envelope prove a drill. The server keeps their hash; whoever reads the words out to it
// has opened the envelope, in the browser or with the stock age program.
import { hex, sha256, utf8 } from '../../../device/bytes.ts'
import { normalWords } from '../../../device/words.ts'

export async function drillHash(recipient: string, words: string): Promise<string> {
  return hex(await sha256(utf8(`across/v1/drill\n${recipient}\n${normalWords(words)}`)))
}
