'use client'

import { EditForm } from '@/components/editing/edit-form'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Radio } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormMessage } from '@/components/ui/form-message'
import { TextInput } from '@/components/ui/text-input'
import { ZoneNames } from '@/components/zone/zone-names'
import { setZone } from './mutations'
import styles from './zone-form.module.css'

interface Props {
  id: string
  version: number
  timeZone: string
}

/** Changes the zone of an incident, with the choice of what stays: the times as written, or the moments. */
export function ZoneForm({ id, version, timeZone }: Props) {
  return (
    <EditForm mutation={setZone} id={id} version={version} labels={{ timeZone: 'Time zone' }} save="Set the zone">
      <Field label="Time zone of this incident" name="timeZone" hint="A name such as Europe/Berlin or America/New_York.">
        <TextInput defaultValue={timeZone} list="zones" required autoFocus spellCheck={false} autoCapitalize="none" />
      </Field>
      <ZoneNames />
      <fieldset className={styles.keep}>
        <legend>Times that are written down</legend>
        <Radio
          name="keep"
          value="clock"
          defaultChecked
          label="Keep the times as written"
          hint={`They were right, the zone was wrong: 10:10 in ${timeZone} becomes 10:10 in the new zone.`}
        />
        <Radio
          name="keep"
          value="instants"
          label="Keep the moments"
          hint="The zone was right; show the same moments on other clocks."
        />
      </fieldset>
    </EditForm>
  )
}

/** Where nobody said in which zone the times were written: one step to say so, one to name another. */
export function AssumedZone({ id, version, timeZone }: Props) {
  const confirm = useSubmit(setZone)
  const name = useSubmit(setZone)
  return (
    <div className={styles.assumed} role="note">
      <p>
        Nothing says in which zone these times were written. They are read as <b>{timeZone}</b>.
      </p>
      <div className={styles.steps}>
        <form {...confirm.formProps}>
          <Hidden id={id} version={version} />
          <input type="hidden" name="timeZone" value={timeZone} />
          <Button type="submit" size="small" disabled={confirm.isPending}>
            {timeZone} is right
          </Button>
        </form>
        <form {...name.formProps} className={styles.other}>
          <Hidden id={id} version={version} />
          <TextInput
            name="timeZone"
            list="zones"
            placeholder="It was Europe/Berlin"
            aria-label="The zone these times were written in"
            required
            spellCheck={false}
          />
          <ZoneNames />
          <Button type="submit" size="small" disabled={name.isPending}>
            Set
          </Button>
        </form>
      </div>
      <FormMessage result={confirm.result ?? name.result} />
    </div>
  )
}

const Hidden = ({ id, version }: { id: string; version: number }) => (
  <>
    <input type="hidden" name="id" value={id} />
    <input type="hidden" name="version" value={version} />
    <input type="hidden" name="keep" value="clock" />
  </>
)
