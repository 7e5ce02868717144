/** The sections a new incident begins with. `ask` is shown where nothing is written yet. Timeline, causes, actions and lessons are parts of their own. */
export const TEMPLATE: { key: string; title: string; ask: string }[] = [
  {
    key: 'summary',
    title: 'Summary',
    ask: 'What broke, for whom, for how long, and what ended it? Three sentences somebody from another team understands.',
  },
  { key: 'impact', title: 'Impact', ask: 'Who could not do what? How many, for how long, and what did it cost?' },
  { key: 'detection', title: 'Detection', ask: 'Who or what noticed first, and how? What should have noticed earlier?' },
  { key: 'response', title: 'Response', ask: 'What was tried, in which order, and what worked? What slowed it down?' },
]

/** What an empty section asks for; sections of other origin ask nothing. */
export const asksFor = (key: string): string | undefined => TEMPLATE.find((section) => section.key === key)?.ask
