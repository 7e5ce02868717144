/**
 * Works on several items at once and answers in their order. `work` must not reject. Items are taken as they are needed, so that
 * whoever makes them may stop.
 */
export async function* inOrder<Item, Answer>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Answer>,
): AsyncGenerator<Answer> {
  const running: Promise<Answer>[] = []
  for (const item of items) {
    running.push(work(item))
    if (running.length < atOnce) continue
    const first = running.shift()
    if (first) yield await first
  }
  for (const one of running) yield await one
}
