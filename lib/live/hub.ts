import { Limited } from '../platform/errors'
import { type Change, Listener } from '../platform/live/listener'
import { log } from '../platform/log'
import { settings } from '../platform/settings'
import { type News, newsOf, reaches } from './audience.store'
import { Rooms, type Writer } from './rooms'

/** A page that is looked at. */
export interface Follower {
  memberId: string
  sessionId: string
  topics: readonly string[]
  /** These topics are out of date. */
  tell(topics: readonly string[]): void
  /** The member signed out. */
  end(): void
}

/** Pages of one member, and of all, that are told at once by this process; whoever is refused asks now and then instead. */
const MOST_OF_MEMBER = 20
const MOST = 1_000
/** Changes that come together are judged together, and a page is told once. */
const GATHER_MS = 100

/** Everybody who follows something in this process, and the one connection that hears of changes. */
export class Hub {
  private readonly followers = new Set<Follower>()
  private readonly writers = new Map<Writer, string>()
  private readonly rooms = new Rooms()
  private listener: Listener | undefined
  private gathered: Change[] = []
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly databaseUrl: string) {}

  /** Follows until the function it returns is called. @throws Limited where there are too many */
  follow(follower: Follower): () => void {
    const own = [...this.followers].filter(({ memberId }) => memberId === follower.memberId).length
    if (own >= MOST_OF_MEMBER || this.followers.size >= MOST)
      throw new Limited('Too many pages are open at once to be told of changes.', 60)
    this.followers.add(follower)
    this.listen()
    return () => this.followers.delete(follower)
  }

  /** The same for an editor of a section that is open. @throws Limited where there are too many */
  write(writer: Writer, sessionId: string): () => void {
    const own = [...this.writers.keys()].filter(({ memberId }) => memberId === writer.memberId).length
    if (own >= MOST_OF_MEMBER || this.writers.size >= MOST) throw new Limited('Too many editors are open at once.', 60)
    this.writers.set(writer, sessionId)
    this.listen()
    const leave = this.rooms.enter(writer)
    return () => {
      this.writers.delete(writer)
      leave()
    }
  }

  async stop(): Promise<void> {
    clearTimeout(this.timer)
    await this.listener?.stop()
  }

  private listen() {
    this.listener ??= new Listener({
      url: this.databaseUrl,
      heard: (change) => this.gather(change),
      listening: () => {
        this.tellAll()
        this.rooms.lookEverywhere()
      },
    })
  }

  private gather(change: Change) {
    if (change.kind === 'session') {
      for (const follower of this.followers) if (change.ids.includes(follower.sessionId)) follower.end()
      for (const [writer, sessionId] of this.writers) if (change.ids.includes(sessionId)) writer.end()
      return
    }
    if (this.rooms.heard(change)) return
    if (this.followers.size === 0) return
    this.gathered.push(change)
    this.timer ??= setTimeout(() => this.judge(), GATHER_MS)
  }

  /** One batch after the other: what comes meanwhile is the next one, so a slow database gathers more and is asked no oftener. */
  private async judge() {
    const changes = this.gathered.splice(0)
    try {
      this.tell(await newsOf(changes))
    } catch (error) {
      // Who may know cannot be said now: each page asks for itself what it may see.
      log().warn({ err: error }, 'changes could not be judged')
      this.tellAll()
    }
    this.timer = this.gathered.length > 0 ? setTimeout(() => this.judge(), GATHER_MS) : undefined
  }

  private tell(news: readonly News[]) {
    for (const follower of this.followers) {
      const topics = follower.topics.filter((topic) =>
        news.some((one) => one.topic === topic && reaches(one.to, follower.memberId)),
      )
      if (topics.length > 0) follower.tell(topics)
    }
  }

  /** Says nothing of what happened, only that something may have. */
  private tellAll() {
    for (const follower of this.followers) follower.tell(follower.topics)
  }
}

const store = globalThis as typeof globalThis & { nevermoreHub?: Hub }

/** The hub of this process: one, however often this file is bundled. */
export function hub(): Hub {
  store.nevermoreHub ??= new Hub(settings().databaseUrl ?? '')
  return store.nevermoreHub
}
