'use client'

import { useEffect, useRef, useState } from 'react'
import { type Attached, sendFile } from './send-file'

export interface Sending {
  key: number
  name: string
  /** 0 to 1 */
  gone: number
  problem: string | null
  end: () => void
}

let keys = 0

/** Sends files, one after another so that they arrive in their order; `onAttached` gets each that is attached. */
export function useAttaching(number: string | null, onAttached: (attached: Attached) => void) {
  const [sending, setSending] = useState<Sending[]>([])
  const queue = useRef<Promise<void>>(Promise.resolve())
  const done = useRef(onAttached)
  useEffect(() => {
    done.current = onAttached
  })
  const attach = (files: Iterable<File>) => {
    for (const file of files) {
      const key = ++keys
      const abort = new AbortController()
      const leave = () => setSending((all) => all.filter((one) => one.key !== key))
      const change = (to: Partial<Sending>) => setSending((all) => all.map((one) => (one.key === key ? { ...one, ...to } : one)))
      const end = () => {
        abort.abort()
        leave()
      }
      setSending((all) => [...all, { key, name: file.name || 'a file', gone: 0, problem: null, end }])
      queue.current = queue.current.then(async () => {
        if (abort.signal.aborted || number === null) return
        try {
          done.current(await sendFile(number, file, (gone) => change({ gone }), abort.signal))
          leave()
        } catch (error) {
          change({ problem: (error as Error).message })
        }
      })
    }
  }
  return { sending, attach }
}
