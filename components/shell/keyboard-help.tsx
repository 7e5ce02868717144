'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { useKey } from '@/components/ui/use-key'
import { KEYBOARD_HELP } from './keyboard-help-event'

/** Opens the keyboard help from anywhere. */
export const openKeyboardHelp = (): boolean => window.dispatchEvent(new Event(KEYBOARD_HELP))

const KeyboardSheet = dynamic(() => import('./keyboard-sheet').then(({ KeyboardSheet }) => KeyboardSheet))

/** Listens for who asks what the keyboard does, and loads the answer only then. */
export function KeyboardHelp() {
  // Stays once it was there: a dialog that closes gives the focus back.
  const [state, setState] = useState<'never' | 'open' | 'closed'>('never')
  useKey('?', 'This help', openKeyboardHelp)
  useEffect(() => {
    const show = () => setState('open')
    window.addEventListener(KEYBOARD_HELP, show)
    return () => window.removeEventListener(KEYBOARD_HELP, show)
  }, [])
  return state !== 'never' && <KeyboardSheet open={state === 'open'} onClose={() => setState('closed')} />
}
