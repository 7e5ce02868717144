'use client'

import { useEffect, useRef } from 'react'

/** Draws the diagrams of the text right before it. `of` changes with the text. How that is done is loaded only here. */
export function Diagrams({ of }: { of: number }) {
  const mark = useRef<HTMLSpanElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another text has other diagrams in the same place.
  useEffect(() => {
    const prose = mark.current?.previousElementSibling
    if (!prose) return
    let isGone = false
    let end = () => {}
    import('./draw-all').then(
      ({ drawAll }) => {
        if (!isGone) end = drawAll(prose)
      },
      () => {}, // the source stays
    )
    return () => {
      isGone = true
      end()
    }
  }, [of])
  return <span ref={mark} hidden />
}
