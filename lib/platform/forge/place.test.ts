import { expect, test } from 'vitest'
import { atForge, commitUrl, type ForgeName } from './place'

const TABLE: [string, ForgeName | null, string | null, string | null][] = [
  ['https://github.com/team/docs.git', null, null, 'github https://github.com team/docs'],
  ['ssh://git@github.com/team/docs', null, null, 'github https://github.com team/docs'],
  ['ssh://git@git.example.org:2222/team/docs.git', 'gitea', null, 'gitea https://git.example.org team/docs'],
  ['https://gitlab.com/group/of/docs', null, null, 'gitlab https://gitlab.com group/of/docs'],
  ['https://git.example.org:8443/team/docs', 'gitea', null, 'gitea https://git.example.org:8443 team/docs'],
  [
    'https://example.org/gitlab/group/docs.git',
    'gitlab',
    'https://example.org/gitlab/',
    'gitlab https://example.org/gitlab group/docs',
  ],
  ['ssh://git@ssh.example.org/group/docs', 'gitlab', 'https://git.example.org', 'gitlab https://git.example.org group/docs'],
  ['https://git.example.org/team/docs', null, null, null],
]

test.each(TABLE)('%s (%s, %s) is %s', (address, forge, forgeUrl, expected) => {
  const at = atForge(address, forge, forgeUrl)
  expect(at && `${at.forge} ${at.place} ${at.repository}`).toBe(expected)
})

test('a commit is read where its forge shows it', () => {
  const at = { place: 'https://git.example.org', repository: 'team/docs' }
  expect(commitUrl({ ...at, forge: 'github' }, 'abc')).toBe('https://git.example.org/team/docs/commit/abc')
  expect(commitUrl({ ...at, forge: 'gitlab' }, 'abc')).toBe('https://git.example.org/team/docs/-/commit/abc')
})
