import type { Template } from '../template'

/** Several incidents side by side: a month, a service, whatever was chosen. */
export const review: Template = {
  id: 'review',
  label: 'Review of several incidents',
  about: 'One line an incident, then each in short; the proof and the lessons of all.',
  lossless: false,
  source: `# Review of :fact[incidents]

Began :fact[period]{missing="on days nobody knows"}. Corrective actions verified: :fact[verified]{missing="there are none"}.

::incidents{heading=none}

:::each
## :fact[incident]: :fact[title]

:fact[severity]{missing="Severity not stated"}, began :fact[began]{missing="on a day nobody knows"}.

::section{key=summary heading=none}

::causes{format=plain level=3}

::actions{format=table level=3}
:::

::proof{heading="What is proven"}

::lessons{heading="What we learned"}
`,
}
