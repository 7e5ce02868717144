/** A link that shows what an entry says: a dashboard, a log, a message. */
export interface Evidence {
  /** http or https. */
  address: string
  /** What it is called; empty where the address is to say that itself. */
  words: string
}

/**
 * The text of an entry with a link in a list at its end. Evidence stands in the text and nowhere else: so it is seen, edited, searched,
 * exported and read back as every other word is.
 */
export function withEvidence(text: string, { address, words }: Evidence): string {
  const { href } = new URL(address)
  const said = words.trim().replace(/\s+/g, ' ')
  const link =
    said === '' ? `<${href}>` : `[${said.replace(/[!-/:-@[-`{-~]/g, '\\$&')}](<${href.replace(/[<>]/g, encodeURIComponent)}>)`
  const body = text.trimEnd()
  const isListed = /^- (?:\[.*\]\(<\S+>\)|<https?:\S+>)$/.test(body.split('\n').at(-1) ?? '')
  return `${body}${isListed ? '\n' : '\n\n'}- ${link}`
}
