'use client'

import { Checkbox } from '@/components/ui/checkbox'
import { Dialog } from '@/components/ui/dialog'
import { Kbd } from '@/components/ui/kbd'
import { useKeysInForce, useSingleKeys } from '@/components/ui/use-key'
import { useModifier } from '@/components/ui/use-modifier'
import styles from './keyboard-sheet.module.css'

/** What the keyboard does here: everywhere, and on the page that is shown. */
export function KeyboardSheet({ open, onClose }: { open: boolean; onClose: () => void }) {
  const modifier = useModifier()
  const keys = useKeysInForce()
  const [single, setSingle] = useSingleKeys()
  return (
    <Dialog open={open} onClose={onClose} title="Keyboard">
      <dl className={styles.keys}>
        <Row keys={[modifier, 'K']} words="Go to a page, an incident, an action; or do something" />
        {keys.map(({ key, words }) => (
          <Row key={key} keys={[key]} words={words} />
        ))}
        <Row keys={[modifier, '↵']} words="Save the form you are in; Esc leaves it and keeps what you typed" />
        <Row keys={[modifier, '/']} words="In the editor: an entry, a cause or an action of what is selected" />
        <Row keys={[modifier, 'B']} words="In the editor: strong; with I emphasis, with E code" />
        <Row keys={[modifier, 'F']} words="In the editor: find and replace" />
        <Row keys={[modifier, 'Z']} words="In the editor: undo; with Shift redo" />
        <Row
          keys={['Tab']}
          words="In the editor: the next cell of a table, a point into the one above; after Esc out of the editor"
        />
        <Row keys={['Tab']} words="To the next thing; with Shift to the one before" />
        <Row keys={['↑', '↓']} words="Through a list or a menu" />
        <Row keys={['Esc']} words="Out of a dialog or a menu, without a change" />
      </dl>
      <Checkbox
        label="Single keys do something"
        hint="Switch them off where you dictate text or press keys by accident. Kept in this browser."
        checked={single}
        onChange={(event) => setSingle(event.currentTarget.checked)}
      />
    </Dialog>
  )
}

function Row({ keys, words }: { keys: string[]; words: string }) {
  return (
    <div>
      <dt>
        {keys.map((key) => (
          <Kbd key={key}>{key.length === 1 ? key.toUpperCase() : key}</Kbd>
        ))}
      </dt>
      <dd>{words}</dd>
    </div>
  )
}
