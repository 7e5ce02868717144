import { syntaxTree } from '@codemirror/language'
import { type Extension, RangeSetBuilder } from '@codemirror/state'
import { Decoration, type DecorationSet, EditorView, ViewPlugin, type ViewUpdate } from '@codemirror/view'

const LINE = Decoration.line({ class: 'cm-verbatim' })
const VERBATIM = new Set(['Table', 'FencedCode', 'CodeBlock'])

/** Tables and code in letters of one width: only so do bars stand under bars. */
export const verbatimLines: Extension = [
  ViewPlugin.fromClass(
    class {
      lines: DecorationSet
      constructor(view: EditorView) {
        this.lines = find(view)
      }
      update({ view, docChanged, viewportChanged, startState, state }: ViewUpdate) {
        if (docChanged || viewportChanged || syntaxTree(startState) !== syntaxTree(state)) this.lines = find(view)
      }
    },
    { decorations: ({ lines }) => lines },
  ),
  EditorView.theme({ '.cm-verbatim': { font: '400 13px / 22px var(--mono)', fontVariantLigatures: 'none' } }),
]

function find(view: EditorView): DecorationSet {
  const found = new RangeSetBuilder<Decoration>()
  let last = -1
  for (const { from, to } of view.visibleRanges)
    syntaxTree(view.state).iterate({
      from,
      to,
      enter({ name, from: start, to: end }) {
        if (!VERBATIM.has(name)) return
        for (let at = view.state.doc.lineAt(start); ; at = view.state.doc.line(at.number + 1)) {
          if (at.from > last) found.add(at.from, at.from, LINE)
          last = Math.max(last, at.from)
          if (at.to >= end || at.number === view.state.doc.lines) break
        }
      },
    })
  return found.finish()
}
