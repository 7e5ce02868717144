'use client'

import { useActionState } from 'react'
import { CopyCode } from '@/components/ui/copy-code'
import { FormMessage } from '@/components/ui/form-message'
import { SubmitButton } from '@/components/ui/submit-button'
import settings from '../settings.module.css'
import { askForKeys, confirmKeys, dryRun, makeKey } from './mutations'

/** Whether a commit could be pushed, without pushing one. */
export function DryRun({ id }: { id: string }) {
  const [result, send] = useActionState(dryRun, null)
  return (
    <form action={send}>
      <input type="hidden" name="id" value={id} />
      <SubmitButton variant="plain" pending="Trying">
        Test without writing
      </SubmitButton>
      <FormMessage result={result} />
      {result?.ok && (
        <p role="status" className={settings.sub}>
          {result.value.opens
            ? `It can be read, our own branches could be pushed, and a ${result.value.opens} into ${result.value.branch} could be opened. `
            : `It can be read, and a commit could be pushed to ${result.value.branch}${
                result.value.tip
                  ? `, which stands at ${result.value.tip.slice(0, 10)}`
                  : ', which is not there yet and would be made'
              }. `}
          Whether a rule of the server refuses one shows when the first is pushed.
        </p>
      )}
    </form>
  )
}

/** The keys of the host: shown, compared by a person, and kept. */
export function HostKeys({ id, confirmed }: { id: string; confirmed: string[] }) {
  const [asked, ask] = useActionState(askForKeys, null)
  const [kept, keep] = useActionState(confirmKeys, null)
  return (
    <div>
      {confirmed.length > 0 ? (
        <p className={settings.sub}>
          Known by <code>{confirmed.join(', ')}</code>
        </p>
      ) : (
        <p className={settings.sub}>Its host is not known yet: nothing is sent there before its key was confirmed.</p>
      )}
      <form action={ask}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="plain" pending="Asking">
          {confirmed.length > 0 ? 'Ask the host for its key again' : 'Ask the host for its key'}
        </SubmitButton>
        <FormMessage result={asked} />
      </form>
      {asked?.ok && !kept?.ok && (
        <form action={keep}>
          <input type="hidden" name="id" value={id} />
          <input type="hidden" name="knownHosts" value={asked.value.knownHosts} />
          <p role="status">
            The host shows <code>{asked.value.fingerprints.join(', ')}</code>. Compare it with what its operator publishes.
          </p>
          <SubmitButton variant="plain" pending="Keeping">
            It is the right one: keep it
          </SubmitButton>
          <FormMessage result={kept} />
        </form>
      )}
    </div>
  )
}

/** A key made here, whose public half is to be added to the repository as one that may write. */
export function DeployKey({ id, publicKey }: { id: string; publicKey: string | null }) {
  const [result, send] = useActionState(makeKey, null)
  const shown = result?.ok ? result.value.publicKey : publicKey
  return (
    <div>
      {shown && (
        <>
          <p className={settings.sub}>Add this to the repository as a deploy key that may write:</p>
          <CopyCode label="The public key" code={shown} />
        </>
      )}
      <form action={send}>
        <input type="hidden" name="id" value={id} />
        <SubmitButton variant="plain" pending="Making a key">
          {shown ? 'Make another key' : 'Make a key for ssh'}
        </SubmitButton>
        <FormMessage result={result} />
      </form>
    </div>
  )
}
