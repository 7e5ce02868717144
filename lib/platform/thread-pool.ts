import { Worker } from 'node:worker_threads'

/** Why a thread gave no answer; busy: none was asked, for too many requests wait already. */
export type ThreadFailure = 'deadline' | 'memory' | 'crash' | 'busy'

export class ThreadFailed extends Error {
  override name = 'ThreadFailed'
  constructor(readonly failure: ThreadFailure) {
    super(`A thread gave no answer: ${failure}`)
  }
}

export interface PoolOptions {
  /** The bundled thread file. */
  file: string
  threads: number
  heapMb: number
  /** How long one request may run, its wait in the queue and the start of the thread apart. */
  deadlineMs: number
  /** How long a thread may take until it is ready for its first request. */
  startMs?: number
  /** How many requests may wait for a thread; any number where it is not said. */
  waiting?: number
}

interface Job<Reply> {
  request: unknown
  resolve: (reply: Reply) => void
  reject: (error: Error) => void
}

/**
 * Runs work that may be slow, greedy or deadly in threads of its own. A thread that overruns its deadline or its heap is killed
 * and the next request gets a new one; this process and its event loop go on. Idle threads do not keep the process alive.
 */
export class ThreadPool<Request, Reply> {
  private readonly queue: Job<Reply>[] = []
  private readonly seats: Seat<Reply>[]

  constructor(private readonly options: PoolOptions) {
    this.seats = Array.from({ length: options.threads }, () => new Seat<Reply>(options, () => this.next()))
  }

  /** @throws ThreadFailed */
  run(request: Request): Promise<Reply> {
    if (this.queue.length >= (this.options.waiting ?? Number.POSITIVE_INFINITY)) return Promise.reject(new ThreadFailed('busy'))
    return new Promise((resolve, reject) => {
      this.queue.push({ request, resolve, reject })
      this.next()
    })
  }

  async close(): Promise<void> {
    await Promise.all(this.seats.map((seat) => seat.close()))
  }

  private next(): void {
    for (const seat of this.seats) {
      if (seat.isBusy) continue
      const job = this.queue.shift()
      if (!job) return
      seat.take(job)
    }
  }
}

/** The place of one thread: at most one job at a time. */
class Seat<Reply> {
  private worker: Worker | undefined
  private isReady = false
  private job: Job<Reply> | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(
    private readonly options: PoolOptions,
    private readonly free: () => void,
  ) {}

  get isBusy(): boolean {
    return this.job !== undefined
  }

  take(job: Job<Reply>): void {
    this.job = job
    this.worker ??= this.start()
    this.worker.ref()
    if (this.isReady) this.send()
    else this.limit(this.options.startMs ?? 20_000)
  }

  async close(): Promise<void> {
    const worker = this.worker
    this.end('crash')
    await worker?.terminate()
  }

  private start(): Worker {
    // Nothing of this process's environment (secrets) or flags (an inspector's port) is for the thread.
    const worker = new Worker(this.options.file, {
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: this.options.heapMb, maxYoungGenerationSizeMb: 32 },
    })
    const mine = () => this.worker === worker
    worker.on('message', (message: { ready: true } | { reply: Reply }) => {
      if (!mine()) return
      if ('ready' in message) this.ready()
      else this.finish((job) => job.resolve(message.reply))
    })
    worker.on('error', (error: NodeJS.ErrnoException) => {
      if (mine()) this.end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'crash')
    })
    worker.on('exit', () => {
      if (mine()) this.end('crash')
    })
    return worker
  }

  private ready(): void {
    this.isReady = true
    if (this.job) this.send()
  }

  private send(): void {
    this.limit(this.options.deadlineMs)
    this.worker?.postMessage(this.job?.request)
  }

  private limit(ms: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => this.end('deadline'), ms)
  }

  /** The thread is no more; whoever waited is told. */
  private end(failure: ThreadFailure): void {
    const worker = this.worker
    this.worker = undefined
    this.isReady = false
    void worker?.terminate()
    this.finish((job) => job.reject(new ThreadFailed(failure)))
  }

  private finish(tell: (job: Job<Reply>) => void): void {
    clearTimeout(this.timer)
    const job = this.job
    this.job = undefined
    this.worker?.unref()
    if (!job) return
    tell(job)
    this.free()
  }
}
