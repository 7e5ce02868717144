'use client'

import { useRouter } from 'next/navigation'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { SendingList } from '@/components/attachments/sending-list'
import { useAttaching } from '@/components/attachments/use-attaching'
import { Button } from '@/components/ui/button'
import styles from './attachments.module.css'

/** Chooses files and attaches them; a plain form for one file where there is no JavaScript. */
export function AttachForm({ number, mostMb, children }: { number: number; mostMb: number; children: ReactNode }) {
  const router = useRouter()
  const input = useRef<HTMLInputElement>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const { sending, attach } = useAttaching(String(number), () => router.refresh())
  const send = (event: FormEvent) => {
    event.preventDefault()
    const files = [...(input.current?.files ?? [])]
    const large = files.find(({ size }) => size > mostMb * 1_000_000)
    setProblem(large ? `${large.name} is larger than ${mostMb} MB.` : null)
    if (large) return
    attach(files)
    if (input.current) input.current.value = ''
  }
  return (
    <form
      action={`/incidents/${number}/attachments/upload`}
      method="post"
      encType="multipart/form-data"
      onSubmit={send}
      className={styles.form}
    >
      <label htmlFor="files">Files to attach</label>
      <div className={styles.choose}>
        <input ref={input} id="files" type="file" name="file" multiple required aria-describedby="files-hint" />
        <Button type="submit" variant="main">
          Attach
        </Button>
      </div>
      <p id="files-hint" className={styles.hint}>
        {children}
      </p>
      {problem && (
        <p role="alert" className={styles.problem}>
          {problem}
        </p>
      )}
      <SendingList sending={sending} />
    </form>
  )
}
