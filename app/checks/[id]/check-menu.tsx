'use client'

import { Ellipsis, Power, Trash2 } from 'lucide-react'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Menu } from '@/components/ui/menu'
import { withdrawalWords } from '@/lib/checks/progress'
import { removeCheck, switchOff, switchOn } from '../mutations'

interface Props {
  id: string
  version: number
  isEnabled: boolean
  /** The actions it verifies: they will wait for proof again. */
  verified: readonly string[]
}

/** Switching off and on, and putting away. */
export function CheckMenu({ id, version, isEnabled, verified }: Props) {
  const [off, sendOff] = useActionState(switchOff, null)
  const [on, sendOn] = useActionState(switchOn, null)
  const [removed, sendRemove] = useActionState(removeCheck, null)
  const price = withdrawalWords(verified)
  const fields = { id, version: String(version) }
  const power = isEnabled
    ? { label: `Switch off${price}`, icon: <Power />, action: sendOff, fields }
    : { label: 'Switch on', icon: <Power />, action: sendOn, fields }
  return (
    <div>
      <Menu
        label="More"
        trigger={<Ellipsis />}
        items={[power, { label: `Delete${price}`, icon: <Trash2 />, danger: true, action: sendRemove, fields }]}
      />
      <FormMessage result={[off, on, removed].find((result) => result?.ok === false) ?? null} />
    </div>
  )
}
