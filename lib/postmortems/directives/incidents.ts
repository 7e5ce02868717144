import { incidentName } from '../../incidents/rules'
import { lengthWords } from '../../timeline/time'
import { table } from '../mdast'
import { headed } from './attributes'
import { leaf, under } from './directive'
import { FACTS } from './facts'

/** One line an incident: for the beginning of a review of several. */
export const incidents = leaf({
  name: 'incidents',
  about: 'One line an incident, for a review of several.',
  isOfSeveral: true,
  attributes: headed('Incidents'),
  write({ heading, level }, { documents }) {
    const rows = documents.map((document) => {
      const toResolve = document.measures.find(({ name }) => name === 'TTR')
      return [
        incidentName(document.number),
        document.startedOn ?? 'not known',
        document.severity ?? 'not stated',
        document.title,
        toResolve ? lengthWords(toResolve.milliseconds) : 'not known',
        FACTS.get('verified')?.(document, documents)[0] ?? 'no actions',
      ].map((cell) => [cell])
    })
    const head = [['Incident'], ['Began'], ['Severity'], ['Title'], ['Impact started → resolved'], ['Actions verified']]
    return under(heading, level, [table(head, rows)])
  },
})
