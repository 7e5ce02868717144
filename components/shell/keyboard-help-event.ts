/** Asks for the keyboard help: an event of the window. */
export const KEYBOARD_HELP = 'nevermore:open-keyboard-help'
