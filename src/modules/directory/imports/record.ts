// What an import brings, whatever it came from: an entry with its provider and its places, named as the source names
// them, and what a person should look at. Nothing in it is checked yet: that happens when it is compared with the
// directory, by the same schemas as every other entry.
import type * as v from 'valibot'
import type { ContactFinding, Location, Provider, Service, Site } from '../model.ts'
import type { Problem } from './draft.ts'

type Unnamed<T, Given extends PropertyKey = never> = Omit<T, 'id' | 'source' | Given>

export type ProviderRecord = Unnamed<v.InferInput<typeof Provider>> & {
  /** What the source calls it; null where it has no name for it but the one that people use. */
  key: string | null
}

export type PlaceRecord = Unnamed<v.InferInput<typeof Location>, 'organisationId'> & {
  key: string | null
  /** The service there, where it differs from the service as a whole. */
  site?: Unnamed<v.InferInput<typeof Site>, 'locationId'> & { key?: string | null }
}

export type ServiceRecord = Unnamed<v.InferInput<typeof Service>, 'organisationId' | 'nextCheck'> & {
  /** Null: nobody vouches for it from today on. */
  nextCheck: string | null
}

export type FoundContact = Pick<v.InferInput<typeof ContactFinding>, 'field' | 'language' | 'kind' | 'text'>

export type EntryRecord = {
  /** What the source calls the service. */
  key: string
  /** When the source last changed it, where it says so. */
  changedAt: string | null
  provider: ProviderRecord
  service: ServiceRecord
  places: PlaceRecord[]
  /** P-codes of the areas it serves. */
  areas: string[]
  contacts: FoundContact[]
  findings: Problem[]
}
