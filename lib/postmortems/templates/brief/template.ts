import type { Template } from '../template'

/** For somebody who has a minute. */
export const brief: Template = {
  id: 'brief',
  label: 'Brief',
  about: 'One page: what happened, its milestones, why, and what is done about it.',
  lossless: false,
  source: `# :fact[title]

**:fact[incident]**, :fact[severity]{missing="severity not stated"}, began :fact[began]{missing="on a day nobody knows"}. Corrective actions verified: :fact[verified]{missing="there are none"}.

:::if{knows=ttr}
It lasted :fact[ttr].
:::

::section{key=summary heading=none empty="No summary has been written."}

::timeline{only=milestones format=table heading="Milestones"}

::causes{format=plain heading="Why"}

::actions{format=list heading="What is done about it"}
`,
}
