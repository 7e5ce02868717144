/**
 * Words that an action may begin with and that are no verb. Only these are spoken of: the verbs of a trade are too many to list, and
 * whoever begins with one that is not listed is right.
 */
const ARTICLES =
  'the a an our their this that these those all every each any no there it its some more fewer less better worse new additional extra proper correct automatic automated automatically manual regular missing insufficient lack need needs possible'
const THINGS =
  'alarm alarms alert alerts alerting dashboard dashboards monitoring metric metrics logging observability runbook runbooks playbook playbooks documentation docs checklist database databases db server servers backups config configuration settings communication ownership visibility coverage capacity redundancy failover resilience redis postgres postgresql mysql kafka kubernetes nginx cpu memory certificate certificates customers users staging production code tests unit integration'

const OPENERS: ReadonlySet<string> = new Set(`${ARTICLES} ${THINGS}`.split(' '))
/** Also verbs: "Alert when …", "Monitor …", "Lack" is none. */
const ALSO_VERBS = /^(?:alert|alarm|need|code|staging)$/
/** After a name of a thing, a verb makes it a sentence that says what will be true: "Backups run every night". */
const STATES =
  /\b(?:is|are|was|were|had|runs?|has|have|can(?:not)?|must|will|may|shall|does|do|fails?|passes|pages?|alerts?|tells?|stops?|starts?|refuses?|rejects?|needs?|returns?|answers?|covers?|holds?|keeps?|shows?|warns?|retries|renews?|restarts?|rolls?|goe?s?|uses?|gets?|waits?|happens?|checks?|works?|blocks?|says?|fires?|expires?)\b/i
/** A longer one is a sentence, with a verb that is not listed above. */
const LONGEST_NAME = 7
const GERUND = /^(?!(?:bring|string|ping|ring|spring|king|thing|nothing|everything|anything|something|during)$)[a-z]{3,}ing$/
const NOMINAL = /^[a-z]{4,}(?:tion|sion|ment|ness|ance|ence)$/
/** "sequence", "document" and the like begin an action well. */
const VERBS_LIKE_NOUNS =
  /^(?:document|implement|instrument|supplement|complement|experiment|augment|cement|comment|sequence|reference|influence|silence|enhance|balance|rebalance|finance|mention|condition|provision|partition|position|question|function|commission|decommission|transition|section|station|version|evidence|licence|fragment|segment|increment|decrement|invent|advance|commence|ration|caution|auction|fence|glance)$/

/** A name before a colon, a mark in brackets and a box say where an action belongs, not what it is. */
const LABEL = /^(?:\[[^\]]{0,30}\]\s*|[-*•]\s+|[\p{L}\p{N}/ _-]{1,24}:\s+|(?:INC|ACT|[A-Z]{2,10})-\d+[:\s]+)+/u

/** How an action begins where that is not what will be done; empty where it is, or where that cannot be told. */
export function verblessStart(title: string): string {
  const words = title.replace(LABEL, '').trim()
  const first = /^[\p{L}'’-]+(?![\w/])/u.exec(words)?.[0] ?? ''
  const word = first.toLowerCase()
  if (ALSO_VERBS.test(word) || VERBS_LIKE_NOUNS.test(word)) return ''
  const rest = words.slice(first.length)
  if (OPENERS.has(word)) return STATES.test(rest) || words.split(/\s+/).length > LONGEST_NAME ? '' : first
  return (GERUND.test(word) || NOMINAL.test(word)) && !STATES.test(rest) ? first : ''
}
