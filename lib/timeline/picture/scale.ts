/** A stretch of time, in milliseconds, and where it stands, in percent of the picture. */
export interface Stretch {
  from: number
  to: number
  left: number
  right: number
}

/** Time on an axis on which long quiet spans are folded. */
export interface Scale {
  /** What is drawn to scale, in order. */
  segments: Stretch[]
  /** The quiet spans between them, each as wide as any other. */
  folds: Stretch[]
}

const MINUTE = 60_000
const MOST_FOLDS = 5
const FOLD_PERCENT = 5.5
/** So that a minute beside a day can still be seen. */
const LEAST_PERCENT = 4

/** @param moments when anything begins or ends, in milliseconds and in order; null where all are the same */
export function scaleOf(moments: readonly number[]): Scale | null {
  const [first, last] = [moments[0], moments.at(-1)]
  if (first === undefined || last === undefined || first === last) return null
  const quiet = foldedOf(moments)
  const bounds = [first, ...quiet.flatMap(({ from, to }) => [from, to]), last]
  const lengths = Array.from({ length: quiet.length + 1 }, (_, index) => (bounds[2 * index + 1] ?? 0) - (bounds[2 * index] ?? 0))
  const widths = shares(lengths, 100 - quiet.length * FOLD_PERCENT)
  const segments: Stretch[] = []
  const folds: Stretch[] = []
  let left = 0
  widths.forEach((width, index) => {
    segments.push({ from: bounds[2 * index] ?? 0, to: bounds[2 * index + 1] ?? 0, left, right: left + width })
    left += width
    const fold = quiet[index]
    if (!fold) return
    folds.push({ ...fold, left, right: left + FOLD_PERCENT })
    left += FOLD_PERCENT
  })
  return { segments, folds }
}

/** Where a moment stands, in percent, to two places. */
export function percentOf({ segments, folds }: Scale, at: number): number {
  const stretch = [...segments, ...folds].find(({ from, to }) => at >= from && at <= to)
  if (!stretch) return at < (segments[0]?.from ?? 0) ? 0 : 100
  const { from, to, left, right } = stretch
  const share = to === from ? 0.5 : (at - from) / (to - from)
  return Math.round((left + share * (right - left)) * 100) / 100
}

/** The quiet spans worth folding: at least half an hour, far longer than is usual here, and a large part of what is left. */
function foldedOf(moments: readonly number[]): { from: number; to: number }[] {
  const spans = moments.flatMap((to, index) => {
    const from = moments[index - 1]
    return from !== undefined && to > from ? [{ from, to, length: to - from }] : []
  })
  const byLength = [...spans].sort((a, b) => b.length - a.length)
  const usual = byLength[Math.ceil((byLength.length - 1) / 2)]?.length ?? 0
  let left = spans.reduce((sum, { length }) => sum + length, 0)
  const folded: typeof spans = []
  for (const span of byLength.slice(0, MOST_FOLDS)) {
    if (spans.length < 2 || span.length < 30 * MINUTE || span.length < 6 * usual || span.length < left / 5) break
    folded.push(span)
    left -= span.length
  }
  return folded.sort((a, b) => a.from - b.from)
}

/** `whole` percent shared out by length, each with at least the least. */
function shares(lengths: number[], whole: number): number[] {
  const sum = lengths.reduce((all, length) => all + length, 0) || 1
  const widened = lengths.map((length) => Math.max((length / sum) * whole, LEAST_PERCENT))
  const wide = widened.reduce((all, width) => all + width, 0)
  return widened.map((width) => (width / wide) * whole)
}
