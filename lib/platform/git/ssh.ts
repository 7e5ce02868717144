import type { GitAddress } from './address'

/** Where the private key of a look lies while it lasts. */
export const KEY_FILE = 'key'

/** The file with the keys of hosts; whether a host that is not in it yet may be added to it. */
interface KnownHosts {
  file: string
  isNew: boolean
}

const FIRST_SEEN: KnownHosts = { file: '../known_hosts', isNew: true }

/**
 * The whole configuration of ssh for one host: connect to the address that was judged, know the host by its name, sign in with
 * one key or none, forward and run nothing. The keys of a host are those in the file that was confirmed; without one, the first key it
 * shows is remembered beside the mirrors, and another one is refused.
 * Paths are relative to the repository's folder, in which Git runs.
 */
export const sshConfig = (
  { host, port }: GitAddress,
  address: string,
  hasKey: boolean,
  hosts: KnownHosts = FIRST_SEEN,
): string => {
  const name = host.replace(/^\[|\]$/g, '')
  return `Host *
  HostName ${address}
  HostKeyAlias ${port === 22 ? name : `[${name}]:${port}`}
  BatchMode yes
  PasswordAuthentication no
  KbdInteractiveAuthentication no
  PreferredAuthentications publickey
  IdentitiesOnly yes
  IdentityAgent none
  IdentityFile ${hasKey ? KEY_FILE : 'none'}
  UserKnownHostsFile ${hosts.file}
  StrictHostKeyChecking ${hosts.isNew ? 'accept-new' : 'yes'}
  UpdateHostKeys no
  CheckHostIP no
  CanonicalizeHostname no
  ConnectTimeout 15
  ClearAllForwardings yes
  ForwardAgent no
  PermitLocalCommand no
  ProxyCommand none
  ControlPath none
`
}
