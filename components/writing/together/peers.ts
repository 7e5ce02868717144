import { type Extension, StateEffect } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate, WidgetType } from '@codemirror/view'
import * as Y from 'yjs'
import { base64Of, bytesOf, type Cursor } from './transport'

export type PeerCursor = Cursor & { name: string }

interface Peer extends PeerCursor {
  heardAt: number
}

/** A caret is told at most so often (it moves by itself with what is typed at it) … */
const TELL_MS = 150
const TYPING_MS = 1_000
/** … and again while it stands still, so that who opens later sees it; … */
const AGAIN_MS = 8_000
/** … and one that was not heard of for so long is gone. */
const GONE_MS = 20_000
const TONES = 6

const moved = StateEffect.define<null>()

interface Wishes {
  text: Y.Text
  browser: string
  point: (cursor: Cursor) => void
  /** Names of those who write here too, each once. */
  onNames: (names: string[]) => void
}

/** Where the others' carets are, told to each other. */
export function peers({ text, browser, point, onNames }: Wishes): { extension: Extension; heard: (cursor: PeerCursor) => void } {
  const all = new Map<string, Peer>()
  let view: EditorView | undefined
  let names = ''
  const show = () => {
    const now = [...new Set([...all.values()].map(({ name }) => name))].sort()
    if (now.join('\n') !== names) onNames(now)
    names = now.join('\n')
    view?.dispatch({ effects: moved.of(null) })
  }
  const heard = (cursor: PeerCursor) => {
    if (cursor.browser === browser) return
    if (cursor.head === null) all.delete(cursor.browser)
    else all.set(cursor.browser, { ...cursor, heardAt: Date.now() })
    show()
  }
  const plugin = ViewPlugin.fromClass(
    class {
      decorations: DecorationSet = Decoration.none
      private timer: ReturnType<typeof setTimeout> | undefined
      private told = ''
      private readonly again = setInterval(() => this.beat(), AGAIN_MS)
      constructor(private readonly own: EditorView) {
        view = own
        this.tellSoon()
      }
      update(update: ViewUpdate) {
        const { docChanged, selectionSet, focusChanged, transactions } = update
        if (docChanged) this.tellSoon(TYPING_MS)
        else if (selectionSet || focusChanged) this.tellSoon()
        if (docChanged || transactions.some(({ effects }) => effects.some((effect) => effect.is(moved))))
          this.decorations = decorate([...all.values()], text, update.state.doc.length)
      }
      destroy() {
        clearTimeout(this.timer)
        clearInterval(this.again)
        view = undefined
        point({ browser, anchor: null, head: null })
      }
      private beat() {
        const gone = [...all.values()].filter(({ heardAt }) => Date.now() - heardAt > GONE_MS)
        for (const peer of gone) all.delete(peer.browser)
        if (gone.length > 0) show()
        this.told = ''
        if (this.own.hasFocus) this.tellSoon()
      }
      private tellSoon(ms = TELL_MS) {
        this.timer ??= setTimeout(() => {
          this.timer = undefined
          const { anchor, head } = this.own.state.selection.main
          const at = (index: number) => (this.own.hasFocus ? positionAt(text, index) : null)
          const cursor = { browser, anchor: at(anchor), head: at(head) }
          const told = `${cursor.anchor} ${cursor.head}`
          if (told !== this.told) point(cursor)
          this.told = told
        }, ms)
      }
    },
    { decorations: ({ decorations }) => decorations },
  )
  return { extension: [plugin, theme], heard }
}

/** Before the character that follows: so it goes along with what is typed there, and need not be told at each key. */
const positionAt = (text: Y.Text, index: number): string =>
  base64Of(Y.encodeRelativePosition(Y.createRelativePositionFromTypeIndex(text, Math.min(index, text.length))))

/** Null where it is no place of this text: anything can come from another browser. */
function indexOf(text: Y.Text, position: string | null, length: number): number | null {
  if (position === null || !text.doc) return null
  try {
    const found = Y.createAbsolutePositionFromRelativePosition(Y.decodeRelativePosition(bytesOf(position)), text.doc)
    return found?.type === text ? Math.min(found.index, length) : null
  } catch {
    return null
  }
}

function decorate(all: readonly Peer[], text: Y.Text, length: number): DecorationSet {
  const ranges = all.flatMap(({ browser, name, anchor, head }) => {
    const [from, to] = [indexOf(text, anchor, length), indexOf(text, head, length)]
    if (from === null || to === null) return []
    const tone = Number(BigInt(browser) % BigInt(TONES))
    const caret = Decoration.widget({ widget: new Caret(name, tone), side: 1 }).range(to)
    if (from === to) return [caret]
    const mark = Decoration.mark({ class: `cm-peerSelection cm-peer-${tone}` })
    return [mark.range(Math.min(from, to), Math.max(from, to)), caret]
  })
  return Decoration.set(ranges, true)
}

class Caret extends WidgetType {
  constructor(
    private readonly name: string,
    private readonly tone: number,
  ) {
    super()
  }
  override eq(other: Caret) {
    return other.name === this.name && other.tone === this.tone
  }
  toDOM() {
    const caret = document.createElement('span')
    caret.className = `cm-peer cm-peer-${this.tone}`
    caret.setAttribute('aria-hidden', 'true')
    const label = document.createElement('span')
    label.className = 'cm-peerName'
    label.textContent = this.name
    caret.append('\u2060', label, '\u2060')
    return caret
  }
  override ignoreEvent() {
    return true
  }
}

/** Colours of people mean nothing but that they differ; the name stands beside it. */
const COLOURS = ['#9a2a5f', '#1f6a8a', '#4f6a14', '#7a3fb0', '#94501a', '#1d6f63']
const PALE = ['#ff9ec7', '#8fd3f2', '#c3df85', '#d3b0ff', '#ffc08a', '#86e0d0']

const theme = EditorView.theme({
  ...Object.fromEntries(
    COLOURS.map((dark, tone) => [`.cm-peer-${tone}`, { '--tone': `light-dark(${dark}, ${PALE[tone] ?? dark})` }]),
  ),
  '.cm-peer': { position: 'relative', borderLeft: '2px solid var(--tone)', marginLeft: '-1px', marginRight: '-1px' },
  '.cm-peerName': {
    position: 'absolute',
    top: '-15px',
    left: '-2px',
    padding: '0 5px',
    borderRadius: '3px 3px 3px 0',
    background: 'var(--tone)',
    color: 'light-dark(#ffffff, #14161a)',
    font: '500 11px / 15px var(--ui)',
    whiteSpace: 'nowrap',
    pointerEvents: 'none',
    userSelect: 'none',
    zIndex: '5',
  },
  '.cm-line:first-child .cm-peerName': { top: '22px', borderRadius: '0 3px 3px 3px' },
  '.cm-peerSelection': { background: 'color-mix(in srgb, var(--tone) 22%, transparent)' },
})
