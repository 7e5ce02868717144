/** How the file looks on a screen, light and dark, and on paper. System fonts: a file that is handed on brings no font along. */
export const STYLE = `
:root{--paper:#fdfcfa;--ink:#14161a;--ink-2:#43474f;--ink-3:#63666d;--rule:#dedad2;--sunken:#f3f0ea;--accent:#4433a6;--bad:#b3261e;--mid:#96660b;--good:#1d7a44;--none:#767a82;
--read:Charter,"Bitstream Charter","Source Serif 4","Iowan Old Style",Georgia,serif;--ui:Inter,system-ui,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;--mono:"JetBrains Mono",ui-monospace,"SF Mono",Menlo,Consolas,"DejaVu Sans Mono",monospace}
@media screen and (prefers-color-scheme:dark){:root{--paper:#15171b;--ink:#eceae5;--ink-2:#bfbdb8;--ink-3:#9b9a97;--rule:#33363c;--sunken:#1e2126;--accent:#b0a5ff;--bad:#ff8a80;--mid:#e6b450;--good:#6fcf97;--none:#8b8f97}}
*{box-sizing:border-box}
html{color-scheme:light dark;-webkit-text-size-adjust:100%}
body{margin:0;padding:48px 24px 72px;background:var(--paper);color:var(--ink);font:400 17px/1.6 var(--read);overflow-wrap:anywhere}
header,main{max-width:46rem;margin:0 auto}
header p{margin:0;font:500 13px/20px var(--ui);color:var(--ink-3)}
h1{margin:8px 0 20px;font:600 34px/1.18 var(--read);letter-spacing:-.015em;text-wrap:balance}
h2,h3,h4,h5,h6{font-family:var(--read);font-weight:600;line-height:1.3;letter-spacing:-.01em;text-wrap:balance;break-after:avoid}
h2{margin:40px 0 12px;padding-top:12px;border-top:1px solid var(--rule);font-size:24px}
h3{margin:28px 0 8px;font-size:19px}
h4,h5,h6{margin:22px 0 6px;font-size:17px}
h1,h2,h3,h4,h5,h6,p,li,td,th{unicode-bidi:plaintext}
p,ul,ol,blockquote,pre{margin:0 0 14px}
p{text-wrap:pretty;orphans:3;widows:3}
ul,ol{padding-inline-start:24px}
li+li{margin-top:4px}
li>p,li>ul,li>ol{margin:0 0 4px}
::marker{color:var(--ink-3)}
a{color:var(--accent);text-decoration-thickness:1px;text-underline-offset:2px}
hr{border:0;border-top:1px solid var(--rule);margin:24px 0}
blockquote{padding-inline-start:16px;border-inline-start:2px solid var(--rule);margin-inline:0;color:var(--ink-2)}
code,pre{font:400 13px/20px var(--mono);font-variant-ligatures:none}
:not(pre)>code{padding:1px 4px;border-radius:4px;background:var(--sunken);font-size:.82em}
pre{padding:12px 14px;border:1px solid var(--rule);border-radius:6px;background:var(--sunken);white-space:pre-wrap}
.md-table{overflow-x:auto;margin:0 0 16px}
table{border-collapse:collapse;font:400 14px/20px var(--ui);overflow-wrap:break-word}
td code,td a{overflow-wrap:anywhere}
th,td{min-width:4.4em;padding:6px 14px 6px 0;border-bottom:1px solid var(--rule);text-align:start;vertical-align:top}
thead{break-inside:avoid}
tr{break-inside:avoid}
.md-task{display:inline-grid;place-items:center;width:15px;height:15px;margin-inline-end:6px;border:1.5px solid var(--ink-3);border-radius:3px;font:700 11px/1 var(--ui);vertical-align:-2px}
.md-hidden{padding:0 3px;border:1px solid var(--mid);border-radius:3px;color:var(--mid);font:400 11px/1.4 var(--mono)}
.md-address{color:var(--ink-2);font-size:.88em}
.md-why{padding:8px 12px;border-inline-start:3px solid var(--mid);font:400 14px/20px var(--ui)}
.phases{margin:0 0 28px;break-inside:avoid}
.phases svg{display:block;width:100%;height:10px;border-radius:3px;print-color-adjust:exact;-webkit-print-color-adjust:exact}
.phases rect{fill:var(--none)}
.phases rect.impact_started{fill:var(--bad)}
.phases rect.detected,.phases rect.acknowledged{fill:var(--mid)}
.phases rect.acknowledged{opacity:.72}
.phases rect.mitigated{fill:var(--good);opacity:.8}
.phases ol{display:grid;grid-template-columns:repeat(auto-fit,minmax(108px,1fr));gap:8px 16px;margin:10px 0 0;padding:0;list-style:none}
.phases li{margin:0;font:400 12px/18px var(--ui);color:var(--ink-3)}
.phases time{display:block;font:500 14px/20px var(--mono);letter-spacing:-.01em;color:var(--ink)}
@media (max-width:600px){body{padding:24px 16px 48px;font-size:16px}h1{font-size:27px}h2{font-size:21px}}
@media print{
html{color-scheme:light}
body{padding:0;background:none;font-size:10.5pt;line-height:1.5}
header,main{max-width:none}
h1{font-size:22pt;margin-bottom:14pt}
h2{font-size:14pt;margin-top:22pt}
h3{font-size:12pt}
h4,h5,h6{font-size:10.5pt}
code,pre{font-size:8.5pt;line-height:1.45}
table{font-size:8.5pt;line-height:1.4;width:100%}
th,td{min-width:0;padding-right:8pt}
td:first-child{min-width:4.4em}
:not(pre)>code,pre{background:none}
:not(pre)>code{padding:0}
li,blockquote,figure{break-inside:avoid}
main>ul>li,main>ol>li{break-inside:auto}
.md-table{overflow:visible}
a{color:inherit;text-decoration:none}
a[href^="http"]:not(.bare)::after,a[href^="mailto"]:not(.bare)::after{content:" (" attr(href) ")";font-size:.82em;color:var(--ink-3);overflow-wrap:anywhere}
.phases ol{grid-template-columns:repeat(5,1fr)}
}
@page{size:A4;margin:22mm 20mm 24mm}
`

/** What stands at the foot of every printed page: the words left, the number of the page right. */
export const runningFoot = (words: string): string =>
  `@page{@bottom-left{content:${cssString(words)};font:400 8pt sans-serif;color:#63666d}@bottom-right{content:counter(page) " / " counter(pages);font:400 8pt sans-serif;color:#63666d}}`

const LONGEST = 90

/** Every sign but letters and digits by its number, so that no text ends the string, the rule or the element it stands in. */
function cssString(text: string): string {
  const chars = [...text.replace(/\s+/gu, ' ')]
  const short = chars.length > LONGEST ? [...chars.slice(0, LONGEST - 1), '…'] : chars
  return `"${short.map((char) => (/[A-Za-z0-9 ]/.test(char) ? char : `\\${(char.codePointAt(0) ?? 0xfffd).toString(16)} `)).join('')}"`
}
