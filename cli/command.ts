/** One command of the command line. */
export interface Command {
  name: string
  /** What follows the name: "FILE… [--dry-run] [--json]". */
  usage: string
  /** One line of what it does. */
  summary: string
  /** The longer text of `nevermore help NAME`. */
  details?: string
  /** Takes what follows the name; gives the exit code. Throws Refusal for what the person must mend. */
  run(args: string[]): Promise<number>
}
