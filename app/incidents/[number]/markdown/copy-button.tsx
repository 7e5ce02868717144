'use client'

import { Check, Copy } from 'lucide-react'
import { type MouseEvent, useState } from 'react'
import { LinkButton } from '@/components/ui/button'

/** Copies the text; where that is not possible (no JavaScript, no permission) it leads to the text, to be copied by hand. */
export function CopyButton({ text, fallback }: { text: string; fallback: string }) {
  const [copied, setCopied] = useState(false)
  const copy = async (event: MouseEvent) => {
    if (!navigator.clipboard) return
    event.preventDefault()
    try {
      await navigator.clipboard.writeText(text)
      setCopied(true)
      setTimeout(() => setCopied(false), 2_000)
    } catch {
      window.location.assign(fallback)
    }
  }
  return (
    <>
      <LinkButton href={fallback} onClick={copy}>
        {copied ? <Check aria-hidden /> : <Copy aria-hidden />} {copied ? 'Copied' : 'Copy'}
      </LinkButton>
      <span role="status" className="unseen">
        {copied ? 'The Markdown is in the clipboard.' : ''}
      </span>
    </>
  )
}
