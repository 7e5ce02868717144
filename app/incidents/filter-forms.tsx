'use client'

import { Search } from 'lucide-react'
import Form from 'next/form'
import { useRef } from 'react'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { useKey } from '@/components/ui/use-key'
import styles from './filter-bar.module.css'

/** The other filters, which stay as they are. */
type Rest = Record<string, string | number | string[] | undefined>

/** Words to search for in everything an incident says. */
export function SearchForm({ text, rest }: { text: string; rest: Rest }) {
  const input = useRef<HTMLInputElement>(null)
  useKey('/', 'Search in the incidents', () => input.current?.focus())
  return (
    <Form action="/incidents" className={styles.search} scroll={false}>
      <Search aria-hidden="true" />
      <input
        ref={input}
        key={text}
        type="search"
        name="text"
        defaultValue={text}
        placeholder="Words in title, timeline, causes, actions…"
        aria-label="Search in the incidents"
        autoComplete="off"
        maxLength={200}
      />
      <Hidden rest={rest} />
    </Form>
  )
}

interface ListProps {
  name: string
  legend: string
  choices: { value: string; label: string }[]
  chosen: string[]
  rest: Rest
}

/** Boxes to tick; the list follows each press, and a button does it before JavaScript arrives. */
export function FilterList({ name, legend, choices, chosen, rest }: ListProps) {
  return (
    <Form action="/incidents" className={styles.form} scroll={false} onChange={(event) => event.currentTarget.requestSubmit()}>
      <Hidden rest={rest} />
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

const isDefault = (name: string, value: string) =>
  value === '' || (name === 'sort' && value === 'newest') || (name === 'page' && value === '1')

const Hidden = ({ rest }: { rest: Rest }) =>
  Object.entries(rest).flatMap(([name, value]) =>
    (Array.isArray(value) ? value : [value])
      .filter((item) => item !== undefined && !isDefault(name, String(item)))
      .map((item) => <input key={`${name} ${item}`} type="hidden" name={name} value={String(item)} />),
  )
