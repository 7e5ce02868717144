import { referencesIn } from '@/lib/importing/references'
import styles from './items.module.css'

/** What becomes of the images and links of a document. */
export function Pointers({ text }: { text: string }) {
  const { links, images, relative } = referencesIn(text)
  if (links === 0 && images === 0 && relative.length === 0) return null
  const many = (count: number, one: string, more: string) => (count === 1 ? `one ${one}` : `${count} ${more}`)
  return (
    <div className={styles.pointers}>
      <p className={styles.note}>
        {`The document has ${many(links, 'web address', 'web addresses')} and ${many(images, 'image', 'images')}. They are kept as they are written; images from elsewhere are shown as links.`}
      </p>
      {relative.length > 0 && (
        <details>
          <summary>
            {relative.length === 1 ? 'One address leads' : `${relative.length} addresses lead`} to files beside it
          </summary>
          <p className={styles.note}>
            Pictures and the like that came in with it, in a folder, an archive or a repository, are attached when it is accepted.
            Any other address stays as it is written.
          </p>
          <ul>
            {relative.map((address) => (
              <li key={address}>
                <code>{address}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}
