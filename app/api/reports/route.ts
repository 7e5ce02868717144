import { Invalid } from '@/lib/platform/errors'
import { tokenRoute } from '@/lib/platform/web/route'
import { receiveReport } from './receive'

export const POST = tokenRoute(async (request) => {
  if (!request.body) throw new Invalid('There is no report in the request; expected JUnit XML as its body.')
  return receiveReport(request, request.body)
})
