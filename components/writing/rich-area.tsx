'use client'

import { type ComponentProps, useEffect, useRef, useState } from 'react'
import { AttachBar } from '@/components/attachments/attach-bar'
import { useAttachTo } from '@/components/attachments/attach-to'
import { markdownOf } from '@/components/attachments/send-file'
import { useAttaching } from '@/components/attachments/use-attaching'
import { insertInto, useDropping } from '@/components/attachments/use-dropping'
import { TextArea } from '@/components/ui/text-area'
import type { OpenEditor } from './editor'
import { type AskPreview, Preview } from './preview'
import styles from './rich-area.module.css'

type View = 'write' | 'both' | 'read'

const VIEWS: [View, string][] = [
  ['write', 'Write'],
  ['both', 'Both'],
  ['read', 'Preview'],
]

/** Words are counted, and the preview is asked for, when a hand rests. */
const COUNT_PAUSE_MS = 150

interface Props extends ComponentProps<typeof TextArea> {
  /** Lays the text out as its readers will see it. */
  preview: AskPreview
}

/**
 * A long text in Markdown. Without JavaScript, and until it is loaded, it is a text area; then an editor takes its place, and
 * writes every change back into it.
 */
export function RichArea({ preview, className, ...props }: Props) {
  const number = useAttachTo()
  const area = useRef<HTMLTextAreaElement>(null)
  const place = useRef<HTMLDivElement>(null)
  const editor = useRef<OpenEditor>(null)
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState<{ value: string; words: number } | null>(null)
  const [view, setView] = useState<View>('write')
  const { sending, attach } = useAttaching(number, (attached) => {
    if (editor.current) editor.current.insert(markdownOf(attached))
    else if (area.current) insertInto(area.current, markdownOf(attached))
  })
  const { isOver, handlers } = useDropping(attach)
  const attaching = useRef(attach)
  useEffect(() => {
    attaching.current = attach
  })
  useEffect(() => {
    let isGone = false
    let pause: ReturnType<typeof setTimeout> | undefined
    const open = async () => {
      const [{ openEditor }, { fetchNearby }, { countWords }] = await Promise.all([
        import('./editor'),
        import('./nearby'),
        import('./count'),
      ])
      if (isGone || !area.current || !place.current) return
      let nearby: ReturnType<typeof fetchNearby> | undefined
      editor.current = openEditor({
        area: area.current,
        place: place.current,
        nearby: () => {
          nearby ??= fetchNearby(number ?? '')
          return nearby
        },
        onFiles: (files) => attaching.current(files),
        onText: (value) => {
          clearTimeout(pause)
          pause = setTimeout(() => setText({ value, words: countWords(value) }), COUNT_PAUSE_MS)
        },
      })
      setOpen(true)
    }
    // Where it cannot be had, the text area stays.
    open().catch(() => {})
    return () => {
      isGone = true
      clearTimeout(pause)
      editor.current?.close()
      editor.current = null
    }
  }, [number])
  return (
    <div className={isOver ? styles.over : undefined} {...handlers}>
      {isOpen && (
        <div className={styles.top}>
          <fieldset aria-label="How the text is shown" className={styles.views}>
            {VIEWS.map(([one, words]) => (
              <button key={one} type="button" aria-pressed={view === one} data-view={one} onClick={() => setView(one)}>
                {words}
              </button>
            ))}
          </fieldset>
          {text && (
            <span className={styles.words}>{text.words === 1 ? '1 word' : `${text.words.toLocaleString('en')} words`}</span>
          )}
        </div>
      )}
      <div className={styles.panes} data-view={view}>
        <div className={styles.write}>
          <TextArea {...props} ref={area} className={[className, isOpen && styles.behind].filter(Boolean).join(' ')} />
          <div ref={place} className={styles.editor} />
        </div>
        {view !== 'write' && text && <Preview text={text.value} ask={preview} />}
      </div>
      {number !== null && <AttachBar number={number} sending={sending} onFiles={attach} />}
    </div>
  )
}
