import { judgeHealth } from '@/lib/platform/health.store'
import { machineRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/** 200 once web, database and worker are up, else 503 that says which is not. For load balancers, probes and `npm start`. */
export const GET = machineRoute(async () => {
  const health = await judgeHealth()
  return Response.json(health, { status: health.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
})
