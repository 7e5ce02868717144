'use client'

import { Check, Copy } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button } from '@/components/ui/button'
import styles from './members.module.css'

/** A link that is shown once: to be marked and copied by hand, or by the button. */
export function CopyLink({ url, children }: { url: string; children: ReactNode }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(url)
    setCopied(true)
  }
  return (
    <div className={styles.made} role="status">
      <p>{children} It is shown only now.</p>
      <div className={styles.link}>
        <code>{url}</code>
        <Button size="small" onClick={copy}>
          {copied ? <Check /> : <Copy />} {copied ? 'Copied' : 'Copy'}
        </Button>
      </div>
    </div>
  )
}
