'use client'

import { useState } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { TextInput } from '@/components/ui/text-input'
import styles from './cause-form.module.css'
import type { EvidenceChoice } from './evidence'

/** From this many entries on a line to narrow them helps. */
const MANY = 12

/** The timeline to tick: which entries show this cause at work. Ticked ones stand first and stay when the list is narrowed. */
export function EvidenceBoxes({ choices, chosen }: { choices: EvidenceChoice[]; chosen: string[] }) {
  const [words, setWords] = useState('')
  if (choices.length === 0) return null
  const isShown = (choice: EvidenceChoice) => `${choice.time} ${choice.text}`.toLowerCase().includes(words.toLowerCase())
  return (
    <details className={styles.evidence} open={chosen.length > 0 || undefined}>
      <summary>
        Evidence in the timeline <span>{chosen.length > 0 ? `${chosen.length} linked` : 'which entries show it?'}</span>
      </summary>
      <input type="hidden" name="entryIds[]" value="" />
      {choices.length >= MANY && (
        <TextInput
          aria-label="Narrow the entries"
          placeholder="Narrow the entries"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        />
      )}
      <ul>
        {choices.map((choice) => (
          <li key={choice.id} hidden={!isShown(choice)}>
            <Checkbox
              name="entryIds[]"
              value={choice.id}
              defaultChecked={chosen.includes(choice.id)}
              label={
                <>
                  <span className="mono">{choice.time}</span> {choice.text}
                </>
              }
            />
          </li>
        ))}
      </ul>
    </details>
  )
}
