import { Tag } from '@/components/ui/tag'
import { WordDiff } from '@/components/word-diff'
import { type Item, TEXTS } from '@/lib/importing/difference/content'
import type { Change } from '@/lib/importing/difference/difference'
import { wordDiff } from '@/lib/revisions/word-diff'
import styles from './difference.module.css'
import { conflictOf, headOf, linesOf, sideOf, type Where } from './words'

interface Props {
  change: Change
  zone: string
  where: Where
  /** Where both changed the same, one of both has to be chosen; else leaving a box empty is a choice. */
  mustChoose?: boolean
}

/** One change with its box: what stands here, and what would. Where both changed the same, what stood there before as well. */
export function ChangeRow({ change, zone, where, mustChoose = false }: Props) {
  const { key, conflict } = change
  const warning = conflictOf(change, where)
  const head = headOf(change, where)
  return (
    <li className={styles.change}>
      {conflict && mustChoose ? (
        <div className={styles.box}>
          <span id={`head-${key}`}>{head}</span>
          <Tag tone="awaiting">you choose</Tag>
          <select name="changes[]" required defaultValue="" aria-labelledby={`head-${key}`} className={styles.choose}>
            <option value="">Choose …</option>
            <option value={`keep ${key}`}>Keep what is here</option>
            <option value={key}>Take what stands there</option>
          </select>
        </div>
      ) : (
        <label className={styles.box}>
          <input type="checkbox" name="changes[]" value={key} defaultChecked={conflict === null} />
          <span>{head}</span>
          {conflict && <Tag tone="awaiting">you choose</Tag>}
        </label>
      )}
      {warning && <p className={styles.warning}>{warning}</p>}
      <Sides change={change} zone={zone} where={where} />
    </li>
  )
}

function Sides({ change: { what, before, after, here, fields, conflict }, zone, where }: Omit<Props, 'mustChoose'>) {
  const text = fields.length === 1 && fields[0] && TEXTS.includes(fields[0]) ? fields[0] : null
  if (where === 'file' && conflict === null && here && after && text)
    return (
      <div className={styles.words}>
        <WordDiff label="If it is taken" pieces={wordDiff(here.fields[text] ?? '', after.fields[text] ?? '')} />
      </div>
    )
  return (
    <div className={styles.sides}>
      {conflict && before && <Side head={sideOf(where, 'before')} item={before} fields={fields} zone={zone} />}
      {here && <Side head="Here now" item={here} fields={fields} zone={zone} />}
      {after && (
        <Side
          head={what === 'added' || (conflict && where === 'file') ? sideOf(where, 'there') : 'If it is taken'}
          item={after}
          fields={fields}
          zone={zone}
          isNew
        />
      )}
    </div>
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
