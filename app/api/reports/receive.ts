import 'server-only'
import { count } from '@/lib/checks/words'
import { Invalid, NotFound } from '@/lib/platform/errors'
import { readJUnit } from '@/lib/test-reports/junit'
import { ReportQuery } from '@/lib/test-reports/schema'
import { projectOfToken, storeReport } from '@/lib/test-reports/store'

/**
 * Takes a report in: JUnit XML as the body, branch and commit in the address, the project's token in a header. The token is
 * judged before a byte of the body is read.
 */
export async function receiveReport(request: Request): Promise<Response> {
  const token = /^Bearer (\S{20,200})$/i.exec(request.headers.get('authorization') ?? '')?.[1]
  const project = token && (await projectOfToken(token).catch(nobody))
  if (!project)
    return answer(
      404,
      'No project reports with this token. Expected “Authorization: Bearer TOKEN”, with one of Settings, Test reports.',
    )
  const { body } = request
  if (!body) throw new Invalid('There is no report in the request; expected JUnit XML as its body.')
  const query = ReportQuery.safeParse(Object.fromEntries(new URL(request.url).searchParams))
  if (!query.success)
    throw new Invalid(
      `The address of the report is not usable: ${query.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join(' ')} Expected ?branch=main&commit=…`,
    )
  const stored = await storeReport(project, query.data, await readJUnit(body as unknown as AsyncIterable<Uint8Array>))
  const { tests, failed, skipped } = stored
  return answer(
    201,
    `Kept for ${project.name}, ${query.data.branch}: ${count(tests, 'test')}, ${failed} failed, ${skipped} skipped.`,
  )
}

function nobody(error: unknown): null {
  if (error instanceof NotFound) return null
  throw error
}

const answer = (status: number, words: string): Response =>
  new Response(`${words}\n`, {
    status,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
