import { NoticeBoxes } from '@/components/notice-boxes'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { SEVERITIES } from '@/lib/notifications/channel-kinds'
import styles from './notifications.module.css'

/** What of a channel can be changed at any time: its name, and what is told there. */
export function ChannelFields({
  name,
  notices,
  severities,
}: {
  name?: string
  notices: readonly string[]
  severities: readonly string[]
}) {
  return (
    <>
      <Field label="Name" name="name">
        <TextInput required maxLength={80} defaultValue={name} placeholder="On-call room" />
      </Field>
      <fieldset className={styles.boxes}>
        <legend>What is told there</legend>
        <NoticeBoxes name="notices[]" chosen={notices} among={({ tells }) => tells.some((who) => who === 'lead')} />
      </fieldset>
      <fieldset className={`${styles.boxes} ${styles.row}`}>
        <legend>Of incidents of severity</legend>
        {SEVERITIES.map((severity) => (
          <Checkbox
            key={severity}
            name="severities[]"
            value={severity}
            label={severity === 'unknown' ? 'none given' : severity}
            defaultChecked={severities.includes(severity)}
          />
        ))}
      </fieldset>
    </>
  )
}
