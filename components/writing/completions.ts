import type { Completion, CompletionContext, CompletionResult, CompletionSource } from '@codemirror/autocomplete'
import { snippetCompletion } from '@codemirror/autocomplete'
import { ask, type Nearby } from './nearby'

/** What app/palette answers, as far as it is used. */
interface Found {
  incidents: { number: number; title: string }[]
  actions: { number: number; title: string }[]
}

/** `@` offers members, INC- and ACT- incidents and actions, and `/` at the start of a line blocks. */
export const completions = (nearby: () => Promise<Nearby>, more: readonly Completion[]): CompletionSource[] => [
  async (context) => {
    const word = context.matchBefore(/(?<![\w@])@[\p{L}\p{N}]*/u)
    if (!word) return null
    const { members } = await nearby()
    return { from: word.from, options: members.map((name) => ({ label: `@${name}` })) }
  },
  named,
  (context) => blocks(context, nearby, more),
]

/** Also by words of its title: `#checkout`. */
async function named(context: CompletionContext): Promise<CompletionResult | null> {
  const word = context.matchBefore(/(?<![\w#-])(#[\p{L}\p{N}-]+|(?:INC|ACT)-\d*)/iu)
  if (!word) return null
  const asked = word.text.replace(/^#/, '')
  const found = await ask<Found>(`/palette?q=${encodeURIComponent(asked)}`)
  if (!found) return null
  const options = [
    ...found.incidents.map(({ number, title }) => ({ label: `INC-${number}`, detail: title })),
    ...found.actions.map(({ number, title }) => ({ label: `ACT-${number}`, detail: title })),
  ]
  return { from: word.from, options, filter: false }
}

/** Before what is made of a paragraph: a block is what `/` is mostly typed for. */
const block = (label: string, detail: string, template: string): Completion =>
  snippetCompletion(template, { label, detail, boost: 1 })

const BLOCKS = [
  block('/table', 'a table', '| #{First} | #{Second} |\n| --- | --- |\n| #{} |  |'),
  block('/code', 'a block of code', '```#{language}\n#{}\n```'),
  block('/diagram', 'a diagram (Mermaid)', '```mermaid\nflowchart LR\n  #{client} --> #{service}\n```'),
]

async function blocks(
  context: CompletionContext,
  nearby: () => Promise<Nearby>,
  more: readonly Completion[],
): Promise<CompletionResult | null> {
  const word = context.matchBefore(/^\/\w*/)
  if (!word || context.state.doc.lineAt(word.from).from !== word.from) return null
  const { excerpt } = await nearby()
  const timeline = { label: '/timeline', detail: 'the milestones so far', apply: excerpt, boost: 1 }
  return { from: word.from, options: [...BLOCKS, ...(excerpt === '' ? [] : [timeline]), ...more] }
}
