import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import type { Point } from '@/lib/reviews/points'
import styles from './compare.module.css'
import { wordPoint } from './moments'

interface Props {
  from: Date
  to: Date | null
  points: readonly Point[]
  zone: string
}

/** Which two are compared. A plain form: what it asks for stands in the address. */
export function Choice({ from, to, points, zone }: Props) {
  const known = [...new Set([...points.map(({ at }) => at.getTime()), from.getTime(), ...(to ? [to.getTime()] : [])])]
  const options = known
    .sort((a, b) => b - a)
    .map((time) => ({ value: new Date(time).toISOString(), label: wordPoint(new Date(time), points, zone) }))
  return (
    <form method="get" className={styles.choice}>
      <Field label="From" name="from">
        <Select key={from.getTime()} options={options} defaultValue={from.toISOString()} />
      </Field>
      <Field label="To" name="to">
        <Select
          key={to?.getTime()}
          options={[{ value: '', label: 'What stands now' }, ...options]}
          defaultValue={to?.toISOString() ?? ''}
        />
      </Field>
      <Button type="submit">Compare</Button>
    </form>
  )
}
