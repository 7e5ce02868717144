import { nameToEmoji } from 'gemoji'

/** Names that chats use and the list of GitHub does not. */
const OTHER_NAMES: Record<string, string> = {
  simple_smile: '🙂',
  large_green_circle: '🟢',
  large_yellow_circle: '🟡',
  large_orange_circle: '🟠',
  thinking_face: '🤔',
  face_palm: '🤦',
  shrug: '🤷',
}

const SKIN_TONES = ['🏻', '🏼', '🏽', '🏾', '🏿']

/** ":tada:" as 🎉; what is an emoji of one workspace only stays as it was written. */
export const withEmoji = (text: string): string =>
  text.replace(/:([a-z0-9_+'-]{1,60}):(?::skin-tone-([2-6]):)?/g, (written, name: string, tone?: string) => {
    const emoji = Object.hasOwn(nameToEmoji, name)
      ? nameToEmoji[name]
      : Object.hasOwn(OTHER_NAMES, name)
        ? OTHER_NAMES[name]
        : null
    return emoji ? emoji + (tone ? (SKIN_TONES[Number(tone) - 2] ?? '') : '') : written
  })
