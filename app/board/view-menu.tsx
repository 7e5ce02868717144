'use client'

import { Bookmark } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useId, useState } from 'react'
import { useUndo } from '@/components/editing/undo-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { Menu } from '@/components/ui/menu'
import { TextInput } from '@/components/ui/text-input'
import type { SavedView } from '@/lib/corrective-actions/views.store'
import { bringViewBack, changeView, keepView, removeView } from './mutations'
import styles from './view-menu.module.css'

interface Props {
  views: SavedView[]
  /** The view the address came from. */
  current: SavedView | null
  /** What the board is narrowed to now. */
  query: string
  /** The id of the view that the form would make. */
  newId: string
  canShare: boolean
  className?: string
}

/** The saved views, and the form that saves what the board shows now. */
export function ViewMenu({ views, current, query, newId, canShare, className }: Props) {
  const isChanged = current !== null && current.query !== query
  return (
    <Menu
      label={current ? `Saved view: ${current.name}${isChanged ? ', changed' : ''}` : 'Saved views'}
      className={className}
      trigger={
        <>
          <Bookmark aria-hidden="true" className={styles.sign} />
          <span className={styles.cut}>{current ? current.name : 'Views'}</span>
          {isChanged && <span className={styles.changed}>changed</span>}
        </>
      }
      items={views.map((view) => ({
        label: view.isOwn ? (view.isShared ? `${view.name} · shared` : view.name) : `${view.name} · ${view.by}`,
        href: `/board/views/${view.id}`,
      }))}
    >
      {current?.mayChange && <Change key={current.id + query} view={current} query={query} canShare={canShare} />}
      <Save key={newId} id={newId} query={query} canShare={canShare} />
    </Menu>
  )
}

function Save({ id, query, canShare }: { id: string; query: string; canShare: boolean }) {
  const router = useRouter()
  const { result, isPending, formProps } = useSubmit(keepView, (view) => router.push(`/board/views/${view.id}`))
  return (
    <form {...formProps} className={styles.form}>
      <FormFields result={result}>
        <input type="hidden" name="id" value={id} />
        <input type="hidden" name="query" value={query} />
        <Field label="Save what is shown as" name="name">
          <TextInput required maxLength={60} />
        </Field>
        {canShare && <Checkbox name="isShared" label="For everyone" />}
        <FormMessage result={result} />
        <Button type="submit" size="small" aria-disabled={isPending || undefined}>
          Save the view
        </Button>
      </FormFields>
    </form>
  )
}

function Change({ view, query, canShare }: { view: SavedView; query: string; canShare: boolean }) {
  const router = useRouter()
  const offer = useUndo()
  const form = useId()
  const [name, setName] = useState(view.name)
  const renaming = useSubmit(changeView)
  const removing = useSubmit(removeView, () => {
    offer({ message: `“${view.name}” deleted`, mutation: bringViewBack, fields: { id: view.id } })
    router.push(`/board${query}`)
  })
  return (
    <div className={styles.form}>
      <form {...renaming.formProps} id={form} className={styles.fields}>
        <FormFields result={renaming.result}>
          <input type="hidden" name="id" value={view.id} />
          <Field label="This view" name="name">
            <TextInput value={name} onChange={(event) => setName(event.target.value)} required maxLength={60} />
          </Field>
          {view.query !== query && <input type="hidden" name="query" value={query} />}
          {canShare && !view.isShared && <Checkbox name="isShared" label="For everyone" />}
          <FormMessage result={renaming.result} />
        </FormFields>
      </form>
      <div className={styles.buttons}>
        <Button type="submit" size="small" form={form}>
          {view.query === query ? 'Rename' : 'Save the change'}
        </Button>
        <form {...removing.formProps}>
          <input type="hidden" name="id" value={view.id} />
          <Button type="submit" size="small">
            Delete
          </Button>
        </form>
      </div>
      <FormMessage result={removing.result} />
    </div>
  )
}
