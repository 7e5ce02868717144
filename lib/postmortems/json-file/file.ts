import { formatActionNumber } from '../../corrective-actions/rules'
import { incidentName } from '../../incidents/rules'
import type { Cause, PostmortemDocument } from '../document'
import { FORMAT, type IncidentJson } from './schema'

/** A postmortem as JSON text: the same document is the same bytes. */
export const jsonFile = (document: PostmortemDocument): string => `${JSON.stringify(toJson(document), null, 2)}\n`

/** Field by field, so that a new one of the document does not become public by itself. */
function toJson(document: PostmortemDocument): IncidentJson {
  const { title, severity, state, isPrivate, publishedAt, startedOn, timeZone, timeZoneAssumed } = document
  return {
    format: FORMAT,
    incident: incidentName(document.number),
    ...{ title, severity, state, isPrivate, publishedAt, startedOn, timeZone, timeZoneAssumed },
    milestones: document.milestones.map(({ milestone, at, precision, isApproximate }) => ({
      ...{ milestone, at, precision, isApproximate },
    })),
    measures: document.measures.map(({ name, words, anchors, milliseconds }) => ({
      ...{ name: name as IncidentJson['measures'][number]['name'], words, anchors, milliseconds },
    })),
    people: document.people.map(({ name, role }) => ({ name, role })),
    services: document.services,
    tags: document.tags,
    sections: document.sections.map(({ key, title, body, audience = 'members' }) => ({ key, title, body, audience })),
    timeline: document.timeline.map(entryJson),
    causes: document.causes.map(causeJson),
    actions: document.actions.map(actionJson),
    lessons: document.lessons.map(({ kind, text, audience = 'members' }) => ({ kind, text, audience })),
  }
}

function entryJson({ audience = 'members', ...entry }: PostmortemDocument['timeline'][number]) {
  const { occurredAt, endedAt, precision, isApproximate, clockTime, sourceText, text, milestone, attributedTo } = entry
  const { kind = null, isStarred = false } = entry
  return {
    ...{ occurredAt, endedAt, precision, isApproximate, clockTime, sourceText, text, milestone, attributedTo },
    ...{ kind, isStarred, audience },
  }
}

const causeJson = ({
  kind,
  text,
  coverage,
  actions,
  evidence,
  audience = 'members',
  whys,
}: Cause): IncidentJson['causes'][number] => ({
  ...{ kind, text, evidence, audience },
  coverage: coverage as IncidentJson['causes'][number]['coverage'],
  actions: actions.map(formatActionNumber),
  whys: whys.map(causeJson),
})

function actionJson({ number, audience = 'members', ...action }: PostmortemDocument['actions'][number]) {
  const { title, details, type, priority, owner, dueOn, ticketUrl, state, verifiedAt, waiver } = action
  return {
    action: formatActionNumber(number),
    ...{ title, details, type, priority, owner, dueOn, ticketUrl, state, verifiedAt, waiver },
    checks: action.checks.map(checkJson),
    audience,
  }
}

function checkJson(check: PostmortemDocument['actions'][number]['checks'][number]) {
  const { title, statement, isEnabled, isAttested, verdict, failingSinceAt, erringSinceAt, firstRedAt, turnedGreenAt } = check
  return {
    ...{ title, statement, isEnabled, isAttested, verdict, failingSinceAt, erringSinceAt, firstRedAt, turnedGreenAt },
    shownRed: check.shownRed,
  }
}
