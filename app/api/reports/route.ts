import { tokenRoute } from '@/lib/platform/web/route'
import { receiveReport } from './receive'

export const POST = tokenRoute((request) => receiveReport(request))
