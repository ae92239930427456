import type { Bilingual } from '#db/columns.ts';
import type { EventKind, EventStatus, Locale, PersonRole, Visibility } from '#db/enums.ts';
import type { EventLink, EventWishes } from '#db/schema/index.ts';
import type { WallClock } from '#lib/time/wall-clock.ts';

/**
 * What a file says of a programme, whatever it was written in: every reader (schedule.xml,
 * schedule.json, OpenAgenda, a calendar, a list of séances) answers this, and one plan is made of
 * it. A field that is `undefined` was not in the file and stays as it is; one that is empty or null
 * was, and was empty.
 */
export type Incoming = Readonly<{
  /**
   * Whose ids these are, so that the same file finds the same séances again:
   * `schedule fosdem_2014`, `calendar kielux.de`, `list`.
   */
  source: string;
  /** What the file calls itself; empty when it does not say. */
  title: string;
  /** In the order they are first met. */
  rooms: readonly IncomingRoom[];
  people: readonly IncomingPerson[];
  events: readonly IncomingEvent[];
  /** What could not be read at all: it is shown as refused. */
  refused: readonly IncomingRefusal[];
  /** What was read though it is not as its format wants it. */
  remarks: readonly IncomingRemark[];
  /**
   * Of an export of ours that comes back: uids of all that such a file has of the programme now,
   * and had when it was published last. What it does not name of them was taken out of it.
   */
  exported?: readonly string[];
  /**
   * A calendar of ours of a day, a room, a choice: what it does not name may stand all the same.
   */
  isPart?: boolean;
}>;

export type IncomingRoom = Readonly<{
  /** Names it within the file. */
  key: string;
  /** As the other program names it for ever; empty when it does not. */
  foreignId: string;
  line: number;
  name: string;
  /** Of our own calendars: the whole line of where it is. */
  whole?: string;
  seats?: number | null;
}> &
  IncomingPlace;

/**
 * The building a room is in, when the file says so, and where that stands; the latter is taken for
 * a new one alone.
 */
export type IncomingPlace = Readonly<{
  venue?: string;
  address?: string;
  latitude?: number;
  longitude?: number;
}>;

export type IncomingPerson = Readonly<{
  key: string;
  foreignId: string;
  line: number;
  name: string;
  /** Of our own export: a person of this festival. */
  number?: number;
  /** Taken for somebody new; whoever is there keeps what is said of them. */
  bio?: Bilingual;
}>;

export type IncomingEvent = Readonly<{
  /** Where it begins in the file, from 1; 0 when nobody can say. */
  line: number;
  /** guid, UID or id of the other program; empty when it has none. */
  foreignId: string;
  /** Of our own exports: a séance of this festival, by either. */
  uid?: string;
  number?: number;
  title?: Bilingual;
  subtitle?: Bilingual;
  synopsis?: Bilingual;
  label?: Bilingual;
  kind?: EventKind;
  status?: EventStatus;
  visibility?: Visibility;
  /** In the festival's zone; null: without a time. */
  startsAt?: WallClock | null;
  /** Published as a time that may still change. */
  timeIsToConfirm?: boolean;
  /** From its start to its end; null: nobody knows. */
  minutes?: number | null;
  /** Keys of rooms; the first is the main one. */
  rooms?: readonly string[];
  people?: readonly {
    key: string;
    role?: PersonRole;
    /** Announced subject to confirmation, whatever is said of the others. */
    isTentative?: boolean;
  }[];
  /** What is shown, in its order: films of the festival as `filmsByName` finds them. */
  films?: readonly string[];
  /** Names. */
  themes?: readonly string[];
  /** Language subtags of what people speak in it, and of what that is translated into. */
  spoken?: readonly string[];
  translatedInto?: readonly string[];
  /**
   * The one that is heard, its films included, where the file says no more than one: a language
   * subtag, or words that are none.
   */
  language?: string;
  /** Its kind is written in words that announce a debate: « ciné-débat ». */
  hasDebate?: boolean;
  capacity?: number | null;
  links?: readonly EventLink[];
  teamNotes?: string;
  wishes?: EventWishes;
  /**
   * A festival day that was said without an hour: it is wished for where the séance has no time.
   */
  wishedDay?: string;
  tags?: string[];
}>;

/**
 * `code` is a key of the messages under `exchange.problems`; `about` is what stands there,
 * shortened.
 */
export type IncomingRefusal = Readonly<{ line: number; title: string; code: string; about: string }>;
export type IncomingRemark = Readonly<{ line: number; code: string; about: string }>;

/** What a reader of files has to know of the festival the file is brought to. */
export type IncomingContext = Readonly<{
  timeZone: string;
  dayStartsAt: string;
  /** The festival's language: that of texts of which the file does not say it. */
  locale?: Locale;
}>;

/** Why a file is not read at all; a sentence each, under `exchange.unread`. */
export type Unread = Readonly<{ code: string; line?: number; about?: string }>;
