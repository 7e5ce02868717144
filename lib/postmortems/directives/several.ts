import type { RootContent } from 'mdast'
import type { PostmortemDocument } from '../document'

/** Whether a template is about several incidents. */
export const hasEach = (children: RootContent[]): boolean =>
  children.some((node) => node.type === 'containerDirective' && (node.name === 'each' || hasEach(node.children)))

/** What is said of several incidents together: the actions and the lessons of them all, and nothing that belongs to one. */
export const together = ([first, ...rest]: readonly [PostmortemDocument, ...PostmortemDocument[]]): PostmortemDocument =>
  rest.length === 0
    ? first
    : {
        ...first,
        actions: [first, ...rest].flatMap(({ actions }) => actions),
        lessons: [first, ...rest].flatMap(({ lessons }) => lessons),
      }
