/** The programs that host repositories and answer by an API of their own. Forgejo answers as Gitea does. */
export const FORGES = ['github', 'gitlab', 'gitea'] as const
export type ForgeName = (typeof FORGES)[number]

export const FORGE_LABELS: Record<ForgeName, string> = { github: 'GitHub', gitlab: 'GitLab', gitea: 'Gitea or Forgejo' }

/** Where the API of a forge answers, which people open at `place`: that of GitHub itself has a host of its own. */
export function apiOf(forge: ForgeName, place: string): string {
  if (forge === 'gitlab') return `${place}/api/v4`
  if (forge === 'gitea') return `${place}/api/v1`
  const { protocol, host } = new URL(place)
  const hasOwnHost = host === 'github.com' || host.endsWith('.ghe.com')
  return hasOwnHost ? `${protocol}//api.${host}` : `${place}/api/v3`
}

/** A repository as the forge that hosts it knows it. */
export interface AtForge {
  forge: ForgeName
  /** Where people open the forge: "https://git.example.org". */
  place: string
  /** "team/docs" */
  repository: string
}

/** Whose hosts say what runs there. */
const KNOWN: Record<string, ForgeName> = { 'github.com': 'github', 'gitlab.com': 'gitlab', 'codeberg.org': 'gitea' }

/** Where a repository's address leads at its forge; null where nobody said which it is, and its host does not say either. */
export function atForge(address: string, forge: ForgeName | null, forgeUrl: string | null): AtForge | null {
  const url = new URL(address)
  const name = forge ?? KNOWN[url.hostname]
  if (!name) return null
  const isWeb = url.protocol !== 'ssh:'
  const place = (forgeUrl ?? `${isWeb ? url.protocol : 'https:'}//${isWeb ? url.host : url.hostname}`).replace(/\/+$/, '')
  const prefix = `${new URL(place).pathname.replace(/\/$/, '')}/`
  const path = isWeb && url.pathname.startsWith(prefix) ? url.pathname.slice(prefix.length) : url.pathname.slice(1)
  return { forge: name, place, repository: path.replace(/\.git$/, '') }
}

/** Where people read a commit. */
export const commitUrl = ({ forge, place, repository }: AtForge, commit: string): string =>
  `${place}/${repository}${forge === 'gitlab' ? '/-' : ''}/commit/${commit}`
