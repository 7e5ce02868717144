import { redirect } from 'next/navigation'
import { requireMember } from '@/lib/platform/web/actor'

export default async function SettingsPage() {
  await requireMember()
  redirect('/settings/profile')
}
