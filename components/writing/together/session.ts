import * as Y from 'yjs'
import type { Keeping } from './keeping'
import { type Cursor, type Opened, Refused, type Transport } from './transport'

/** What is typed within this time is sent together. */
const GATHER_MS = 25
/** What has not reached the server within this time is kept in the browser. */
const KEEP_MS = 250
/** "Saved" is said when a hand rests: at every key it would take turns with "saving". */
const CALM_MS = 500
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 8_000
/** Updates that wait are made one when there are so many. */
const MANY = 200

/** Always one of these is shown. */
export type Saving =
  /** Its content is not there yet; nothing can be typed. */
  | { kind: 'opening' }
  | { kind: 'saved'; at: number | null; isHeard: boolean }
  | { kind: 'saving' }
  /** `changes` are not on the server. `isKept`: they are in this browser's storage. */
  | { kind: 'unsaved'; why: string; changes: number; isKept: boolean }

interface Wishes {
  transport: Transport
  keeping: Keeping
  /** Called at every change of it. */
  onSaving: (saving: Saving) => void
  onCursor?: (cursor: Cursor & { name: string }) => void
}

const FROM_SERVER = 'server'
const FROM_BEFORE = 'kept before'

/**
 * One open editor of a section, as far as it knows no editor: a document, what of it the server has not got, and the way there.
 * Whatever breaks, what was typed is sent again until the server says that it has it; until then it is kept in the browser.
 */
export class Session {
  readonly doc = new Y.Doc()
  readonly text = this.doc.getText('body')
  private documentId: string | undefined
  /** Typed since `inFlight` was sent. */
  private pending: Uint8Array[] = []
  private inFlight: Uint8Array | undefined
  private typedAt = 0
  /** All that the server has not got was typed since then. */
  private waitingSince = 0
  private shown: Saving | undefined
  private calmTimer: ReturnType<typeof setTimeout> | undefined
  /** Of other pages of this browser that are no more. */
  private before: Uint8Array[] = []
  private changes = 0
  private savedAt: number | null = null
  private problem: string | undefined
  private isStuck = false
  private isHeard = false
  private isKept = false
  private hasKept = false
  private failures = 0
  private losses = 0
  private sendTimer: ReturnType<typeof setTimeout> | undefined
  private keepTimer: ReturnType<typeof setTimeout> | undefined
  private wake: (() => void) | undefined
  private readonly over = new AbortController()
  private stream = new AbortController()
  private isPaused = false

