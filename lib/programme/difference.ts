import type { Bilingual } from '#db/columns.ts';
import type { Access, Admission, EventKind, PersonRole, Presence } from '#db/enums.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { translator } from '#lib/i18n/translator.ts';
import type { Documents, DocumentVersion, TeamDocument } from '#lib/model/documents.ts';
import { isEqual } from '#lib/plain-values.ts';
import { referencesOf } from './carry.ts';
import { indexDocument } from './document-index.ts';
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

export type CalledOff =
  | { kind: 'cancelled'; at: PlaceAndTime; reason: Bilingual }
  | { kind: 'postponed'; at: PlaceAndTime };

/** One thing that is different about a séance. Several make one `Difference`. */
export type Change =
  | { kind: 'added'; at: PlaceAndTime }
  | CalledOff
  /** It was off before too, and what one would find there changed. */
  | { kind: 'still-off'; off: CalledOff }
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

/** The changes of a release that belong to no single séance. */
const generalKinds = [
  'festival',
  'appearance',
  'days',
  'offers',
  'blocks',
  'venues',
  'films',
  'people',
  'themes',
  'crews',
  'pages',
  'partners',
  'pictures',
] as const;
type GeneralKind = (typeof generalKinds)[number];

/** A page of the festival's own that was added, removed or rewritten, by its title. */
type PageChange = Readonly<{ kind: 'page-added' | 'page-changed' | 'page-removed'; title: Bilingual }>;
export type GeneralChange = GeneralKind | PageChange;

/**
 * Whether changes of a film, room or person are told here. Not when it came or went together with
 * the séances that show it, nor of a film or person of no séance, which nobody can read.
 */
type Tells = (number: number) => boolean;
type Rest = (document: TeamDocument, tells: Tells) => unknown;

// What séances show of a film, a room or a person is told with the séances. Here stands what only
// their own pages show.
const RESTS: Record<GeneralKind, Rest> = {
  festival: ({ festival: { accent, secondColour, letters, headStyle, ...said } }) => said,
  appearance: ({ festival: { accent, secondColour, letters, headStyle } }) => [
    accent,
    secondColour,
    letters,
    headStyle,
  ],
  days: ({ days }) => days.map(({ offers: _, ...day }) => day),
  offers: ({ offers, days, series }) => [offers, days.map((day) => day.offers), series.map((row) => row.offers)],
  blocks: ({ blocks }) => blocks,
  venues: ({ venues, rooms, walks = [] }, tells) => [
    walks.filter(({ from, to }) => tells(from) && tells(to)),
    venues.filter(({ number }) => tells(number)).map(({ number, access }) => [number, access]),
    rooms
      .filter(({ number }) => tells(number))
      .map(({ number, seats, abilities, access }) => [number, seats, abilities, access?.ad]),
  ],
  films: ({ films }, tells) =>
    films
      .filter(({ number }) => tells(number))
      .map(
        ({
          originalTitle,
          title,
          directors,
          year,
          countries,
          minutes,
          shortSynopsis,
          synopsis,
          contentNotes,
          ...own
        }) => own,
      ),
  people: ({ people }, tells) => people.filter(({ number }) => tells(number)).map(({ number, bio }) => [number, bio]),
  themes: ({ themes, series }) => [themes, series.map(({ number, introduction }) => [number, introduction])],
  crews: ({ crews }) => crews,
  pages: ({ pages = [] }) => pages,
  partners: ({ partners = [] }) => partners,
  pictures: ({ pictures = [] }) => pictures,
};

/**
 * Which of these differ between two releases. The team's documents are compared, because they hold
 * what the public sees too.
 */
export function generalChanges(previous: Documents | null, next: Documents): GeneralChange[] {
  if (!previous) return [];
  const [was, is] = [indexDocument(previous.team), indexDocument(next.team)];
  const used = referencesOf([...previous.team.events, ...next.team.events], is, was);
  const told = (['venues', 'rooms', 'films', 'people'] as const).flatMap((kind) =>
    [...used[kind]].filter((number) => !was[kind].has(number) || !is[kind].has(number)),
  );
  const beside = (['films', 'people'] as const).flatMap((kind) =>
    [...was[kind].keys(), ...is[kind].keys()].filter((number) => !used[kind].has(number)),
  );
  const untold = new Set([...told, ...beside]);
  const tells = (number: number) => !untold.has(number);
  const kinds = generalKinds.filter(
    (kind) => !isEqual(RESTS[kind](previous.team, tells), RESTS[kind](next.team, tells)),
  );
  return kinds.flatMap((kind) => (kind === 'pages' ? pageChanges(previous.team, next.team) : kind));
}

/** The pages one by one; or their order, where nothing else differs. */
function pageChanges({ pages: were = [] }: TeamDocument, { pages: are = [] }: TeamDocument): GeneralChange[] {
  const [old, now] = [were, are].map((pages) => new Map(pages.map((page) => [page.slug, page])));
  const changes: GeneralChange[] = [];
  for (const page of are) {
    const before = old?.get(page.slug);
    if (before === undefined) changes.push({ kind: 'page-added', title: page.title });
    else if (!isEqual(before, page)) changes.push({ kind: 'page-changed', title: page.title });
  }
  for (const { slug, title } of were) if (!now?.has(slug)) changes.push({ kind: 'page-removed', title });
  return changes.length > 0 ? changes : ['pages'];
}

/**
 * A sentence for each thing that changed and belongs to no séance, no two alike. Not typeset:
 * `typeset` does that when it is shown.
 */
export function generalSentences(changes: readonly GeneralChange[], locale: Locale): string[] {
  const t = translator(locale, 'release');
  const said = changes.map((change) =>
    typeof change === 'string'
      ? t(`general.${change}`)
      : t(`general.${change.kind}`, { title: inLocale(change.title, locale) }),
  );
  return [...new Set(said)];
}
