/** A heading as a key: "What went wrong?" → "what-went-wrong". Never empty. */
export function slugOf(title: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
  return slug || 'section'
}

/** The slug of a title, made different from those that are taken: "impact", "impact-2", … */
export function freeKey(title: string, taken: readonly string[]): string {
  const slug = slugOf(title)
  if (!taken.includes(slug)) return slug
  for (let n = 2; ; n++) if (!taken.includes(`${slug}-${n}`)) return `${slug}-${n}`
}

/** The ids with one moved past its neighbour; as they were where there is none. */
export function swapped(ids: string[], id: string, direction: 'up' | 'down'): string[] {
  const from = ids.indexOf(id)
  const to = direction === 'up' ? from - 1 : from + 1
  const neighbour = ids[to]
  if (from === -1 || neighbour === undefined) return ids
  const moved = [...ids]
  moved[from] = neighbour
  moved[to] = id
  return moved
}

/** All ids, those in `some` in their order there and every other one in its place: what an actor does not see stays where it is. */
export function reordered(all: string[], some: string[]): string[] {
  const next = some.values()
  return all.map((id) => (some.includes(id) ? (next.next().value ?? id) : id))
}
