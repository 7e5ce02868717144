import type { Span } from '../../draft'

/** Whether a stretch lies within one of many, which do not overlap: found by halving, for a document may have thousands of each. */
export function insideOf(spans: Span[]): (span: Span) => boolean {
  const sorted = spans.toSorted((a, b) => a.start - b.start)
  return ({ start, end }) => {
    let low = 0
    let high = sorted.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((sorted[middle]?.start ?? 0) <= start) low = middle + 1
      else high = middle
    }
    const last = sorted[low - 1]
    return last !== undefined && end <= last.end
  }
}
