import type { RootContent } from 'mdast'
import { formatActionNumber, STATE_WORDS } from '../../../corrective-actions/rules'
import type { Action, PostmortemDocument, Proof } from '../../document'
import type { Block, Embedder } from '../../embed'
import { code, heading, link, list, paragraph, strong, table } from '../../mdast'
import { proofInShort, proofInWords } from '../../proof'
import { utcOf } from '../../times'

/** All actions in one table, then each that has more to say. */
export function writeActions({ actions }: PostmortemDocument, embed: Embedder): RootContent[] {
  if (actions.length === 0) return []
  const overview = table(
    [['Action'], ['What'], ['Type'], ['Priority'], ['Owner'], ['Due'], ['State'], ['Proof']],
    actions.map((action) =>
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
  return [heading(2, 'Corrective actions'), overview, ...actions.flatMap((action) => writeAction(action, embed))]
}

function writeAction(action: Action, embed: Embedder): RootContent[] {
  const notes: Block[][] = action.checks.map((check) => [
    paragraph(strong(check.isAttested ? 'Attestation' : 'Check'), ': ', ...named(check), `. ${proofInWords(check)}`),
  ])
  if (action.verifiedAt && action.state === 'verified')
    notes.push([paragraph(strong('Verified'), `: ${utcOf(action.verifiedAt)}`)])
  if (action.waiver) {
    const { reason, approvedBy, expiresOn } = action.waiver
    notes.push([paragraph(strong('Waived'), ` until ${expiresOn}, approved by `, approvedBy, ': ', reason)])
  }
  if (action.ticketUrl) notes.push([paragraph(strong('Ticket'), ': ', address(action.ticketUrl))])
  if (notes.length === 0 && action.details.trim() === '') return []
  return [
    heading(3, `${formatActionNumber(action.number)}: `, action.title),
    ...embed.blocks(action.details, 4),
    ...(notes.length > 0 ? [list(notes)] : []),
  ]
}

const address = (url: string) => (/^https?:\/\//i.test(url) && URL.canParse(url) ? link(new URL(url).href, url) : url)

const named = ({ title, statement }: Proof) => {
  if (statement === null) return [title]
  return title === statement || title.trim() === '' ? [code(statement)] : [title, ' (', code(statement), ')']
}
