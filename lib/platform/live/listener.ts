import pg from 'pg'
import { log } from '../log'

/** Rows of one kind that were written: "action", "check", … */
export interface Change {
  kind: string
  ids: string[]
}

interface Wishes {
  url: string
  heard(change: Change): void
  /** It listens, for the first time or again: whatever happened before was not heard. */
  listening(): void
}

const CHANNEL = 'nevermore'
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 15_000
/** A connection that broke without a word (a cable, a sleeping machine) is found out by asking. */
const ASK_EVERY_MS = 20_000
const ANSWER_WITHIN_MS = 5_000

/**
 * Hears what the database tells of its changes (prisma/migrations/*_live_changes), on one connection of its own: a pool would
 * hand it to somebody else. A connection that is lost is made anew, after a wait that doubles each time.
 */
export class Listener {
  private client: pg.Client | undefined
  private timer: NodeJS.Timeout | undefined
  private losses = 0
  private isOver = false

  constructor(private readonly wishes: Wishes) {
    void this.connect()
  }

  async stop(): Promise<void> {
    this.isOver = true
    clearTimeout(this.timer)
    await this.client?.end().catch(() => {})
  }

  private async connect() {
    const client = new pg.Client({
      connectionString: this.wishes.url,
      connectionTimeoutMillis: ANSWER_WITHIN_MS,
      query_timeout: ANSWER_WITHIN_MS,
      keepAlive: true,
      application_name: 'nevermore live',
    })
    this.client = client
    let isLost = false
    const lost = (error?: Error) => {
      if (isLost) return
      isLost = true
      this.lose(client, error)
    }
    client.on('error', lost)
    client.on('end', () => lost())
    client.on('notification', ({ payload = '' }) => {
      const [kind = '', ...ids] = payload.split(' ')
      this.wishes.heard({ kind, ids })
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
      if (isLost) return
      this.losses = 0
      this.ask(client, lost)
      this.wishes.listening()
    } catch (error) {
      lost(error instanceof Error ? error : new Error(String(error)))
    }
  }

  private ask(client: pg.Client, lost: (error: Error) => void) {
    this.timer = setTimeout(() => {
      client.query('SELECT 1').then(() => !this.isOver && this.client === client && this.ask(client, lost), lost)
    }, ASK_EVERY_MS).unref()
  }

  private lose(client: pg.Client, error?: Error) {
    clearTimeout(this.timer)
    client.end().catch(() => {})
    if (this.isOver) return
    // Told once an outage: the log would drown in it otherwise.
    if (this.losses === 0) log().warn({ err: error }, 'the database is not heard; pages are told of changes later')
    const waitMs = Math.min(FIRST_WAIT_MS * 2 ** this.losses++, LONGEST_WAIT_MS) * (0.75 + Math.random() / 2)
    this.timer = setTimeout(() => this.connect(), waitMs).unref()
  }
}
