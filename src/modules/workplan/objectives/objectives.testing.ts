// The first objective with its two sentences, for tests and the access matrix.
import content from '../../../../content/framework/working-together-2022/objectives.json' with {
  type: 'json',
}
import type { FrameworkNode } from '../../framework/model.ts'

// The form of the file is checked where the content is.
export const objectiveNodes = (content.nodes as FrameworkNode[]).filter(({ id }) =>
  id.startsWith('objective.1'),
)
