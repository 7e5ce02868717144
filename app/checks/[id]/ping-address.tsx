import { CopyCode } from '@/components/ui/copy-code'
import styles from './check.module.css'

/** Where the job reports, and how. */
export function PingAddress({ url, slugUrl, lastBody }: { url: string; slugUrl: string | null; lastBody: string | null }) {
  return (
    <section className={styles.part} aria-labelledby="ping">
      <h2 id="ping">
        Where it reports <small>whoever has this address can ping it</small>
      </h2>
      <CopyCode label="The address" code={url} />
      {slugUrl && (
        <>
          <p className={styles.quiet}>Or by its slug, with the ping key that all slugs of this Nevermore share:</p>
          <CopyCode label="The address with its slug" code={slugUrl} />
        </>
      )}
      <p className={styles.quiet}>After each run:</p>
      <CopyCode label="Success" code={`curl -fsS -m 10 --retry 5 ${url}`} />
      <p className={styles.quiet}>With its start and exit status, so that a failure or a run that hangs is red at once:</p>
      <CopyCode
        label="Start and exit status"
        code={`curl -fsS -m 10 --retry 5 ${url}/start\n/usr/local/bin/backup\ncurl -fsS -m 10 --retry 5 ${url}/$?`}
      />
      <p className={styles.quiet}>With the end of its log, which is kept with the ping:</p>
      <CopyCode label="With a log" code={`tail -c 10000 backup.log | curl -fsS -m 10 --retry 5 --data-binary @- ${url}`} />
      <p className={styles.quiet}>
        <code>/fail</code> reports a failure, <code>/log</code> only leaves a note. These are the ping addresses of Healthchecks;
        its clients work unchanged.
      </p>
      {lastBody && (
        <details>
          <summary>What the last ping said</summary>
          <pre className={styles.body}>{lastBody}</pre>
        </details>
      )}
    </section>
  )
}
