import type { Template } from '../template'

/** To be read from the beginning to the end: in a newsletter, aloud, by new colleagues. */
export const narrative: Template = {
  id: 'narrative',
  label: 'Narrative',
  about: 'The story: its sections, what happened as prose, why, what was learned and what follows from it.',
  lossless: false,
  source: `# :fact[title]

*:fact[incident], :fact[severity]{missing="severity not stated"}. Told by :fact[authors]{missing="nobody named"}; led by :fact[lead]{missing="nobody named"}.*

::section{key=summary heading=none}

::section{key=impact heading="What it did"}

::section{key=detection heading="How it was noticed"}

::timeline{format=prose heading="How it went"}

::section{key=response heading="How it was ended"}

::sections

::causes{format=plain heading="Why it happened"}

::lessons{format=list heading="What we learned"}

::actions{format=list heading="What follows from it"}
`,
}
