// Writing a worksheet: by several phones at once, by a scribe alone, by the facilitator, with a script or without.
import { append, type Scene } from '../../../../kernel/event.ts'
import { must, notFound, Problem } from '../../../../kernel/problem.ts'
import type { LiveSession } from '../model.ts'
import { mayLead } from '../policy.ts'
import { changedDoc, mergedDoc, missingFrom, newDoc, textsOf, vectorOf } from '../sheet-doc.ts'
import * as tables from '../store/tables.ts'
import { prefillOf } from './prefill.ts'
import { getSession, holdToLead, leadTopicOf, tableTopicOf, takePart, topicOf } from './scene.ts'

export type Sheet = {
  table: number
  sector: string
  texts: Record<string, string>
  version: number
  /** How often it was emptied. */
  emptied: number
}

/** Whose worksheet: the seat's own table; any, for whoever leads. */
export type Writer = { table: number } & ({ token: Uint8Array | undefined } | { leads: true })

async function writing(
  scene: Scene,
  id: string,
  writer: Writer,
): Promise<{ scene: Scene; session: LiveSession }> {
  if ('leads' in writer) {
    must(mayLead(scene.actor))
    return { scene, session: await getSession(scene, id) }
  }
  const part = await takePart(scene, id, writer.token)
  must(part.seat.tableNumber === writer.table)
  return part
}

/**
 * Takes in what a phone wrote and gives back what it does not have. Sent twice, it is taken in once; sent after an hour
 * without a network, it merges. Without an update it only gives.
 */
export async function exchangeSheet(
  scene: Scene,
  id: string,
  writer: Writer,
  { update, has, emptied }: { update: Uint8Array; has: Uint8Array; emptied: number },
): Promise<{ update: Uint8Array; vector: Uint8Array }> {
  const { session, scene: own } = await writing(scene, id, writer)
  const { tx, response } = scene
  const row = await tables.findDoc(tx, response.id, id, writer.table, { hold: update.length > 0 })
  if (!row) throw notFound()
  // Once it has ended nothing is taken in; whoever still writes is told, and keeps their words on the phone.
  if (!row.doc) throw new Problem('gone', 'live.refused.ended')
  // What this phone has was written before it was emptied.
  if (row.emptied !== emptied) throw new Problem('already-different', 'live.refused.emptied')
  if (update.length === 0) return { update: await missingFrom(row.doc, has), vector: await vectorOf(row.doc) }
  if (session.endedAt) throw new Problem('gone', 'live.refused.ended')
  const merged = await mergedDoc(row.doc, update, questionsOf(session))
  if (!Buffer.from(merged).equals(Buffer.from(row.doc))) {
    await tables.putDoc(tx, response.id, id, writer.table, merged)
    await append(own, {
      type: 'live-session.sheet-written',
      subject: id,
      data: { table: writer.table },
      topics: [leadTopicOf(id), tableTopicOf(id, writer.table)],
    })
  }
  return { update: await missingFrom(merged, has), vector: await vectorOf(merged) }
}

/** What somebody without a script wrote against what their page showed. */
export async function writeSheet(
  scene: Scene,
  id: string,
  writer: Writer,
  changes: readonly { question: string; was: string; is: string }[],
  emptied: number,
): Promise<void> {
  const { session, scene: own } = await writing(scene, id, writer)
  const { tx, response } = scene
  const row = await tables.findDoc(tx, response.id, id, writer.table, { hold: true })
  if (!row) throw notFound()
  if (!row.doc || session.endedAt) throw new Problem('gone', 'live.refused.ended')
  if (row.emptied !== emptied) throw new Problem('already-different', 'live.refused.emptied')
  const known = questionsOf(session)
  const doc = await changedDoc(
    row.doc,
    changes.filter(({ question }) => known.includes(question)),
  )
  if (Buffer.from(doc).equals(Buffer.from(row.doc))) return
  await tables.putDoc(tx, response.id, id, writer.table, doc)
  await append(own, {
    type: 'live-session.sheet-written',
    subject: id,
    data: { table: writer.table },
    topics: [leadTopicOf(id), tableTopicOf(id, writer.table)],
  })
}

/** It begins anew, with what is agreed with its sector. Everything else that stood there is gone. */
export async function emptySheet(scene: Scene, id: string, table: number, emptied: number): Promise<void> {
  const session = await holdToLead(scene, id)
  const { tx, response } = scene
  const row = await tables.findDoc(tx, response.id, id, table, { hold: true })
  if (!row) throw notFound()
  // Pressed twice, it counts once.
  if (row.emptied !== emptied) return
  await tables.emptyDoc(tx, response.id, id, table, await newDoc(await prefillOf(scene, session, row.sector)))
  await append(scene, {
    type: 'live-session.sheet-emptied',
    subject: id,
    data: { table },
    topics: [topicOf(id), leadTopicOf(id)],
  })
}

const questionsOf = ({ plan }: LiveSession) =>
  plan.blocks.flatMap(block => block.questions.map(({ id }) => id))

/** The worksheets as text. @param only of that table */
export async function readSheets(scene: Scene, session: LiveSession, only?: number): Promise<Sheet[]> {
  const { tx, response } = scene
  const questions = questionsOf(session)
  const docs = await tables.listDocs(tx, response.id, session.id, only)
  return Promise.all(
    docs.map(async ({ number, sector, doc, docVersion, sheet, emptied }) => ({
      table: number,
      sector,
      version: docVersion,
      emptied,
      texts: doc ? await textsOf(doc, questions) : (sheet ?? {}),
    })),
  )
}
