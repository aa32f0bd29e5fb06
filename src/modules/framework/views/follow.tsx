// A response that follows no edition yet: what that means, and one button for whoever may.
import type { Words } from '../../../kernel/words.ts'
import { PostButton } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import type { Edition } from '../model.ts'

export function FollowNotice({
  words,
  action,
  edition,
  may,
}: {
  words: Words
  action: string
  edition: Edition
  may: boolean
}) {
  return (
    <div class="screen-only">
      <Notice words={words} title={words.say('framework.follow.title')}>
        <p>{words.say(may ? 'framework.follow.lead' : 'framework.follow.ask')}</p>
        {may && (
          <PostButton action={action} values={{ edition: edition.id }}>
            {words.say('framework.follow', { edition: words.pick(edition.title) })}
          </PostButton>
        )}
      </Notice>
    </div>
  )
}
