// What organisations and teams have in common on their pages.
import type { Actor } from '../../../kernel/actor.ts'
import type { Words } from '../../../kernel/words.ts'
import { Button, PostButton } from '../../../ui/button.tsx'
import type { FieldErrors } from '../../../ui/form.tsx'
import { StateTag } from '../../../ui/tag.tsx'
import type { Team } from '../model.ts'
import { type Answers, SectorTag } from './parts.tsx'

type At = (path: string) => string

export type Shown = { words: Words; at: At; actor: Actor }

export type FormProps = {
  words: Words
  at: At
  id: string
  isNew: boolean
  answers: Answers
  errors?: FieldErrors
}

export function AddButton({ href, label }: { href: string; label: string }) {
  return (
    <Button href={href} icon="add">
      {label}
    </Button>
  )
}

export function OpenOrClose({ words, path, closed }: { words: Words; path: string; closed: boolean }) {
  return closed ? (
    <PostButton action={`${path}/reopening`} kind="secondary">
      {words.say('accounts.reopen')}
    </PostButton>
  ) : (
    <PostButton action={`${path}/closing`} kind="secondary">
      {words.say('accounts.close')}
    </PostButton>
  )
}

export function TeamTags({ words, team }: { words: Words; team: Team }) {
  return (
    <>
      <SectorTag words={words} sector={team.sector} />
      {team.closedAt ? (
        <StateTag tone="quiet" word={words.say('accounts.closed')} />
      ) : team.activeAt ? (
        <StateTag tone="done" word={words.say('accounts.teams.active')} />
      ) : (
        <StateTag tone="act" word={words.say('accounts.teams.not-active')} />
      )}
    </>
  )
}
