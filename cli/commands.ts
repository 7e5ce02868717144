import type { Command } from './command'
import { NARROWING } from './narrowing'

const DATABASE = '[--data-dir DIR] [--adopt-database]'
const ADDRESS = '[--port N] [--host ADDRESS]'

/** Every command, as `nevermore help` lists them. Bodies are loaded when called: help needs neither Next nor the database. */
export const commands: Command[] = [
  {
    name: 'serve',
    usage: `${ADDRESS} ${DATABASE}`,
    summary: 'Run everything: the embedded database (unless DATABASE_URL is set), the web and the worker.',
    run: async (args) => (await import('./serve')).serve(args),
  },
  {
    name: 'web',
    usage: `${ADDRESS} ${DATABASE}`,
    summary: 'Run the web process alone, with DATABASE_URL.',
    run: async (args) => (await import('./web')).web(args),
  },
  {
    name: 'worker',
    usage: DATABASE,
    summary: 'Run the worker alone, with DATABASE_URL.',
    run: async (args) => (await import('./worker')).worker(args),
  },
  {
    name: 'password-link',
    usage: `EMAIL ${DATABASE}`,
    summary: 'Print a link by which a member chooses a new password, once, within 24 hours.',
    run: async (args) => (await import('./password-link')).passwordLink(args),
  },
  {
    name: 'secrets',
    usage: `rotate-key ${DATABASE}`,
    summary: 'Encrypt every secret of the checks with a new key.',
    details: `The new key takes the old one's place in the data directory. Where NEVERMORE_SECRETS_KEY is set, write the new key as its
first line, the old one below it, restart, run this, and take the old one away. Running processes go on meanwhile.`,
    run: async (args) => (await import('./secrets')).secrets(args),
  },
  {
    name: 'doctor',
    usage: '[--data-dir DIR]',
    summary: 'Look at data directory, database, identity, schema and processes, and change nothing.',
    run: async (args) => (await import('./doctor')).doctor(args),
  },
  {
    name: 'export',
    usage: `--dir DIR [--format markdown|html|json] [--template NAME] [--flavour FLAVOUR] ${NARROWING} [--audience public|members] [--include-private] ${DATABASE} [INC-12 …]`,
    summary: 'Write postmortems as Markdown, HTML or JSON files into a folder; only what changed is written.',
    details: `--template is classic (the default), brief, narrative, customers (only what is marked public), or the name of one made in
Settings, Templates. By review, or another template of several incidents, they are all written into one file. --flavour is the generator
of sites that the files are for: plain (the default), jekyll, hugo, docusaurus or mkdocs. Without numbers every incident is meant that fits
all of --severity, --service, --state (draft, in_review, published), --since and --until (the day it began, in UTC); a list with commas
means any of it. --audience public is for a folder that anybody may see: of postmortems that are published, only what is marked public,
whatever the template, and nobody named; --audience members is for every member, so nothing private.`,
    run: async (args) => (await import('./export')).exportPostmortems(args),
  },
  {
    name: 'publish',
    usage: `[--to NAME] [--dry-run] [--json] ${NARROWING} ${DATABASE} [INC-12 …]`,
    summary: 'Write postmortems into a Git repository of Settings, Repositories, in one commit.',
    details: `Does what the worker does when somebody presses Publish, and waits until it is done: every postmortem that is published
here, the named ones, or those the options leave, of which --state says whether drafts go along. --to names the repository
where there are several. What has not changed makes no commit; a file that somebody edited in the repository is not written over; private
incidents are left out. Where the repository takes changes by pull or merge request, each is asked for by one. With --dry-run nothing is
written: the difference of each file is printed. With --json each postmortem is one line of JSON. The exit code is 1 where one was not
published, 130 where it was ended.`,
    run: async (args) => (await import('./publish')).publish(args),
  },
  {
    name: 'import',
    usage: `PATH… [--glob PATTERN] [--ref REF] [--dry-run] [--json] ${DATABASE}`,
    summary: 'Read postmortems from files, folders, zip archives and Git repositories, and store them as incidents.',
    details: `A repository is named by its address (https://… or git@host:path), and read at --ref, a branch, a tag or a commit.
Of a folder, an archive or a repository every document is read (.md, .markdown, .mdx, .qmd, .rst, .txt …, and exports of chats or
incidents in a known form), or what --glob names: '**/postmortems/*.md'. Hidden folders and node_modules are left out, links are
not followed. With --dry-run nothing is stored: what was understood is printed. With --json each file is one line of JSON. The
same file again changes nothing, so an import that was ended (Ctrl-C) goes on by the same command. The last line counts what
became of the files. The exit code is 1 where a file failed, 130 where the import was ended.`,
    run: async (args) => (await import('./import')).importPaths(args),
  },
  {
    name: 'report',
    usage: 'FILE… --url URL --token TOKEN --branch BRANCH [--project NAME] [--commit COMMIT]',
    summary: 'Send what tests said (JUnit XML) to a Nevermore, for checks that a test is there and passes.',
    details: `For a CI, after its tests: --url is the address of your Nevermore, --token what Settings, Test reports, gave out for the
project. Several files are one report. Without this program one curl does the same:
curl -fsS --data-binary @junit.xml -H "Authorization: Bearer $TOKEN" "https://nevermore.example.org/api/reports?branch=main"`,
    run: async (args) => (await import('./report')).report(args),
  },
]
