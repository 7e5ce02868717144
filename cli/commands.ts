import type { Command } from './command'

/** Every command, as `nevermore help` lists them. Bodies are loaded when called: help needs neither Next nor the database. */
export const commands: Command[] = []
