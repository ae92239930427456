import type { Warning, WarningCode } from '#lib/events/warning.ts';
import type { Draft, DraftEvent, DraftPerson, DraftRoom, DraftTheme, DraftVenue } from '#lib/model/draft.ts';
import type { Incoming, IncomingEvent } from './incoming.ts';

/*
 * What a file would do to a programme. Everything new has a negative id, so that the resulting
 * draft is a draft like any other: rules can check it, and writing replaces the ids.
 */

/** A field of a séance that a file may state. */
export type EventField =
  | 'title'
  | 'subtitle'
  | 'label'
  | 'kind'
  | 'status'
  | 'visibility'
  | 'startsAt'
  | 'timeIsToConfirm'
  | 'minutes'
  | 'films'
  | 'rooms'
  | 'people'
  | 'themes'
  | 'synopsis'
  | 'spoken'
  | 'translatedInto'
  | 'capacity'
  | 'links'
  | 'wishes'
  | 'tags'
  | 'teamNotes';

/**
 * The values before and after; of rooms, films, people and themes the ids. `minutes` is from start
 * to end, null where unknown.
 */
export type EventChange = { field: EventField; before: unknown; after: unknown };

/** The seats of a room, now and in the file. */
export type SeatsChange = { before: number | null; after: number };

/**
 * A room of the file. `name` identifies it in answers. `left`: new seats that somebody unticked.
 */
export type PlannedRoom = { name: string; line: number; title: string; venue: string; foreignId: string } & (
  | { is: 'same'; room: DraftRoom; seats: SeatsChange | null; left: SeatsChange | null }
  | { is: 'new'; room: DraftRoom }
  /** It would be new, but somebody unticked it: its séances get no room. */
  | { is: 'left'; room: DraftRoom }
  | { is: 'asked'; candidates: DraftRoom[] }
);

/** `left`: the other name in the file, which somebody unticked. */
export type PlannedPerson = { name: string; line: number; title: string; foreignId: string } & (
  | { is: 'same'; person: DraftPerson; left: string | null }
  /** Our own number with another name: the person is renamed. */
  | { is: 'changed'; person: DraftPerson; before: string }
  | { is: 'new'; person: DraftPerson }
  /** They would be new, but somebody unticked them: no séance names them. */
  | { is: 'left'; person: DraftPerson }
  | { is: 'asked'; candidates: DraftPerson[] }
);

/**
 * The minutes that are left behind the films of a séance, and what they become: a debate, or only a
 * later end.
 */
export type Rest = Readonly<{ minutes: number; becomes: RestChoice }>;
export const restChoices = ['debate', 'end'] as const;
export type RestChoice = (typeof restChoices)[number];

/**
 * `held`: changes to a locked séance, which are not made. `left`: changes that somebody unticked.
 */
export type PlannedEvent = { name: string; line: number; title: string; foreignId: string; rest?: Rest } & (
  | { is: 'new'; event: DraftEvent }
  | {
      is: 'changed';
      before: DraftEvent;
      event: DraftEvent;
      fields: EventChange[];
      left: EventChange[];
      held: EventChange[];
    }
  /**
   * The whole line, or each of its changes, is unticked, so nothing is done. `event` is null for a
   * new one.
   */
  | { is: 'left'; event: DraftEvent | null; left: EventChange[]; held: EventChange[] }
  | { is: 'unchanged'; event: DraftEvent; held: EventChange[] }
  | { is: 'asked'; candidates: DraftEvent[] }
  | { is: 'refused'; code: RefusalCode | string; about: string }
);

/**
 * Why a séance cannot be imported although it was read. What a reader could not read has codes of
 * its own.
 */
export type RefusalCode =
  | 'twice'
  | 'unknownNumber'
  | 'noTitle'
  | 'noSuchHour'
  | 'skippedHour'
  | 'tooLong'
  | 'tooManyRooms'
  | 'tooManyPeople';

/** What is imported differently from the file. */
export const noteCodes = ['cut', 'links', 'films', 'rooms', 'themes', 'language', 'unknownLanguage', 'bios'] as const;
export type NoteCode = (typeof noteCodes)[number];
export type PlanNote = Readonly<{ code: NoteCode; count: number; about: string }>;

export type FestivalDates = Readonly<{ startsOn: string; endsOn: string }>;
/**
 * Séances on days outside the festival: how many, on which days, the first of them, and what
 * becomes of them (null until the user decides, because the festival's dates change only by an
 * answer). `grown` are the festival's dates including these days, `moved` the dates of everything
 * that has a time. Null where the festival would be too long; `moved` also where it changes
 * nothing. `areWaiting`: they are here already, all without a time, and stay so without an answer.
 */
export type Outside = Readonly<{
  count: number;
  from: string;
  to: string;
  first: readonly Readonly<{ title: string; day: string; line: number }>[];
  grown: FestivalDates | null;
  moved: FestivalDates | null;
  choice: OutsideChoice | null;
  areWaiting: boolean;
}>;
export const outsideChoices = ['grow', 'move', 'keep', 'unschedule'] as const;
export type OutsideChoice = (typeof outsideChoices)[number];

