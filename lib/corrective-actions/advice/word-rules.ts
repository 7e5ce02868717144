import type { WordRule } from '../../wording/hint'

// Each list is of ways to promise something that nobody can see done. They are looked for in titles, so a phrase that also has a
// good use ("review the quota") is left out.

/** The wordings that say the least, the plainest first. An action is told of one of them. */
export const WORD_RULES: readonly WordRule[] = [
  {
    id: 'careful',
    words:
      /\b(?:(?:be|being|take) (?:(?:more|extra|very|really) )?(?:careful|cautious|vigilant|attentive|aware|mindful|diligent)|(?:take|use|with) (?:more |extra |greater )?(?:care|caution)\b|pay (?:more |closer |better )?attention|keep (?:it |this |that )?in mind|remember to|don['’]t forget|not forget|try (?:harder|not) to|double[- ]check|think twice)\b/i,
    says: 'This asks people to do better next time, and the next time they will be just as tired. What would make the mistake impossible, or seen at once?',
  },
  {
    id: 'training',
    words:
      /\b(?:(?:re)?train (?:all|the|every|our|staff|people|engineers|developers|operators|new|on-?call|each)\b(?! (?:\w+ ){0,3}(?:models?|classifiers?))|(?:re-?)?training(?: sessions?)?\b(?! (?:data|set|job|pipeline|model|run|cluster))|educate|teach (?:the|our|all|every|people)|raise awareness|awareness (?:of|session)|remind (?:the|all|every|people|each|our|staff|engineers)\b|lunch and learn|brown ?bag)/i,
    says: 'What was taught is forgotten, and people move on. What would hold if nobody remembered?',
  },
  {
    id: 'investigate',
    words:
      /^(?:(?:to|we|please|further|continue to|keep|also|should|need to|will|could|must) ){0,3}(?:(?:further )?investigat(?:e|ion|ing)|look(?:ing)? (?:into|at)|explor(?:e|ing)|consider(?:ing)?|think(?:ing)? about|research(?:ing)?|discuss(?:ing)?|talk(?:ing)? (?:about|to)|figure out|find out|see (?:if|whether)|look for ways|determine (?:if|whether|why|how)|evaluat(?:e|ing)|understand(?:ing)?|brainstorm|revisit)\b/i,
    says: 'This ends when somebody has thought about it, and changes nothing yet. Say what will be decided or written down, and by when; the change itself is an action of its own.',
  },
  {
    id: 'improve',
    words:
      /\b(?:improv(?:e|ing|ed|ement|ements)|enhanc(?:e|ing|ement)|optimi[sz](?:e|ing)|strengthen(?:ing)?|streamlin(?:e|ing)|harden(?:ing)?|clean(?:ing)? up|better (?:\w+ ){0,2}(?:monitoring|alerting|alerts|testing|tests|documentation|docs|communication|logging|visibility|process(?:es)?|tooling|handling|coverage|observability))\b/i,
    says: 'Anything can be improved without end. Say what will be true afterwards, so that a check could see it.',
  },
  {
    id: 'watch',
    words:
      /\b(?:keep (?:an|a close|a closer) eye on|monitor (?:the situation|it|this|closely|carefully)|watch (?:out )?(?:for|closely)|stay (?:alert|on top))\b/i,
    says: 'Nobody watches for long. What would tell you by itself, and at which value?',
  },
]

/** Nobody in particular. */
export const NOBODY =
  /\b(?:we (?:should|need to|must|could|have to|ought to)|(?:some(?:one|body)|any(?:one|body)|every(?:one|body)) (?:should|needs? to|must|has to|could)|(?:the|all|our) (?:teams?|engineers|developers|people) (?:should|needs? to|must|have to|has to))\b/i

/** A change of degree. */
export const DEGREE =
  /\b(?:reduc(?:e|ing)|decreas(?:e|ing)|lower(?:ing)?|minimi[sz](?:e|ing)|shorten(?:ing)?|increas(?:e|ing)|raise (?:the|our)|extend(?:ing)? (?:the|our)|speed(?:ing)? up|more (?:often|frequent(?:ly)?|capacity|memory|disk|space|replicas|resources|quickly)|faster|sooner|larger|bigger)\b/i

/** A number, a bound in words, or a name that is precise by itself. */
export const MEASURE = /\p{N}|\b(?:half|twice|double|triple|zero|none|never|one|two|three|four|five|six|ten|percent)\b|%|`/iu

/** What has no end. */
export const ENDLESS =
  /\b(?:as (?:needed|necessary|appropriate|required)|where (?:possible|appropriate|needed|necessary)|if (?:possible|needed|necessary)|when(?:ever)? (?:possible|time permits)|on an ongoing basis|ongoing|from now on|going forward|regularly|periodically|from time to time|sufficient(?:ly)?|adequate(?:ly)?|appropriate(?:ly)?)\b/i
