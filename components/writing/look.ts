import { HighlightStyle, syntaxHighlighting } from '@codemirror/language'
import type { Extension } from '@codemirror/state'
import { EditorView } from '@codemirror/view'
import { tags } from '@lezer/highlight'

const theme = EditorView.theme({
  '&': { color: 'var(--ink)', border: '1px solid var(--control)', borderRadius: 'var(--radius)', background: 'var(--surface)' },
  '&.cm-focused': { outline: '2px solid var(--accent)', outlineOffset: '1px' },
  // Contained: a key lays out the text that is seen, not the page around it.
  '.cm-scroller': {
    font: '400 15px / 24px var(--read)',
    maxHeight: '70vh',
    minHeight: '160px',
    overflow: 'auto',
    contain: 'content',
  },
  '.cm-content': { padding: '8px 0', caretColor: 'var(--ink)' },
  '.cm-line': { padding: '0 10px' },
  '.cm-placeholder': { color: 'var(--ink-3)', fontStyle: 'italic' },
  // The page's own colours of selected words are for its own ground.
  '.cm-content ::selection, .cm-content::selection': {
    color: 'var(--ink)',
    background: 'color-mix(in srgb, var(--accent) 26%, transparent)',
  },
  '.cm-selectionMatch': { background: 'var(--awaiting-soft)' },
  '.cm-searchMatch': { background: 'var(--awaiting-soft)', outline: '1px solid var(--awaiting)' },
  '.cm-panels': { background: 'var(--sunken)', color: 'var(--ink)', font: '400 13px / 20px var(--ui)' },
  '.cm-panels-top': { borderBottom: 'var(--line)' },
  '.cm-panel.cm-search': { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: '4px 8px', padding: '6px 36px 6px 8px' },
  '.cm-panel.cm-search br': { display: 'none' },
  '.cm-panel.cm-search .cm-textfield, .cm-panel.cm-search .cm-button': {
    minHeight: '28px',
    margin: '0',
    padding: '2px 8px',
    borderRadius: 'var(--radius)',
    font: 'inherit',
  },
  '.cm-panel.cm-search .cm-button': { backgroundImage: 'none', cursor: 'pointer' },
  '.cm-panel.cm-search .cm-button:hover': { background: 'var(--sunken)', borderColor: 'var(--ink-3)' },
  '.cm-panel.cm-search label': { display: 'inline-flex', alignItems: 'center', gap: '4px', font: 'inherit' },
  '.cm-panel.cm-search [name=close]': { top: '4px', right: '4px', width: '28px', height: '28px', font: '400 18px / 1 var(--ui)' },
  '.cm-textfield': { background: 'var(--surface)', border: '1px solid var(--control)', color: 'var(--ink)' },
  '.cm-button': { background: 'var(--surface)', border: '1px solid var(--control)', color: 'var(--ink)' },
  '.cm-tooltip': {
    background: 'var(--surface)',
    color: 'var(--ink)',
    border: 'var(--line)',
    borderRadius: 'var(--radius)',
    boxShadow: 'var(--lift)',
  },
  '.cm-tooltip.cm-tooltip-autocomplete > ul': { font: '400 13px / 20px var(--ui)', maxHeight: '240px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li': { padding: '5px 10px', minHeight: '30px' },
  '.cm-tooltip.cm-tooltip-autocomplete > ul > li[aria-selected]': { background: 'var(--accent)', color: 'var(--on-accent)' },
  '.cm-turn': { display: 'flex', font: '550 13px / 20px var(--ui)' },
  '.cm-turn a': { padding: '6px 10px' },
  '.cm-turn a:hover, .cm-turn a:focus-visible': { background: 'var(--sunken)' },
  '.cm-completionDetail': { fontStyle: 'normal', opacity: 0.8 },
})

const MARK = 'var(--ink-3)'

const highlights = HighlightStyle.define([
  { tag: [tags.heading1, tags.heading2], fontWeight: '600', fontSize: '1.2em' },
  { tag: tags.heading, fontWeight: '600' },
  { tag: tags.strong, fontWeight: '600' },
  { tag: tags.emphasis, fontStyle: 'italic' },
  { tag: tags.strikethrough, textDecoration: 'line-through' },
  { tag: [tags.link, tags.url], color: 'var(--accent)' },
  { tag: [tags.monospace], fontFamily: 'var(--mono)', fontSize: '13px' },
  { tag: tags.quote, color: 'var(--ink-2)' },
  { tag: [tags.processingInstruction, tags.meta, tags.labelName, tags.contentSeparator], color: MARK },
])

/** The editor in the colours and letters of the app. Its styles carry the nonce of the page, without which they would be refused. */
export function look(): Extension {
  const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? ''
  return [EditorView.cspNonce.of(nonce), theme, syntaxHighlighting(highlights)]
}
