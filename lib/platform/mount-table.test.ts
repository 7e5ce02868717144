import { expect, test } from 'vitest'
import { ephemeralReason } from './mount-table'

const host = '27 1 254:0 / / rw,relatime - ext4 /dev/vda rw'
const container = '500 400 0:60 / / rw,relatime - overlay overlay rw,lowerdir=/var/lib/docker/overlay2/l/AB'
const containerOnBtrfs = '500 400 0:60 /docker/btrfs/subvolumes/0a1b / rw,relatime - btrfs /dev/sda1 rw'
const bind = '501 500 254:1 /srv/nevermore /var/lib/nevermore rw,relatime - ext4 /dev/sdb1 rw'
const volume = '501 500 254:1 /var/lib/docker/volumes/nevermore/_data /var/lib/nevermore rw,relatime - ext4 /dev/sdb1 rw'
const memory = '501 500 0:70 / /var/lib/nevermore rw,relatime - tmpfs tmpfs rw,size=65536k'
const spaced = '501 500 254:1 /x /var/my\\040data rw,relatime - ext4 /dev/sdb1 rw'

test.each([
  ['on the disk of a host', [host], undefined],
  ['in a container without any mount', [container], /writable layer of a container/],
  ['in a container on btrfs without any mount', [containerOnBtrfs], /writable layer of a container/],
  ['in a container with a bind mount', [container, bind], undefined],
  ['in a container with a named volume, filled from the image or not', [container, volume], undefined],
  ['in memory', [host, memory], /file system in memory/],
  ['on a system without a mount table', [], undefined],
])('data %s is judged rightly', (_, lines, reason) => {
  const judged = ephemeralReason('/var/lib/nevermore', lines.join('\n'))
  if (reason) expect(judged).toMatch(reason)
  else expect(judged).toBeUndefined()
})

test('a folder whose name only begins like a mount is not on it', () => {
  expect(ephemeralReason('/var/lib/nevermore-2', [container, bind].join('\n'))).toMatch(/writable layer/)
})

test('a mount with a space in its path is found', () => {
  expect(ephemeralReason('/var/my data/x', [container, spaced].join('\n'))).toBeUndefined()
})
