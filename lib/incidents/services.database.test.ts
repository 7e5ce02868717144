import { expect, test } from 'vitest'
import { makeMember } from '@/tests/support/builders'
import { Conflict, Forbidden, Invalid } from '../platform/errors'
import { newId } from '../platform/ids'
import { IncidentInput } from './schema'
import { addService, deleteService, listServices, renameService } from './services.store'
import { createIncident } from './store'

test('services are named once whatever their case, renamed, and deleted only while no incident names them', async () => {
  const ines = await makeMember()
  const viewer = await makeMember('viewer')
  const checkout = await addService(ines, 'Checkout')
  expect((await addService(ines, 'checkout')).id).toBe(checkout.id)
  const spare = await addService(ines, 'spare')
  await expect(renameService(ines, { id: spare.id, name: 'Checkout' })).rejects.toThrow(Invalid)
  await createIncident(
    ines,
    IncidentInput.parse({ id: newId(), title: 'x', timeZone: 'UTC', services: 'CHECKOUT', isPrivate: true }),
  )
  expect(await listServices(ines)).toMatchObject([
    { name: 'Checkout', incidents: 1 },
    { name: 'spare', incidents: 0 },
  ])
  // A private incident is not counted for those it does not name, yet its service cannot be deleted from under it.
  expect((await listServices(viewer))[0]).toMatchObject({ name: 'Checkout', incidents: 0 })
  await expect(deleteService(ines, checkout.id)).rejects.toThrow(Conflict)
  await expect(deleteService(viewer, spare.id)).rejects.toThrow(Forbidden)
  await deleteService(ines, spare.id)
  await deleteService(ines, spare.id)
  expect((await listServices(ines)).map(({ name }) => name)).toEqual(['Checkout'])
})
