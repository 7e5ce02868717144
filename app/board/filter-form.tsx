'use client'

import Form from 'next/form'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import styles from './filter-bar.module.css'

interface Props {
  name: string
  legend: string
  choices: { value: string; label: string }[]
  chosen: string[]
  /** The other filters, hidden. */
  children: ReactNode
}

/** Boxes to tick; the board follows each press, and a button does it before JavaScript arrives. */
export function FilterForm({ name, legend, choices, chosen, children }: Props) {
  return (
    <Form
      action="/board"
      className={styles.form}
      scroll={false}
      replace
      onChange={(event) => event.currentTarget.requestSubmit()}
    >
      {children}
      <fieldset>
        <legend className="unseen">{legend}</legend>
        {choices.map(({ value, label }) => (
          <Checkbox key={value} name={name} value={value} label={label} defaultChecked={chosen.includes(value)} />
        ))}
      </fieldset>
      <noscript>
        <Button type="submit" size="small">
          Show
        </Button>
      </noscript>
    </Form>
  )
}
