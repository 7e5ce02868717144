'use client'

import { Ellipsis } from 'lucide-react'
import { useActionState } from 'react'
import { FormMessage } from '@/components/ui/form-message'
import { Menu } from '@/components/ui/menu'
import styles from '../settings.module.css'
import { CopyLink } from './copy-link'
import { disable, enable, makePasswordLink, setRole } from './mutations'

interface Props {
  id: string
  name: string
  role: 'admin' | 'editor' | 'viewer'
  isDisabled: boolean
  isYou: boolean
}

export function MemberMenu({ id, name, role, isDisabled, isYou }: Props) {
  const [roleResult, sendRole] = useActionState(setRole, null)
  const [disabled, sendDisable] = useActionState(disable, null)
  const [enabled, sendEnable] = useActionState(enable, null)
  const [link, sendLink] = useActionState(makePasswordLink, null)
  const roles = (['admin', 'editor', 'viewer'] as const).filter((other) => other !== role)
  return (
    <>
      <Menu
        label={`Change ${name}`}
        trigger={<Ellipsis />}
        items={[
          ...roles.map((other) => ({
            label: `Make ${other === 'viewer' ? 'a' : 'an'} ${other}`,
            action: sendRole,
            fields: { memberId: id, role: other },
          })),
          ...(isDisabled || isYou
            ? []
            : [{ label: 'Make a link to a new password', action: sendLink, fields: { memberId: id } }]),
          ...(isDisabled ? [{ label: 'Let in again', action: sendEnable, fields: { memberId: id } }] : []),
          ...(isDisabled || isYou ? [] : [{ label: 'Disable', danger: true, action: sendDisable, fields: { memberId: id } }]),
        ]}
      />
      <div className={styles.message}>
        <FormMessage result={[roleResult, disabled, enabled, link].find((result) => result?.ok === false) ?? null} />
        {link?.ok && (
          <CopyLink url={link.value.url}>Send {name} this link: it sets a new password, once, within 24 hours.</CopyLink>
        )}
      </div>
    </>
  )
}
