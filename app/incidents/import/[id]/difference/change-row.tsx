import { Tag } from '@/components/ui/tag'
import type { Item } from '@/lib/importing/difference/content'
import type { Change } from '@/lib/importing/difference/difference'
import styles from './difference.module.css'
import { conflictOf, headOf, linesOf } from './words'

/** One change with its box: what stands here, and what would. Where both changed the same, what the source said before as well. */
export function ChangeRow({ change, zone }: { change: Change; zone: string }) {
  const { key, what, before, after, here, fields, conflict } = change
  const warning = conflictOf(change)
  return (
    <li className={styles.change}>
      <label className={styles.box}>
        <input type="checkbox" name="changes[]" value={key} defaultChecked={conflict === null} />
        <span>{headOf(change)}</span>
        {conflict && <Tag tone="awaiting">you choose</Tag>}
      </label>
      {warning && <p className={styles.warning}>{warning}</p>}
      <div className={styles.sides}>
        {conflict && before && <Side head="When it was imported" item={before} fields={fields} zone={zone} />}
        {here && <Side head="Here now" item={here} fields={fields} zone={zone} />}
        {after && (
          <Side head={what === 'added' ? 'In the source' : 'If it is taken'} item={after} fields={fields} zone={zone} isNew />
        )}
      </div>
    </li>
  )
}

interface SideProps {
  head: string
  item: Item
  fields: readonly string[]
  zone: string
  isNew?: boolean
}

function Side({ head, item, fields, zone, isNew }: SideProps) {
  return (
    <div className={isNew ? `${styles.side} ${styles.isNew}` : styles.side}>
      <b>{head}</b>
      {linesOf(item, fields, zone).map(({ name, words }) => (
        <p key={name}>
          {name && <span>{name}: </span>}
          {words || <i>nothing</i>}
        </p>
      ))}
    </div>
  )
}
