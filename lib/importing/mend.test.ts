import { expect, test } from 'vitest'
import { readOne } from '@/tests/support/read-postmortem'
import { chooseZone, giveDay, openDoubts, settle, turnDays, zoneEffect } from './mend'

const kinds = (incident: ReturnType<typeof readOne>) => openDoubts(incident).map(({ kind }) => kind)

test('ambiguous days are turned round together, with the day of the incident and the times below them', () => {
  const incident = readOne('# Shop down\n\n## Timeline\n\n- 03/04/2026 10:00 UTC broken\n- 03/04/2026 11:00 UTC mended\n')
  const doubt = incident.doubts.find(({ kind }) => kind === 'ambiguous_date')
  const days = (one: typeof incident) => [one.startedOn, ...one.timeline.map(({ at }) => at)]
  const now = turnDays(incident, doubt?.id ?? '')
  expect([days(incident), days(now)].toSorted()).toEqual([
    ['2026-03-04', '2026-03-04T10:00Z', '2026-03-04T11:00Z'],
    ['2026-04-03', '2026-04-03T10:00Z', '2026-04-03T11:00Z'],
  ])
  expect(kinds(now)).not.toContain('ambiguous_date')
})

test('a day that is given goes to the incident and to every time of day', () => {
  const incident = readOne('# Shop down\n\n## Timeline\n\n- 10:00 broken\n- 11:00 mended\n')
  expect(kinds(incident)).toContain('no_date')
  const now = giveDay(incident, '2026-08-14')
  expect(now.startedOn).toBe('2026-08-14')
  expect(now.timeline.map(({ at, clockTime }) => [at, clockTime])).toEqual([
    ['2026-08-14T10:00', null],
    ['2026-08-14T11:00', null],
  ])
  expect(kinds(now)).not.toContain('no_date')
})

test('a zone that is chosen ends the doubt, and says what it does to the times', () => {
  const incident = readOne('# Shop down on 2026-08-14\n\n## Timeline\n\n- 10:00 broken\n- 11:00 UTC mended\n')
  const local = readOne('# Shop down on 2026-08-14\n\n## Timeline\n\n- 10:00 broken\n- 11:00 mended\n')
  expect(kinds(local)).toContain('no_zone')
  const now = chooseZone(local, 'Europe/Berlin')
  expect(kinds(now)).not.toContain('no_zone')
  expect(now.timeZone).toMatchObject({ iana: 'Europe/Berlin', assumed: false })
  expect(zoneEffect(now, 'Europe/Berlin')).toBe('All 2 times state no zone and are local to Europe/Berlin: 10:00 is 08:00 UTC.')
  expect(zoneEffect(incident, 'Europe/Berlin')).toBe(null)
})

test('a doubt that was looked at counts no more, and is still there', () => {
  const incident = readOne('# Shop down on 2026-08-14\n\nBroken.\n')
  const [first] = openDoubts(incident)
  const now = settle(incident, first?.id ?? '')
  expect(openDoubts(now)).toHaveLength(openDoubts(incident).length - 1)
  expect(now.doubts).toHaveLength(incident.doubts.length)
})
