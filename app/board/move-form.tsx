'use client'

import Link from 'next/link'
import { useActionState } from 'react'
import { moveActionTo } from '@/app/incidents/[number]/corrective-actions/mutations'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { TextArea } from '@/components/ui/text-area'
import { allowedMoves, formatActionNumber, moveNeedsReason, STATE_WORDS } from '@/lib/corrective-actions/rules'
import type { CardView } from './card-view'
import styles from './move-form.module.css'

/** Moving a card without JavaScript: the board with ?move=34 holds this form above its columns. */
export function MoveForm({ card, backHref }: { card: CardView; backHref: string }) {
  const [result, send] = useActionState(moveActionTo, null)
  const name = formatActionNumber(card.number)
  return (
    <form action={send} className={styles.form} aria-label={`Move ${name}`}>
      <FormFields result={result}>
        <p>
          Move <b>{name}</b> {card.title}
        </p>
        <FormMessage
          result={result}
          success={result?.ok ? `${name} is ${STATE_WORDS[result.value.to].toLowerCase()} now.` : undefined}
        />
        <input type="hidden" name="id" value={card.id} />
        <input type="hidden" name="from" value={card.state} />
        {moveNeedsReason(card.state) && (
          <Field label="Why it is taken up again" name="because">
            <TextArea required />
          </Field>
        )}
        <div className={styles.buttons}>
          {allowedMoves(card.state).map((to) => (
            <Button key={to} type="submit" name="to" value={to}>
              {STATE_WORDS[to]}
            </Button>
          ))}
          <Link href={backHref} className={styles.back}>
            Back to the board
          </Link>
        </div>
        <p className={styles.note}>Only its checks can verify an action.</p>
      </FormFields>
    </form>
  )
}
