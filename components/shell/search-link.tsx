'use client'

import { Kbd } from '@/components/ui/kbd'
import { useModifier } from '@/components/ui/use-modifier'
import { openPalette } from './palette-door'

/** The field that is none: opens the palette, or without JavaScript the search page. */
export function SearchLink({ className }: { className?: string | undefined }) {
  const modifier = useModifier()
  return (
    <a
      href="/search"
      className={className}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey) return
        event.preventDefault()
        openPalette()
      }}
    >
      Go to, do, find <Kbd>{modifier} K</Kbd>
    </a>
  )
}
