'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useKey } from '@/components/ui/use-key'

const EVENT = 'nevermore:open-keyboard-help'

/** Opens the keyboard help from anywhere. */
export const openKeyboardHelp = (): boolean => window.dispatchEvent(new Event(EVENT))

const KeyboardSheet = dynamic(() => import('./keyboard-sheet').then(({ KeyboardSheet }) => KeyboardSheet))

/** Listens for who asks what the keyboard does, and loads the answer only then. */
export function KeyboardHelp() {
  // Stays once it was there: a dialog that closes gives the focus back.
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useKey('?', 'This help', openKeyboardHelp)
  useEffect(() => {
    const show = () => setState('open')
    window.addEventListener(EVENT, show)
    return () => window.removeEventListener(EVENT, show)
  }, [])
  return state !== 'never' && <KeyboardSheet open={state === 'open'} onClose={() => setState('closed')} />
}
