'use client'

import { Link2, SquareArrowOutUpRight } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { StateSign } from '@/components/action-state'
import { RowMenu } from '@/components/editing/row-menu'
import { useUndo } from '@/components/editing/undo-place'
import { type ActionState, allowedMoves, formatActionNumber, moveNeedsReason, STATE_WORDS } from '@/lib/corrective-actions/rules'
import { moveActionTo, takeMoveBack } from './mutations'

interface Props {
  id: string
  number: number
  state: ActionState
  href: string
}

/** Moving an action where it is read. Taking a verified one up again wants a reason: its page asks for it. */
export function ActionMenu({ id, number, state, href }: Props) {
  const router = useRouter()
  const offerUndo = useUndo()
  const name = formatActionNumber(number)
  return (
    <RowMenu
      label={`More for ${name}`}
      title="Move, open, link"
      items={(run) => [
        ...allowedMoves(moveNeedsReason(state) ? 'waived' : state).map((to) => ({
          label: `Move to ${STATE_WORDS[to].toLowerCase()}`,
          icon: <StateSign state={to} />,
          onSelect: () =>
            run(moveActionTo, { id, from: state, to }, ({ transitionId }) => {
              if (!transitionId) return
              offerUndo({
                message: `${name} is ${STATE_WORDS[to].toLowerCase()}`,
                mutation: takeMoveBack,
                fields: { transitionId },
              })
            }),
        })),
        { label: 'Open', icon: <SquareArrowOutUpRight />, onSelect: () => router.push(href) },
        {
          label: 'Copy link',
          icon: <Link2 />,
          onSelect: () => navigator.clipboard?.writeText(new URL(href, window.location.href).href),
        },
      ]}
    />
  )
}
