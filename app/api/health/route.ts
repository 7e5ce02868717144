import { lookAtLateness } from '@/lib/checks/lateness.store'
import { judgeHealth } from '@/lib/platform/health.store'
import { machineRoute } from '@/lib/platform/web/route'

export const dynamic = 'force-dynamic'

/**
 * 200 once web, database and worker are up, else 503 that says which is not; beside it, how well the workers keep up. For load
 * balancers, probes and `npm start`.
 */
export const GET = machineRoute(async () => {
  const health = await judgeHealth()
  const checks = health.database ? await lookAtLateness().catch(() => null) : null
  return Response.json({ ...health, checks }, { status: health.ok ? 200 : 503, headers: { 'Cache-Control': 'no-store' } })
})
