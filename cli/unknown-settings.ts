import { nearest } from '../lib/platform/nearest'
import { settingNames, unknownVariables } from '../lib/platform/settings'

/** A misspelt setting would be left out of account in silence: each is named, with what was probably meant. */
export function unknownSettings(): string[] {
  return unknownVariables().map((name) => {
    const near = nearest(name, settingNames())
    return `${name} is no setting${near ? ` (did you mean ${near}?)` : ''}; docs/operations.md lists them all.`
  })
}
