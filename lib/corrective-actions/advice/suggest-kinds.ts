/** A kind of check that the words of an action make one think of. */
export interface SuggestedKind {
  /** As the registry of kinds names it. */
  id: string
  /** "a TLS check" */
  name: string
  /** The words that it was thought of by. */
  of: string
  /** What such a check sees. */
  sees: string
}

interface KindRule extends Omit<SuggestedKind, 'of'> {
  words: RegExp
}

/** The narrowest words first: "the backup of the certificates runs every night" is about the night. */
const RULES: readonly KindRule[] = [
  {
    id: 'ci-status',
    name: 'a CI status check',
    words:
      /\b(?:CI\b(?!\/CD team)|continuous integration|github actions?|gitlab[- ]ci|jenkins|build pipeline|pipeline (?:runs?|fails?|blocks?|checks?|step|job)|workflow (?:runs?|fails?)|required checks?|branch protection|merge (?:queue|block|gate)|(?:block|prevent|refuse|fail)s? (?:the )?(?:merge|merges|build|builds)|lint(?:er|ing)?\b|static analysis|pre-merge)/i,
    sees: 'the newest run on your branch, and whether it passed',
  },
  {
    id: 'test-report',
    name: 'a test report check',
    words:
      /\b(?:(?:unit|integration|regression|end[- ]to[- ]end|e2e|contract|smoke|load|migration|automated|acceptance|snapshot) tests?|test (?:case|suite|that|for|covers?|with)|tests (?:that|for|cover|with)|(?:add|write|create) (?:a |an |more |the |missing )?(?:\w+ )?tests?)\b/i,
    sees: 'a named test, whether it is there and whether it passes',
  },
  {
    id: 'tls',
    name: 'a TLS check',
    words: /\b(?:certificates?|certs?|TLS|SSL|mTLS|let['’]?s ?encrypt|ACME|certbot|cert-manager)\b/i,
    sees: 'when a certificate expires, long before it does',
  },
  {
    id: 'dns',
    name: 'a DNS check',
    words:
      /\b(?:DNS(?:SEC)?|name ?servers?|CNAMEs?|(?:MX|CNAME|AAAA|TXT|NS|SRV|CAA|SPF|DKIM|DMARC|A) records?|SPF|DKIM|DMARC|zone file|domain (?:name )?(?:renew\w*|expir\w*|registration)|TTL of)\b/,
    sees: 'what a name resolves to',
  },
  {
    id: 'attestation',
    name: 'an attestation',
    words:
      /\b(?:(?:fire|recovery|failover|restore|incident|disaster) (?:drills?|exercises?)|game ?days?|table ?top|(?:quarterly|yearly|annual|monthly) (?:\w+ ){0,3}(?:reviews?|audits?|exercises?|drills?)|on-?call (?:rota|rotation|handover|schedule)|escalation (?:path|policy|matrix)|vendor|supplier|contract with|SLA with|sign-?off|code of conduct|policy (?:for|on|that)|agree (?:on|with)|status page (?:process|template))\b/i,
    sees: 'that a person other than the owner confirms it, and again before that runs out',
  },
  {
    id: 'heartbeat',
    name: 'a heartbeat',
    words:
      /\b(?:back ?ups?|(?:every|each) (?:\w+ )?(?:night|day|hour|week|month|morning|minutes?|hours|days)\b|nightly|hourly|daily|weekly|monthly|cron(?:jobs?| jobs?)?|scheduled (?:job|task)s?|batch jobs?|(?:\w+ )?job (?:runs?|finishes|completes)|restore (?:test|a)|periodic)\b/i,
    sees: 'that a job reported in on time',
  },
  {
    id: 'sql',
    name: 'an SQL check',
    words:
      /\b(?:(?:duplicate|orphan(?:ed)?|missing|stale|stuck|corrupt(?:ed)?|invalid|negative) (?:rows?|records?|entries|orders?|invoices?|payments?|accounts?)|rows? (?:in|of|older|with)|(?:unique|foreign key|not[- ]null|check) (?:constraint|index|key)|index(?:es)? on|(?:database|table) (?:column|index|constraint|contains|has no)|primary key|SQL|autovacuum|statement[_ ]timeout|max_connections|slow quer(?:y|ies)|(?:db|database|schema) migrations?|PostgreSQL|Postgres|MySQL|MariaDB)\b/i,
    sees: 'one value or one count in your database',
  },
  {
    id: 'prometheus',
    name: 'a Prometheus check',
    words:
      /\b(?:(?:latency|p9[059]|p50|error rates?|error budget|burn rate|SLOs?|SLIs?|saturation|throughput)|(?:CPU|memory|disk|heap|connection|pool|queue|storage|inode|file descriptor)s?(?: \w+)? (?:usage|utili[sz]ation|length|depth|size|space|saturation|pressure|full|exhaust\w*|leaks?)|replication lag|consumer lag|lag\b|metrics?|Prometheus|Grafana|alert(?:s|ing|manager)?|alarms?|paging|pages? (?:the )?on-?call|thresholds?|dashboards?|gauge|histogram|monitor(?:s|ing)?)\b/i,
    sees: 'a number that you measure already, against its bound',
  },
  {
    id: 'tcp',
    name: 'a TCP check',
    words:
      /\b(?:(?:TCP )?ports? \d{2,5}|open ports?|close (?:the )?ports?|firewalls?|security groups?|listen(?:s|ing)? on|SMTP|SSH access|bastion|load balancer)\b/i,
    sees: 'whether a port can be reached, or cannot',
  },
  {
    id: 'http',
    name: 'an HTTP check',
    words:
      /\b(?:health ?checks?|health endpoint|endpoints?|URLs?|webhooks?|(?:returns?|answers?|respond(?:s|ing)?)(?: with)?(?: an?| HTTP)? ?\d{3}\b|HTTP \d{3}|\b[45]\d\d (?:errors?|responses?)|status codes?|response (?:headers?|body|time)|redirects?|rate[- ]?limit\w*|cache-control|CORS|CSP|API\b|(?:log ?in|sign ?in|check ?out|error|status|landing|maintenance) pages?|retry-after|circuit breakers?|timeouts?)/i,
    sees: 'what an address answers, and how fast',
  },
  {
    id: 'plugin',
    name: 'a plugin check',
    words: /\b(?:check_[a-z0-9_]+|nagios|icinga|monitoring plugins?|NTP|clock (?:drift|skew)|SMART|RAID|fail2ban)\b/i,
    sees: 'what a program of yours says with its exit code',
  },
  {
    id: 'file-in-repo',
    name: 'a check of a file in a repository',
    words:
      /\b(?:config(?:uration)?s?(?: files?)?|settings?|terraform|helm|ansible|puppet|kubernetes|manifests?|docker ?file|ya?ml|json schema|code ?owners|feature flags?|default(?:s| values?)?|(?:run|play)books?|document(?:ed|ation)?|docs|read ?me|checklists?|templates?|guide(?:lines?)?|pin (?:the )?(?:versions?|images?|dependency|dependencies)\b|(?:upgrade|update|bump) \S+ (?:to|from)|dependenc(?:y|ies)|deprecat\w+|remove (?:the )?(?:old |unused |legacy )?(?:code|flag|script|dependency)|(?:pod disruption budget|resource limits?|liveness|readiness)|repositor(?:y|ies)|scripts?)\b/i,
    sees: 'a line in a file of any Git repository, or its absence',
  },
]

/** More would be a list to choose from, and that is the next page anyway. */
const MOST = 2

/** The kinds of check that could prove an action, judged by its words: those of its title first, then those of its details. */
export function suggestKinds({ title, details }: { title: string; details: string }): SuggestedKind[] {
  const found = [...kindsOf(title), ...kindsOf(details.slice(0, 5_000))]
  return found.filter(({ id }, at) => found.findIndex((each) => each.id === id) === at).slice(0, MOST)
}

const kindsOf = (text: string): SuggestedKind[] =>
  RULES.flatMap(({ words, ...kind }) => {
    const of = words.exec(withoutAddresses(text))?.[0]
    return of === undefined ? [] : [{ ...kind, of }]
  })

/** Where something is discussed says nothing about it. */
const withoutAddresses = (text: string): string => text.replace(/\bhttps?:\/\/\S+/g, ' ')
