import { Tag } from '@/components/ui/tag'
import type { ChannelRow } from '@/lib/notifications/channels.store'

/** What an admin has to know of a channel at a glance: nothing where all is well. */
export function ChannelTags({ channel: { isEnabled, isReadable, failingSinceAt } }: { channel: ChannelRow }) {
  return (
    <>
      {!isEnabled && <Tag>off</Tag>}
      {!isReadable && <Tag tone="regressed">cannot be read: its key is not here</Tag>}
      {isEnabled && failingSinceAt && <Tag tone="regressed">nothing arrives</Tag>}
    </>
  )
}
