/** Called by Next once a server process starts: from then on the process says that it lives, and that it has heard every ping. */
export async function register() {
  // As a block, not an early return: so the bundler leaves it out of the build for the edge, which has no Node.
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    const { keepBeating } = await import('./lib/platform/beating')
    const { takeKeptPings } = await import('./lib/checks/kept-pings.store')
    keepBeating('web', takeKeptPings)
  }
}
