/** One line of a benchmark's table. The floor is the line without a ratio that the others are measured against. */
export interface Row {
  what: string
  /** Milliseconds; of several rounds the median. */
  ms: number
  /** The floor's name in the same table; the floor itself has none. */
  against?: string
  note?: string
}

/** Prints a benchmark as a table: times, and what each is of its floor. */
export function printTable(title: string, rows: Row[]): void {
  const floors = new Map(rows.map((row) => [row.what, row.ms]))
  const cells = rows.map(({ what, ms, against, note = '' }) => {
    const floor = against === undefined ? undefined : floors.get(against)
    return [what, `${ms.toFixed(ms < 10 ? 2 : 1)} ms`, floor === undefined ? '' : `${(ms / floor).toFixed(2)} ×`, note]
  })
  const widths = [0, 1, 2].map((column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)))
  console.log(`\n${title}`)
  for (const [what = '', ms = '', ratio = '', note = ''] of cells) {
    const columns = [what.padEnd(widths[0] ?? 0), ms.padStart(widths[1] ?? 0), ratio.padStart(widths[2] ?? 0), note]
    console.log(`  ${columns.join('  ')}`.trimEnd())
  }
}

/** Milliseconds of the middle one of `rounds` runs, after a few that warm up. */
export async function median(rounds: number, work: () => unknown): Promise<number> {
  for (let round = 0; round < Math.min(3, rounds); round++) await work()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const started = performance.now()
    await work()
    times.push(performance.now() - started)
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0
}
