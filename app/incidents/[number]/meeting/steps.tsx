'use client'

import { ArrowLeft, ArrowRight } from 'lucide-react'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useKey } from '@/components/ui/use-key'
import styles from './meeting.module.css'

interface Props {
  /** Addresses of the parts before and after. */
  back: string | null
  on: string | null
  at: number
  of: number
}

/** From part to part, by links and by the arrow keys. */
export function Steps({ back, on, at, of }: Props) {
  const router = useRouter()
  useKey('ArrowLeft', 'The part before', () => back && router.push(back))
  useKey('ArrowRight', 'The next part', () => on && router.push(on))
  return (
    <p className={styles.steps}>
      {back ? (
        <Link href={back} rel="prev" aria-label="The part before">
          <ArrowLeft aria-hidden="true" />
        </Link>
      ) : (
        <span aria-hidden="true">
          <ArrowLeft />
        </span>
      )}
      <span>
        {at} of {of}
      </span>
      {on ? (
        <Link href={on} rel="next" aria-label="The next part">
          <ArrowRight aria-hidden="true" />
        </Link>
      ) : (
        <span aria-hidden="true">
          <ArrowRight />
        </span>
      )}
    </p>
  )
}
