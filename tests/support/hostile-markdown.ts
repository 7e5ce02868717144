/** Ways in which Markdown tries to become script, to load something, or to take over a name of the page. */
export function hostileMarkdown(): string[] {
  return [...addresses().flatMap(asLinks), ...markup(), ...names(), ...breakouts()]
}

const SCRIPT = 'alert(1)'

/** Spellings of addresses that a parser or a browser could read as something to run or to load. */
function addresses(): string[] {
  const schemes = [
    'javascript',
    'JaVaScRiPt',
    'vbscript',
    'livescript',
    'mocha',
    'data',
    'file',
    'blob',
    'filesystem',
    'view-source',
  ]
  const plain = schemes.map((scheme) => `${scheme}:${SCRIPT}`)
  const encoded = [
    `javascript&colon;${SCRIPT}`,
    `javascript&#58;${SCRIPT}`,
    `javascript&#x3a;${SCRIPT}`,
    `javascript&#0000058${SCRIPT}`,
    `java&Tab;script:${SCRIPT}`,
    `java&NewLine;script:${SCRIPT}`,
    `java&#9;script:${SCRIPT}`,
    `java&#10;script:${SCRIPT}`,
    `&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;${SCRIPT}`,
    `&#x6a;avascript:${SCRIPT}`,
    `\\j\\a\\v\\a\\s\\c\\r\\i\\p\\t:${SCRIPT}`,
    `javascript\\:${SCRIPT}`,
    `%6aavascript:${SCRIPT}`,
    `javascript%3A${SCRIPT}`,
    `&#1;javascript:${SCRIPT}`,
    `&#27;javascript:${SCRIPT}`,
    `\u0001javascript:${SCRIPT}`,
    `\u00a0javascript:${SCRIPT}`,
    `\u2028javascript:${SCRIPT}`,
    `\ufeffjavascript:${SCRIPT}`,
    `java\u200bscript:${SCRIPT}`,
    `jav\u0000ascript:${SCRIPT}`,
    `java\u00adscript:${SCRIPT}`,
    `javascript\uff1a${SCRIPT}`,
    `javascript://example.org/%0a${SCRIPT}`,
    `javascript:void(0)//https://example.org`,
    `https:javascript:${SCRIPT}`,
    `feed:javascript:${SCRIPT}`,
    `jar:javascript:${SCRIPT}!/`,
    `data:text/html,<script>${SCRIPT}</script>`,
    `data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==`,
    `data:image/svg+xml,<svg onload=${SCRIPT}>`,
    `data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9YWxlcnQoMSk+`,
    `DATA:,x`,
    `//evil.example/x`,
    `\\\\evil.example\\x`,
    `/sign-out`,
    `../../settings`,
    `?delete=1`,
    `https://evil.example/"onmouseover="${SCRIPT}`,
    `https://evil.example/'onmouseover='${SCRIPT}`,
    `https://evil.example/\`onmouseover=\`${SCRIPT}`,
    `https://evil.example/><script>${SCRIPT}</script>`,
    `http://[::1]:0x50/%00`,
    `mailto:a@example.org"onclick="${SCRIPT}`,
    `mailto:<script>${SCRIPT}</script>`,
    `#"onclick="${SCRIPT}`,
    `#<script>${SCRIPT}</script>`,
  ]
  return [...plain, ...encoded]
}

function asLinks(address: string): string[] {
  return [
    `[press](${address})`,
    `[press](<${address}>)`,
    `[press](<${address}> "title \\" onclick=${SCRIPT}")`,
    `![seen](${address})`,
    `![a" onerror="${SCRIPT}](<${address}>)`,
    `[![seen](<${address}>)](<${address}>)`,
    `<${address}>`,
    `[press][ref]\n\n[ref]: ${address}`,
    `[press]\n\n[press]: <${address}> 'x" onclick="${SCRIPT}'`,
    `![seen][ref]\n\n[ref]: <${address}>`,
    `[^1]\n\n[^1]: [press](${address})`,
    address,
  ]
}

