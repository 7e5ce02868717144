import { expect, test } from 'vitest'
import { markdownFromHtml } from './from-html'

test.each([
  [
    'what the browser copies of a page',
    '<meta charset="utf-8"><p>It <b>broke</b> at <code>10:13</code>.</p>',
    'It **broke** at `10:13`.',
  ],
  [
    'Google Docs',
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-family:Arial;font-weight:700;">Impact</span><span style="font-weight:400;">: half of </span><a href="https://www.google.com/url?q=https://status.example.org/1&amp;sa=D"><span style="color:#15c">the orders</span></a></p><ul><li dir="ltr"><p>one</p></li><li><p>two</p></li></ul></b>',
    '**Impact**: half of [the orders](https://status.example.org/1)\n\n- one\n- two',
  ],
  [
    'Confluence',
    '<h2 id="x">Timeline</h2><div class="table-wrap"><table class="confluenceTable"><colgroup><col></colgroup><tbody><tr><th><p>Time</p></th><th><p>What</p></th></tr><tr><td><p>10:13</p></td><td><p>fixed</p></td></tr></tbody></table></div>',
    '## Timeline\n\n| Time  | What  |\n| ----- | ----- |\n| 10:13 | fixed |',
  ],
  ['Notion', '<!-- notionvc: 1 --><h3>Why</h3><ol><li>The pool was <em>full</em></li></ol>', '### Why\n\n1. The pool was _full_'],
  [
    'a script',
    '<p>a<script>alert(1)</script></p><a href="javascript:alert(1)">b</a><img src="data:image/png;base64,AA">',
    'a\n\nb',
  ],
])('%s becomes Markdown', (_, html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))
