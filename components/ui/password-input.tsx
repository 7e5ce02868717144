'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useEffect, useState } from 'react'
import { IconButton } from './button'
import styles from './password-input.module.css'
import { TextInput } from './text-input'

/** A password, hidden until its owner wants to see it. Give `autoComplete`: "current-password" or "new-password" tells a password manager which. */
export function PasswordInput(props: Omit<ComponentProps<typeof TextInput>, 'type'> & { autoComplete: string }) {
  const [shown, setShown] = useState(false)
  // The button can do nothing before JavaScript arrives, so it comes with it.
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <div className={styles.password}>
      <TextInput
        {...props}
        type={shown ? 'text' : 'password'}
        spellCheck={false}
        autoCapitalize="none"
        className={styles.input}
      />
      {ready && (
        <IconButton
          label={shown ? 'Hide the password' : 'Show the password'}
          size="small"
          className={styles.show}
          onClick={() => setShown(!shown)}
        >
          {shown ? <EyeOff /> : <Eye />}
        </IconButton>
      )}
    </div>
  )
}
