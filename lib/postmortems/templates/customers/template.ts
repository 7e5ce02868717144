import type { Template } from '../template'

/** For people outside: holds what is marked public, and names nobody. */
export const customers: Template = {
  id: 'customers',
  label: 'Customer-facing',
  about: 'Only what is marked public: sections, timeline, causes and actions, without names and checks.',
  lossless: false,
  source: `::public-only

# :fact[title]

:::if{knows=began}
It began on :fact[began].
:::

:::if{knows=ttr}
It lasted :fact[ttr].
:::

::sections

::timeline{heading="What happened when"}

::causes{format=plain heading="Why it happened"}

::actions{format=plain heading="What we do about it"}

::lessons{format=list heading="What we learned"}
`,
}
