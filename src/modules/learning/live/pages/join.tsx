// Coming in by code or by QR.
import { type Answer, page, redirect, refused } from '../../../../kernel/answer.ts'
import type { Exchange } from '../../../../kernel/endpoint.ts'
import { tidyCode } from '../../../../kernel/id.ts'
import { Problem } from '../../../../kernel/problem.ts'
import { isLanguage } from '../../../../kernel/words.ts'
import { findByCode } from '../commands/prepare.ts'
import { CodePage } from '../views/join.tsx'
import { LiveSheet } from '../views/sheet.tsx'

export async function showCode(x: Exchange): Promise<Answer> {
  return codePage(x, '', {})
}

function codePage(x: Exchange, code: string, errors: Record<string, string>) {
  const { words, installation } = x
  const title = words.say('live.join.title')
  return page(
    title,
    <LiveSheet words={words} assets={installation.assets} title={title} address="/join">
      <CodePage words={words} code={code} errors={errors} />
    </LiveSheet>,
    { bare: true },
  )
}

export async function postCode(x: Exchange): Promise<Answer> {
  const typed = x.fields.text('code')
  return (
    (await into(x, typed)) ??
    refused(codePage(x, typed.slice(0, 20), { code: x.words.say('live.error.code') }))
  )
}

/** What the QR on the wall leads to. */
export async function followCode(x: Exchange): Promise<Answer> {
  const code = x.params.code ?? ''
  return (
    (await into(x, code)) ?? refused(codePage(x, code.slice(0, 20), { code: x.words.say('live.error.code') }))
  )
}

/** A room of people comes from one address, so many tries are theirs; six letters of thirty still take years. */
async function into(x: Exchange, typed: string): Promise<Answer | undefined> {
  const code = tidyCode(typed)
  if (code.length !== 6) return undefined
  await x.attempt({ kind: 'live code', key: x.address, most: 5000, windowSeconds: 3600 })
  try {
    const { slug, id } = await findByCode(x, code)
    const asked = x.query.get('lang')
    return redirect(`/r/${slug}/live/${id}${isLanguage(asked) ? `?lang=${asked}` : ''}`)
  } catch (error) {
    if (error instanceof Problem && error.code === 'not-found') return undefined
    throw error
  }
}
