import type { Completion } from '@codemirror/autocomplete'
import { type EditorState, type Extension, Prec, StateEffect, StateField } from '@codemirror/state'
import { type EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view'
import { TURNS, type Turn, turnAddress } from '@/components/selection/turn-address'

/** Where a passage goes; in a window of its own, because what is written here is not saved yet. */
export interface Turning {
  /** Of the incident: "/incidents/12" */
  path: string
  /** The key of the section that is written; null where that is not known. */
  from: string | null
}

const toggle = StateEffect.define<boolean>()

/** Mod-/ on a selection offers to make an entry, a cause or an action of it. */
export function turning(where: Turning): Extension {
  const offered = StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, { effects, state, docChanged, selection }) {
      for (const effect of effects) if (effect.is(toggle)) return effect.value ? tooltipAt(state, where) : null
      return docChanged || selection ? null : tooltip
    },
    provide: (field) => showTooltip.from(field),
  })
  const offer = (view: EditorView): boolean => {
    if (view.state.selection.main.empty) return false
    view.dispatch({ effects: toggle.of(true) })
    requestAnimationFrame(() => view.dom.querySelector<HTMLElement>('.cm-turn a')?.focus())
    return true
  }
  const leave = (view: EditorView): boolean => {
    if (!view.state.field(offered)) return false
    view.dispatch({ effects: toggle.of(false) })
    return true
  }
  return [
    offered,
    Prec.high(
      keymap.of([
        { key: 'Mod-/', run: offer },
        { key: 'Escape', run: leave },
      ]),
    ),
  ]
}

function tooltipAt(state: EditorState, where: Turning): Tooltip {
  const { from, to, head } = state.selection.main
  return {
    pos: head,
    create: (view) => ({ dom: menuOf(view, state.sliceDoc(from, to), where) }),
  }
}

function menuOf(view: EditorView, text: string, where: Turning): HTMLElement {
  const dom = document.createElement('div')
  dom.className = 'cm-turn'
  dom.setAttribute('role', 'toolbar')
  dom.setAttribute('aria-label', 'Make of the selected words')
  for (const { kind, label } of TURNS) {
    const link = document.createElement('a')
    Object.assign(link, { href: turnAddress(where.path, kind, text, where), target: '_blank', textContent: label })
    dom.append(link)
  }
  dom.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    view.dispatch({ effects: toggle.of(false) })
    view.focus()
  })
  return dom
}

/** `/cause` and the like on a line of its own: of the paragraph above it. */
export const turnBlocks = ({ path, from }: Turning): Completion[] =>
  TURNS.map(({ kind, label }) => ({
    label: `/${kind}`,
    detail: `${label.toLowerCase()} from the paragraph above`,
    apply: (view: EditorView, _completion: Completion, start: number, end: number) => {
      view.dispatch({ changes: { from: start, to: end }, userEvent: 'delete' })
      open(path, kind, paragraphAbove(view.state, start), from)
    },
  }))

const open = (path: string, kind: Turn, text: string, from: string | null) =>
  window.open(turnAddress(path, kind, text, { from }), '_blank')

/** The lines above a place up to an empty one, as they stand; empty lines right above it are passed over. */
export function paragraphAbove(state: EditorState, at: number): string {
  const lines: string[] = []
  for (let number = state.doc.lineAt(at).number - 1; number >= 1; number -= 1) {
    const { text } = state.doc.line(number)
    if (text.trim() !== '') lines.unshift(text)
    else if (lines.length > 0) break
  }
  return lines.join('\n')
}
