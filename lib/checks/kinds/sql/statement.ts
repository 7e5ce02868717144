const BEGINS = /^(select|with|values|table|show)\b/i

// What a read-only transaction lets through and a check has no use for: functions that reach beyond the rows (files, the network,
// other sessions, locks, settings, a statement within a text) and locking reads. The transaction, the role and the limits are what
// hold; this is there for what they do not cover.
const REFUSED: [RegExp, string][] = [
  [/\bpg_(terminate|cancel)_backend\b/i, 'ends other sessions'],
  [/\b(pg_(try_)?advisory\w*|get_lock|is_(free|used)_lock|release_(all_)?locks?)\b/i, 'takes locks'],
  [/\bfor\s+(no\s+key\s+)?update\b|\bfor\s+(key\s+)?share\b|\block\s+in\s+share\s+mode\b/i, 'takes locks'],
  [/\b(pg_(read|write|stat|ls)_\w*|pg_file_\w+|pg_current_logfile|lo_\w+|loread|lowrite|load_file)\b/i, 'reaches files'],
  [/\binto\s+(outfile|dumpfile)\b/i, 'reaches files'],
  [/\b(dblink\w*|sys_exec|sys_eval|http_\w+)\b/i, 'reaches the network or the system'],
  [/\b(set_config|pg_notify|pg_reload_conf|pg_rotate_logfile|nextval|setval)\b/i, 'changes something'],
  [/\b(pg_(create|drop|export|switch|promote|logical|replication|wal|backup|start|stop)_\w+|pg_promote)\b/i, 'changes something'],
  [/\b(query|cursor|table|schema|database)_to_xml\w*|\bxmlschema\b|\bts_(stat|rewrite)\b/i, 'runs a statement within a text'],
  [/\b(benchmark|master_pos_wait|source_pos_wait|master_gtid_wait|wait_for_executed_gtid_set)\b/i, 'only takes time'],
  [/\/\*M?!/i, 'has a comment that is run'],
  [/\bu&\s*["']/i, 'hides names behind escapes'],
]

/** What is wrong with a statement, as a sentence; null where it may be asked. */
export function statementProblem(statement: string): string | null {
  if (!BEGINS.test(withoutLead(statement))) return 'Expected one statement that reads: SELECT, WITH, VALUES, TABLE or SHOW.'
  for (const [pattern, does] of REFUSED) {
    const found = pattern.exec(statement)
    if (found) return `“${found[0].slice(0, 60)}” ${does}, which a check may not.`
  }
  return null
}

/** The statement as it is sent: without the semicolon that ends it. */
export const bare = (statement: string): string => statement.trim().replace(/[;\s]+$/, '')

/** Comments, blanks and parentheses may stand before the first word. */
function withoutLead(statement: string): string {
  const rest = statement.replace(/^(\s|\()+/, '').replace(/^(--[^\n]*(\n|$)|#[^\n]*(\n|$)|\/\*(?!M?!)[\s\S]*?\*\/)/i, '')
  return rest === statement ? rest : withoutLead(rest)
}
