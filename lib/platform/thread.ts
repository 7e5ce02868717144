import { parentPort } from 'node:worker_threads'

/** The other end of a ThreadPool: answers each request by `work`. What `work` throws ends the thread, and the pool starts another. */
export function serveRequests<Request, Reply>(work: (request: Request) => Reply | Promise<Reply>): void {
  parentPort?.on('message', async (request: Request) => parentPort?.postMessage({ reply: await work(request) }))
  parentPort?.postMessage({ ready: true })
}
