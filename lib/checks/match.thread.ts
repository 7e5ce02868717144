import { serveRequests } from '../platform/thread'

export interface MatchRequest {
  pattern: string
  text: string
}

/** "invalid": no regular expression. It was compiled when the check was saved, so only another engine's dialect gets here. */
export type MatchReply = boolean | 'invalid'

serveRequests(({ pattern, text }: MatchRequest): MatchReply => {
  try {
    return new RegExp(pattern, 'mu').test(text)
  } catch {
    return 'invalid'
  }
})
