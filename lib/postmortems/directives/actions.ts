import type { RootContent } from 'mdast'
import { DEFINITION } from '../../checks/definition'
import { formatActionNumber, STATE_WORDS } from '../../corrective-actions/rules'
import type { ActionState, ActionType } from '../../platform/db/generated/enums'
import type { Action } from '../document'
import type { Block, Embedder } from '../embed'
import { heading, link, list, paragraph, strong, table } from '../mdast'
import { namedCheck, proofInShort, proofInWords } from '../proof'
import { utcOf } from '../times'
import { below, headed, oneOf, someOf } from './attributes'
import { leaf, under } from './directive'

export const ACTION_TYPES = ['prevent', 'detect', 'mitigate', 'process'] as const satisfies ActionType[]
const ACTION_STATES = Object.keys(STATE_WORDS) as ActionState[]

/** All actions in one table or list; in full, then each that has more to say. */
export const actions = leaf({
  name: 'actions',
  about: 'Corrective actions.',
  isOfSeveral: true,
  attributes: {
    ...headed('Corrective actions'),
    format: oneOf('full', 'table', 'list', 'plain'),
    type: someOf(ACTION_TYPES),
    state: someOf(ACTION_STATES),
  },
  write({ heading, level, format, type, state }, { document, embed }) {
    const told = document.actions.filter(
      (action) =>
        (type === null || (action.type !== null && type.includes(action.type))) &&
        (state === null || state.includes(action.state)),
    )
    if (told.length === 0) return []
    if (format === 'list') return under(heading, level, [list(told.map((action) => [paragraph(...inShort(action))]))])
    if (format === 'plain')
      return under(heading, level, [
        list(told.map(({ title, state }) => [paragraph(title, ` (${STATE_WORDS[state].toLowerCase()})`)])),
      ])
    const more = format === 'full' ? told.flatMap((action) => writeAction(action, below(level), embed)) : []
    return under(heading, level, [overview(told), ...more])
  },
})

const overview = (told: Action[]) =>
  table(
    [['Action'], ['What'], ['Type'], ['Priority'], ['Owner'], ['Due'], ['State'], ['Proof']],
    told.map((action) =>
      [
        formatActionNumber(action.number),
        action.title,
        action.type ?? 'not stated',
        action.priority,
        action.owner ?? 'nobody',
        action.dueOn ?? 'no date',
        STATE_WORDS[action.state].toLowerCase(),
        proofInShort(action),
      ].map((cell) => [cell]),
    ),
  )

const inShort = (action: Action) => [
  strong(formatActionNumber(action.number)),
  ' ',
  action.title,
  ` (${STATE_WORDS[action.state].toLowerCase()}; `,
  action.owner ?? 'nobody',
  `; ${proofInShort(action)})`,
]

function writeAction(action: Action, level: 2 | 3 | 4 | 5 | 6 | 1, embed: Embedder): RootContent[] {
  const notes: Block[][] = action.checks.map((check) => [
    paragraph(strong(check.isAttested ? 'Attestation' : 'Check'), ': ', ...namedCheck(check), `. ${proofInWords(check)}`),
    ...(check.definition ? [{ type: 'code' as const, lang: DEFINITION, value: check.definition }] : []),
  ])
  if (action.verifiedAt && action.state === 'verified')
    notes.push([paragraph(strong('Verified'), `: ${utcOf(action.verifiedAt)}`)])
  if (action.waiver) {
    const { reason, approvedBy, expiresOn } = action.waiver
    notes.push([paragraph(strong('Waived'), ` until ${expiresOn}, approved by `, approvedBy, ': ', reason)])
  }
  if (action.ticketUrl) notes.push([paragraph(strong('Ticket'), ': ', address(action.ticketUrl))])
  const details = embed.blocks(action.details, below(level))
  if (notes.length === 0 && details.length === 0) return []
  return [
    heading(level, `${formatActionNumber(action.number)}: `, action.title),
    ...details,
    ...(notes.length > 0 ? [list(notes)] : []),
  ]
}

const address = (url: string) => (/^https?:\/\//i.test(url) && URL.canParse(url) ? link(new URL(url).href, url) : url)
