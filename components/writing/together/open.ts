import { type Extension, Prec } from '@codemirror/state'
import { keymap } from '@codemirror/view'
import { yCollab, yUndoManagerKeymap } from 'y-codemirror.next'
import { UndoManager } from 'yjs'
import { keepInBrowser, keptSections } from './keeping'
import { peers } from './peers'
import { type Saving, Session } from './session'
import { httpTransport } from './transport'

export interface TogetherSetup {
  sectionId: string
  memberId: string
  onSaving: (saving: Saving) => void
  onNames: (names: string[]) => void
}

export interface Together {
  /** Its content, once it is there. */
  ready: Promise<string>
  /** What an editor of that content needs to be one of several; in the place of its own history. */
  extension: () => Extension
  /** Ends it when the server has everything. */
  leave: () => Promise<void>
}

/** Opens a section to write in it with others. */
export function openTogether({ sectionId, memberId, onSaving, onNames }: TogetherSetup): Together {
  let isThere = () => {}
  const there = new Promise<void>((resolve) => {
    isThere = resolve
  })
  let session: Session | undefined
  const onState = (saving: Saving) => {
    onSaving(saving)
    if (session?.isReady) isThere()
  }
  const browser = String(crypto.getRandomValues(new Uint32Array(1))[0])
  let carets: ReturnType<typeof peers> | undefined
  const opened = new Session({
    transport: httpTransport(`/api/together/${sectionId}`, browser),
    keeping: keepInBrowser(memberId, sectionId, browser),
    onSaving: onState,
    onCursor: (cursor) => carets?.heard(cursor),
  })
  session = opened
  carets = peers({ text: opened.text, browser, point: (cursor) => opened.point(cursor), onNames })
  const unwatch = watchPage(opened)
  return {
    ready: there.then(() => opened.text.toString()),
    extension: () => [
      yCollab(opened.text, null, { undoManager: new UndoManager(opened.text) }),
      Prec.high(keymap.of(yUndoManagerKeymap)),
      carets?.extension ?? [],
    ],
    async leave() {
      await opened.leave()
      unwatch()
    },
  }
}

/** Sends what is kept in this browser of sections that are open nowhere. */
export function sendKept(memberId: string): void {
  for (const sectionId of keptSections(memberId)) {
    const section = openTogether({ sectionId, memberId, onSaving: () => {}, onNames: () => {} })
    section.ready.then(() => section.leave())
  }
}

/** The page goes out of sight, comes back, is left, or has a network again. */
function watchPage(session: Session): () => void {
  const end = new AbortController()
  const { signal } = end
  const isHidden = () => session.pause(document.hidden)
  document.addEventListener('visibilitychange', isHidden, { signal })
  window.addEventListener('online', () => session.poke(), { signal })
  window.addEventListener('pagehide', () => session.keep(), { signal })
  window.addEventListener(
    'beforeunload',
    (event) => {
      session.keep()
      if (!session.isSaved) event.preventDefault()
    },
    { signal },
  )
  return () => end.abort()
}
