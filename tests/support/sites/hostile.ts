/** What generators of sites take for something else than text; each in every field of one postmortem. */
export const hostileToSites: string[] = [
  // Liquid
  ...[
    '{{ site.title }}',
    '{% include nothing.html %}',
    '{% raw %}',
    '{% endraw %}{{ 1 | plus: 2 }}',
    '{{',
    '{%',
    '{{{{%',
    '}} %}',
    '{{ "{{" }}',
  ],
  // Shortcodes
  ...['{{< figure src="x" >}}', '{{% notice %}} a {{% /notice %}}', '{{</* a */>}}', '{{<', '{{< ref "nowhere" >}}', '{{%/*'],
  // MDX
  ...['{1 + 1}', '{', '<Component />', '</div>', 'import fs from "fs"', 'export const a = 1', '{/* a */}', '<>', 'a <b'],
  // HTML
  ...['<!-- a -->', '<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '&lt;b&gt;', '&copy; & &', '<a@b.example>'],
  // Jinja, Python-Markdown and its extensions
  ...[
    '{{ config.site_name }}',
    '{# a #}',
    '{% for a in b %}',
    '[TOC]',
    '!!! note',
    '--8<-- "/etc/passwd"',
    '{: .red }',
    '<https://a.example>',
  ],
  // kramdown
  ...[
    '{::nomarkdown}a{:/}',
    '{:toc}',
    '$$x$$',
    'a | b',
    '^',
    ': a',
    '*[HTML]: x',
    '{#id}',
    '~~a~~',
    'a\\~b \\& \\| c',
    '[[wiki]]',
  ],
  // Directives and the rest
  ...[
    ':::note',
    ':name[a]{b}',
    '::leaf',
    '---',
    '# a',
    '1. a',
    ':smile:',
    '@ada',
    '***',
    'a_b_c',
    '_a_',
    '`a`',
    '![a](b)',
    '[a](javascript:b)',
  ],
]
