'use client'

import { useSyncExternalStore } from 'react'

const never = () => () => {}
const isApple = () => /mac|iphone|ipad/i.test(navigator.platform)

/** The name of the key that goes with a letter on this machine: "⌘" on Apple's, "Ctrl" elsewhere. */
export const useModifier = (): string => (useSyncExternalStore(never, isApple, () => false) ? '⌘' : 'Ctrl')
