'use client'

import { Check, Copy } from 'lucide-react'
import { useState } from 'react'
import { IconButton } from './button'
import styles from './copy-code.module.css'

/** Something to paste into a terminal: to be marked by hand, or copied by the button. */
export function CopyCode({ label, code }: { label: string; code: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    await navigator.clipboard.writeText(code)
    setCopied(true)
  }
  return (
    <div className={styles.code}>
      <pre>{code}</pre>
      <IconButton label={copied ? 'Copied' : `Copy: ${label}`} size="small" onClick={copy}>
        {copied ? <Check /> : <Copy />}
      </IconButton>
    </div>
  )
}
