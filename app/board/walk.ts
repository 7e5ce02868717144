/** The cards that are drawn, in the order of the document. */
const cards = (board: HTMLElement): HTMLElement[] =>
  [...board.querySelectorAll<HTMLElement>('[data-card]')].filter((card) => card.offsetParent !== null)

const STEPS: Record<string, { along: 'column' | 'row'; by: 1 | -1 | 'first' | 'last' }> = {
  ArrowDown: { along: 'column', by: 1 },
  ArrowUp: { along: 'column', by: -1 },
  ArrowRight: { along: 'row', by: 1 },
  ArrowLeft: { along: 'row', by: -1 },
  Home: { along: 'column', by: 'first' },
  End: { along: 'column', by: 'last' },
}

/**
 * The card an arrow key leads to: up and down inside a column, left and right to the card at the same height in the next
 * column that holds any. Undefined for other keys and at the edges.
 */
export function cardBeside(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const step = STEPS[key]
  if (!step) return undefined
  const all = cards(board)
  const columnOf = (card: HTMLElement) => card.dataset.state
  if (step.along === 'column') {
    const column = all.filter((card) => columnOf(card) === columnOf(from))
    if (step.by === 'first') return column[0]
    if (step.by === 'last') return column.at(-1)
    return column[column.indexOf(from) + step.by]
  }
  const left = (card: HTMLElement) => card.getBoundingClientRect().left
  const beyond = all.filter((card) => (step.by === 1 ? left(card) > left(from) + 20 : left(card) < left(from) - 20))
  const nearest = step.by === 1 ? Math.min(...beyond.map(left)) : Math.max(...beyond.map(left))
  const top = from.getBoundingClientRect().top
  return beyond
    .filter((card) => Math.abs(left(card) - nearest) < 20)
    .sort((a, b) => Math.abs(a.getBoundingClientRect().top - top) - Math.abs(b.getBoundingClientRect().top - top))[0]
}
