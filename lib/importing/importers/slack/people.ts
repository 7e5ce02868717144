import type { Node } from 'jsonc-parser'
import type { Sheet } from '../../json/sheet'

/** The names of people: from users.json where the file holds it, and from the profiles beside the messages. */
export function namesIn(users: readonly Node[], messages: readonly Node[], sheet: Sheet): Map<string, string> {
  const names = new Map<string, string>()
  for (const user of users) {
    const id = sheet.string(user, 'id')
    const name = sheet.first(user, ['profile', 'real_name'], ['real_name'], ['profile', 'display_name'], ['name'])
    if (id && name) names.set(id, name)
    sheet.skip(user)
  }
  for (const message of messages) {
    const id = sheet.string(message, 'user')
    const name = ownName(message, sheet)
    if (id && name && !names.has(id)) names.set(id, name)
  }
  return names
}

/** Who said it: a person by name, a bot by its own, an id where the file names nobody. */
export function authorOf(message: Node, names: ReadonlyMap<string, string>, sheet: Sheet): string | null {
  const id = sheet.string(message, 'user')
  const bot = sheet.first(message, ['username'], ['bot_profile', 'name'])
  return (id && names.get(id)) ?? ownName(message, sheet) ?? bot ?? id ?? sheet.string(message, 'bot_id')
}

const ownName = (message: Node, sheet: Sheet): string | null =>
  sheet.first(message, ['user_profile', 'real_name'], ['user_profile', 'display_name'], ['user_profile', 'name'])
