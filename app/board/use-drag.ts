'use client'

import { useEffect, useRef, useState } from 'react'
import { autoScroll, liftGhost, placeOf } from './drag-ghost'

// Own code instead of the browser's drag and drop, which does not exist for touch on most phones and cannot be told apart
// from scrolling there. A mouse drags after a few pixels, a finger after holding still.
const MOUSE_SLOP_PX = 6
const TOUCH_SLOP_PX = 10
const HOLD_MS = 280

export interface Dragged {
  id: number
  /** The place under the pointer; null between places. */
  over: string | null
}

/**
 * Drags elements marked data-drag onto elements marked data-drop="name".
 * @param onDrop is called with the dragged id and the name of the place it was let go over
 */
export function useDrag(onDrop: (id: number, place: string) => void) {
  const [dragged, setDragged] = useState<Dragged | null>(null)
  const stop = useRef<(() => void) | null>(null)
  const drop = useRef(onDrop)
  drop.current = onDrop
  useEffect(() => () => stop.current?.(), [])

  function start(event: PointerEvent, element: HTMLElement, id: number) {
    if (event.button !== 0 || !event.isPrimary || (event.target as Element).closest('button, [data-move]')) return
    stop.current?.()
    stop.current = press(element, event, {
      over: (over) => setDragged({ id, over }),
      end: (place) => {
        setDragged(null)
        if (place !== null) drop.current(id, place)
      },
    })
  }

  return { dragged, start }
}

interface Told {
  over(place: string | null): void
  end(place: string | null): void
}

/** Follows one press until it is let go, given up or becomes something else. Returns what ends it. */
function press(card: HTMLElement, begin: PointerEvent, told: Told): () => void {
  const slop = begin.pointerType === 'mouse' ? MOUSE_SLOP_PX : TOUCH_SLOP_PX
  let last = begin
  let place: string | null = null
  let ghost: ReturnType<typeof liftGhost> | null = null
  let frame = 0
  const hold = begin.pointerType === 'mouse' ? undefined : setTimeout(lift, HOLD_MS)

  function lift() {
    if (ghost) return
    ghost = liftGhost(card, begin)
    if (begin.pointerType !== 'mouse') navigator.vibrate?.(10)
    told.over(place)
    everyFrame()
  }
  // However many moves the pointer reports, the page is asked and changed once a frame, in this order.
  function everyFrame() {
    look()
    frame = requestAnimationFrame(everyFrame)
  }
  function look() {
    const under = document.elementFromPoint(last.clientX, last.clientY)
    autoScroll(under, last)
    ghost?.follow(last)
    if (placeOf(under) === place) return
    place = placeOf(under)
    told.over(place)
  }
  function move(event: PointerEvent) {
    if (event.pointerId !== begin.pointerId) return
    last = event
    if (ghost) return
    if (Math.hypot(event.clientX - begin.clientX, event.clientY - begin.clientY) < slop) return
    if (hold === undefined) lift()
    else finish(false)
  }
  function finish(dropped: boolean) {
    clearTimeout(hold)
    cancelAnimationFrame(frame)
    for (const [type, listener] of listeners) window.removeEventListener(type, listener, true)
    if (!ghost) return
    ghost.remove()
    ghost = null
    told.end(dropped ? place : null)
  }
  const up = (event: Event) => {
    if (ghost) swallowClick()
    if (!(event instanceof PointerEvent) || event.pointerId !== begin.pointerId) return
    last = event
    if (ghost) look()
    finish(true)
  }
  const listeners: [string, (event: Event) => void, AddEventListenerOptions?][] = [
    ['pointermove', (event) => event instanceof PointerEvent && move(event)],
    ['pointerup', up],
    ['pointercancel', () => finish(false)],
    ['keydown', (event) => event instanceof KeyboardEvent && event.key === 'Escape' && ghost && finish(false)],
    ['contextmenu', (event) => (ghost || hold !== undefined) && event.preventDefault()],
    ['dragstart', (event) => event.preventDefault()],
    // While a card hangs at the finger the page must not scroll under it; only a listener that is not passive can say so.
    ['touchmove', (event) => ghost && event.preventDefault(), { passive: false }],
  ]
  for (const [type, listener, options] of listeners) window.addEventListener(type, listener, { capture: true, ...options })
  return () => finish(false)
}

/** The click that follows letting go must not open the card. */
function swallowClick() {
  const swallow = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  window.addEventListener('click', swallow, { capture: true, once: true })
  setTimeout(() => window.removeEventListener('click', swallow, true), 50)
}
