import Link from 'next/link'
import { ActionStateTag } from '@/components/action-state'
import { Prose } from '@/components/prose'
import { FullMoment } from '@/components/zone/moment'
import { KIND_WORDS } from '@/lib/causes/rules'
import { LESSON_KINDS, LESSON_WORDS } from '@/lib/lessons/rules'
import { renderMany, renderMarkdown } from '@/lib/postmortems/render.store'
import type { Part } from './load'
import styles from './meeting.module.css'

/** One part, in large type. */
export async function PartView({ part }: { part: Part }) {
  switch (part.kind) {
    case 'section':
      return <Prose html={await renderMarkdown(part.body)} />
    case 'timeline':
      return <Timeline entries={part.entries} />
    case 'causes':
      return <Causes causes={part.causes} />
    case 'actions':
      return <Actions actions={part.actions} />
    case 'lessons':
      return <Lessons lessons={part.lessons} />
  }
}

type Of<Kind extends Part['kind']> = Omit<Extract<Part, { kind: Kind }>, 'key' | 'title' | 'kind'>

async function Timeline({ entries }: Of<'timeline'>) {
  const texts = await renderMany(
    entries.map(({ text }) => text),
    'short',
  )
  return (
    <ol className={styles.entries}>
      {entries.map(({ id, occurredAt, precision, isApproximate, milestone }, index) => (
        <li key={id} data-milestone={milestone ?? undefined}>
          {occurredAt ? (
            <FullMoment at={occurredAt} precision={precision} isApproximate={isApproximate} />
          ) : (
            <span>time unknown</span>
          )}
          {texts[index] && <Prose inline html={texts[index]} />}
        </li>
      ))}
    </ol>
  )
}

async function Causes({ causes }: Of<'causes'>) {
  const texts = await renderMany(
    causes.map(({ text }) => text),
    'short',
  )
  return (
    <ul className={styles.causes}>
      {causes.map(({ id, kind, depth }, index) => (
        <li key={id} data-depth={Math.min(depth, 4)}>
          <small>{KIND_WORDS[kind]}</small>
          {texts[index] && <Prose inline html={texts[index]} />}
        </li>
      ))}
    </ul>
  )
}

function Actions({ actions }: Of<'actions'>) {
  if (actions.length === 0) return <p className={styles.none}>Nothing is decided yet.</p>
  return (
    <ul className={styles.actions}>
      {actions.map(({ id, number, title, state, owner, dueOn, incident }) => (
        <li key={id}>
          <Link href={`/incidents/${incident.number}/corrective-actions/${number}`}>
            ACT-{number} {title}
          </Link>
          <p>
            <ActionStateTag state={state} /> {owner?.name ?? 'nobody owns it'}
            {dueOn && `, due ${dueOn}`}
          </p>
        </li>
      ))}
    </ul>
  )
}

async function Lessons({ lessons }: Of<'lessons'>) {
  const texts = await renderMany(
    lessons.map(({ text }) => text),
    'short',
  )
  const said = lessons.map((lesson, index) => ({ ...lesson, html: texts[index] }))
  return LESSON_KINDS.filter((kind) => lessons.some((lesson) => lesson.kind === kind)).map((kind) => (
    <section key={kind}>
      <h2>{LESSON_WORDS[kind]}</h2>
      <ul className={styles.causes}>
        {said
          .filter((lesson) => lesson.kind === kind)
          .map(({ id, html }) => (
            <li key={id}>{html && <Prose inline html={html} />}</li>
          ))}
      </ul>
    </section>
  ))
}
