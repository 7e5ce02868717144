'use client'

import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import type { DraftDoubt } from '@/lib/importing/draft'
import { SEVERITY_WORDS } from '@/lib/incidents/rules'
import styles from './doubts.module.css'
import { mendDoubt } from './mutations'

type Doubt = Pick<DraftDoubt, 'id' | 'kind' | 'message' | 'about' | 'isSettled'>

const SEVERITIES = Object.keys(SEVERITY_WORDS)

export interface DoubtsProps {
  importId: string
  ordinal: number
  doubts: Doubt[]
  /** What a person is likely to choose: their own zone, and a day that the document names. */
  suggested: { zone: string; day: string | null }
}

/** At most this many at once; the others follow as these are settled. */
const SHOWN = 40

/** What is not sure, first of all: each with what would mend it, or to say that it is right. */
export function Doubts({ doubts, ...rest }: DoubtsProps) {
  const open = doubts.filter(({ isSettled }) => !isSettled)
  const settled = doubts.length - open.length
  if (doubts.length === 0) return null
  return (
    <section className={styles.doubts} aria-labelledby="doubts" data-none={open.length === 0 || undefined}>
      <h2 id="doubts">
        {open.length === 0 ? <CircleCheck aria-hidden="true" /> : <TriangleAlert aria-hidden="true" />}
        {open.length === 0 ? 'No doubt is open' : open.length === 1 ? 'One open doubt' : `${open.length} open doubts`}
        {settled > 0 && <small>{settled} settled</small>}
      </h2>
      {open.length > 0 && (
        <ol>
          {open.slice(0, SHOWN).map((doubt) => (
            <DoubtLine key={doubt.id} doubt={doubt} {...rest} />
          ))}
        </ol>
      )}
      {open.length > SHOWN && <p className={styles.more}>And {open.length - SHOWN} more, shown as these are settled.</p>}
    </section>
  )
}

function DoubtLine({ doubt, importId, ordinal, suggested }: Omit<DoubtsProps, 'doubts'> & { doubt: Doubt }) {
  const { result, isPending, formProps } = useSubmit(mendDoubt)
  return (
    <li data-item={doubt.about ?? undefined}>
      <form {...formProps} aria-busy={isPending}>
        <input type="hidden" name="importId" value={importId} />
        <input type="hidden" name="ordinal" value={ordinal} />
        <input type="hidden" name="doubtId" value={doubt.id} />
        <p>{doubt.message}</p>
        <div className={styles.mends}>
          <Mend doubt={doubt} suggested={suggested} />
          {doubt.about && (
            <a className={styles.toPassage} href={`#${doubt.about}`}>
              Show the passage
            </a>
          )}
        </div>
        <FormMessage result={result} />
      </form>
    </li>
  )
}

function Mend({ doubt: { kind, about }, suggested }: Pick<DoubtsProps, 'suggested'> & { doubt: Doubt }): ReactNode {
  switch (kind) {
    case 'no_zone':
      return (
        <>
          <TextInput name="value" aria-label="Time zone" list="zones" defaultValue={suggested.zone} spellCheck={false} />
          <Do how="zone">Read them in this zone</Do>
          <Settle>Leave them local</Settle>
        </>
      )
    case 'no_date':
      return (
        <>
          <TextInput name="value" type="date" aria-label="Day" defaultValue={suggested.day ?? ''} />
          <Do how="day">{about ? 'Give them this day' : 'It was this day'}</Do>
          <Settle>Nobody knows</Settle>
        </>
      )
    case 'no_severity':
      return (
        <>
          {SEVERITIES.map((severity) => (
            <Do key={severity} how={severity}>
              {severity}
            </Do>
          ))}
          <Settle>Leave it open</Settle>
        </>
      )
    case 'ambiguous_date':
      return (
        <>
          <Do how="turn">Read them the other way round</Do>
          <Settle>That is right</Settle>
        </>
      )
    case 'no_title':
      return (
        <a className={styles.toPassage} href="#facts">
          Write one
        </a>
      )
    default:
      return <Settle>That is right</Settle>
  }
}

const Do = ({ how, children }: { how: string; children: ReactNode }) => (
  <SubmitButton variant="plain" size="small" name="do" value={how} pending="Mending">
    {children}
  </SubmitButton>
)

const Settle = ({ children }: { children: ReactNode }) => (
  <Button type="submit" variant="quiet" size="small" name="do" value="settle">
    {children}
  </Button>
)
