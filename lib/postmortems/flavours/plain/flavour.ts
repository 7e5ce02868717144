import type { Flavour } from '../flavour'

export const plain: Flavour = {
  id: 'plain',
  label: 'Plain',
  about: 'GitHub, GitLab, Gitea, and every editor. The one that is read back without loss.',
  facts: () => ({}),
  showsTitle: false,
  spelling: {},
  references: [],
  prepare: (tree) => tree,
  finish: (body) => body,
}
