import { CONDITIONS } from '@/lib/postmortems/directives/conditions'
import { FACTS } from '@/lib/postmortems/directives/facts'
import { LEAVES } from '@/lib/postmortems/directives/registry'
import styles from './templates.module.css'

/** What can stand in a template: drawn from what the directives themselves say of their attributes. */
export function Directives() {
  return (
    <details className={styles.directives}>
      <summary>What can stand in a template</summary>
      <dl>
        {[...LEAVES.values()].map(({ name, about, attributes }) => (
          <Directive key={name} written={`::${name}`} words={about} attributes={attributes} />
        ))}
        <Directive
          written=":::if{…} … ::: and :::unless{…} … :::"
          words="What stands within, where all of this is so, or is not."
          attributes={CONDITIONS}
        />
        <Directive written=":::each … :::" words="What stands within, once for every incident of a review of several." />
        <Directive written="::public-only" words="In the first line: nothing but what is marked public." />
        <Directive written=":fact[…]" words={`A fact in a sentence: ${[...FACTS.keys()].join(', ')}.`} />
      </dl>
    </details>
  )
}

interface Props {
  written: string
  attributes?: Record<string, { expected: string }>
  words?: string
}

function Directive({ written, attributes = {}, words }: Props) {
  return (
    <div>
      <dt>
        <code>{written}</code>
      </dt>
      {words && <dd>{words}</dd>}
      {Object.entries(attributes).map(([name, { expected }]) => (
        <dd key={name}>
          <code>{name}</code> {expected}
        </dd>
      ))}
    </div>
  )
}
