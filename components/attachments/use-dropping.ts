'use client'

import { type ClipboardEvent, type DragEvent, useState } from 'react'

/** What an element needs so that files can be dropped on it and pasted into it. */
export function useDropping(onFiles: (files: Iterable<File>) => void) {
  const [isOver, setOver] = useState(false)
  const handlers = {
    onPaste: (event: ClipboardEvent) => {
      if (event.defaultPrevented) return
      // Programs put a picture of what was copied beside its words: then the words are meant.
      const files = event.clipboardData.types.includes('text/plain') ? [] : [...event.clipboardData.files]
      if (files.length === 0) return
      event.preventDefault()
      onFiles(files)
    },
    onDragOver: (event: DragEvent) => {
      if (!event.dataTransfer.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    },
    onDragLeave: () => setOver(false),
    onDrop: (event: DragEvent) => {
      setOver(false)
      if (event.defaultPrevented || event.dataTransfer.files.length === 0) return
      event.preventDefault()
      onFiles(event.dataTransfer.files)
    },
  }
  return { isOver, handlers }
}

/** Puts Markdown where the caret of a text area is. */
export function insertInto(area: HTMLTextAreaElement, markdown: string): void {
  const { value, selectionStart, selectionEnd } = area
  const before = value.slice(0, selectionStart)
  const gap = before === '' || /\s$/.test(before) ? '' : ' '
  area.setRangeText(`${gap}${markdown}`, selectionStart, selectionEnd, 'end')
  // What keeps drafts and what grows the area hear of it as of typing.
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
