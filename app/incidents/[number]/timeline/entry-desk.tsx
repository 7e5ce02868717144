'use client'

import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { EntryMenu } from './entry-menu'
import { OpenEntry } from './open-entry'
import { addButtons, rowAt } from './row-of'

interface Props {
  /** "/incidents/12" */
  path: string
  /** All entries stand here: who stands above whom is known. */
  isWhole: boolean
  children: ReactNode
}

/** What stands in the list right behind a row: its form, or why something could not be done with it. */
interface Beside {
  row: HTMLElement
  item: HTMLElement
  problem: string | null
}

/**
 * Around the rows of a timeline, for who may write: opens the form and the menu of the row that is asked for. They are made for
 * that row alone, so that a thousand rows are as quick as ten. Without JavaScript each row has a link to the page with its form.
 */
export function EntryDesk({ path, isWhole, children }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const [beside, setBeside] = useState<readonly Beside[]>([])
  const [menu, setMenu] = useState<HTMLButtonElement | null>(null)
  const closeMenu = useCallback(() => setMenu(null), [])
  const leave = ({ item }: Beside) => {
    item.remove()
    setBeside((all) => all.filter((one) => one.item !== item))
  }
  const open = useCallback((row: HTMLElement, problem: string | null) => {
    const item = document.createElement('li')
    item.dataset.beside = ''
    const before = row.nextElementSibling
    if (before?.matches('li[data-beside]')) before.remove()
    row.after(item)
    setBeside((all) => [...all.filter((one) => one.row !== row), { row, item, problem }])
  }, [])
  // The rows may be others each time this is drawn.
  useEffect(() => {
    if (place.current) addButtons(place.current)
  })
  useEffect(() => {
    const press = (event: MouseEvent) => {
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
      const pressed = event.target instanceof Element ? event.target.closest('a[data-edit], li[data-version] > button') : null
      if (pressed instanceof HTMLButtonElement) setMenu(pressed)
      else if (pressed) {
        event.preventDefault()
        open(rowAt(pressed), null)
      }
    }
    const node = place.current
    node?.addEventListener('click', press)
    return () => node?.removeEventListener('click', press)
  }, [open])
  return (
    <div ref={place}>
      {children}
      {beside.map((one) =>
        createPortal(
          one.problem === null ? (
            <OpenEntry row={one.row} path={path} onClose={() => leave(one)} />
          ) : (
            <p role="alert">{one.problem}</p>
          ),
          one.item,
          one.row.id,
        ),
      )}
      {menu && (
        <EntryMenu
          key={rowAt(menu).id}
          button={menu}
          isWhole={isWhole}
          onEdit={() => open(rowAt(menu), null)}
          onProblem={(problem) => open(rowAt(menu), problem)}
          onClose={closeMenu}
        />
      )}
    </div>
  )
}
