'use client'

const EVENT = 'nevermore:open-palette'

/** Opens the palette from anywhere. */
export const openPalette = (): boolean => window.dispatchEvent(new Event(EVENT))

/** Calls `open` whenever somebody asks for the palette; returns how to stop. */
export function onPaletteAsked(open: () => void): () => void {
  window.addEventListener(EVENT, open)
  return () => window.removeEventListener(EVENT, open)
}
