// Is there room? A place may have its own answer; without one the service's holds.
import type { Capacity, Service, Site, Status } from '../model.ts'

export type Room = { capacity: Capacity; waitingDays: number | null; capacityDate: string | null }

type WithCapacity = Pick<Service, 'capacity' | 'waitingDays' | 'capacityDate'>

export function roomAt(
  service: WithCapacity,
  site?: Pick<Site, 'capacity' | 'waitingDays' | 'capacityDate'>,
): Room {
  if (site?.capacity)
    return { capacity: site.capacity, waitingDays: site.waitingDays, capacityDate: site.capacityDate }
  const { capacity, waitingDays, capacityDate } = service
  return { capacity, waitingDays, capacityDate }
}

const order: Record<Capacity, number> = { open: 0, unknown: 1, waiting: 2, closed: 3 }

/** 0 open, 1 not known, 2 waiting list, 3 closed: the order in which services are offered. */
export function standingOf(
  service: WithCapacity & {
    status: Status
    sites: Pick<Site, 'capacity' | 'waitingDays' | 'capacityDate'>[]
  },
): number {
  if (service.status !== 'active') return order.closed
  const rooms =
    service.sites.length > 0 ? service.sites.map(site => roomAt(service, site)) : [roomAt(service)]
  return Math.min(...rooms.map(room => order[room.capacity]))
}

/** An answer this old says little about today; it is shown with its age. */
export const capacityIsOldAfterDays = 30
