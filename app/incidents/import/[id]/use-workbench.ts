'use client'

import { type RefObject, useEffect, useMemo, useOptimistic, useRef, useState, useTransition } from 'react'
import { type Mutation, send } from '@/components/editing/use-submit'
import type { Kind } from './kinds'
import { lightItem, scrollSource } from './light'
import { changeItems, openItem } from './mutations'
import type { Row, Whole } from './view'

export type Side = 'draft' | 'source'

interface Place {
  importId: string
  ordinal: number
}

/** The item whose form is open. */
export interface Open {
  id: string
  whole: Whole
}

/** What can be done on the two sides; never replaced, so that a thousand rows need not be drawn anew. */
export interface Workbench {
  tick: (id: string, isTicked: boolean, upTo: boolean) => void
  toggle: (id: string) => void
  saved: (id: string) => void
  change: (ids: string[], to: Kind) => void
  mergeNext: (id: string) => void
  showSource: (id: string) => void
  /** Makes an item the current one and puts the focus on it. */
  go: (id: string) => void
  step: (by: 1 | -1) => void
  currentId: () => string | null
  run: <Value>(mutation: Mutation<Value>, fields: Record<string, string | string[]>) => void
}

/**
 * The state of the review. A change of kind shows at once and is put right by what the server answers; the focus stays on the item
 * wherever it moves to.
 */
export function useWorkbench({ importId, ordinal }: Place, rows: Row[], root: RefObject<HTMLElement | null>, edit: Open | null) {
  const [side, setSide] = useState<Side>('draft')
  const [open, setOpen] = useState<Open | null>(edit)
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [problem, setProblem] = useState<string | null>(null)
  const [isPending, start] = useTransition()
  const [shown, expect] = useOptimistic(rows, (now, { ids, to }: { ids: readonly string[]; to: Kind }) =>
    now.map((row) => (ids.includes(row.id) ? { ...row, is: to, time: null, facts: '' } : row)),
  )
  const [currentId, setCurrentId] = useState<string | null>(null)
  const latest = useRef({ shown, currentId, openId: edit?.id ?? null, lastTicked: null as string | null, keepsFocus: false })
  useEffect(() => {
    Object.assign(latest.current, { shown, currentId, openId: open?.id ?? null })
  })

  // What changes is read from the ref, so that the bench stays the same.
  const bench = useMemo((): Workbench => {
    const place = { importId, ordinal: String(ordinal) }
    const find = (id: string) => root.current?.querySelector<HTMLElement>(`[data-open="${CSS.escape(id)}"]`)
    const run: Workbench['run'] = (mutation, fields) =>
      start(async () => {
        const result = await send(mutation, formOf(place, fields))
        setProblem(result.ok ? null : result.error.message)
      })
    const visible = () =>
      [...(root.current?.querySelectorAll<HTMLElement>('[data-open]') ?? [])].filter((one) => one.offsetParent)
    const go = (id: string) => {
      setSide('draft')
      setCurrentId(id)
      requestAnimationFrame(() => {
        const target = find(id)
        const details = target?.closest('details')
        if (details) details.open = true
        target?.focus()
        target?.scrollIntoView({ block: 'nearest' })
      })
    }
    return {
      run,
      go,
      tick(id, isTicked, upTo) {
        const ids = visible().map((one) => one.dataset.open ?? '')
        const [from, to] = [ids.indexOf(latest.current.lastTicked ?? id), ids.indexOf(id)].toSorted((a, b) => a - b)
        const range = upTo && from !== undefined && to !== undefined && from >= 0 ? ids.slice(from, to + 1) : [id]
        latest.current.lastTicked = id
        setTicked((now) => new Set(isTicked ? [...now, ...range] : [...now].filter((one) => !range.includes(one))))
      },
      toggle(id) {
        setCurrentId(id)
        if (latest.current.openId === id) return setOpen(null)
        start(async () => {
          const result = await send(openItem, formOf(place, { itemId: id }))
          setProblem(result.ok ? null : result.error.message)
          if (result.ok) setOpen(result.value && { id, whole: result.value })
        })
      },
      saved(id) {
        setOpen(null)
        find(id)?.focus({ preventScroll: true })
      },
      change(ids, to) {
        latest.current.keepsFocus = true
        setTicked(new Set())
        setOpen((now) => (now && ids.includes(now.id) ? null : now))
        start(async () => {
          expect({ ids, to })
          const form = formOf({ ...place, to }, { 'items[]': ids })
          const result = await send(changeItems, form)
          setProblem(result.ok ? null : result.error.message)
        })
      },
      mergeNext(id) {
        const all = latest.current.shown
        const next = all[all.findIndex((row) => row.id === id) + 1]
        if (next) run(changeItems, { 'items[]': [id, next.id], to: 'merged' })
      },
      showSource(id) {
        setSide('source')
        setCurrentId(id)
        requestAnimationFrame(() => root.current && scrollSource(root.current, id, { isAsked: true }))
      },
      step(by) {
        const only = root.current?.dataset.only
        const all = latest.current.shown.filter(({ is }) => (only ? is === only : is !== 'structure'))
        const at = all.findIndex(({ id }) => id === latest.current.currentId)
        const next = all[at === -1 ? (by === 1 ? 0 : all.length - 1) : Math.min(Math.max(at + by, 0), all.length - 1)]
        if (next) go(next.id)
      },
      currentId: () => latest.current.currentId,
    }
  }, [importId, ordinal, root, expect])

  useEffect(() => {
    if (root.current && currentId) scrollSource(root.current, currentId)
  }, [currentId, root])
  // After every drawing: an item that became something else stands in another group, and the focus goes there with it.
  useEffect(() => {
    if (!root.current) return
    lightItem(root.current, currentId)
    if (!latest.current.keepsFocus || !currentId) return
    latest.current.keepsFocus = isPending
    const link = root.current.querySelector<HTMLElement>(`[data-open="${CSS.escape(currentId)}"]`)
    const details = link?.closest('details')
    if (details) details.open = true
    if (document.activeElement === document.body || document.activeElement?.closest('[data-open]')) link?.focus()
  })

  return { bench, shown, side, setSide, open, ticked, setTicked, problem, isPending, setCurrentId }
}

function formOf(place: Record<string, string>, fields: Record<string, string | string[]>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...place, ...fields }))
    for (const one of Array.isArray(value) ? value : [value]) form.append(name, one)
  return form
}
