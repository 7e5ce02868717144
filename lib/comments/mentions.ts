interface Named {
  id: string
  name: string
}

/** The members whom a text names as `@Name`, whatever the case; of two whose names begin alike the longer one is meant. */
export function mentionedIn(text: string, members: readonly Named[]): string[] {
  const byLength = [...members].sort((a, b) => b.name.length - a.name.length)
  const rest = text.toLowerCase()
  const ids = new Set<string>()
  for (let at = rest.indexOf('@'); at !== -1; at = rest.indexOf('@', at + 1)) {
    // An address of mail names nobody.
    if (/[\p{L}\p{N}]/u.test(rest[at - 1] ?? '')) continue
    const meant = byLength.find(({ name }) => {
      const end = at + 1 + name.length
      return rest.slice(at + 1, end) === name.toLowerCase() && !/[\p{L}\p{N}]/u.test(rest[end] ?? '')
    })
    if (meant) ids.add(meant.id)
  }
  return [...ids]
}
