import { AudienceMark } from '@/components/audience'
import { Prose } from '@/components/prose'
import type { Actor } from '@/lib/access/actor'
import { can } from '@/lib/access/rules'
import type { Thread } from '@/lib/comments/list.store'
import { LESSON_KINDS, LESSON_WORDS } from '@/lib/lessons/rules'
import type { Lesson } from '@/lib/lessons/store'
import { newId } from '@/lib/platform/ids'
import { renderMany } from '@/lib/postmortems/render.store'
import { withThreads } from '../comments/load'
import { InPlace, LessonForm, NewLesson } from '../for-writers'
import styles from './lessons.module.css'

interface Props {
  actor: Actor
  incident: { id: string; number: number }
  lessons: Lesson[]
  /** What is said of lessons, by their ids. */
  threads: ReadonlyMap<string, readonly Thread[]>
  edit: string | undefined
}

/** What went well, what went wrong, where we got lucky, what surprised us. */
export async function LessonsPart({ actor, incident, lessons, threads, edit }: Props) {
  const mayWrite = can(actor, 'write')
  if (lessons.length === 0 && !mayWrite) return null
  const html = new Map(
    (
      await renderMany(
        lessons.map(({ text }) => text),
        'short',
      )
    ).map((one, index) => [lessons[index]?.id, withThreads(one, threads.get(lessons[index]?.id ?? ''), incident.number)]),
  )
  const groups = LESSON_KINDS.map((kind) => ({ kind, members: lessons.filter((lesson) => lesson.kind === kind) })).filter(
    ({ members }) => members.length > 0,
  )
  return (
    <section
      id="lessons"
      className={lessons.length === 0 ? `${styles.lessons} ${styles.none}` : styles.lessons}
      aria-labelledby="lessons-title"
    >
      <h2 id="lessons-title">Lessons</h2>
      <div className={styles.groups}>
        {groups.map(({ kind, members }) => (
          <section key={kind}>
            <h3>{LESSON_WORDS[kind]}</h3>
            <ul>
              {members.map((lesson) => {
                const text = html.get(lesson.id)
                const view = text !== undefined && (
                  <>
                    <Prose html={text} inline />
                    <AudienceMark audience={lesson.audience} />
                  </>
                )
                return (
                  <li key={lesson.id} id={`lesson-${lesson.id}`} className={styles.lesson}>
                    {mayWrite ? (
                      <InPlace
                        id={lesson.id}
                        label="this lesson"
                        startOpen={edit === lesson.id}
                        view={view}
                        form={<LessonForm {...formOf(lesson)} />}
                      />
                    ) : (
                      view
                    )}
                  </li>
                )
              })}
            </ul>
          </section>
        ))}
      </div>
      {mayWrite && (
        <NewLesson
          id={newId()}
          incidentId={incident.id}
          startOpen={edit === 'new-lesson'}
          words={lessons.length === 0 ? 'Write down what went well, what went wrong, where you got lucky' : 'Add a lesson'}
        />
      )}
    </section>
  )
}

const formOf = ({ id, version, kind, text, audience }: Lesson) => ({ id, version, kind, text, audience })
