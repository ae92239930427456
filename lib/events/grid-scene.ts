import { seenDraft } from '#lib/draft/queries.ts';
import { versionLabel } from '#lib/films/version-label.ts';
import { turnsOfPerson } from '#lib/history/undoable.ts';
import { defaultLocale, type Locale } from '#lib/i18n/locale.ts';
import { type Draft, isOfFestival } from '#lib/model/draft.ts';
import { asShown } from '#lib/model/said-access.ts';
import { type Authorized, may, type Permission } from '#lib/policy.ts';
import { untilWritten } from '#lib/until-written.ts';
import { lastChange } from './act-answers.ts';
import { drawnDates } from './festival-dates.ts';
import { type GridEvent, gridEventOf, labelKey, pick } from './grid-event.ts';
import { pack } from './packed.ts';

/**
 * A festival as its grid needs it: everything that is drawn and that the rules about place and time
 * need; no synopsis, no note, no contact. In the browser, `boardOf` makes a draft of it again.
 */
export type GridScene = {
  festival: Pick<Draft['festival'], (typeof festivalColumns)[number]>;
  /** Every festival day that is drawn, in order. */
  dates: string[];
  days: Draft['days'];
  venues: Pick<Draft['venues'][number], (typeof venueColumns)[number]>[];
  walks: Draft['walks'];
  rooms: Draft['rooms'];
  films: (Pick<Draft['films'][number], (typeof filmColumns)[number]> & Pick<Draft['films'][number], 'versions'>)[];
  /** What is projected (VOSTFR), by `labelKey`, in the reader's language. */
  versionLabels: Record<string, string>;
  people: Pick<Draft['people'][number], (typeof personColumns)[number]>[];
  themes: Draft['themes'];
  blocks: Draft['blocks'];
  /** The offers of the festival as a whole. */
  offers: Pick<Draft['offers'][number], (typeof offerColumns)[number]>[];
  events: GridEvent[];
  /** The newest change that is included: the id from which a stream continues. */
  lastChange: number;
};

const festivalColumns = [
  'id',
  'slug',
  'name',
  'startsOn',
  'endsOn',
  'timeZone',
  'dayStartsAt',
  'opensAt',
  'closesAt',
  'doorsMinutes',
  'clearMinutes',
  'betweenFilmsMinutes',
] as const;
const venueColumns = ['id', 'number', 'name', 'latitude', 'longitude', 'position'] as const;
const filmColumns = [
  'id',
  'number',
  'originalTitle',
  'title',
  'directors',
  'year',
  'minutes',
  'contentIsSevere',
  'rightsState',
  'rightsKind',
] as const;
const offerColumns = ['id', 'label', 'price'] as const;
const personColumns = ['id', 'number', 'name', 'arrivesAt', 'departsAt'] as const;

/** The combinations of access that a part may deny of its copy, in the order of the enumeration. */
const DENIALS = [[], ['sdh'], ['ad'], ['sdh', 'ad']] as const;

/** Everything a grid is drawn from. */
export function gridSceneOf(
  { draft, lastChange }: { draft: Draft } & Pick<GridScene, 'lastChange'>,
  locale: Locale = defaultLocale,
): GridScene {
  return {
    festival: pick(draft.festival, festivalColumns),
    dates: drawnDates(draft),
    days: draft.days,
    venues: draft.venues.map((venue) => pick(venue, venueColumns)),
    walks: draft.walks,
    rooms: draft.rooms,
    films: draft.films.map((film) => ({ ...pick(film, filmColumns), versions: film.versions })),
    versionLabels: Object.fromEntries(
      draft.films.flatMap(({ versions }) =>
        versions.flatMap((version) =>
          DENIALS.filter((denied) => denied.length === 0 || version.sdh || version.ad).map((denied) => [
            labelKey(version.id, denied),
            versionLabel(denied.length > 0 ? asShown(version, denied) : version, locale).printed,
          ]),
        ),
      ),
    ),
    people: draft.people.map((person) => pick(person, personColumns)),
    themes: draft.themes,
    blocks: draft.blocks,
    offers: draft.offers.filter(isOfFestival).map((offer) => pick(offer, offerColumns)),
    events: draft.events.map(gridEventOf),
    lastChange,
  };
}

/** What a grid starts with. */
export type GridStart = {
  /**
   * A `GridScene`, packed to one string: React would walk through each of its ten thousand values
   * otherwise.
   */
  packed: string;
  hasRooms: boolean;
  /** How many acts of this person can be undone and redone. */
  turns: { undo: number; redo: number };
};

/**
 * The draft, with the id of its last change read in the same transaction, so that a stream
 * continues exactly from there. Made once for all who open the grid, until something is written.
 */
export function gridStart(festival: Authorized<Permission>, locale: Locale): GridStart {
  const { id, db, role, actor } = festival;
  const kept = untilWritten(db, `grid ${id} ${locale} ${may(role, 'private-facts')}`, () =>
    db.transaction((tx) => {
      const draft = seenDraft(festival, tx);
      const scene = gridSceneOf({ draft, lastChange: lastChange(tx, id) }, locale);
      return { packed: pack(scene), hasRooms: scene.rooms.length > 0 };
    }),
  );
  const { undo, redo } = turnsOfPerson(db, id, actor.userId);
  return { ...kept, turns: { undo: undo.length, redo: redo.length } };
}
