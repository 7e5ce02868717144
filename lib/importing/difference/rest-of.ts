/**
 * Which of a list must be moved to bring it into order, so that as little as can be is moved: what is not in the heaviest rising
 * run. Answers their places.
 */
export function restOf(list: readonly { rank: number; weight: number }[]): Set<number> {
  const runs: { weight: number; from: number }[] = []
  for (const [at, { rank, weight }] of list.entries()) {
    let [from, best] = [-1, 0]
    for (let before = 0; before < at; before++) {
      const run = runs[before]
      if (run && (list[before]?.rank ?? 0) < rank && run.weight > best) [from, best] = [before, run.weight]
    }
    runs.push({ weight: best + weight, from })
  }
  const rest = new Set(list.keys())
  const heaviest = runs.reduce((best, { weight }, at) => (weight > (runs[best]?.weight ?? 0) ? at : best), 0)
  for (let at = runs.length > 0 ? heaviest : -1; at >= 0; at = runs[at]?.from ?? -1) rest.delete(at)
  return rest
}
