/** What a text of an incident can name: its people, and its timeline as Markdown. Answered by app/incidents/[number]/nearby. */
export interface Nearby {
  members: string[]
  excerpt: string
}

const NOTHING: Nearby = { members: [], excerpt: '' }

/** Asks for it. What cannot be had is not offered. */
export const fetchNearby = (number: string): Promise<Nearby> =>
  ask<Nearby>(`/incidents/${encodeURIComponent(number)}/nearby`).then((nearby) => nearby ?? NOTHING)

/** What an address of ours answers as JSON; null where it does not. */
export async function ask<T>(address: string): Promise<T | null> {
  try {
    const answer = await fetch(address)
    return answer.ok ? ((await answer.json()) as T) : null
  } catch {
    return null
  }
}
