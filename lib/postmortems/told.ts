import { z } from 'zod'
import { Elsewhere, Person, ToldAction as Standing } from './record'

// An incident that was read back from a file of ours keeps what the file tells and nobody here can vouch for, so that the file
// written of it says the same. It is believed nowhere else: no card is verified, no member named, by what a file says.

export const ToldIncident = z.strictObject({ people: z.array(Person) })

/** True for as long as nothing happened to the action here: `since` is when its state last changed. */
export const ToldAction = z.strictObject({ ...Standing.shape, since: z.iso.datetime() })

export const ToldCause = z.strictObject({ elsewhere: z.array(Elsewhere) })
