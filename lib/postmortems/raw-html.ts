/** Tags that only shape text. They stay HTML where somebody wrote them; all other HTML is shown as it was typed. */
const HARMLESS = new Set(
  [
    'details summary br hr wbr p div span center blockquote q cite',
    'b i u s em strong small mark del ins sub sup kbd code samp var abbr dfn',
    'ul ol li dl dt dd table caption thead tbody tfoot tr th td ruby rt rp',
  ]
    .join(' ')
    .split(' '),
)
const VOID = new Set(['br', 'hr', 'wbr'])

const TOKEN = /<!--(?<comment>[\s\S]*?)-->|<(?<close>\/?)(?<name>[a-z][a-z0-9]*)(?<rest>[^<>]*)>|[<>]/gi
const HARMLESS_ATTRIBUTES = /^(\s+open(="")?|\s+align="?(left|center|right)"?)*\s*\/?$/i

/**
 * Whether pieces of HTML that stand side by side may stay as they are: only harmless tags, each closed among them, no attribute
 * that does anything, no comment that a reader of HTML could end elsewhere. Then nothing of them reaches beyond their place.
 */
export function isHarmless(pieces: string[]): boolean {
  const open: string[] = []
  for (const piece of pieces) {
    for (const { groups = {} } of piece.matchAll(TOKEN)) {
      if (groups.comment !== undefined) {
        if (/^-?>|--|-$|<!/.test(groups.comment)) return false
        continue
      }
      const name = groups.name?.toLowerCase()
      if (!name || !HARMLESS.has(name) || !HARMLESS_ATTRIBUTES.test(groups.rest ?? '')) return false
      if (VOID.has(name)) continue
      if (!groups.close) open.push(name)
      else if (open.pop() !== name) return false
    }
  }
  return open.length === 0
}
