const compose = (volumes: string) => `services:
  app:
    build: .
  database:
    image: postgres:17
${volumes}`

/** The shop's repository before anything was learned. */
export const BROKEN_FILES: Record<string, string | null> = {
  'compose.yaml': compose('#   volumes: ["./database:/var/lib/postgresql/data"]\n'),
  '.gitignore': 'node_modules\n',
  '.github/workflows/test.yml': null,
  '.github/CODEOWNERS': null,
  'monitoring/alertmanager.yml': 'route:\n  receiver: one-developer\n',
  'monitoring/alerts.yml': null,
  'scripts/deploy.sh': '#!/bin/sh\ngit checkout "$1"\n# ./scripts/backup.sh || exit 1\ndocker compose up -d\n',
  'RELEASE_NOTES.md': '# Notes\n\n## New\n\n- Vouchers\n',
}

export const MENDED_FILES: Record<string, string> = {
  'compose.yaml': compose('    volumes: ["/srv/shop/database:/var/lib/postgresql/data"]\n'),
  '.gitignore': 'node_modules\n/database/\n',
  '.github/workflows/test.yml': 'on:\n  pull_request:\njobs:\n  test:\n    runs-on: ubuntu-latest\n',
  '.github/CODEOWNERS': '/deploy/ @example/operations\n',
  'monitoring/alertmanager.yml': 'route:\n  receiver: team-chat\n',
  'monitoring/alerts.yml': 'groups:\n  - name: shop\n    rules:\n      - alert: ManyClientErrors\n',
  'scripts/deploy.sh': '#!/bin/sh\n./scripts/backup.sh || exit 1\ngit checkout "$1"\ndocker compose up -d\n',
  'RELEASE_NOTES.md':
    '# Notes\n\n## Breaking changes\n\n- options.yml has a key per environment; the old form is read until 3.0\n',
}
