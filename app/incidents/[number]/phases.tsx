import { PhaseBar } from '@/components/phase-bar'
import { phasesOf } from '@/lib/incidents/phases'
import { lastVerified, metricsOf } from '@/lib/incidents/rules'
import type { Incident } from '@/lib/incidents/store'
import { toldBy, wordMetric } from '@/lib/timeline/measures'
import type { Entry } from '@/lib/timeline/rules'
import styles from './phases.module.css'

interface Props {
  incident: Incident
  entries: Entry[]
  actions: { state: string; verifiedAt: Date | null }[]
}

/** How long it took to detect, acknowledge, mitigate, resolve and verify, each with its two anchors, over the phases to scale. */
export function Phases({ incident, entries, actions }: Props) {
  const told = toldBy(entries)
  const metrics = metricsOf(incident, lastVerified(actions)).filter(({ milliseconds }) => milliseconds !== null)
  const phases = phasesOf(incident)
  if (metrics.length === 0 && !phases) return null
  return (
    <section className={styles.phases} aria-label="How long it took">
      <dl className={styles.metrics}>
        {metrics.map((metric) => (
          <div key={metric.name}>
            <dt title={metric.words}>
              {metric.words.replace('Time to ', 'to ')} <abbr>{metric.name}</abbr>
            </dt>
            <dd>{wordMetric(metric, told)}</dd>
            <dd className={styles.anchors}>{metric.anchors}</dd>
          </div>
        ))}
      </dl>
      {phases && <PhaseBar phases={phases} told={told} />}
    </section>
  )
}
