import { heading } from '../../mdast'
import type { Template } from '../template'
import { writeActions } from './actions'
import { writeCauses } from './causes'
import { writeFacts } from './facts'
import { writeLessons } from './lessons'
import { writeTimeline } from './timeline'

export const classic: Template = {
  id: 'classic',
  label: 'Classic',
  about: 'Facts, sections, timeline, causes, corrective actions with their proof, lessons.',
  write: (document, embed) => [
    heading(1, document.title),
    ...writeFacts(document),
    ...document.sections
      .filter(({ body }) => body.trim() !== '')
      .flatMap(({ title, body }) => [heading(2, title), ...embed.blocks(body, 3)]),
    ...writeTimeline(document, embed),
    ...writeCauses(document, embed),
    ...writeActions(document, embed),
    ...writeLessons(document, embed),
  ],
}