/** The conflicts that the import would cause: the first of them, and how many of each kind. */
export type NewConflicts = Readonly<{ first: readonly Warning[]; counts: readonly (readonly [WarningCode, number])[] }>;

export type PlanCounts = Readonly<
  Record<'new' | 'changed' | 'unchanged' | 'left' | 'asked' | 'refused' | 'missing' | 'cancelled' | 'held', number> & {
    rooms: number;
    people: number;
    renamed: number;
    themes: number;
    /** 1 if the dates of the festival change, else 0. */
    dates: number;
    /**
     * Unanswered questions about rooms, people, séances and dates: nothing is written until they
     * are answered.
     */
    open: number;
    /** How many changes would be written. */
    doing: number;
  }
>;

export type ProgrammePlan = Readonly<{
  source: string;
  rooms: readonly PlannedRoom[];
  people: readonly PlannedPerson[];
  events: readonly PlannedEvent[];
  /** New séances without a kind that have the title of a film. */
  titled: number;
  /** The new venues. */
  venues: readonly DraftVenue[];
  themes: readonly DraftTheme[];
  /** Séances from this source that are no longer in the file, except cancelled ones. */
  missing: readonly DraftEvent[];
  missingAre: 'kept' | 'cancelled';
  /** Those of them that are cancelled, without unticked ones. */
  cancelling: readonly DraftEvent[];
  outside: Outside | null;
  conflicts: NewConflicts;
  notes: readonly PlanNote[];
  counts: PlanCounts;
  /** The draft after the import. */
  after: Draft;
  /** Identifies this plan exactly: it is done only as long as the plan is still the same. */
  fingerprint: string;
}>;

/**
 * The answers about a plan. Without an answer the careful choice applies: what exists stays, and
 * likely matches are asked about.
 */
export type ProgrammeAnswers = Readonly<{
  /**
   * By the name of a room, person or séance in the plan: the id that it corresponds to, or `new`;
   * for a room also `new:` with the id of a venue or `own`. By `d` and the number in the name of a
   * séance: what becomes of the time behind its films.
   */
  said: ReadonlyMap<string, string>;
  /**
   * What is left out, by the name in the plan (for a missing séance, `m` and its id): the whole
   * line, or some fields (`seats` of a room, `name` of a person).
   */
  left: ReadonlyMap<string, 'line' | readonly string[]>;
  /** For all questions without an answer of their own: they are the likeliest match, or all new. */
  all: Readonly<Partial<Record<'rooms' | 'people' | 'events', 'same' | 'new'>>>;
  /**
   * The venue of all new rooms for which the file names none: this one, or one of its own for each;
   * null until the user decides.
   */
  place: number | 'own' | null;
  missing: 'keep' | 'cancel';
  outside: OutsideChoice | null;
  locked: 'keep' | 'move';
  /**
   * What new séances without a kind and with the title of a film are: screenings of it, or only
   * séances with that title.
   */
  titles: 'films' | 'text';
  /** How certain people are whom the file adds to a séance. */
  confirmation: 'confirmed' | 'considered';
}>;

export const noProgrammeAnswers: ProgrammeAnswers = {
  said: new Map(),
  left: new Map(),
  all: {},
  place: null,
  missing: 'keep',
  outside: null,
  locked: 'keep',
  titles: 'films',
  confirmation: 'confirmed',
};

type Beside = Pick<ProgrammePlan, 'rooms' | 'people' | 'venues'>;
type Field = 'rooms' | 'people';

/**
 * Leaves out rooms and people that only unticked séances name, so that they are neither created nor
 * asked about; likewise venues without a new room. `rows` are the séances of the file in its order.
 */
export function withoutUnneeded(
  { rooms, people, venues }: Beside,
  { events, ...incoming }: Incoming,
  rows: readonly PlannedEvent[],
): Beside {
  const isLeft = (row: PlannedEvent | undefined, field: Field) =>
    row?.is === 'left' || (row?.is === 'changed' && row.left.some((change) => change.field === field));
  const needless = (field: Field, keysIn: (event: IncomingEvent) => readonly string[]) => {
    const keys = (wanted: boolean) =>
      new Set(events.flatMap((event, at) => (isLeft(rows[at], field) === wanted ? keysIn(event) : [])));
    const needed = keys(false);
    const left = new Set([...keys(true)].filter((key) => !needed.has(key)));
    return ({ name }: { name: string }) => left.has(incoming[field][Number(name.slice(1))]?.key ?? '');
  };
  const isNeedlessRoom = needless('rooms', (event) => event.rooms ?? []);
  const isNeedlessPerson = needless('people', (event) => event.people?.map(({ key }) => key) ?? []);
  const kept = rooms.filter((row) => row.is === 'same' || !isNeedlessRoom(row));
  return {
    rooms: kept,
    people: people.filter((row) => row.is === 'same' || row.is === 'changed' || !isNeedlessPerson(row)),
    venues: venues.filter(({ id }) => kept.some((row) => row.is === 'new' && row.room.venueId === id)),
  };
}
