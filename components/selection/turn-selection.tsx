'use client'

import { lazy, Suspense, useEffect, useState } from 'react'

const SelectionMenu = lazy(() => import('./selection-menu').then((module) => ({ default: module.SelectionMenu })))

/** Offers to make an entry, a cause or an action of a passage that is selected. The menu is loaded with the first selection. */
export function TurnSelection({ path }: { path: string }) {
  const [isWanted, setWanted] = useState(false)
  useEffect(() => {
    if (isWanted) return
    const listen = () => {
      if (document.getSelection()?.isCollapsed === false) setWanted(true)
    }
    document.addEventListener('selectionchange', listen)
    return () => document.removeEventListener('selectionchange', listen)
  }, [isWanted])
  return (
    isWanted && (
      <Suspense>
        <SelectionMenu path={path} />
      </Suspense>
    )
  )
}
