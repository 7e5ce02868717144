'use client'

import Link from 'next/link'
import { type ReactNode, type SyntheticEvent, useId } from 'react'
import styles from './menu.module.css'

export interface MenuItem {
  label: string
  icon?: ReactNode
  /** Red, for what takes something away. */
  danger?: boolean
  disabled?: boolean
  /** Where it goes … */
  href?: string
  /** … or what it does on this page: itself, or by an event of the window that another part listens to … */
  onSelect?: () => void
  event?: string
  /** … or the form it sends: a mutation and its hidden fields. Works before JavaScript arrives. */
  action?: (form: FormData) => void | Promise<void>
  fields?: Record<string, string>
}

interface Props {
  /** What is read out for the button; also its tooltip when it shows only an icon. */
  label: string
  /** What the button shows: an icon, or words. */
  trigger: ReactNode
  items?: readonly MenuItem[]
  /** Instead of, or below, the items: more lists (MenuList), a form. */
  children?: ReactNode
  className?: string
}

/** A button that opens a list of things to do: a native popover, placed by its button; arrow keys walk it, Escape leaves it. */
export function Menu({ label, trigger, items = [], children, className }: Props) {
  const id = useId()
  return (
    <>
      <button type="button" popoverTarget={id} className={className ?? styles.trigger} aria-label={label} title={label}>
        {trigger}
      </button>
      <div ref={arrowKeys} id={id} popover="auto" className={styles.menu}>
        {items.length > 0 && <MenuList items={items} />}
        {children}
      </div>
    </>
  )
}

/** The items of a menu, where a menu has several groups of them. */
export function MenuList({ items }: { items: readonly MenuItem[] }) {
  return (
    <ul className={styles.list}>
      {items.map((item) => (
        <li key={item.label}>
          <Item item={item} />
        </li>
      ))}
    </ul>
  )
}

function Item({ item }: { item: MenuItem }) {
  const className = item.danger ? `${styles.item} ${styles.danger}` : styles.item
  const content = (
    <>
      {item.icon}
      <span>{item.label}</span>
    </>
  )
  if (item.href !== undefined)
    return (
      <Link href={item.href} className={className} onClick={close}>
        {content}
      </Link>
    )
  if (item.action)
    return (
      <form action={item.action} onSubmit={close}>
        {Object.entries(item.fields ?? {}).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className={className} disabled={item.disabled}>
          {content}
        </button>
      </form>
    )
  return (
    <button
      type="button"
      className={className}
      disabled={item.disabled}
      onClick={(event) => {
        close(event)
        item.onSelect?.()
        if (item.event) window.dispatchEvent(new Event(item.event))
      }}
    >
      {content}
    </button>
  )
}

const close = (event: SyntheticEvent<HTMLElement>) => event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()

// The list is no widget of its own: its links and buttons are reached by Tab too, the arrows only make it quicker.
function arrowKeys(list: HTMLDivElement | null) {
  if (!list) return
  const stops = () => [...list.querySelectorAll<Element & HTMLOrSVGElement>('a[href], button:not(:disabled)')]
  const enter = (event: ToggleEvent) => event.newState === 'open' && stops()[0]?.focus()
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step) return
    const all = stops()
    const at = all.findIndex((stop) => stop.matches(':focus'))
    all.at((at + step) % all.length)?.focus()
    event.preventDefault()
  }
  list.addEventListener('toggle', enter)
  list.addEventListener('keydown', walk)
  return () => {
    list.removeEventListener('toggle', enter)
    list.removeEventListener('keydown', walk)
  }
}
