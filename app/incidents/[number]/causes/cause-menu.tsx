'use client'

import {
  ArrowDown,
  ArrowUp,
  CircleQuestionMark,
  IndentDecrease,
  IndentIncrease,
  Link2,
  Pencil,
  ShieldPlus,
  Trash2,
} from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useOpen } from '@/components/editing/in-place'
import { RowMenu, type Run } from '@/components/editing/row-menu'
import { useUndo } from '@/components/editing/undo-place'
import type { Step } from '@/lib/causes/rules'
import { bringCauseBack, removeCause, shiftCause } from './mutations'
import { STEP_WORDS } from './step-words'

const ICONS = { up: <ArrowUp />, down: <ArrowDown />, indent: <IndentIncrease />, outdent: <IndentDecrease /> }
const KEYS: Record<string, Step> = { ArrowUp: 'up', ArrowDown: 'down', ArrowRight: 'indent', ArrowLeft: 'outdent' }
const MOVED: Record<Step, string> = {
  up: 'Moved up.',
  down: 'Moved down.',
  indent: 'It is a why of the cause above now.',
  outdent: 'Moved out one level.',
}

interface Props {
  id: string
  /** The steps that lead somewhere. */
  steps: Step[]
  incidentNumber: number
}

/** What can be done with a cause in one step. On its button, Alt with an arrow key moves the cause without opening the list. */
export function CauseMenu({ id, steps, incidentNumber }: Props) {
  const router = useRouter()
  const [said, say] = useState('')
  const edit = useOpen()
  const offerUndo = useUndo()
  const move = (run: Run, step: Step) => run(shiftCause, { id, step }, () => say(MOVED[step]))
  return (
    <>
      <RowMenu
        label="More for this cause"
        title="Move (Alt with an arrow key), edit, link, delete"
        shortcuts="Alt+ArrowUp Alt+ArrowDown Alt+ArrowLeft Alt+ArrowRight"
        onKey={(event, run) => {
          const step = event.altKey ? KEYS[event.key] : undefined
          if (step && steps.includes(step)) move(run, step)
          else if (step) say('It cannot go further that way.')
          return step !== undefined
        }}
        items={(run) => [
          { label: 'Edit', icon: <Pencil />, onSelect: edit },
          {
            label: 'Ask why, answer by answer',
            icon: <CircleQuestionMark />,
            onSelect: () => router.push(`/incidents/${incidentNumber}/causes/why?of=${id}`),
          },
          ...steps.map((step) => ({ label: STEP_WORDS[step], icon: ICONS[step], onSelect: () => move(run, step) })),
          {
            label: 'Add an action against it',
            icon: <ShieldPlus />,
            onSelect: () => router.push(`/incidents/${incidentNumber}/corrective-actions/new?cause=${id}`),
          },
          { label: 'Copy link', icon: <Link2 />, onSelect: () => copyLink(id) },
          {
            label: 'Delete',
            icon: <Trash2 />,
            danger: true,
            onSelect: () =>
              run(removeCause, { id }, () => offerUndo({ message: 'Cause deleted', mutation: bringCauseBack, fields: { id } })),
          },
        ]}
      />
      <span role="status" className="unseen">
        {said}
      </span>
    </>
  )
}

const copyLink = (id: string) => navigator.clipboard?.writeText(new URL(`#cause-${id}`, window.location.href).href)
