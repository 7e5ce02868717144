import { autocompletion, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { markdown, markdownKeymap, markdownLanguage } from '@codemirror/lang-markdown'
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search'
import { EditorSelection, EditorState, type Extension, Prec } from '@codemirror/state'
import { EditorView, keymap, placeholder } from '@codemirror/view'
import { completions } from './completions'
import { formatKeys } from './format-keys'
import { listKeys } from './list-keys'
import { look } from './look'
import type { Nearby } from './nearby'
import { pasting } from './pasting'
import { tableKeys } from './table-keys'
import { type Turning, turnBlocks, turning } from './turning'
import { verbatimLines } from './verbatim-lines'

export interface EditorSetup {
  /** What is edited: unless it is written together it keeps the text at every moment, so that the form and its draft are one. */
  area: HTMLTextAreaElement
  /** Where the editor stands. */
  place: HTMLElement
  /** What can be named in the text. */
  nearby: () => Promise<Nearby>
  /** Where passages go that become an entry, a cause or an action; null where there is no incident. */
  turn: Turning | null
  onFiles: (files: readonly File[]) => void
  /** Called at each change. The text is put together only where somebody asks for it. */
  onText: (text: () => string) => void
  /** Where others write too: the text as it stands, and what keeps theirs and ours one. */
  together?: { text: string; extension: Extension }
}

export interface OpenEditor {
  /** Puts Markdown where the caret is. */
  insert: (markdown: string) => void
  close: () => void
}

/** Puts an editor in the place of a text area. The caret, and the keyboard where it was there, go along. */
export function openEditor({ area, place, nearby, turn, onFiles, onText, together }: EditorSetup): OpenEditor {
  const hadFocus = document.activeElement === area
  // Typed into the page before its scripts arrived.
  const early = together?.text === area.defaultValue && area.value !== area.defaultValue ? area.value : null
  if (together) area.value = together.text
  const view = new EditorView({
    parent: place,
    state: EditorState.create({
      doc: area.value,
      selection: EditorSelection.range(area.selectionStart, area.selectionEnd),
      extensions: [
        together?.extension ?? [history(), keymap.of(historyKeymap)],
        EditorView.lineWrapping,
        EditorState.tabSize.of(4),
        markdown({ base: markdownLanguage, addKeymap: false, completeHTMLTags: false, pasteURLAsLink: false }),
        autocompletion({ override: completions(nearby, turn ? turnBlocks(turn) : []), icons: false }),
        turn ? turning(turn) : [],
        search({ top: true }),
        EditorState.phrases.of(FINDING),
        highlightSelectionMatches({ minSelectionLength: 3 }),
        placeholder(area.placeholder),
        // The first Escape lets Tab leave; pressed again it is the form's.
        keymap.of([...tableKeys, ...listKeys, ...formatKeys, ...markdownKeymap, ...completionKeymap, ...searchKeymap]),
        Prec.low(keymap.of([{ key: 'Escape', run: letTabLeave }])),
        keymap.of(defaultKeymap.filter(({ key }) => key !== 'Mod-Enter')),
        pasting(onFiles),
        look(),
        verbatimLines,
        EditorView.contentAttributes.of(labelOf(area)),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          // What is written together is not sent by the form around.
          if (!together) {
            area.value = update.state.doc.toString()
            area.dispatchEvent(new Event('input', { bubbles: true }))
          }
          onText(() => view.state.doc.toString())
        }),
      ],
    }),
  })
  if (early !== null) view.dispatch({ changes: { from: 0, to: view.state.doc.length, insert: early } })
  // The label points at the area, which is not to be seen any more.
  const pass = () => view.focus()
  const labels = [...(area.labels ?? [])]
  for (const label of labels) label.addEventListener('click', pass)
  if (hadFocus) view.focus()
  onText(() => view.state.doc.toString())
  return {
    insert: (markdown) => insertAt(view, markdown),
    close: () => {
      for (const label of labels) label.removeEventListener('click', pass)
      view.destroy()
    },
  }
}

/** The words of the panel that finds, as buttons are worded here. */
const FINDING = {
  next: 'Next',
  previous: 'Previous',
  all: 'Select all',
  'match case': 'Match case',
  regexp: 'Regular expression',
  'by word': 'Whole words',
  replace: 'Replace',
  'replace all': 'Replace all',
  Replace: 'Replace with',
}

let leaveUntil = 0
const LEAVING_MS = 3_000

function letTabLeave(view: EditorView): boolean {
  if (Date.now() < leaveUntil) return false
  leaveUntil = Date.now() + LEAVING_MS
  view.setTabFocusMode(LEAVING_MS)
  return true
}

function insertAt(view: EditorView, markdown: string): void {
  const { from } = view.state.selection.main
  const before = view.state.sliceDoc(Math.max(0, from - 1), from)
  const gap = before === '' || /\s/.test(before) ? '' : ' '
  view.dispatch(view.state.replaceSelection(gap + markdown), { scrollIntoView: true, userEvent: 'input.paste' })
}

const labelOf = (area: HTMLTextAreaElement): Record<string, string> => ({
  'aria-label': area.labels?.[0]?.textContent ?? area.getAttribute('aria-label') ?? 'Text',
  ...(area.getAttribute('aria-describedby') && { 'aria-describedby': area.getAttribute('aria-describedby') ?? '' }),
  spellcheck: 'true',
  autocorrect: 'on',
  autocapitalize: 'sentences',
})
