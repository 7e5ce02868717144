/** Puts what would lie over each other together: in order of `percent`, a group for each stretch of `least` percent. */
export function grouped<T extends { percent: number }>(items: readonly T[], least: number): [T, ...T[]][] {
  const groups: [T, ...T[]][] = []
  for (const item of [...items].sort((a, b) => a.percent - b.percent)) {
    const last = groups.at(-1)
    if (last && item.percent - last[0].percent < least) last.push(item)
    else groups.push([item])
  }
  return groups
}

/** The lowest row for each stretch in which it lies over none of those before it; where there are `most` rows, the last takes the rest. */
export function rowsOf(stretches: readonly { left: number; right: number }[], most = Number.POSITIVE_INFINITY): number[] {
  const rows: { left: number; right: number }[][] = []
  return stretches.map((stretch) => {
    const free = rows.findIndex((row) => row.every(({ left, right }) => stretch.left >= right || stretch.right <= left))
    const row = Math.min(free === -1 ? rows.length : free, most - 1)
    rows[row] = [...(rows[row] ?? []), stretch]
    return row
  })
}
