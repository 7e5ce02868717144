'use client'

import { Standstill } from '@/components/shell/standstill'
import { Button, LinkButton } from '@/components/ui/button'

/** A page that could not be made. What was typed elsewhere is not touched; the number stands in the server's log. */
export default function ErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <Standstill
      title="This page did not come"
      problem={digestOf(error)}
      actions={
        <>
          <Button variant="main" onClick={() => retry()}>
            Try again
          </Button>
          <LinkButton href="/">Home</LinkButton>
        </>
      }
    >
      Something broke on our side while it was put together. Nothing that was saved is lost.
    </Standstill>
  )
}

const digestOf = (error: unknown): string | undefined =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : undefined
