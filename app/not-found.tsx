import type { Metadata } from 'next'
import { Standstill } from '@/components/shell/standstill'
import { LinkButton } from '@/components/ui/button'

export const metadata: Metadata = { title: 'Not here' }

export default function NotFoundPage() {
  return (
    <Standstill
      title="Nothing is here"
      actions={
        <>
          <LinkButton href="/" variant="main">
            Home
          </LinkButton>
          <LinkButton href="/search">Search</LinkButton>
        </>
      }
    >
      This address leads to no page: it was typed wrongly, what stood here was deleted, or it is private and you are not named on
      it.
    </Standstill>
  )
}
