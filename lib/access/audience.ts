import type { Audience } from '../platform/db/generated/enums'

/** Whom a part of an incident is for: what stands beside it where it is not for everybody who may see the incident. */
export const AUDIENCE_WORDS: Record<Audience, string> = { restricted: 'restricted', members: 'members', public: 'public' }
