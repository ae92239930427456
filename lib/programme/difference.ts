import type { Bilingual } from '#db/columns.ts';
import type { Access, Admission, EventKind, PersonRole, Presence } from '#db/enums.ts';
import type { DocumentVersion } from '#lib/model/documents.ts';
import type { Speech } from './speech.ts';

/** When and where, with the names that held then: an old release must keep saying what it said. */
export type PlaceAndTime = {
  /** Festival day; null together with `startsAt`. */
  day: string | null;
  /** Wall clock. */
  startsAt: string | null;
  rooms: readonly Bilingual[];
};

/**
 * Another building, and the minutes on foot from the one before; null where nobody said how far it
 * is.
 */
export type Elsewhere = { venue: Bilingual; walk: number | null };

/** The changes after which a séance does not take place as announced. */
export const CALLED_OFF: ReadonlySet<Change['kind']> = new Set(['cancelled', 'postponed']);

/** One thing that is different about a séance. Several make one `Difference`. */
export type Change =
  | { kind: 'added'; at: PlaceAndTime }
  | { kind: 'cancelled'; at: PlaceAndTime; reason: Bilingual }
  | { kind: 'postponed'; at: PlaceAndTime }
  | { kind: 'restored'; at: PlaceAndTime }
  | { kind: 'replaced'; from: Bilingual; to: Bilingual; at: PlaceAndTime }
  | { kind: 'moved'; from: PlaceAndTime; to: PlaceAndTime; elsewhere?: Elsewhere }
  | { kind: 'room'; from: readonly Bilingual[]; to: readonly Bilingual[]; elsewhere?: Elsewhere }
  | { kind: 'title'; from: Bilingual; to: Bilingual }
  | { kind: 'room-renamed' | 'venue-renamed'; from: Bilingual; to: Bilingual }
  | { kind: 'venue-facts'; name: Bilingual }
  /** `day` is that of the séance; absent in differences stored before the day was kept. */
  | { kind: 'end'; from: string | null; to: string | null; day?: string | null }
  | { kind: 'time-to-confirm' | 'time-confirmed' }
  | { kind: 'type'; from: EventKind; to: EventKind }
  | { kind: 'label'; to: Bilingual }
  | { kind: 'admission'; to: Admission }
  | { kind: 'capacity'; from: number | null; to: number | null }
  | { kind: 'access'; to: readonly Access[] }
  | { kind: 'themes'; to: readonly Bilingual[] }
  | { kind: 'version'; to: DocumentVersion }
  | { kind: 'speech'; to: Speech }
  | { kind: 'film-facts'; name: Bilingual }
  | {
      kind: 'person-confirmed' | 'person-tentative' | 'person-expected' | 'person-removed' | 'person-facts';
      name: string;
    }
  | { kind: 'person-role'; name: string; to: PersonRole }
  | { kind: 'person-presence'; name: string; to: Presence }
  | { kind: 'series' | 'continues' | 'ends-at'; to: Bilingual | null }
  | { kind: 'available-until'; to: string | null }
  | {
      kind:
        | 'subtitle'
        | 'synopsis'
        | 'reason'
        | 'running-order'
        | 'room-facts'
        | 'offers'
        | 'links'
        | 'zone'
        | 'team-notes'
        | 'occupation'
        | 'visibility'
        | 'other';
    };

const OF_PLACES: ReadonlySet<Change['kind']> = new Set(['room-renamed', 'venue-renamed', 'venue-facts']);

/** Whether all of its changes concern a place, and so are the same for every séance there. */
export const isOfPlaces = ({ changes }: Pick<Difference, 'changes'>): boolean =>
  changes.every(({ kind }) => OF_PLACES.has(kind));

/**
 * Tells each change of a place once, with the first séance there. Other changes stay with their
 * séance.
 */
export function placesOnce(differences: readonly Difference[]): Difference[] {
  const said = new Set<string>();
  return differences.flatMap((one) => {
    if (!isOfPlaces(one)) return [one];
    const changes = one.changes.filter((change) => {
      const key = JSON.stringify(change);
      return !said.has(key) && said.add(key);
    });
    return changes.length > 0 ? [{ ...one, changes }] : [];
  });
}

/** What the next release says differently about one séance. Never without a change. */
export type Difference = {
  uid: string;
  number: number;
  /** Its title now, or its last one. */
  title: Bilingual;
  /** The title readers know; null when it is new to them. */
  titleBefore: Bilingual | null;
  changes: readonly Change[];
};
