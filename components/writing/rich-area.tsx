'use client'

import { useRouter } from 'next/navigation'
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
import type { Together } from './together/open'
import { SavingLine } from './together/saving-line'
import type { Saving } from './together/session'

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
  /** Where several people may write it at once: which section it is, and who writes here. */
  together?: { sectionId: string; memberId: string }
}

/**
 * A long text in Markdown. Without JavaScript, and until it is loaded, it is a text area; then an editor takes its place, and
 * writes every change back into it. What is written together is on the server as it is typed, and is not sent by the form around.
 */
export function RichArea({ preview, together, className, ...props }: Props) {
  const router = useRouter()
  const [saving, setSaving] = useState<Saving>({ kind: 'opening' })
  const [names, setNames] = useState<string[]>([])
  const { sectionId, memberId } = together ?? {}
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
    let others: Together | undefined
    const field = area.current
    // Until its content is there, nothing can be typed.
    if (sectionId && field) field.readOnly = true
    const open = async () => {
      const [{ openEditor }, { fetchNearby }, { countWords }, written] = await Promise.all([
        import('./editor'),
        import('./nearby'),
        import('./count'),
        sectionId && memberId ? import('./together/open') : null,
      ])
      if (isGone) return
      if (written && sectionId && memberId)
        others = written.openTogether({ sectionId, memberId, onSaving: setSaving, onNames: setNames })
      const text = await others?.ready
      if (isGone || !area.current || !place.current) return
      let nearby: ReturnType<typeof fetchNearby> | undefined
      editor.current = openEditor({
        area: area.current,
        place: place.current,
        nearby: () => {
          nearby ??= fetchNearby(number ?? '')
          return nearby
        },
        turn: number === null ? null : { path: `/incidents/${number}`, from: sectionOf(area.current) },
        onFiles: (files) => attaching.current(files),
        onText: (text) => {
          clearTimeout(pause)
          pause = setTimeout(() => {
            const value = text()
            setText({ value, words: countWords(value) })
            if (others && field) tell(field, value)
          }, COUNT_PAUSE_MS)
        },
        ...(others && text !== undefined && { together: { text, extension: others.extension() } }),
      })
      // It is saved already: the form around does not send it, nor is a draft of it kept.
      area.current.disabled = others !== undefined
      setOpen(true)
    }
    // Where it cannot be had, the text area stays.
    open().catch(() => {
      if (field) field.readOnly = false
    })
    return () => {
      isGone = true
      clearTimeout(pause)
      editor.current?.close()
      editor.current = null
      // What is shown when it is closed is what stands there then.
      others?.leave().then(() => router.refresh())
    }
  }, [number, sectionId, memberId, router])
  return (
    <div className={isOver ? styles.over : undefined} {...handlers}>
      {(isOpen || together) && (
        <div className={styles.top}>
          {isOpen && (
            <fieldset aria-label="How the text is shown" className={styles.views}>
              {VIEWS.map(([one, words]) => (
                <button key={one} type="button" aria-pressed={view === one} data-view={one} onClick={() => setView(one)}>
                  {words}
                </button>
              ))}
            </fieldset>
          )}
          {together && <SavingLine saving={saving} names={names} />}
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

/** To what looks at the form around: hints. It is not told at each key, and the form does not send it. */
function tell(area: HTMLTextAreaElement, value: string): void {
  area.value = value
  area.dispatchEvent(new Event('input', { bubbles: true }))
}

/** The key of the section that a text stands in. */
const sectionOf = (area: HTMLElement): string | null =>
  area.closest('section[id^="section-"]')?.id.slice('section-'.length) ?? null
