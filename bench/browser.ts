import { type Browser, chromium } from 'playwright'

/** The Chromium that pages are measured in: without a graphics card, as most machines that measure are. */
export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.NEVERMORE_CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })
