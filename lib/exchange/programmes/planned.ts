import type { Warning, WarningCode } from '#lib/events/warning.ts';
import type { Draft, DraftEvent, DraftPerson, DraftRoom, DraftTheme, DraftVenue } from '#lib/model/draft.ts';

/*
 * What a file would do to a programme. Everything that would be new carries an id below zero, so
 * that the draft as it would be is a draft like any other: rules read it, and whoever writes it
 * gives the rows their own ids.
 */

/** Who may change rooms and days; séances as well, which is asked too. */
/** A field of a séance that a file may say. */
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
 * Both as the séance has them; of rooms, films, people and themes their ids. `minutes` is from its
 * start to its end, null where nobody knows.
 */
export type EventChange = { field: EventField; before: unknown; after: unknown };

/** Seats of a room, as it has them and as the file has them. */
export type SeatsChange = { before: number | null; after: number };

/**
 * A room of the file. `name` is what it is called in answers. `left`: its new seats, which somebody
 * unticked.
 */
export type PlannedRoom = { name: string; line: number; title: string; venue: string; foreignId: string } & (
  | { is: 'same'; room: DraftRoom; seats: SeatsChange | null; left: SeatsChange | null }
  | { is: 'new'; room: DraftRoom }
  /** It would be new, and somebody unticked it: what is in it has no room. */
  | { is: 'left'; room: DraftRoom }
  | { is: 'asked'; candidates: DraftRoom[] }
);

/** `left`: the other name that the file has for them, which somebody unticked. */
export type PlannedPerson = { name: string; line: number; title: string; foreignId: string } & (
  | { is: 'same'; person: DraftPerson; left: string | null }
  /** Our own number under another name: they are renamed. */
  | { is: 'changed'; person: DraftPerson; before: string }
  | { is: 'new'; person: DraftPerson }
  /** They would be new, and somebody unticked them: no séance announces them. */
  | { is: 'left'; person: DraftPerson }
  | { is: 'asked'; candidates: DraftPerson[] }
);

/**
 * Minutes that a file leaves behind the films of a séance, and what they become: a debate, or
 * merely a later end.
 */
export type Rest = Readonly<{ minutes: number; becomes: RestChoice }>;
export const restChoices = ['debate', 'end'] as const;
export type RestChoice = (typeof restChoices)[number];

/**
 * `held`: what the file says otherwise of a locked séance, and is left as it is. `left`: what
 * somebody unticked.
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
   * The whole line, or each of its changes, is unticked: nothing of it is done. `event` is null of
   * what would be new.
   */
  | { is: 'left'; event: DraftEvent | null; left: EventChange[]; held: EventChange[] }
  | { is: 'unchanged'; event: DraftEvent; held: EventChange[] }
  | { is: 'asked'; candidates: DraftEvent[] }
  | { is: 'refused'; code: RefusalCode | string; about: string }
);

/**
 * Why a séance that was read cannot be brought in. What a reader could not read has codes of its
 * own.
 */
const refusalCodes = [
  'twice',
  'unknownNumber',
  'noTitle',
  'noSuchHour',
  'skippedHour',
  'tooLong',
  'tooManyRooms',
  'tooManyPeople',
  'capacity',
] as const;
export type RefusalCode = (typeof refusalCodes)[number];

/** What is brought in otherwise than the file has it. */
export const noteCodes = ['cut', 'links', 'films', 'rooms', 'themes', 'language', 'unknownLanguage', 'bios'] as const;
export type NoteCode = (typeof noteCodes)[number];
export type PlanNote = Readonly<{ code: NoteCode; count: number; about: string }>;

export type FestivalDates = Readonly<{ startsOn: string; endsOn: string }>;
/**
 * Séances on days the festival has not: how many, on which days, the first of them, and what
 * becomes of them; null while nobody has said, as its dates change by an answer only. `grown` are
 * the festival's dates with these days, `moved` those of all that has a time; null where they would
 * be too many, and `moved` where it is no other.
 */
export type Outside = Readonly<{
  count: number;
  from: string;
  to: string;
  first: readonly Readonly<{ title: string; day: string; line: number }>[];
  grown: FestivalDates | null;
  moved: FestivalDates | null;
  choice: OutsideChoice | null;
}>;
export const outsideChoices = ['grow', 'move', 'keep', 'unschedule'] as const;
export type OutsideChoice = (typeof outsideChoices)[number];

/**
 * The conflicts it would bring about and that are not there now: the first of them, and how many of
 * each kind.
 */
export type NewConflicts = Readonly<{ first: readonly Warning[]; counts: readonly (readonly [WarningCode, number])[] }>;

export type PlanCounts = Readonly<
  Record<'new' | 'changed' | 'unchanged' | 'left' | 'asked' | 'refused' | 'missing' | 'cancelled' | 'held', number> & {
    rooms: number;
    people: number;
    renamed: number;
    themes: number;
    /** 1 where the dates of the festival change. */
    dates: number;
    /**
     * Questions nobody has answered, of rooms, people, séances and dates together: until then
     * nothing is written.
     */
    open: number;
    /** Everything that would be written. */
    doing: number;
  }
>;

export type ProgrammePlan = Readonly<{
  source: string;
  rooms: readonly PlannedRoom[];
  people: readonly PlannedPerson[];
  events: readonly PlannedEvent[];
  /** New séances that say no kind and bear the title of a film. */
  titled: number;
  /** Those that would be new. */
  venues: readonly DraftVenue[];
  themes: readonly DraftTheme[];
  /**
   * Séances that came from this source and are in this file no longer, unless they are cancelled
   * already.
   */
  missing: readonly DraftEvent[];
  missingAre: 'kept' | 'cancelled';
  /** Those of them that are cancelled: none that somebody unticked. */
  cancelling: readonly DraftEvent[];
  outside: Outside | null;
  conflicts: NewConflicts;
  notes: readonly PlanNote[];
  counts: PlanCounts;
  /** The draft as it would be. */
  after: Draft;
  /** Names exactly this plan: it is done only while it still is the plan. */
  fingerprint: string;
}>;

/**
 * What was said of a plan. Nothing said is the careful choice everywhere: what is there stays, and
 * what is likely is asked.
 */
export type ProgrammeAnswers = Readonly<{
  /**
   * By the name a room, person or séance has in the plan: the id it is the same as, or `new`; of a
   * room also `new:` and the id of a venue or `own`. By `d` and the number in the name of a séance:
   * what becomes of the time behind its films.
   */
  said: ReadonlyMap<string, string>;
  /**
   * What is left as it is, by the name in the plan (of a missing séance `m` and its id): all of it,
   * or some of its fields (of a room `seats`, of a person `name`).
   */
  left: ReadonlyMap<string, 'line' | readonly string[]>;
  /**
   * Of all that is asked and was not answered one by one: they are the likeliest, or all of them
   * others.
   */
  all: Readonly<Partial<Record<'rooms' | 'people' | 'events', 'same' | 'new'>>>;
  /**
   * Where all new rooms are of which the file does not say it: this place of the festival, or one
   * of its own each; null while nobody has said.
   */
  place: number | 'own' | null;
  missing: 'keep' | 'cancel';
  outside: OutsideChoice | null;
  locked: 'keep' | 'move';
  /**
   * What new séances are that say no kind and bear the title of a film: screenings of it, or
   * nothing but that title.
   */
  titles: 'films' | 'text';
  /** How far people are settled whom the file names and the séance did not. */
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
