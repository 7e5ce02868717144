import NextAuth from 'next-auth'
import { nextAuthOptions } from '@/lib/platform/web/next-auth'
import { machineRoute } from '@/lib/platform/web/route'

interface Context {
  params: Promise<{ nextauth: string[] }>
}

const answer = (request: Request, context: Context): Promise<Response> => NextAuth(nextAuthOptions())(request, context)

export const GET = machineRoute(answer)
export const POST = machineRoute(answer)
