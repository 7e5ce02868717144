import { anyTurn, firstTurn } from './languages'

/**
 * What a sentence does, told by its verbs: the few turns of phrase by which people announce, report, regret and conclude. The
 * English ones stand here, those of other languages in the files of the languages. Each pattern is tried on one sentence, and looks
 * for plain alternatives only.
 */

/** Something is going to be done. */
export const PROMISE = anyTurn(
  'promise',
  /\b(?:will|shall|['’]ll|going to|gonna|plan(?:s|ning|ned)? (?:to|on)|have plans to|intend(?:s)? to|aim(?:s)? to|committed to|promise to|want to make sure|to be (?:done|added|fixed|written|reviewed))\b/i,
)

/** "Should have been" is regret, not a plan. */
export const DUTY = anyTurn(
  'duty',
  /\b(?:should(?! have)|must(?! have)|(?:have|has|need|needs|ought) to|needs? (?:a|an|better|more)|it is (?:always )?important to|it would be (?:good|better) to|consider)\b/i,
)

/** What takes a promise back, or makes it a mere thought. */
export const NO_PROMISE = anyTurn(
  'no_promise',
  /\b(?:maybe|perhaps|hope|hopefully|wish|might|never happen|(?:is|are|was|were)(?: not|n['’]t) (?:gonna|going to)|will not|won['’]t|(?:was|were) going to|committed to (?:continu|constant|provid|deliver|our|your|you\b)\w*|never will|will never|will remain|would|will be (?:able|unable)|if (?:you|we|it)|you will|you['’]ll|would have|i think|we believe|(?:make|making) (?:some|several|a number of|many) (?:changes|improvements))\b|\?\s*$/i,
)

/** Something was done about it. */
export const DONE = anyTurn(
  'done',
  /\b(?:(?:have|has|had|['’]ve) (?:now |already |since |also |successfully |been )*(?:\w+ed|built|made|put|set|written|done|taken|begun|moved)|(?:was|were|is now|are now|has been|have been) (?:now |already |since |also )?(?:\w+ed|built|made|put|set|written|taken)|ended up \w+ing|we (?:now |already |also |then |since )?(?:added|updated|fixed|changed|improved|implemented|enabled|disabled|moved|migrated|removed|replaced|introduced|increased|reduced|created|deployed|started|switched|upgraded|configured|wrote|built|set up|put in place)|already (?:released|deployed|done|fixed|in place))\b/i,
)

/** "We ended up using X to solve this." */
export const FIX_DONE =
  /\b(?:ended up \w+ing|we (?:have )?(?:since |now |already |successfully )+\w+ed)\b[^!?]*\b(?:to (?:solve|fix|prevent|avoid|address)|so that|latest|more)\b|\bwe have successfully \w+ed\b/i

/** Not done yet, whatever else it says. */
export const NOT_YET = anyTurn(
  'not_yet',
  /\b(?:not yet|yet to|not\b[^.]{0,80}\byet|still (?:need|have|working|open|to)|in progress|work in progress|wip|top priorit(?:y|ies)|to[- ]do|underway)\b|n['’]t\b[^.]{0,80}\byet\b/i,
)

/** A sentence that goes on with the thought before it. */
export const CONTINUES = firstTurn(
  'continues',
  /^(?:also|additionally|in addition|furthermore|further|moreover|besides|therefore|thus|hence|as a result|consequently|so|this|that|these|those|it|which|having|because of this|for example|for instance|e\.g|in particular|instead|then)\b/i,
)

/** A sentence that adds another thing of the same kind. */
export const ADDS = firstTurn(
  'adds',
  /^(?:also|additionally|in addition|furthermore|further|moreover|second(?:ly)?|third(?:ly)?|finally|lastly|next|first(?:ly)?|to start with|another|an other|as a (?:more )?(?:long|short|first|next|second)|in the (?:long|short|longer) (?:term|run)|on top of that)\b/i,
)

/** Tells how it was mended, below a heading for causes and their remedy. */
export const REMEDY = firstTurn(
  'remedy',
  /^(?:(?:in order )?to (?:fix|resolve|solve|mitigate|address|remedy|restore)|in (?:fixing|resolving|solving)|after (?:we )?(?:deploying|restarting|fixing|reverting|rolling|restoring)|(?:we|i) (?:then )?(?:fixed|resolved|solved|reverted|rolled back|restored|mitigated)|(?:the|our|this|its) (?:\w+ )?(?:fix|solution|resolution|mitigation) (?:was|is)|(?:the|this) (?:issue|problem|incident|outage|error|bug) (?:was|has been) (?:\w+ly )?(?:fixed|resolved|solved|mitigated|addressed)|removing|replacing|restarting|scaling|rolling back|eventually)\b/i,
)

/** Looks back on the list before it: "By taking these steps we aim to …" says nothing that is to be done. */
export const CLOSES =
  /^[\s*_]*(?:(?:by|through|with|together,?|implementing|addressing|following|taking|applying|completing) (?:\w+ ){0,3}(?:these|those|this|the above)\b|(?:(?:all|each|both) (?:of )?)?(?:these|those|the above|the following) (?:\w+ ){0,4}(?:actions?|measures?|steps?|changes|improvements|tasks|items|fixes|efforts|initiatives|lessons)\b|(?:the )?following (?:\w+ ){0,4}(?:actions?|measures?|steps?|changes|improvements|tasks|items)\b)/i

/** What somebody did not do, or did wrong. */
export const OMISSION =
  /\b(?:[Ww]e|[Ii]|[Tt]hey|[Hh]e|[Ss]he|[Nn]obody|[Nn]o one|[Ee]veryone|[Ss]ome(?:body|one)|(?:[Mm]y|[Oo]ur|[Tt]he) [\w'’-]+(?: [\w'’-]+){0,2}|[A-Z][\w'’-]{1,60})\s+(?:\w+ly |somehow |just |also |had |have |has )*(?:didn['’]t|did not|forgot|failed|neglected|never|hadn['’]t|had not|haven['’]t|weren['’]t aware|missed|overlooked|misread|misconfigured|misunderstood|wrongly assumed|lacked)\b|\b[Nn]o(?:body| one) (?:\w+ed|wrote|knew|saw|told|had|thought)\b|^(?:.{0,20}\b)?[Ww]ithout (?:any |a |an |proper |active |sufficient )?\w+/

/** A thing that was left undone or pointed at the wrong place. */
export const FAULTY_THING =
  /\b(?!(?:we|i|you|he|she|they|who|there|what|nothing|also|still|just|only|it|this|that)\b)[\w'’)-]{1,60}\s+(?:(?:was|were|is|are|got|had been)(?: still| also| all)? (?:not|never) (?!affect|impact|involv|need|requir|expect|chang|lost|harm|intend|present|concern)\w+(?:ed|en|wn|t)\b|(?:was|were)n['’]t (?!affect|impact|involv|need|requir|expect|chang|harm|intend)\w+ed\b|(?:was|were|is|are|had been) (?:\w+ing|set|configured|pointed|connected|routed|sent|mapped|bound)\b[^.]{0,40}\b(?:wrong|incorrect|old|stale|different|invalid)\b)/i

/** Says outright what the cause was. */
export const CAUSAL = anyTurn(
  'causal',
  /\b(?:root cause|caused|cause of (?:this|the)|was due to|due to|because|resulted? (?:in|from)|led to|lead to|triggered by|stems? from|the reason|was introduced (?:in|by)|originated|bug (?:in|was)|misconfigur\w+|mistake|error in|typo|regression|memory leak|race condition|filled up|ran out of|running out|exhaust\w*|reached (?:its|the|our) \w+ limit|expired|missing|incompatible|not (?:backward|compatible|available|configured|tested|aware|detected)|unaware|unclear|no (?:alert|monitoring|test|validation|version|static|backup|process)\w*|lack(?:ed|s|ing)? (?:of )?|insufficient|wrong|incorrect\w*|failed to|did not|didn['’]t|does not|doesn['’]t|was not|wasn['’]t|were not|weren['’]t|could not|cannot)\b/i,
)

/** Blames something outside a section for causes: stronger words than CAUSAL, which would find too much there. */
export const BLAME = anyTurn(
  'blame',
  /\b(?:(?:was|were|is|are|been) (?:\w+ly )?caused by|because of|due to|root cause|bug introduced|filled up|ran out of|run out of|used up|(?:had |has )?reached (?:its|the|our) [\w ]{0,20}limit|(?:was|were) missing|had expired|there (?:is|was|were|are)n['’]t|there (?:was|were|is) no (?:alert|monitoring|test|backup|validation|check)\w*|which caused|(?<!\bnot )affected by|was only partially)\b/i,
)

/** "The root cause was …": says outright what the cause was. */
export const STATES_CAUSE = anyTurn('states_cause', /\b(?:root|main|underlying|actual) causes? (?:was|were|is|are|of|turned)/i)

/** Says that the cause is not known, or not yet. */
export const UNKNOWN = anyTurn(
  'unknown',
  /\bcauses?\b[^.]{0,40}\b(?:unknown|unclear|not (?:yet )?known|(?:still |being )investigat\w+)\b/i,
)

/** Says that something was changed. */
export const CHANGE =
  /\b(?:changed|updated|upgraded|deployed|migrated|renamed|moved|merged|introduced|removed|contained|refactored|replaced|switched|rolled out|released|enabled|disabled|added|reduced|increased|modified)\b/i

/** Names the thing itself: code, a file, a version, a number. */
export const CONCRETE = /`[^`\n]+`|\b[\w-]+\.(?:ya?ml|json|conf|cfg|toml|ini|rb|py|js|ts|go|java|sh|sql|xml|env)\b|\bv?\d+\.\d+/

/** Says that something was learned. */
export const LEARNED = anyTurn(
  'learned',
  /\b(?:taught|learn(?:ed|t)|lessons?|realised|realized|reminded (?:us|me)|takeaways?|moral)\b/i,
)

/** Says what would have been better. */
export const REGRET = anyTurn(
  'regret',
  /\b(?:should|could|would) (?:also |at least |probably |certainly |easily |just )?have\b|\b(?:would['’]ve|should['’]ve|could['’]ve)\b/i,
)

const VERBS =
  'add adjust adopt agree align allow always analyse analyze apply ask assess audit automate avoid back backfill block build bump capture change check clarify clean close collect communicate complete conduct configure confirm consider consolidate continue convert coordinate create cut deal decide decommission decouple define delete deploy deprecate design detect determine develop disable discuss document don drop educate eliminate employ enable encourage enforce engage ensure escalate establish evaluate examine expand explore expose extend file find finish fix follow formalise formalize gather get give harden have hire identify implement improve include incorporate increase inform instrument integrate introduce investigate invest isolate keep launch leverage limit log look lower maintain make measure merge migrate minimise minimize mitigate modify monitor move never nominate notify open optimise optimize organise organize patch perform pin plan practice practise prepare prevent prioritise prioritize promote provide publish purge push put raise re-enable reach rebuild reconsider record redesign reduce refactor refine release remove rename reopen replace replicate report request require rerun research reset resolve restore restrict restructure retire review revise revisit revoke rewrite roll rotate run scale schedule script search secure segregate send separate set setup share ship simplify speak split standardise standardize start stop store streamline strengthen study submit switch sync systematically teach test think tighten track train tune turn unify update upgrade upload use validate verify version wait warn work write'
const IMPERATIVES = new Set(VERBS.split(' '))

const OTHER_IMPERATIVE = firstTurn('imperative', /(?!)/)

/** "Add a check", "Adding a check": begins with what is to be done. */
export function isImperative(words: string): boolean {
  if (OTHER_IMPERATIVE.test(words)) return true
  const first = /^[\s*_`"“'[(✅☑✔🔲⬜-]*([\p{L}-]{2,20})/u.exec(words)?.[1]?.toLowerCase() ?? ''
  if (IMPERATIVES.has(first)) return true
  if (!first.endsWith('ing')) return false
  const stem = first.slice(0, -3)
  return IMPERATIVES.has(stem) || IMPERATIVES.has(`${stem}e`) || IMPERATIVES.has(stem.slice(0, -1))
}
