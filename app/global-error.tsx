'use client'

import { useEffect } from 'react'
import { Standstill } from '@/components/shell/standstill'
import { Button } from '@/components/ui/button'
import './fonts.css'
import './look.css'

const AGAIN_MS = 5_000

/** When not even the frame of a page can be made: mostly the database is away. Looks again by itself until it is back. */
export default function GlobalErrorPage({ error, retry }: { error: unknown; retry: () => void }) {
  useEffect(() => {
    const timer = setInterval(() => retry(), AGAIN_MS)
    return () => clearInterval(timer)
  }, [retry])
  const problem = error instanceof Error && 'digest' in error ? String(error.digest) : undefined
  return (
    <html lang="en">
      <body>
        <title>Nevermore cannot go on</title>
        <main>
          <Standstill
            title="Nevermore cannot go on right now"
            problem={problem}
            actions={
              <Button variant="main" onClick={() => retry()}>
                Try again
              </Button>
            }
          >
            The server answers, but its database does not, or something else it needs is missing. This page looks again every few
            seconds and goes on by itself. Nothing that was saved is lost.
          </Standstill>
        </main>
      </body>
    </html>
  )
}