/** HTML in its many spellings; all of it is to be shown, none of it obeyed. */
function markup(): string[] {
  const events = [
    'onload',
    'onerror',
    'onclick',
    'onmouseover',
    'onfocus',
    'ontoggle',
    'onanimationstart',
    'onbegin',
    'onpointerenter',
  ]
  const elements = [
    'svg',
    'img src=x',
    'body',
    'details open',
    'video',
    'audio',
    'input autofocus',
    'marquee',
    'math',
    'a href=x',
  ]
  const withEvents = elements.flatMap((tag) => events.map((event) => `<${tag} ${event}=${SCRIPT}>`))
  const whole = [
    `<script>${SCRIPT}</script>`,
    `<SCRIPT SRC=https://evil.example/x.js></SCRIPT>`,
    `<scr<script>ipt>${SCRIPT}</scr</script>ipt>`,
    `<script\n>${SCRIPT}</script\n>`,
    `<script/x>${SCRIPT}</script>`,
    `<<script>${SCRIPT}//<</script>`,
    `<svg><script>${SCRIPT}</script></svg>`,
    `<svg><style><img src=x onerror=${SCRIPT}></style></svg>`,
    `<svg><use href="data:image/svg+xml,<svg id=x onload=${SCRIPT}>#x"></svg>`,
    `<svg><animate onbegin=${SCRIPT} attributeName=x></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--><img src=x onerror=${SCRIPT}>">`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror=${SCRIPT}>`,
    `<iframe src="javascript:${SCRIPT}"></iframe>`,
    `<iframe srcdoc="<script>${SCRIPT}</script>"></iframe>`,
    `<object data="javascript:${SCRIPT}"></object>`,
    `<embed src="javascript:${SCRIPT}">`,
    `<link rel=stylesheet href=https://evil.example/x.css>`,
    `<meta http-equiv=refresh content="0;url=javascript:${SCRIPT}">`,
    `<base href="https://evil.example/">`,
    `<style>@import "https://evil.example/x.css";</style>`,
    `<div style="background:url(https://evil.example/x)">`,
    `<noscript><p title="</noscript><img src=x onerror=${SCRIPT}>">`,
    `<template><script>${SCRIPT}</script></template>`,
    `<textarea><script>${SCRIPT}</script></textarea>`,
    `<title><script>${SCRIPT}</script></title>`,
    `<plaintext>`,
    `<xmp><script>${SCRIPT}</script></xmp>`,
    `<!--><script>${SCRIPT}</script>-->`,
    `<!---><script>${SCRIPT}</script>-->`,
    `<!-- --!><script>${SCRIPT}</script>-->`,
    `<![CDATA[<script>${SCRIPT}</script>]]>`,
    `<?xml version="1.0"?><script>${SCRIPT}</script>`,
    `<!DOCTYPE html [<!ENTITY x "<script>${SCRIPT}</script>">]>&x;`,
    `&lt;script&gt;${SCRIPT}&lt;/script&gt;`,
    `&#60;script&#62;${SCRIPT}&#60;/script&#62;`,
    `\\<script>${SCRIPT}\\</script>`,
    `+ADw-script+AD4-${SCRIPT}+ADw-/script+AD4-`,
  ]
  return [...withEvents, ...whole, ...whole.map((html) => `word ${html} word`), ...whole.map((html) => `> - ${html}`)]
}

/** Ids and names that would shadow what scripts on the page look for. */
function names(): string[] {
  const words = [
    'location',
    'document',
    'body',
    'cookie',
    'getElementById',
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
  ]
  return words.flatMap((word) => [
    `# ${word}`,
    `## <a id="${word}" name="${word}"></a>`,
    `[^${word}]\n\n[^${word}]: note`,
    `<form id=${word}><input name=${word}></form>`,
    `[x](#${word})`,
  ])
}

/** Texts that try to leave the place they are put in. */
function breakouts(): string[] {
  return [
    '`</code><script>alert(1)</script>`',
    '```"><script>alert(1)</script>\n</code></pre><script>alert(1)</script>\n```',
    '```js onload=alert(1)\nx\n```',
    '    </pre><script>alert(1)</script>',
    '| a"onclick="alert(1) | <script>alert(1)</script> |\n|:-:|-:|\n| </table><script>alert(1)</script> | x |',
    '- [x] <script>alert(1)</script>\n- [ ] "onclick="alert(1)',
    '*</em><script>alert(1)</script>*',
    '~~</del><img src=x onerror=alert(1)>~~',
    '1"onclick="alert(1). x',
    'https://example.org/<script>alert(1)</script>',
    'www.example.org/"onclick="alert(1)',
    'a"onclick="alert(1)@example.org',
    '\\"><script>alert(1)</script>',
    '</div></div></main><script>alert(1)</script>',
    '\u2028<script>alert(1)</script>\u2029',
    '\ud800<script>alert(1)</script>',
  ]
}
