import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'

/** What is pasted and dropped: files are attached, an address on a selection makes it a link, and formatted text becomes Markdown. */
export function pasting(onFiles: (files: readonly File[]) => void): Extension {
  return EditorView.domEventHandlers({
    drop(event) {
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length === 0) return false
      event.preventDefault()
      onFiles(files)
      return true
    },
    paste(event, view) {
      const data = event.clipboardData
      if (!data) return false
      const text = data.getData('text/plain')
      const files = text === '' ? [...data.files] : []
      if (files.length > 0) onFiles(files)
      else if (isAddress(text) && !view.state.selection.main.empty && !isInCode(view)) linkSelection(view, text.trim())
      else if (!isFormatted(data, view)) return false
      else void pasteFormatted(view, data.getData('text/html'), text, onFiles)
      event.preventDefault()
      return true
    },
  })
}

const isAddress = (text: string): boolean => /^\s*https?:\/\/\S+\s*$/.test(text)

function linkSelection(view: EditorView, address: string): void {
  const { from, to } = view.state.selection.main
  const words = view.state.sliceDoc(from, to)
  // One address in the place of another.
  if (words.includes('\n') || isAddress(words)) {
    view.dispatch(view.state.replaceSelection(address))
    return
  }
  const link = `[${words.replace(/[[\]]/g, '\\$&')}](${/[()<>]/.test(address) ? `<${address.replace(/[<>]/g, encodeURIComponent)}>` : address})`
  view.dispatch({ changes: { from, to, insert: link }, selection: { anchor: from + link.length }, userEvent: 'input.paste' })
}

/** HTML that says more than its words do. Code editors put HTML on the clipboard for its colours: there the words are meant. */
function isFormatted(data: DataTransfer, view: EditorView): boolean {
  const html = data.getData('text/html')
  if (html === '' || data.types.includes('vscode-editor-data') || isInCode(view)) return false
  return /<(a\s[^>]*href|table|ul|ol|li|h[1-6]|strong|b|em|i|code|pre|blockquote|img)\b/i.test(html)
}

/** A fence above the caret that is not closed. */
function isInCode(view: EditorView): boolean {
  const above = view.state.sliceDoc(0, view.state.selection.main.from)
  return (above.match(/^ {0,3}(```|~~~)/gm) ?? []).length % 2 === 1
}

async function pasteFormatted(
  view: EditorView,
  html: string,
  text: string,
  onFiles: (files: readonly File[]) => void,
): Promise<void> {
  const insert = (words: string) =>
    view.dispatch(view.state.replaceSelection(words), { scrollIntoView: true, userEvent: 'input.paste' })
  try {
    const [{ markdownFromHtml }, { picturesWithin }] = await Promise.all([import('./from-html'), import('./pasted-pictures')])
    insert(markdownFromHtml(html) || text)
    const pictures = picturesWithin(html)
    if (pictures.length > 0) onFiles(pictures)
  } catch {
    insert(text)
  }
}
