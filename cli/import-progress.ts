export type Outcome = 'understood' | 'imported' | 'same' | 'changed' | 'none' | 'failed'

const WORDS: Record<Outcome, string> = {
  understood: 'understood',
  imported: 'imported',
  same: 'same as before',
  changed: 'changed',
  none: 'without an incident',
  failed: 'failed',
}

const ERASE_LINE = '\r\x1b[K'

/** Counts what became of each file; on a terminal the counts stand below the results while they come. */
export class ImportProgress {
  readonly counts: Record<Outcome, number> = { understood: 0, imported: 0, same: 0, changed: 0, none: 0, failed: 0 }
  private done = 0
  private readonly isLive = process.stderr.isTTY === true

  constructor(private total: number) {
    this.draw()
  }

  count(outcome: Outcome): void {
    this.counts[outcome]++
    this.done++
    this.draw()
  }

  /** A file that turned out not to be meant. */
  skip(): void {
    this.total--
    this.draw()
  }

  /** Makes room for a line of results. */
  clear(): void {
    if (this.isLive) process.stderr.write(ERASE_LINE)
  }

  say(line: string): void {
    this.clear()
    console.error(line)
    this.draw()
  }

  end(): void {
    this.clear()
    const of =
      this.done < this.total ? `${this.done} of ${this.total} files` : `${this.done} ${this.done === 1 ? 'file' : 'files'}`
    console.error(`${of}: ${this.words() || 'nothing to read'}.`)
    if (this.done < this.total) console.error('Stopped. The same command again goes on with the rest.')
  }

  private draw(): void {
    if (!this.isLive) return
    const line = `${this.done} of ${this.total} files: ${this.words() || 'reading'}`
    process.stderr.write(ERASE_LINE + line.slice(0, Math.max(20, (process.stderr.columns ?? 80) - 1)))
  }

  private words(): string {
    const counted = (Object.keys(WORDS) as Outcome[]).filter((outcome) => this.counts[outcome] > 0)
    return counted.map((outcome) => `${this.counts[outcome]} ${WORDS[outcome]}`).join(', ')
  }
}
