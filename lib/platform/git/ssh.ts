import type { GitAddress } from './address'

/** Where the private key of a look lies while it lasts. */
export const KEY_FILE = 'key'

/**
 * The whole configuration of ssh for one host: connect to the address that was judged, know the host by its name, sign in with
 * one key or none, forward and run nothing. The first key a host shows is remembered beside the mirrors; another one is refused.
 * Paths are relative to the repository's folder, in which Git runs.
 */
export const sshConfig = ({ host, port }: GitAddress, address: string, hasKey: boolean): string => {
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
  UserKnownHostsFile ../known_hosts
  StrictHostKeyChecking accept-new
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
