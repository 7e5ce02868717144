'use client'

import { type ComponentProps, useRef } from 'react'
import { TextArea } from '@/components/ui/text-area'
import { AttachBar } from './attach-bar'
import { useAttachTo } from './attach-to'
import { markdownOf } from './send-file'
import { useAttaching } from './use-attaching'
import { insertInto, useDropping } from './use-dropping'
import styles from './writing-area.module.css'

/** Several lines of Markdown, into which files can be dropped and pasted: they are attached to the incident and named where the caret is. */
export function WritingArea(props: ComponentProps<typeof TextArea>) {
  const number = useAttachTo()
  const area = useRef<HTMLTextAreaElement>(null)
  const { sending, attach } = useAttaching(number, (attached) => area.current && insertInto(area.current, markdownOf(attached)))
  const { isOver, handlers } = useDropping(attach)
  if (number === null) return <TextArea {...props} />
  return (
    <div className={isOver ? styles.over : undefined} {...handlers}>
      <TextArea {...props} ref={area} />
      <AttachBar number={number} sending={sending} onFiles={attach} />
    </div>
  )
}
