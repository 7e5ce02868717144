import { basename } from 'node:path'
import { short } from '../comparison'
import { type CheckKind, defineKind, type Observation, type Outcome, type Reach } from '../kind'
import { TIMEOUT_FIELD } from '../target'
import { PluginConfig, splitArguments } from './config'
import { type Measured, readOutput } from './output'
import { type Ended, runProgram } from './run-program'

const kind: CheckKind<PluginConfig> = {
  id: 'plugin',
  label: 'Plugin',
  about: 'A Nagios or monitoring plugin that the operator lists ends with OK.',
  config: PluginConfig,
  initial: { command: '', arguments: '', timeoutSeconds: 10 },
  fields: [
    {
      name: 'command',
      label: 'Command',
      input: 'program',
      hint: 'The operator says which there are, in the setting NEVERMORE_PLUGINS',
      width: 'whole',
    },
    {
      name: 'arguments',
      label: 'Arguments',
      input: 'lines',
      placeholder: '-H\nshop.example.org\n-w\n5',
      hint: 'One a line, without quotes: no shell reads them. Everybody who may see the check sees them, so no passwords',
      width: 'whole',
    },
    TIMEOUT_FIELD,
  ],
  describe: (config) => `${wordCommand(config)} says OK`,
  run: look,
  runsPrograms: true,
}

export const plugin = defineKind(kind)

const wordCommand = (config: PluginConfig): string =>
  short([basename(config.command), ...splitArguments(config.arguments).map(quoteArgument)].join(' '))

const quoteArgument = (text: string): string => (/^[\w@%+=:,./-]+$/.test(text) ? text : `“${text}”`)

const EXPECTED = '0 (OK)'
const STATES: Record<number, { word: string; verdict: Outcome['verdict']; failure?: string }> = {
  0: { word: 'OK', verdict: 'pass' },
  1: { word: 'WARNING', verdict: 'fail', failure: 'plugin_warning' },
  2: { word: 'CRITICAL', verdict: 'fail', failure: 'plugin_critical' },
  3: { word: 'UNKNOWN', verdict: 'error', failure: 'plugin_unknown' },
}

async function look(config: PluginConfig, reach: Reach): Promise<Outcome> {
  const { command, timeoutSeconds } = config
  if (!reach.programs.includes(command)) {
    const summary = `The operator does not list ${command} (any more): it is not in the setting NEVERMORE_PLUGINS.`
    return { verdict: 'error', failure: 'command_not_listed', summary }
  }
  const ended = await runProgram(command, splitArguments(config.arguments), {
    timeoutMs: timeoutSeconds * 1000,
    signal: reach.signal,
  })
  return ended.how === 'exit' ? judge(ended) : withoutVerdict(ended, config)
}

function judge({ status, output, complaint, isCut }: Extract<Ended, { how: 'exit' }>): Outcome {
  const state = STATES[status]
  const { line, more, measured } = readOutput(output)
  const complained = readOutput(complaint).line
  const evidence: Observation[] = [
    {
      what: 'Exit status',
      expected: EXPECTED,
      observed: state ? `${status} (${state.word})` : `${status}, which no plugin ends with`,
      holds: status === 0,
    },
    ...(line ? [{ what: 'It said', observed: line }] : []),
    ...measured.map(observe),
    ...(more ? [{ what: 'And more', observed: more }] : []),
    ...(complained ? [{ what: 'It complained', observed: complained }] : []),
    ...(isCut ? [{ what: 'Output', observed: 'longer than the 64 KB that are read' }] : []),
  ]
  const said = short(line || complained) || 'nothing said'
  if (!state)
    return {
      verdict: 'error',
      failure: 'unexpected_exit_status',
      summary: `Ended with ${status}, expected 0 to 3: ${said}`,
      evidence,
    }
  return { verdict: state.verdict, ...(state.failure && { failure: state.failure }), summary: `${state.word}: ${said}`, evidence }
}

function observe({ label, value, unit, warn, crit, min, max }: Measured): Observation {
  const limits = [warn && `warning at ${warn}`, crit && `critical at ${crit}`].filter(Boolean).join(', ')
  const span = [min && `from ${min}`, max && `up to ${max}`].filter(Boolean).join(' ')
  const observed = value === 'U' ? 'unknown' : `${value}${unit && ` ${unit}`}`
  return { what: short(label), observed: span ? `${observed} (${span})` : observed, ...(limits && { expected: limits }) }
}

type Unended = Exclude<Ended, { how: 'exit' }>

/** A program that did not come to its end says nothing of what it was to look at. */
function withoutVerdict(ended: Unended, { command, timeoutSeconds }: PluginConfig): Outcome {
  const { failure, summary } = NO_VERDICT[ended.how](command, ended.how === 'signal' ? ended.signal : '', timeoutSeconds)
  return {
    verdict: 'error',
    failure,
    summary,
    evidence: [{ what: 'Exit status', expected: EXPECTED, observed: summary, holds: false }],
  }
}

const NO_VERDICT: Record<
  Unended['how'],
  (command: string, signal: string, seconds: number) => { failure: string; summary: string }
> = {
  missing: (command) => ({
    failure: 'command_missing',
    summary: `There is no program ${command} on the machine of the worker, or what runs it is not there.`,
  }),
  not_executable: (command) => ({ failure: 'command_not_executable', summary: `${command} may not be executed by the worker.` }),
  not_started: (command) => ({ failure: 'command_not_started', summary: `${command} could not be started.` }),
  timed_out: (_, __, seconds) => ({
    failure: 'plugin_timed_out',
    summary: `It did not end within ${seconds} s and was ended, with every process it had started.`,
  }),
  stopped: () => ({ failure: 'stopped', summary: 'The run was stopped before it had an answer.' }),
  said_too_much: () => ({ failure: 'output_too_large', summary: 'It printed more than 1 MB and was ended.' }),
  signal: (_, signal) => ({ failure: 'ended_by_signal', summary: `It was ended by ${signal}.` }),
}
