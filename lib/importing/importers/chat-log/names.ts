/** Words before a colon that are labels of a report, and no person's name. */
const LABELS =
  /^(?:update|impact|status|note|summary|timeline|time|date|severity|root cause|cause|detection|resolution|resolved|mitigation|trigger|start(?:ed)?|end(?:ed)?|action|actions|lesson|lessons|incident|error|warning|info|debug|fix|details?|duration|services?|affected|https?|todo|ps|edit|step \d+|phase \d+)s?$/i

const NAME = /^[@~]?[\p{L}\p{N}+(][^<>:|\t]{0,58}$/u

/** Whether a few words may be somebody's name, a handle or a telephone number: no sentence, no label. */
export function isName(words: string): boolean {
  const name = words.trim()
  if (!NAME.test(name) || LABELS.test(name) || /[.!?;]\s|[.!?;,]$|[{}[\]=\\]/.test(name)) return false
  return name.split(/\s+/).length <= 6 && /\p{L}|^\+?[\d\s()-]{7,}$/u.test(name)
}

/** Whether each of the words is written as names are: with a capital, as a mark ("APP", "(she/her)"), or one handle alone. */
export function isCapitalised(words: string): boolean {
  const parts = words.trim().split(/\s+/)
  if (parts.length === 1) return true
  return parts.every((part) => /^[^\p{Ll}]/u.test(part) || /^(?:van|von|de|da|di|del|der|den|la|le|el|bin|al)$/.test(part))
}
