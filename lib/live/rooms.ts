import type { Change } from '../platform/live/listener'
import { log } from '../platform/log'
import { reaches } from './audience.store'
import { sectionNow, updatesAfter, type WhoMay } from './rooms.store'

/** A browser that has a section open to write in it. */
export interface Writer {
  memberId: string
  sectionId: string
  /** The number of the last update it was given. */
  seq: number
  /** What others typed, as an update of Yjs. */
  update(update: Uint8Array): void
  /** Where somebody else's caret is: JSON. */
  cursor(cursor: string): void
  end(): void
}

/** Who writes in which section in this process. They are told at once, and only while they may see it. */
export class Rooms {
  private readonly rooms = new Map<string, Room>()

  enter(writer: Writer): () => void {
    const room = this.rooms.get(writer.sectionId) ?? new Room(writer.sectionId)
    this.rooms.set(writer.sectionId, room)
    room.writers.add(writer)
    // What was written between the answer that it began with and now.
    room.look()
    return () => {
      room.writers.delete(writer)
      if (room.writers.size === 0) this.rooms.delete(writer.sectionId)
    }
  }

  /** True where a change is about what is written together alone. */
  heard({ kind, ids: [id = '', text = ''] }: Change): boolean {
    if (kind === 'section' || kind === 'section_hidden') this.rooms.get(id)?.look()
    else if (kind === 'cursor') this.rooms.get(id)?.point(Buffer.from(text, 'base64url').toString())
    else {
      // The incident may have become private, or lost one of its people.
      if (kind === 'incident') for (const room of this.rooms.values()) room.look()
      return false
    }
    return true
  }

  /** Whatever happened before was not heard. */
  lookEverywhere(): void {
    for (const room of this.rooms.values()) room.look()
  }
}

class Room {
  readonly writers = new Set<Writer>()
  private may: Promise<WhoMay> | undefined
  private looking: Promise<void> | undefined
  private isOld = false

  constructor(private readonly sectionId: string) {}

  /** One look after the other; what comes meanwhile is one more. */
  look(): void {
    this.isOld = true
    this.may = undefined
    this.looking ??= this.lookOn().finally(() => {
      this.looking = undefined
    })
  }

  private async lookOn() {
    while (this.isOld) {
      this.isOld = false
      try {
        await this.tell()
      } catch (error) {
        // Each of them asks again, and is judged then.
        log().warn({ err: error }, 'who writes together could not be told')
        for (const writer of [...this.writers]) writer.end()
      }
    }
  }

  private async tell() {
    if (this.writers.size === 0) return
    const from = Math.min(...[...this.writers].map(({ seq }) => seq))
    const updates = await updatesAfter(this.sectionId, from)
    // Who may know of it is asked after it was read: so nothing is told that was written after the section was hidden from somebody.
    this.may = undefined
    const writers = await this.allowed()
    for (const writer of writers) {
      for (const { seq, update } of updates) {
        if (seq <= writer.seq) continue
        // Something between was folded away: it begins anew with all of it.
        if (seq !== writer.seq + 1) {
          writer.end()
          break
        }
        writer.seq = seq
        writer.update(update)
      }
    }
  }

  async point(cursor: string) {
    try {
      for (const writer of await this.allowed()) writer.cursor(cursor)
    } catch (error) {
      log().warn({ err: error }, 'a caret could not be shown')
    }
  }

  /** Those who may still see the section; the others are sent away. */
  private async allowed(): Promise<Writer[]> {
    this.may ??= sectionNow(this.sectionId)
    const may = await this.may
    const all = [...this.writers]
    const allowed = may === null ? [] : all.filter(({ memberId }) => reaches(may, memberId))
    for (const writer of all) if (!allowed.includes(writer)) writer.end()
    return allowed
  }
}
