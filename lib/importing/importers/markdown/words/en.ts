import type { Vocabulary } from './kinds'

/** English. */
export const en: Vocabulary = {
  headings: {
    summary:
      'summary, overview, tl dr, tldr, abstract, in short, executive summary, issue summary, incident summary, synopsis, at a glance, description, incident description, what this is, what is wrong, what was wrong',
    impact:
      'impact, customer impact, user impact, business impact, affected, who was affected, effect, consequences, damage, scope of impact, blast radius, symptom, side effect, other side effect, what was the impact',
    background:
      'background, context, architecture, setup, setting, introduction, definition, glossary, how it works, prerequisite, scope',
    narrative:
      'what happened, what happend, story, the incident, the outage, how it happened, how it unfolded, incident detail, details of the incident, chain of events, the failure',
    timeline:
      'timeline, time line, chronology, key event, sequence of events, event, log of events, incident log, event log, history, chronicle, course of events, incident timeline, status updates',
    trigger: 'trigger, triggering event, what triggered it, trigger event, proximate cause',
    root_cause:
      'root cause, cause, causes, reason, why did it happen, why did this happen, why it happened, why this happened, five whys, 5 whys, 5 why, why, cause analysis, underlying cause, underlying issue, technical cause, what caused it, what caused this, what caused the issue, what caused the problem, what caused the outage, what caused the incident, what went wrong technically, technical analysis, fault, problem analysis, what i screwed up, what we screwed up, what we did wrong, what i did wrong, my mistake, our mistake, mistakes made, what broke, source of the problem, explanation, root cause analysis, rca, bug, why it failed, why it was not caught, why it wasn t caught, why did it fail',
    contributing_factor:
      'contributing factor, contributing cause, contributory factor, other factor, factors, aggravating factor, aggravating circumstance, contributing condition, secondary cause',
    detection:
      'detection, discovery, how was it detected, how did we notice, how we noticed, how it was detected, detected, identified, identification, alerting, how we found out, diagnosis, investigation, issue detection, finding',
    response:
      'response, incident response, actions taken, action taken, steps taken, mitigation step, escalation, communication, handling, triage, level of incident escalation, our response, debugging, troubleshooting',
    resolution:
      'resolution, recovery, mitigation, fix, the fix, how we fixed it, how it was fixed, how was it fixed, repair, solution, restoration, workaround, resolution and recovery, how it was resolved, how we resolved it, incident resolution, rollback, what fixed it, what fixed this, how did we fix it',
    actions:
      'action item, action, actions, follow up, follow ups, followup, to dos, next step, corrective action, corrective measure, corrective and preventative measure, corrective and preventive measure, corrective, preventative measure, preventive measure, preventative action, preventive action, prevention, preventing, remediation, remediation item, improvement, future improvement, future action, planned action, planned work, to do, todo, task, tasks, action plan, how will we prevent, how we will prevent, how do we prevent, how to prevent, how are we going to do better, how will we do better, how we will do better, do better in the future, what we will do, what will we do, what are we doing, what we are doing, what we re doing, what we re going to do, what happens next, what s next, what is next, moving forward, moving foward, going forward, way forward, what we plan to do, plan, our plan, the plan, review action, short term, medium term, mid term, long term, immediate action, outstanding work, remaining work, recommendation, remedial action, process improvement, technical improvement, reliability work, future work, what we will change, what we re changing, what will change, proposed change, planned change, changes we are making, measure, countermeasure, steps to prevent, commitment, future plan, still to do, open item, preventing recurrence, make sure it doesn t happen again, make sure this doesn t happen again, make sure it does not happen again, make sure this does not happen again, make sure it never happens again, make sure this never happens again, keep it from happening again, keep this from happening again, stop it from happening again, stop this from happening again, prevent recurrence, future mitigation',
    actions_done:
      'fixes implemented, changes made, improvements made, completed action, actions completed, what we have done, what we ve done, already done, done so far, what we did about it, what has been done, what we changed, implemented fix, fixes deployed',
    lessons:
      'lesson, lessons, lessons learned, lessons learnt, learning, learnings, what we learned, what did we learn, what have we learned, what i learned, what did i learn, takeaway, key takeaway, insight, what we would have done differently, what would we have done differently, what we would do differently, what would we do differently, what we should have done, what i should have done, what i would do differently, what i would have done differently, done differently, retrospective, hindsight, in hindsight, morals, moral of the story, evaluation',
    went_well:
      'what went well, what went right, went well, went right, what worked, what worked well, worked well, things that went well, what helped, positives, good news, the good, favorable conditions, favourable conditions, successes, success, strength',
    went_wrong:
      'what went wrong, what went poorly, went poorly, what went badly, what didn t go well, what did not go well, didn t go well, what didn t work, what did not work, what could have gone better, could have gone better, what could be improved, could be better, what went less well, the bad, needs improvement, what could have been faster, what was hard, what failed, pain point, weakness, areas for improvement, what we got wrong, where we struggled',
    got_lucky: 'where we got lucky, got lucky, where we were lucky, we were lucky, lucky, luck, fortunate, what saved us',
    surprised: 'what surprised us, surprise, surprised, surprising, unexpected',
    reflection:
      'reflection, self reflection, looking back, conclusion of the story, aftermath, so what happened, what really happened, what actually happened, revelation, the real cause, the real problem',
    closing: 'conclusion, closing, wrap up, final word, closing word, final thought, closing thought, outlook, apology, sorry',
    facts:
      'metadata, header, stat, statistic, metric, incident data, key fact, fact, status, severity, level, date, duration, time to repair, time to resolve, time to resolution, time to detect, time to detection, time to recovery, time to recover, time to mitigate, mean time, total impact duration, detection delay',
    people:
      'author, authors, attendee, participant, responder, people involved, involved party, contributor, owner, written by, incident commander, team, roles, thanks, acknowledgement, credit',
    appendix:
      'appendix, reference, link, log, logs, evidence, supporting information, further information, further reading, related, resources, supporting data, attachment, raw data, chat log, see also, how to verify, top comment, comment, q a, faq',

    hypotheses: 'hypotheses, hypothesis, theories, suspicions',
  },
  terms: {
    time: 'time, times, timestamp, when, date, day, datetime, at, hour, clock, T+',
    event:
      'event, description, what, what happened, note, notes, activity, detail, details, action, entry, status, update, actions, what was done, comment',
    who: 'who, by, actor, person, owner, author, responsible',
    action:
      'action, actions, action item, action items, item, task, what, todo, description, measure, improvement, follow-up, followup, recommendation',
    owner: 'owner, who, assignee, assigned, responsible, dri, team',
    due: 'due, deadline, target, eta, when, date, by when, due date',
    status: 'status, state, done, progress',
    ticket: 'ticket, issue, pr, pull request, link, jira, bug, reference, tracking, tracker, commit, url, issue link',
    aside: 'priority, prio, type, #, no, id, category, severity, effort',
    done: 'done, complete, completed, closed, fixed, merged, implemented, finished, resolved, deployed, shipped, released, live',
    open: 'open, to do, todo, pending, planned, in progress, in-progress, wip, not started, backlog, proposed, scheduled, new, not done',
    severity:
      'severity, severity level, sev, incident level, level, incident severity, business severity, priority level, impact level',
    critical: 'critical',
    date: 'date, incident date, date of incident, date of the incident, date of outage, date and time, occurred, occurred on, date occurred, event date, outage date, dates, day',
    window:
      'duration, duration of the outage, outage duration, incident duration, start, started, start time, started at, incident start, begin, began, outage, outage window, window, time window, time of incident, impact window, time, first seen, first detected',
    zone: 'time zone, timezone, times, all times',
  },
}

/** Before a phrase of causes these turn it into guesses. */
export const GUESSES =
  'possible, potential, probable, likely, suspected, hypothetical, candidate, initial, first, presumed, mögliche, possibles, posibles, possíveis, possibili, provável, probable causes, supposed, assumed'
