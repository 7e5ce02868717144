/**
 * The card an arrow key leads to: up and down inside a column, left and right to the card at the same height in the next
 * column that holds any. Undefined for other keys and at the edges. Of what is out of sight as little as can be is asked for its
 * place: each asking lays it out.
 */
export function cardBeside(board: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const step = STEPS[key]
  if (!step) return undefined
  if (step.along === 'row') return inNextColumn(board, from, step.by)
  const column = [...board.querySelectorAll<HTMLElement>(`[data-card][data-state="${from.dataset.state}"]`)]
  if (step.by === 'first') return column[0]
  if (step.by === 'last') return column.at(-1)
  return column[column.indexOf(from) + step.by]
}

type Step = { along: 'column'; by: 1 | -1 | 'first' | 'last' } | { along: 'row'; by: 1 | -1 }

const STEPS: Record<string, Step> = {
  ArrowDown: { along: 'column', by: 1 },
  ArrowUp: { along: 'column', by: -1 },
  ArrowRight: { along: 'row', by: 1 },
  ArrowLeft: { along: 'row', by: -1 },
  Home: { along: 'column', by: 'first' },
  End: { along: 'column', by: 'last' },
}

function inNextColumn(board: HTMLElement, from: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const left = (element: Element) => element.getBoundingClientRect().left
  const own = from.closest('[data-pack]') ?? from
  // A column that is folded away on a phone has no place.
  const packs = [...board.querySelectorAll('[data-pack]')].filter((pack) => pack.getClientRects().length > 0)
  const beyond = packs.filter((pack) => (by === 1 ? left(pack) > left(own) + 20 : left(pack) < left(own) - 20))
  const nearest = by === 1 ? Math.min(...beyond.map(left)) : Math.max(...beyond.map(left))
  const column = beyond.filter((pack) => Math.abs(left(pack) - nearest) < 20)
  const pack = closest(column, from)
  return pack && closest([...pack.querySelectorAll<HTMLElement>('[data-card]')], from)
}

/** Whose span of heights is the least far from the top of `from`. */
function closest<Found extends Element>(among: Found[], from: Element): Found | undefined {
  const { top } = from.getBoundingClientRect()
  const distance = (element: Element) => {
    const box = element.getBoundingClientRect()
    return box.top <= top && top < box.bottom ? 0 : Math.min(Math.abs(box.top - top), Math.abs(box.bottom - top))
  }
  return among.map((element) => ({ element, far: distance(element) })).sort((a, b) => a.far - b.far)[0]?.element
}
