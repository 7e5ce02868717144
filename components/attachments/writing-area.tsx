'use client'

import { type ClipboardEvent, type ComponentProps, type DragEvent, useRef, useState } from 'react'
import { TextArea } from '@/components/ui/text-area'
import { AttachBar } from './attach-bar'
import { useAttachTo } from './attach-to'
import { markdownOf } from './send-file'
import { useAttaching } from './use-attaching'
import styles from './writing-area.module.css'

/** Several lines of Markdown, into which files can be dropped and pasted: they are attached to the incident and named where the caret is. */
export function WritingArea(props: ComponentProps<typeof TextArea>) {
  const number = useAttachTo()
  const area = useRef<HTMLTextAreaElement>(null)
  const [isOver, setOver] = useState(false)
  const { sending, attach } = useAttaching(number, (attached) => area.current && insert(area.current, markdownOf(attached)))
  if (number === null) return <TextArea {...props} />
  const paste = (event: ClipboardEvent) => {
    const files = filesOf(event)
    if (files.length === 0) return
    event.preventDefault()
    attach(files)
  }
  const drop = (event: DragEvent) => {
    setOver(false)
    if (event.dataTransfer.files.length === 0) return
    event.preventDefault()
    attach(event.dataTransfer.files)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: what is dropped here can be attached by the button as well.
    <div
      className={isOver ? styles.over : undefined}
      onPaste={paste}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <TextArea {...props} ref={area} />
      <AttachBar number={number} sending={sending} onFiles={attach} />
    </div>
  )
}

/** Programs put a picture of what was copied beside its words: then the words are meant. */
const filesOf = ({ clipboardData }: ClipboardEvent): File[] =>
  clipboardData.types.includes('text/plain') ? [] : [...clipboardData.files]

function insert(area: HTMLTextAreaElement, markdown: string): void {
  const { value, selectionStart, selectionEnd } = area
  const before = value.slice(0, selectionStart)
  const gap = before === '' || /\s$/.test(before) ? '' : ' '
  area.setRangeText(`${gap}${markdown}`, selectionStart, selectionEnd, 'end')
  // What keeps drafts and what grows the area hear of it as of typing.
  area.dispatchEvent(new Event('input', { bubbles: true }))
}
