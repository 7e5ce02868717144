import { NOTICE_KINDS, type NoticeKind } from '@/lib/notifications/kinds'
import { Checkbox } from './ui/checkbox'

interface Props {
  /** Ends in "[]": each ticked kind is one of its values. */
  name: string
  chosen: readonly string[]
  /** Which kinds can be chosen here; all where it is not said. */
  among?: (kind: (typeof NOTICE_KINDS)[NoticeKind]) => boolean
}

/** A box for each kind of notice, with what it means. Put it into a <fieldset> with a <legend>. */
export function NoticeBoxes({ name, chosen, among = () => true }: Props) {
  return Object.entries(NOTICE_KINDS)
    .filter(([, kind]) => among(kind))
    .map(([kind, { label, hint }]) => (
      <Checkbox key={kind} name={name} value={kind} label={label} hint={hint} defaultChecked={chosen.includes(kind)} />
    ))
}
