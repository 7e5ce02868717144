import { clockOf } from '@/lib/timeline/clock'
import { dayKey, dayWords } from '@/lib/timeline/time'
import { timeOf } from './row-of'
import styles from './timeline.module.css'

/**
 * Tells the times of a timeline's rows in another zone, with a heading where a new day begins there. The page's own headings stay,
 * out of sight, for they are the page's to change; `isOwn` where the zone is that of the page.
 */
export function rezone(place: Element, zone: string, isOwn: boolean): void {
  const rows = [...place.querySelectorAll<HTMLElement>('li[id^="entry-"]')]
  for (const time of rows.flatMap((row) => timeOf(row) ?? [])) retell(time, zone)
  for (const heading of place.querySelectorAll('li[data-zoned]')) heading.remove()
  for (const heading of place.querySelectorAll<HTMLElement>(`li.${styles.day}`)) setAside(heading, !isOwn)
  if (!isOwn) addHeadings(rows, zone)
}

function retell(time: HTMLTimeElement, zone: string): void {
  const { precision = 'minute', until, about } = time.dataset
  const told = {
    at: new Date(time.dateTime),
    until: until ? new Date(until) : null,
    precision: precision as Parameters<typeof clockOf>[0]['precision'],
    isApproximate: about !== undefined,
  }
  const { clock, end, full } = clockOf(told, zone)
  const [words, endWords] = [time.firstChild, time.querySelector('span')?.lastChild]
  if (words) words.nodeValue = clock
  if (endWords) endWords.nodeValue = end
  time.title = full
}

function setAside(heading: HTMLElement, isAside: boolean): void {
  heading.hidden = isAside
  // No two of one name: the links to days lead to the one that is seen.
  heading.id = heading.id.replace(/^(own-)?/, isAside ? 'own-' : '')
}

function addHeadings(rows: readonly Element[], zone: string): void {
  let last = ''
  for (const row of rows) {
    const time = timeOf(row)
    const day = time ? dayKey(new Date(time.dateTime), zone) : last
    if (day !== last) {
      const heading = document.createElement('li')
      heading.className = styles.day ?? ''
      heading.id = `day-${day}`
      heading.dataset.zoned = ''
      heading.append(Object.assign(document.createElement('h3'), { textContent: dayWords(day) }))
      const gap = row.previousElementSibling
      ;(gap?.classList.contains(styles.gap ?? '') ? gap : row).before(heading)
    }
    last = day
  }
}
