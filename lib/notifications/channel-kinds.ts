import { Severity } from '../platform/db/generated/enums'

/** The kinds of channel there are, as a choice. Stored in notification_channels.kind; never renamed. */
export const CHANNEL_KINDS = {
  slack: 'Slack, an incoming webhook',
  mattermost: 'Mattermost, an incoming webhook',
  webhook: 'A program, by signed webhook',
  email: 'An e-mail address',
} as const

export type ChannelKind = keyof typeof CHANNEL_KINDS

/** What can be chosen of severities: those there are, and of incidents that have none. */
export const SEVERITIES = [...Object.values(Severity), 'unknown'] as const