  constructor(private readonly wishes: Wishes) {
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === FROM_SERVER || origin === FROM_BEFORE) return
      this.changes++
      this.typedAt = Date.now()
      if (this.isSaved) this.waitingSince = this.typedAt
      this.isKept = false
      this.isStuck = false
      this.pending.push(update)
      if (this.pending.length > MANY) this.pending = [Y.mergeUpdates(this.pending)]
      this.keepSoon()
      this.sendSoon(GATHER_MS)
      this.show()
    })
    void this.listen()
  }

  get isReady(): boolean {
    return this.documentId !== undefined
  }

  get isSaved(): boolean {
    return this.pending.length === 0 && this.inFlight === undefined
  }

  point(cursor: Cursor): void {
    // A caret that is not seen is no loss.
    if (this.isHeard) this.wishes.transport.point(cursor).catch(() => {})
  }

  /** Tries at once what waits for its turn: the browser says that it is online. */
  poke(): void {
    this.wake?.()
    if (!this.isSaved) this.sendSoon(0)
  }

  /** Nobody looks at the page: it stops to listen, for a browser has few connections. What was typed goes on being sent. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused
    if (isPaused) {
      this.keep()
      this.stream.abort()
    } else this.wake?.()
  }

  /** Keeps at once what is not on the server; false where there is something that is kept nowhere. */
  keep(): boolean {
    clearTimeout(this.keepTimer)
    this.keepTimer = undefined
    const waiting = [...(this.inFlight ? [this.inFlight] : []), ...this.pending]
    if (this.documentId === undefined || (waiting.length === 0 && !this.hasKept)) return true
    this.hasKept = waiting.length > 0
    const isKept = this.wishes.keeping.write(this.documentId, waiting.length > 0 ? Y.mergeUpdates(waiting) : null)
    this.isKept = isKept && waiting.length > 0
    this.show()
    return waiting.length === 0 || isKept
  }

  /** Ends it when the server has everything, or `giveUpMs` from now: the rest is kept in the browser. */
  async leave(giveUpMs = 30_000): Promise<void> {
    this.stream.abort()
    const until = Date.now() + giveUpMs
    while (!this.isSaved && !this.over.signal.aborted && Date.now() < until) {
      this.sendSoon(0)
      await new Promise((resolve) => setTimeout(resolve, 200))
    }
    this.end()
  }

  /** Ends it now; what is not on the server is kept in the browser. */
  end(): void {
    this.keep()
    this.over.abort()
    this.stream.abort()
    clearTimeout(this.sendTimer)
    clearTimeout(this.calmTimer)
    this.wake?.()
    this.doc.destroy()
  }

  private async listen() {
    while (!this.over.signal.aborted) {
      if (!this.isPaused) await this.listenOnce()
      if (this.isPaused) await this.wait(3_600_000)
      else await this.wait(Math.min(FIRST_WAIT_MS * 2 ** this.losses++, LONGEST_WAIT_MS) * (0.5 + Math.random()))
    }
  }

  private async listenOnce() {
    this.stream = new AbortController()
    try {
      await this.wishes.transport.listen(
        {
          opened: (opened) => this.opened(opened),
          update: (update) => Y.applyUpdate(this.doc, update, FROM_SERVER),
          cursor: (cursor) => this.wishes.onCursor?.(cursor),
        },
        this.stream.signal,
      )
    } catch (error) {
      if (error instanceof Refused) this.refuse(error)
    }
    this.isHeard = false
    this.show()
  }

  private wait(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  private opened({ id, state, vector }: Opened) {
    if (this.documentId !== undefined && this.documentId !== id) {
      this.refuse(new Refused('this text was begun anew meanwhile; copy what you typed, then open the section again'))
      this.stream.abort()
      return
    }
    Y.applyUpdate(this.doc, state, FROM_SERVER)
    const isFirst = this.documentId === undefined
    this.documentId = id
    this.isHeard = true
    this.losses = 0
    this.problem = undefined
    if (isFirst) this.takeBefore(id)
    // Whatever the server has not got, or has no more (it was restored from a backup), is sent again.
    const missing = Y.encodeStateAsUpdate(this.doc, vector)
    if (Y.decodeUpdate(missing).structs.length > 0) this.pending.push(missing)
    if (!this.isSaved) this.sendSoon(0)
    this.show()
  }

  private takeBefore(documentId: string) {
    this.before = this.wishes.keeping.read(documentId)
    for (const update of this.before) {
      try {
        Y.applyUpdate(this.doc, update, FROM_BEFORE)
        this.pending.push(update)
        this.changes++
      } catch {
        // Not written by us; it is left where it is.
      }
    }
  }

  private sendSoon(ms: number) {
    if (this.inFlight || this.over.signal.aborted) return
    if (ms === 0) clearTimeout(this.sendTimer)
    else if (this.sendTimer !== undefined) return
    this.sendTimer = setTimeout(() => {
      this.sendTimer = undefined
      void this.send()
    }, ms)
  }

  /** One request after the other: what is typed meanwhile goes with the next. */
  private async send() {
    if (this.inFlight || !this.documentId || this.pending.length === 0 || this.isStuck) return
    const update = Y.mergeUpdates(this.pending)
    const changes = this.changes
    const sentAt = Date.now()
    this.inFlight = update
    this.pending = []
    this.show()
    try {
      const isTaken = await this.wishes.transport.push(this.documentId, update)
      this.inFlight = undefined
      if (isTaken) this.taken(changes, sentAt)
      else {
        this.failures++
        this.pending = [Y.encodeStateAsUpdate(this.doc)]
      }
    } catch (error) {
      this.inFlight = undefined
      this.pending.unshift(update)
      if (error instanceof Refused) this.refuse(error)
      else this.problem = 'the server cannot be reached'
      this.failures++
    }
    if (!this.isSaved)
      this.sendSoon(this.failures === 0 ? GATHER_MS : Math.min(FIRST_WAIT_MS * 2 ** this.failures, LONGEST_WAIT_MS))
    if (this.isSaved) this.keep()
    else this.keepSoon()
    this.show()
  }

  private taken(changes: number, sentAt: number) {
    this.changes -= changes
    this.waitingSince = sentAt
    this.failures = 0
    this.problem = undefined
    this.savedAt = Date.now()
    for (const update of this.before.splice(0)) this.wishes.keeping.forget(update)
  }

  /** What reaches the server in time is not written into the browser's storage first: that costs more than the key itself. */
  private keepSoon() {
    this.keepTimer ??= setTimeout(
      () => {
        this.keepTimer = undefined
        if (Date.now() - this.waitingSince < KEEP_MS) this.keepSoon()
        else this.keep()
      },
      Math.max(0, this.waitingSince + KEEP_MS - Date.now()),
    )
  }

  /** Refused is refused until something is typed, or they sign in: so it is said, and not tried again and again. */
  private refuse({ message, isSignedOut }: Refused) {
    this.problem = message
    this.isStuck = !isSignedOut
  }

  private show() {
    if (this.over.signal.aborted) return
    clearTimeout(this.calmTimer)
    const saving = this.saving()
    if (this.shown?.kind === 'saving') {
      const rest = this.typedAt + CALM_MS - Date.now()
      if (saving.kind === 'saving') return
      if (saving.kind === 'saved' && rest > 0) {
        this.calmTimer = setTimeout(() => this.show(), rest)
        return
      }
    }
    this.shown = saving
    this.wishes.onSaving(saving)
  }

  private saving(): Saving {
    const { changes, isKept, savedAt, isHeard, problem } = this
    if (!this.isReady && problem === undefined) return { kind: 'opening' }
    if (this.isSaved && this.isReady) return { kind: 'saved', at: savedAt, isHeard }
    if (problem !== undefined) return { kind: 'unsaved', why: problem, changes, isKept }
    return { kind: 'saving' }
  }
}
