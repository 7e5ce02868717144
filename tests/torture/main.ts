import { parseArgs } from 'node:util'
import { readMigrations } from '@/lib/platform/db/migrations'
import { askCanary } from './canary'
import { killFirstStarts, killWhileWriting } from './kill-rounds'
import { killWorkers } from './killed-workers'
import { killMigrations } from './migration-kills'
import { killAroundPings } from './pings'
import { leadLives } from './proof-lives'
import { stopUnderLoad } from './stops'

// npm run torture -- [--rounds N] [--minutes N] [--lives N] [--only writes,first-starts,migrations,stops,pings,checks,clocks,proof,canary] [--database-url URL]
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    minutes: { type: 'string', default: '5' },
    lives: { type: 'string', default: '200' },
    only: { type: 'string' },
    'database-url': { type: 'string' },
  },
})
const rounds = Number(values.rounds)
const wanted = (name: string): boolean => !values.only || values.only.split(',').includes(name)
const say = (line: string) => console.log(line)

const faults: [what: string, count: number][] = []

if (wanted('writes')) {
  const report = await killWhileWriting(rounds, say, values['database-url'])
  console.log('Killed while incidents were written:', report)
  faults.push(['lost writes', report.lost], ['half-written incidents', report.halves])
  faults.push(['failed starts', report.failedStarts], ['doctor unwell', report.doctorUnwell])
}
if (wanted('first-starts')) {
  const report = await killFirstStarts(Math.ceil(rounds / 5), say)
  console.log('Killed during first starts:', report)
  faults.push(['failed first starts', report.failedStarts])
}
if (wanted('migrations')) {
  const report = await killMigrations(Math.min(rounds, 20) * readMigrations().length, say)
  console.log('Killed during migrations:', report)
  faults.push(['half migrations', report.halves], ['failed resumes', report.failedResumes], ['differences', report.differences])
}
if (wanted('stops')) {
  const report = await stopUnderLoad(Math.ceil(rounds / 2), say)
  console.log('Stopped under load:', report)
  faults.push(['writes lost by stops', report.lost], ['requests unanswered', report.unanswered])
  faults.push(['wrong answers', report.wrongAnswers], ['wrong stops', report.wrongExitCodes])
}
if (wanted('pings')) {
  const report = await killAroundPings({ seconds: Number(values.minutes) * 60, everySeconds: 15, perSecond: 10 }, say)
  console.log('Pinged while web, worker and database were killed in turn:', report)
  faults.push(
    ['pings lost', report.lost],
    ['pings recorded at a wrong time', report.misplaced],
    ['pings not seen', report.unseen],
  )
  faults.push(['pings answered wrongly', report.wrong], ['false alarms', report.falseAlarms])
}
if (wanted('checks')) {
  const report = await killWorkers(
    { seconds: Number(values.minutes) * 60, checks: 200, intervals: [30, 60, 300], everySeconds: 30 },
    say,
  )
  console.log('Workers killed while they looked:', report)
  faults.push(
    ['slots lost', report.lost],
    ['looks taken twice', report.twice + report.offBeat],
    ['checks that stand still', report.still],
  )
}
if (wanted('clocks')) {
  const seconds = Number(values.minutes) * 60
  // As a machine that was suspended, and clocks that nobody ever set.
  const sleepSeconds = Math.min(600, Math.max(60, seconds / 5))
  const report = await killWorkers(
    { seconds, checks: 200, intervals: [30, 60, 300], everySeconds: 30, clocks: [24 * 60, 0, -60, -24 * 60], sleepSeconds },
    say,
  )
  console.log(`Workers with clocks up to a day off, stopped for ${sleepSeconds} s:`, report)
  faults.push(
    ['slots lost with wrong clocks', report.lost],
    ['looks taken twice with wrong clocks', report.twice + report.offBeat],
  )
  faults.push(['checks that stand still with wrong clocks', report.still])
}
if (wanted('proof')) {
  const isSame = leadLives(Number(values.lives), values['database-url'])
  faults.push(['lives in which the board was not where the model is', isSame ? 0 : 1])
}
if (wanted('canary')) {
  const { asked, heard, ...reached } = await askCanary()
  console.log(`A canary at every address, asked for ${asked} times; rightly heard at ${heard.join(' and ')}:`, reached)
  faults.push(
    ['ways to what may not be reached', Object.values(reached).flat().length],
    ['deaf canaries', heard.length === 2 ? 0 : 1],
  )
}
const found = faults.filter(([, count]) => count > 0)
console.log(found.length === 0 ? 'Nothing was lost.' : `FOUND: ${found.map(([what, count]) => `${count} ${what}`).join(', ')}`)
process.exitCode = found.length === 0 ? 0 : 1
