/** What http(s) is signed in with. A token alone goes where GitHub, GitLab, Gitea and Forgejo look for one: into the place of the password. */
export const authorization = (credential: string): string =>
  `Authorization: Basic ${Buffer.from(credential.includes(':') ? credential : `x-access-token:${credential}`).toString('base64')}`
