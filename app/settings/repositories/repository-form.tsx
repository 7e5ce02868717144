'use client'

import { useClose } from '@/components/editing/in-place'
import { useSubmit } from '@/components/editing/use-submit'
import { Button } from '@/components/ui/button'
import { Checkbox } from '@/components/ui/checkbox'
import { Field } from '@/components/ui/field'
import { FormFields } from '@/components/ui/form-fields'
import { FormMessage } from '@/components/ui/form-message'
import { type Option, Select } from '@/components/ui/select'
import { SubmitButton } from '@/components/ui/submit-button'
import { TextInput } from '@/components/ui/text-input'
import { FORGE_LABELS } from '@/lib/platform/forge/place'
import settings from '../settings.module.css'
import { changeRepository, removeRepository, writeRepository } from './mutations'
import styles from './repositories.module.css'

interface Props {
  repository: {
    id: string
    name: string
    address: string
    branch: string
    pathTemplate: string
    messageTemplate: string
    secretName: string | null
    template: string
    flavour: string
    authorName: string
    authorEmail: string
    isLiving: boolean
    gatherMinutes: number
    forge: string | null
    forgeUrl: string | null
    apiSecretName: string | null
    opensRequests: boolean
    indexPath: string | null
    /** Null: it is to be added. */
    version: number | null
  }
  secrets: string[]
  templates: Option[]
  flavours: Option[]
}

/** Adds a repository, or changes one. */
export function RepositoryForm(props: Props) {
  const { repository } = props
  const close = useClose()
  const isNew = repository.version === null
  const { result, isPending, formProps } = useSubmit(isNew ? writeRepository : changeRepository, isNew ? undefined : close)
  return (
    <>
      <form {...formProps} className={styles.form}>
        <FormFields result={result}>
          <input type="hidden" name="id" value={repository.id} />
          {!isNew && <input type="hidden" name="version" value={repository.version ?? 0} />}
          <Fields {...props} />
          <FormMessage result={result} />
          <div className={styles.buttons}>
            <Button type="submit" variant="main" aria-disabled={isPending || undefined}>
              {isNew ? 'Add the repository' : 'Save'}
            </Button>
            {!isNew && (
              <Button type="button" variant="quiet" onClick={close}>
                Cancel
              </Button>
            )}
          </div>
        </FormFields>
      </form>
      {!isNew && <Remove id={repository.id} name={repository.name} />}
    </>
  )
}

function Fields({ repository, secrets, templates, flavours }: Props) {
  return (
    <>
      <div className={styles.pair}>
        <Field label="Name" name="name" hint="What it is called here.">
          <TextInput required maxLength={60} defaultValue={repository.name} placeholder="Handbook" />
        </Field>
        <Field label="Branch" name="branch">
          <TextInput required mono maxLength={200} defaultValue={repository.branch} />
        </Field>
      </div>
      <Field
        label="Address"
        name="address"
        hint="https://git.example.org/team/docs or git@git.example.org:team/docs, without any password."
      >
        <TextInput required mono maxLength={1000} defaultValue={repository.address} autoCapitalize="none" spellCheck={false} />
      </Field>
      <Field
        label="Signs in with"
        name="credential"
        optional
        hint="A secret that may be sent to its host: a token, “name:password”, or a private key."
      >
        <Select defaultValue={repository.secretName ?? ''}>
          <option value="">Nothing</option>
          <Names names={secrets} />
        </Select>
      </Field>
      <Field
        label="Path"
        name="path"
        hint="{year}, {month}, {date}, {incident}, {number}, {severity}, {slug}. A published file keeps its path."
      >
        <TextInput required mono maxLength={500} defaultValue={repository.pathTemplate} spellCheck={false} />
      </Field>
      <div className={styles.pair}>
        <Field label="Template" name="template" hint="How a postmortem is laid out: Settings, Templates.">
          <Select options={templates} defaultValue={repository.template} />
        </Field>
        <Field label="Written for" name="flavour" hint="The generator of sites that reads the repository.">
          <Select options={flavours} defaultValue={repository.flavour} />
        </Field>
      </div>
      <Field
        label="Index"
        name="indexPath"
        optional
        hint="README.md, or wherever a list of all that stands there is to be kept. What you write around our part of it stays."
      >
        <TextInput mono maxLength={400} defaultValue={repository.indexPath ?? ''} placeholder="README.md" spellCheck={false} />
      </Field>
      <ByRequest repository={repository} secrets={secrets} />
      <Field label="Message of a commit" name="message" hint="{incident}, {number}, {title}, {severity}.">
        <TextInput required maxLength={500} defaultValue={repository.messageTemplate} />
      </Field>
      <div className={styles.pair}>
        <Field label="Author’s name" name="authorName">
          <TextInput required maxLength={100} defaultValue={repository.authorName} />
        </Field>
        <Field label="Author’s e-mail" name="authorEmail">
          <TextInput
            required
            type="email"
            maxLength={200}
            defaultValue={repository.authorEmail}
            placeholder="nevermore@example.org"
          />
        </Field>
      </div>
      <Checkbox
        name="isLiving"
        defaultChecked={repository.isLiving}
        label="Published postmortems follow their proof"
        hint="A small commit when an action is verified, waived or regresses."
      />
      <Field label="At most one such commit in" name="gatherMinutes" hint="Minutes.">
        <TextInput required type="number" min={1} max={10080} defaultValue={repository.gatherMinutes} />
      </Field>
    </>
  )
}

const Names = ({ names }: { names: string[] }) => names.map((name) => <option key={name}>{name}</option>)

/** Which program hosts it, and whether changes are asked for there. */
function ByRequest({ repository, secrets }: Pick<Props, 'repository' | 'secrets'>) {
  return (
    <fieldset className={styles.forge}>
      <legend>Where it is hosted</legend>
      <div className={styles.pair}>
        <Field label="Hosted by" name="forge" optional hint="For links to commits, and for requests.">
          <Select defaultValue={repository.forge ?? ''}>
            <option value="">As its host says, or Git alone</option>
            {Object.entries(FORGE_LABELS).map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label="Its address"
          name="forgeUrl"
          optional
          hint="Where people open it, if that is not the repository’s own host."
        >
          <TextInput
            mono
            maxLength={500}
            defaultValue={repository.forgeUrl ?? ''}
            placeholder="https://git.example.org"
            spellCheck={false}
          />
        </Field>
        <Field label="A change goes" name="opensRequests">
          <Select defaultValue={repository.opensRequests ? 'on' : ''}>
            <option value="">straight to the branch</option>
            <option value="on">by a pull or merge request</option>
          </Select>
        </Field>
        <Field label="Token for requests" name="apiCredential" optional hint="A secret that may be sent to the host of the API.">
          <Select defaultValue={repository.apiSecretName ?? ''}>
            <option value="">The one it signs in with</option>
            <Names names={secrets} />
          </Select>
        </Field>
      </div>
    </fieldset>
  )
}

/** Asked twice: nothing follows its proof there any more. */
function Remove({ id, name }: { id: string; name: string }) {
  const { result, formProps } = useSubmit(removeRepository)
  return (
    <details className={`${settings.sub} ${styles.remove}`}>
      <summary>Delete</summary>
      <form {...formProps}>
        <input type="hidden" name="id" value={id} />
        <p>What was published stays in the repository as it is. Nothing more is written there.</p>
        <SubmitButton pending="Deleting">Delete {name} here</SubmitButton>
        <FormMessage result={result} />
      </form>
    </details>
  )
}
