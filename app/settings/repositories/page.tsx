import type { Metadata } from 'next'
import { InPlace } from '@/components/editing/in-place'
import { Empty } from '@/components/ui/empty'
import { PageHead } from '@/components/ui/page-head'
import { areBadgesPublic } from '@/lib/badges/store'
import { fingerprintsOf } from '@/lib/platform/git/host-keys'
import { newId } from '@/lib/platform/ids'
import { publicUrl } from '@/lib/platform/origins'
import { requireAdmin } from '@/lib/platform/web/actor'
import { DEFAULT_FLAVOUR } from '@/lib/postmortems/flavours/registry'
import { flavourChoices, templateChoices } from '@/lib/postmortems/templates/choices'
import { DEFAULT_TEMPLATE } from '@/lib/postmortems/templates/registry'
import { listTemplates } from '@/lib/postmortems/templates/store'
import { type ListedRepository, listRepositories } from '@/lib/publishing/repositories.store'
import { DEFAULT_MESSAGE, DEFAULT_PATH } from '@/lib/publishing/rules'
import { listSecretNames } from '@/lib/secrets/store'
import { listWatching } from '@/lib/watching/watching.store'
import settings from '../settings.module.css'
import { DeployKey, DryRun, HostKeys } from './access-forms'
import { BadgesForm } from './badges-form'
import styles from './repositories.module.css'
import { RepositoryForm } from './repository-form'
import { WatchForms } from './watch-forms'

export const metadata: Metadata = { title: 'Repositories' }

/** The Git repositories that postmortems are published into. */
export default async function RepositoriesPage({ searchParams }: { searchParams: Promise<{ edit?: string | string[] }> }) {
  const [actor, { edit }] = await Promise.all([requireAdmin(), searchParams])
  const [repositories, watching, secrets, own, isPublic] = await Promise.all([
    listRepositories(actor),
    listWatching(actor),
    listSecretNames(actor),
    listTemplates(actor),
    areBadgesPublic(),
  ])
  const now = new Date()
  const choices = { secrets: secrets.map(({ name }) => name), templates: templateChoices(own), flavours: flavourChoices() }
  return (
    <>
      <PageHead title="Repositories" aside={repositories.length > 0 && String(repositories.length)}>
        Where postmortems are published as Markdown: one commit each, never by force, over https or ssh.
      </PageHead>
      {repositories.length === 0 ? (
        <Empty title="No repository yet">
          Add the one that holds your documentation, or the code your postmortems are about.
        </Empty>
      ) : (
        <ul className={settings.rows}>
          {repositories.map((repository) => (
            <li key={repository.id} className={styles.row}>
              <InPlace
                id={repository.id}
                label={repository.name}
                startOpen={edit === repository.id}
                view={<Words repository={repository} />}
                form={<RepositoryForm repository={repository} {...choices} />}
                className={styles.place}
              />
              <Access repository={repository} />
              <WatchForms
                id={repository.id}
                name={repository.name}
                address={hookAddress(repository.id)}
                watching={watching.get(repository.id)}
                now={now}
              />
            </li>
          ))}
        </ul>
      )}
      <section className={settings.part} aria-labelledby="add">
        <h2 id="add">Add a repository</h2>
        <p>What it is signed in with is a secret, named here and kept apart. A key for ssh can be made once it is added.</p>
        <RepositoryForm
          key={repositories.length}
          {...choices}
          repository={{
            id: newId(),
            name: '',
            address: '',
            branch: 'main',
            pathTemplate: DEFAULT_PATH,
            messageTemplate: DEFAULT_MESSAGE,
            secretName: null,
            template: DEFAULT_TEMPLATE.id,
            flavour: DEFAULT_FLAVOUR.id,
            authorName: 'Nevermore',
            authorEmail: '',
            isLiving: true,
            gatherMinutes: 60,
            forge: null,
            forgeUrl: null,
            apiSecretName: null,
            opensRequests: false,
            indexPath: null,
            version: null,
          }}
        />
      </section>
      <section className={settings.part} aria-labelledby="badges">
        <h2 id="badges">Badges</h2>
        <p>
          Small pictures that say how far an action or an incident is proven, for READMEs and indexes. Whoever fetches one need
          not be signed in; of private incidents there are none.
        </p>
        <BadgesForm isPublic={isPublic} />
      </section>
    </>
  )
}

const hookAddress = (id: string): string => `${publicUrl()}/api/hooks/${id}`

function Words({ repository }: { repository: ListedRepository }) {
  const { name, address, branch, pathTemplate, secretName, isLiving, gatherMinutes, published } = repository
  const { opensRequests, indexPath } = repository
  return (
    <>
      <p className={settings.title}>{name}</p>
      <p className={settings.sub}>
        <code>{address}</code>, branch <code>{branch}</code>
      </p>
      <p className={settings.sub}>
        <code>{pathTemplate}</code>
        {indexPath && (
          <>
            , listed in <code>{indexPath}</code>
          </>
        )}
      </p>
      <p className={settings.sub}>
        {secretName ? (
          <>
            signs in with <code>{secretName}</code>
          </>
        ) : (
          'signs in with nothing'
        )}
        ; changes go {opensRequests ? 'by request' : 'straight to the branch'};{' '}
        {published === 0 ? 'nothing published yet' : `${published} published`};{' '}
        {isLiving ? `follows the proof, at most every ${gatherMinutes} minutes` : 'does not follow the proof'}
      </p>
    </>
  )
}

function Access({ repository: { id, address, publicKey, knownHosts } }: { repository: ListedRepository }) {
  const isSsh = address.startsWith('ssh:')
  return (
    <div className={styles.access}>
      {isSsh && <HostKeys id={id} confirmed={knownHosts ? fingerprintsOf(knownHosts) : []} />}
      {isSsh && <DeployKey id={id} publicKey={publicKey} />}
      <DryRun id={id} />
    </div>
  )
}
