import { Refusal } from '../lib/platform/errors'
import { nearest } from '../lib/platform/nearest'
import type { Command } from './command'
import { commands } from './commands'

/** Runs one command line and gives its exit code; what a person must mend is told in two lines, without a stack. */
async function main(argv: string[]): Promise<number> {
  const [name, ...args] = argv
  if (name === undefined || name === 'help' || name === '--help' || name === '-h') return help(args[0])
  const command = commands.find((candidate) => candidate.name === name)
  if (!command) return unknownCommand(name)
  if (args.includes('--help') || args.includes('-h')) return help(name)
  try {
    return await command.run(args)
  } catch (error) {
    return explain(error, command)
  }
}

function help(name?: string): number {
  const command = commands.find((candidate) => candidate.name === name)
  if (name !== undefined && !command) return unknownCommand(name)
  if (command) {
    console.log(`Usage: nevermore ${usageOf(command)}\n\n${command.details ?? command.summary}`)
    return 0
  }
  const width = Math.max(0, ...commands.map((each) => usageOf(each).length))
  console.log('Nevermore: postmortems that prove the fix.\n\nUsage: nevermore COMMAND\n')
  for (const each of commands) console.log(`  ${usageOf(each).padEnd(width)}  ${each.summary}`)
  console.log('\nnevermore help COMMAND says more. Settings: docs/operations.md')
  return 0
}

const usageOf = (command: Command): string => `${command.name} ${command.usage}`.trim()

function unknownCommand(name: string): number {
  const near = nearest(
    name,
    commands.map((command) => command.name),
  )
  console.error(`There is no command "${name}".${near ? ` Did you mean "${near}"?` : ''} "nevermore help" lists them all.`)
  return 2
}

function explain(error: unknown, command: Command): number {
  if (error instanceof Refusal) {
    console.error(`nevermore: ${error.message}\n           ${error.advice}`)
    return error.exitCode
  }
  if (isUsageError(error)) {
    console.error(`nevermore ${command.name}: ${error.message}\nUsage: nevermore ${usageOf(command)}`)
    return 2
  }
  console.error('nevermore: something broke on our side.', error)
  return 1
}

const isUsageError = (error: unknown): error is Error =>
  error instanceof TypeError && String((error as { code?: unknown }).code ?? '').startsWith('ERR_PARSE_ARGS')

// Deprecations inside packages (Prisma's way of using pg, today) are ours to follow, not the operator's to read.
process.noDeprecation = true
process.exitCode = await main(process.argv.slice(2))
