// Draws one diagram at a time, in a sandbox that has no origin and may load nothing (proxy.ts). It is told what by whoever framed it.
const LARGEST = 2_000_000
/** Narrower than this a wide diagram is scrolled, not shrunk further. */
const NARROWEST_PX = 560

addEventListener('message', async ({ data, source }) => {
  if (source !== parent || typeof data?.source !== 'string') return
  document.documentElement.style.colorScheme = data.theme
  try {
    mermaid.initialize({
      startOnLoad: false,
      securityLevel: 'strict',
      theme: data.theme === 'dark' ? 'dark' : 'neutral',
      fontFamily: 'system-ui, sans-serif',
      maxTextSize: 20_000,
      maxEdges: 400,
      htmlLabels: false,
      flowchart: { htmlLabels: false },
      suppressErrorRendering: true,
      // A diagram may not set these of itself.
      secure: ['secure', 'securityLevel', 'startOnLoad', 'maxTextSize', 'maxEdges', 'suppressErrorRendering', 'htmlLabels', 'themeCSS', 'fontFamily', 'theme'],
    })
    const { svg } = await mermaid.render('diagram', data.source)
    if (svg.length > LARGEST) throw new Error('The picture would be larger than 2 MB.')
    document.body.innerHTML = svg
    const drawn = document.body.querySelector('svg')
    const natural = drawn.viewBox.baseVal?.width || drawn.getBoundingClientRect().width
    drawn.style.minWidth = `${Math.min(natural, NARROWEST_PX)}px`
    parent.postMessage({ isDrawn: true, height: Math.ceil(drawn.getBoundingClientRect().height) + 2 }, '*')
  } catch (error) {
    document.body.replaceChildren()
    parent.postMessage({ isDrawn: false, because: String(error?.message ?? error).split('\n')[0].replace(/:$/, '.').slice(0, 300) }, '*')
  }
})
