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
    'a list in a list of Google Docs, which stands behind its point',
    '<ul><li dir="ltr"><p>one</p></li><ul><li><p>one a</p></li><li><p>one b</p></li></ul><li><p>two</p></li></ul><br /><p>End</p>',
    '- one\n  - one a\n  - one b\n- two\n\nEnd',
  ],
  [
    'boxes to tick of Google Docs',
    '<ul><li role="checkbox" aria-checked="false"><img src="data:image/png;base64,AA" alt="unchecked"><p>tell on-call</p></li><li role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA"><p>raise it</p></li></ul>',
    '- [ ] tell on-call\n- [x] raise it',
  ],
  [
    'boxes to tick of Confluence',
    '<div data-node-type="actionList"><div data-task-state="TODO"><div><input type="checkbox"><div>tell</div></div></div><div data-task-state="DONE"><div><input type="checkbox"><div>raise</div></div></div></div>',
    '- [ ] tell\n- [x] raise',
  ],
  [
    'boxes to tick of a Confluence of your own',
    '<ul class="inline-task-list"><li data-inline-task-id="1">tell</li><li class="checked" data-inline-task-id="2">raise</li></ul>',
    '- [ ] tell\n- [x] raise',
  ],
  [
    'boxes to tick of Notion, drawn or as words',
    '<ul><li><div class="checkbox checkbox-on"></div> <span>raise</span></li><li>[ ] tell</li></ul>',
    '- [x] raise\n- [ ] tell',
  ],
  [
    'a table without heads, with several lines and a list in its cells',
    '<table><tbody><tr><td><p><b>Time</b></p></td><td><strong>What</strong></td></tr><tr><td><p>10:13</p></td><td><p>seen</p><p>twice</p><ul><li>by us</li></ul></td></tr></tbody></table>',
    '| Time  | What                   |\n| ----- | ---------------------- |\n| 10:13 | seen<br>twice<br>by us |',
  ],
  [
    'code with the numbers of its lines',
    '<span><code class="language-sql"><span class="react-syntax-highlighter-line-number">1</span><span>select 1;\n</span><span class="linenumber">2</span><span>select 2;</span></code></span>',
    '```sql\nselect 1;\nselect 2;\n```',
  ],
  ['a space at the end of strong words', '<p>the <b>pool </b>was <b> full</b>.</p>', 'the **pool** was **full**.'],
  [
    'a script',
    '<p>a<script>alert(1)</script></p><a href="javascript:alert(1)">b</a><img src="data:image/png;base64,AA">',
    'a\n\nb',
  ],
])('%s becomes Markdown', (_, html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))
