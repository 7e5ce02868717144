/** What is held stands somewhere in the hand; -1 once it was let go. */
export interface Held {
  place: number
}

/**
 * What a worker holds, in no order. Not a Set: whenever that grows or shrinks it leaves a table behind which names all that were in
 * it and the table that follows, and V8's cheap collections keep whatever an old table names. Every look then outlived them.
 */
export class Hand<One extends Held> {
  private readonly all: One[] = []

  get size(): number {
    return this.all.length
  }

  add(one: One): void {
    one.place = this.all.push(one) - 1
  }

  has(one: One): boolean {
    return one.place >= 0
  }

  letGo(one: One): void {
    const last = this.has(one) ? this.all.pop() : undefined
    if (last === undefined) return
    if (last !== one) {
      this.all[one.place] = last
      last.place = one.place
    }
    one.place = -1
  }

  list(): One[] {
    return [...this.all]
  }
}
