'use client'

import { useEffect, useRef } from 'react'

/** A page that is told of changes still asks for itself now and then: runs that change no state are not told to a board. */
const TOLD_ASK_MS = 60_000
/** Several changes in a row are looked at once. */
const GATHER_MS = 150
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * Calls `look` when something of these topics may be new: told by the server (app/api/live) while it can, every `askMs` where it
 * cannot, and whenever the page comes back into sight. Follows only while the page is looked at: a browser has few connections.
 */
export function useLive(topics: readonly string[], askMs: number, look: () => void): void {
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join('&')
  useEffect(() => follow(`/api/live?${query}`, askMs, () => latest.current()), [query, askMs])
}

function follow(address: string, askMs: number, look: () => void): () => void {
  let source: EventSource | undefined
  let soon: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let ask: ReturnType<typeof setInterval> | undefined
  let failures = 0

  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      look()
    }, GATHER_MS)
  }
  const askEvery = (ms: number) => {
    clearInterval(ask)
    ask = setInterval(look, ms)
  }
  function open() {
    if (typeof EventSource === 'undefined') return
    source = new EventSource(address)
    source.addEventListener('open', () => {
      failures = 0
      askEvery(Math.max(askMs, TOLD_ASK_MS))
      // Whatever happened before was told to nobody here.
      lookSoon()
    })
    source.addEventListener('changed', lookSoon)
    source.addEventListener('error', () => {
      // The browser gives up for good where the answer was no stream, as while a proxy stands in for us: so we come back ourselves.
      source?.close()
      askEvery(askMs)
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS)
      again = setTimeout(open, waitMs * (0.5 + Math.random()))
    })
  }
  function leave() {
    source?.close()
    clearTimeout(soon)
    soon = undefined
    clearTimeout(again)
    clearInterval(ask)
  }
  function begin() {
    askEvery(askMs)
    open()
  }
  const turn = () => {
    leave()
    if (document.hidden) return
    look()
    begin()
  }
  if (!document.hidden) begin()
  document.addEventListener('visibilitychange', turn)
  return () => {
    document.removeEventListener('visibilitychange', turn)
    leave()
  }
}
