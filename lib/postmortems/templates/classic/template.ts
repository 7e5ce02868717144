import type { Template } from '../template'

/** In the order in which reliability engineers have come to expect it: what happened, when, why, what is done, what was learned. */
export const classic: Template = {
  id: 'classic',
  label: 'Classic',
  about: 'Facts, sections, timeline, causes, corrective actions with their proof, lessons.',
  lossless: true,
  source: `# :fact[title]

::facts

::milestones

::measures

::sections

::timeline

::causes

::actions

::lessons
`,
}
