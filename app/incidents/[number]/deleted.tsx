'use client'

import { useRouter } from 'next/navigation'
import { useSubmit } from '@/components/editing/use-submit'
import { Button, LinkButton } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { FormMessage } from '@/components/ui/form-message'
import { Page } from '@/components/ui/page'
import { PageHead } from '@/components/ui/page-head'
import { bringIncidentBack } from './mutations'

/** Stands at the address of a deleted incident for those who could see it, and brings it back. */
export function Deleted({ id, name, title, mayWrite }: { id: string; name: string; title: string; mayWrite: boolean }) {
  const router = useRouter()
  const { result, isPending, formProps } = useSubmit(bringIncidentBack, () => router.refresh())
  return (
    <Page width="narrow">
      <PageHead title={`${name} is deleted`} />
      <Empty
        title={title}
        action={
          <form {...formProps}>
            <input type="hidden" name="id" value={id} />
            {mayWrite && (
              <Button type="submit" variant="main" disabled={isPending}>
                Bring it back
              </Button>
            )}{' '}
            <LinkButton href="/incidents">All incidents</LinkButton>
            <FormMessage result={result} />
          </form>
        }
      >
        Nothing of it is lost: its timeline, causes and texts come back with it. Its corrective actions still stand on the board.
      </Empty>
    </Page>
  )
}
