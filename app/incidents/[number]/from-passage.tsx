import Link from 'next/link'
import type { Passage } from './passage'

/** Where the words stand that a form was filled in with. */
export const FromPassage = ({ passage: { source } }: { passage: Passage }) =>
  source && (
    <p>
      From <Link href={source.href}>{source.title}</Link>. Say it in your own words: it stands by itself from here on.
    </p>
  )
