'use client'

import { useEffect, useRef } from 'react'
import { FIRST_WORD_MS, SILENT_MS } from './stream-times'

/** A page that is told of changes still asks for itself now and then: runs that change no state are not told to a board. */
const TOLD_ASK_MS = 60_000
/** Several changes in a row are looked at once. */
const GATHER_MS = 150
const FIRST_WAIT_MS = 1_000
const LONGEST_WAIT_MS = 60_000

/**
 * Calls `look` when something of these topics may be new: told by the server (app/api/live) while it can, every `askMs` where it
 * cannot, every `toldAskMs` all the same, and whenever the page comes back into sight. Follows only while the page is looked at: a
 * browser has few connections.
 */
export function useLive(topics: readonly string[], askMs: number, look: () => void, toldAskMs = TOLD_ASK_MS): void {
  const latest = useRef(look)
  useEffect(() => {
    latest.current = look
  })
  const query = topics.map((topic) => `topic=${encodeURIComponent(topic)}`).join('&')
  useEffect(() => follow(`/api/live?${query}`, askMs, toldAskMs, () => latest.current()), [query, askMs, toldAskMs])
}

function follow(address: string, askMs: number, toldAskMs: number, look: () => void): () => void {
  let drop = () => {}
  let soon: ReturnType<typeof setTimeout> | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let ask: ReturnType<typeof setInterval> | undefined
  let every = 0
  let failures = 0

  const lookSoon = () => {
    soon ??= setTimeout(() => {
      soon = undefined
      look()
    }, GATHER_MS)
  }
  const askEvery = (ms: number) => {
    if (ms === every) return
    clearInterval(ask)
    every = ms
    ask = setInterval(look, ms)
  }
  function open() {
    if (typeof EventSource === 'undefined') return
    let isHeard = false
    let silence = setTimeout(lose, FIRST_WORD_MS)
    const hear = () => {
      clearTimeout(silence)
      silence = setTimeout(lose, SILENT_MS)
      if (isHeard) return
      isHeard = true
      failures = 0
      askEvery(Math.max(askMs, toldAskMs))
      // Whatever happened before was told to nobody here.
      lookSoon()
    }
    function lose() {
      drop()
      askEvery(askMs)
      const waitMs = Math.min(FIRST_WAIT_MS * 2 ** failures++, LONGEST_WAIT_MS)
      again = setTimeout(open, waitMs * (0.5 + Math.random()))
    }
    const source = new EventSource(address)
    drop = () => {
      clearTimeout(silence)
      source.close()
    }
    source.addEventListener('here', hear)
    source.addEventListener('changed', () => {
      hear()
      lookSoon()
    })
    // The browser gives up for good where the answer was no stream, as while a proxy stands in for us: so we come back ourselves.
    source.addEventListener('error', lose)
  }
  function leave() {
    drop()
    clearTimeout(soon)
    soon = undefined
    clearTimeout(again)
    clearInterval(ask)
    every = 0
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
