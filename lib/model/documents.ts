import type { AccessibilityStatement, Bilingual } from '#db/columns.ts';
import type {
  Access,
  AccessibilityState,
  Admission,
  BlockKind,
  EventKind,
  EventStatus,
  FilmFormat,
  HeadStyle,
  InheritedAccess,
  ItemKind,
  Lettering,
  Locale,
  OfferKind,
  PersonRole,
  PictureFormat,
  PicturePurpose,
  PictureUse,
  Presence,
  RightsState,
  RoomAbility,
  RoomKind,
  RoomUse,
} from '#db/enums.ts';
import type { LiveFacts } from './live-facts.ts';
import type { SaidAccess } from './room-access.ts';

/**
 * The two documents of a release. References inside are by `number` (festival-wide, permanent, in
 * public addresses), never by the ids of tables. Wall clocks are in `festival.timeZone`; instants
 * are ISO UTC, written when it was frozen.
 */
export const DOCUMENT_FORMAT = 2;
/**
 * A release of the first form says nothing of the access of its rooms, and its calendars name one
 * price of several. They go on doing so.
 */
type DocumentFormat = 1 | typeof DOCUMENT_FORMAT;

export type PublicDocument = {
  format: DocumentFormat;
  /** The number of the release. */
  number: number;
  /** ISO instant. */
  publishedAt: string;
  /** The organiser's word about this release. */
  note: Bilingual;
  festival: {
    uid: string;
    slug: string;
    name: Bilingual;
    introduction: Bilingual;
    startsOn: string;
    endsOn: string;
    timeZone: string;
    locale: Locale;
    dayStartsAt: string;
    accent: string | null;
    /**
     * How it looks beside its accent. Each is absent where it is as in releases that were frozen
     * before it could be chosen.
     */
    secondColour?: string;
    letters?: Lettering;
    headStyle?: HeadStyle;
    organiser: string;
    website: string;
    contactEmail: string;
    legal: DocumentLegal;
    accessibilityContact: string;
    /**
     * The organiser's words on the pages of the law. Absent where nothing was written, as in
     * releases before it could be.
     */
    statements?: DocumentStatements;
    isDemonstration: boolean;
  };
  days: { date: string; title: Bilingual; introduction: Bilingual; offers: DocumentOffer[] }[];
  venues: DocumentVenue[];
  /**
   * Minutes to walk between two venues, where the organiser said so; not there when they said
   * nothing.
   */
  walks?: { from: number; to: number; minutes: number }[];
  rooms: DocumentRoom[];
  films: DocumentFilm[];
  people: DocumentPerson[];
  /**
   * `colour` is absent where none was chosen, `introduction` where nobody wrote one, as in releases
   * from before it could be.
   */
  themes: { slug: string; name: Bilingual; introduction?: Bilingual; colour?: string }[];
  series: { number: number; title: Bilingual; introduction: Bilingual; offers: DocumentOffer[] }[];
  /** Offers of the festival as a whole. */
  offers: DocumentOffer[];
  /** By start, then number; those without a time last. */
  events: DocumentEvent[];
  /** Breaks. */
  blocks: DocumentBlock[];
  /**
   * Pages of the festival's own in their order; absent where there are none, as in releases from
   * before there could be. Partners alike.
   */
  pages?: DocumentPage[];
  partners?: DocumentPartner[];
  /**
   * By what they are of, the first of each first. Absent where there are none, as in releases that
   * were frozen before there could be.
   */
  pictures?: DocumentPicture[];
  /**
   * What holds at the moment a page is drawn, laid over the release by lib/live/drawn.ts. In no
   * release and in no calendar.
   */
  live?: LiveFacts;
  /** The festival has a page « Devenir bénévole »; laid over the release as `live` is. */
  isJoinable?: true;
  /** The last festival day was over when a page was drawn; laid over the release as `live` is. */
  isOver?: true;
  /** Where it is over, the edition after it, once that is published here. */
  nextEdition?: NextEdition;
};

/**
 * What a programme that is over says of the edition after it. `url`: where it is read, absent where
 * that is the address of this one.
 */
export type NextEdition = { slug: string; name: Bilingual; startsOn: string; endsOn: string; url?: string };

/** A page beside the programme. Its slug is part of its address. */
export type DocumentPage = {
  slug: string;
  title: Bilingual;
  text: Bilingual;
  isInNavigation: boolean;
  /** Whether the partners stand below its text. */
  showsPartners: boolean;
};

/** Who supports the festival; its logo is a picture of `partner:12`. */
export type DocumentPartner = {
  number: number;
  name: string;
  address: string;
  /** In the organiser's words; those of the same words stand together. */
  rank: Bilingual;
  /** Whether it also stands at the foot of every page. */
  isAtFoot: boolean;
};

/**
 * What a picture is of: `film:12`, `person:7`, `theme:jeune-public`, `page:presse`; the others by
 * number too.
 */
export type PictureSubject =
  | `${'film' | 'person' | 'venue' | 'room' | 'series' | 'partner'}:${number}`
  | `${'theme' | 'page'}:${string}`
  | 'festival';

/** A picture that may be shown for one purpose at least. */
export type DocumentPicture = {
  of: PictureSubject;
  use: PictureUse;
  hash: string;
  format: PictureFormat;
  /** Of the kept original, in pixels. */
  width: number;
  height: number;
  /** Stands behind it while it loads. */
  colour: string;
  alt: Bilingual;
  credit: string;
  /** What must stay in sight when it is cut, in percent from the left and from the top. */
  focal: [number, number];
  purposes: PicturePurpose[];
  /** The last day it may be shown. */
  until: string | null;
};

/**
 * Who publishes. `registration` is an RNA or a SIREN; it and `phone` are absent where nothing was
 * filled in.
 */
export type DocumentLegal = {
  publisher: string;
  address: string;
  director: string;
  /** In the festival's own words; what the installation says of its host goes before. */
  host: string;
  phone?: string;
  registration?: string;
};

export type DocumentStatements = {
  legal: Bilingual;
  privacy: Bilingual;
  accessibility: Bilingual;
  accessibilityState: AccessibilityState;
  /**
   * Of an organiser whom the law makes publish one; releases from before this was asked have none.
   */
  accessibilityStatement?: AccessibilityStatement;
};

export type DocumentOffer = {
  kind: OfferKind;
  label: Bilingual;
  price: Bilingual;
  address: string;
  opensAt: string | null;
};

/** A whole http or https address, and what it leads to; empty: its host says it. */
type DocumentLink = { address: string; label: string };

export type DocumentVenue = {
  number: number;
  name: Bilingual;
  address: string;
  latitude: number | null;
  longitude: number | null;
  access: Bilingual;
};

export type DocumentRoom = {
  number: number;
  venue: number;
  name: Bilingual;
  kind: RoomKind;
  seats: number | null;
  wheelchairPlaces: number | null;
  /**
   * What the organiser said of its access; absent where they said nothing, and in releases before
   * it was published.
   */
  access?: SaidAccess;
};

export type DocumentVersion = { spoken: string[]; subtitles: string[]; sdh: boolean; ad: boolean };

export type DocumentFilm = {
  number: number;
  originalTitle: string;
  title: Bilingual;
  directors: string[];
  writers: string[];
  production: string;
  year: number | null;
  countries: string[];
  minutes: number | null;
  /**
   * A sentence or two; absent where nobody wrote them, and in releases from before they could be
   * written.
   */
  shortSynopsis?: Bilingual;
  synopsis: Bilingual;
  contentNotes: Bilingual[];
  website: string;
  /** Where its trailer is; absent where nobody said, as in releases from before it could be. */
  trailer?: string;
  versions: DocumentVersion[];
};

/**
 * Only people who are confirmed, or tentative (« sous réserve »), in at least one public séance.
 */
export type DocumentPerson = {
  number: number;
  uid: string;
  name: string;
  organisation: string;
  title: Bilingual;
  bio: Bilingual;
};

export type DocumentPresence = {
  person: number;
  role: PersonRole;
  presence: Presence;
  /** tentative: « sous réserve ». */
  isTentative: boolean;
  /** Index in `items`; null for the whole séance. */
  item: number | null;
};

export type DocumentItem = {
  kind: ItemKind;
  title: Bilingual;
  /** Null when the title may not be announced or the item is no film. */
  film: number | null;
  version: DocumentVersion | null;
  /** Wall clock; null when the séance has no time. */
  startsAt: string | null;
  /** Something before it has no stated length: its clock time says « vers ». */
  startIsApproximate: boolean;
  endsAt: string | null;
  minutes: number;
  /** Nobody states its length: `minutes` is what it counts for (60 for a film). */
  isApproximate: boolean;
  access: Access[];
  /**
   * What its room has and this part has not; absent where that is nothing, as in earlier releases.
   */
  lacks?: InheritedAccess[];
  /** Stands in for a title that may not be announced. */
  isHidden: boolean;
};

export type DocumentEvent = {
  uid: string;
  number: number;
  kind: EventKind;
  label: Bilingual;
  /** Resolved: the séance's own title, else that of its films. Never empty in both languages. */
  title: Bilingual;
  subtitle: Bilingual;
  synopsis: Bilingual;
  /**
   * Language subtags: in which people speak, and into which that is translated. Of the séance
   * itself, beside what its films speak. Absent where nobody said, as in releases that were frozen
   * before it could be.
   */
  spoken?: string[];
  translatedInto?: string[];
  status: EventStatus;
  cancellationReason: Bilingual;
  /**
   * It was public with a time and has none now: « reportée, nouvel horaire à venir ». Status is
   * then cancelled, and time and rooms are the last ones that were public, for the calendar entry
   * that has to go.
   */
  isPostponed: boolean;
  admission: Admission;
  /** The festival day it stands on; null without a time. */
  day: string | null;
  startsAt: string | null;
  /** Public end, wall clock. */
  endsAt: string | null;
  startInstant: string | null;
  endInstant: string | null;
  /** A total that contains an unknown length says « environ ». */
  endIsApproximate: boolean;
  /** Published « à confirmer ». */
  timeIsToConfirm: boolean;
  rooms: { room: number; use: RoomUse }[];
  items: DocumentItem[];
  people: DocumentPresence[];
  themes: string[];
  /** Seats: the séance's own, else the room's. */
  capacity: number | null;
  series: { series: number; position: number | null } | null;
  continues: number | null;
  endsAtVenue: number | null;
  availableUntil: string | null;
  offers: DocumentOffer[];
  /**
   * Where readers may read on. Absent where there is nothing: releases that were frozen before
   * links were have none, and read as they did.
   */
  links?: DocumentLink[];
  /** The title of what it replaced, since the release that replaced it. */
  replaces: Bilingual | null;
  /**
   * When it was to start before it last moved, since the release that moved it. Absent where it
   * never moved: releases that were frozen before this was kept have none, and read as they did.
   */
  previousStart?: PreviousStart;
  /**
   * The number of the room it was to be in before it last went to another, since the release that
   * moved it. Absent where it never did, as in releases that were frozen before this was kept. The
   * room stays in `rooms`: its screen and its page say where the séance went.
   */
  previousRoom?: number;
  /** The number of the room it was announced in at first, where that is not `previousRoom`. */
  announcedRoom?: number;
  /**
   * What it stood under in earlier releases and no longer does: the calendars that once held it
   * keep it.
   */
  formerly?: Partial<Belonging> | undefined;
  /** Number of the last release that changed anything visible of it; never goes down. */
  sequence: number;
  /** ISO instants: of the first release it was in, and of the release `sequence` names. */
  createdAt: string;
  changedAt: string;
};

/**
 * A festival day, a wall clock, and the instant it was; `first` is the wall clock it was announced
 * for at first, where that is another one.
 */
export type PreviousStart = { day: string; startsAt: string; startInstant: string; first?: string };

export type DocumentBlock = {
  kind: BlockKind;
  title: Bilingual;
  day: string;
  startsAt: string;
  endsAt: string;
  /** Empty: all rooms. */
  rooms: number[];
};

/**
 * The same events as the team sees them: school and set-up too, hidden titles in clear, occupation
 * and notes.
 */
export type TeamDocument = Omit<PublicDocument, 'events' | 'rooms' | 'films' | 'people'> & {
  rooms: (DocumentRoom & { abilities: RoomAbility[] })[];
  films: (DocumentFilm & { rightsState: RightsState; versions: (DocumentVersion & { format: FilmFormat | null })[] })[];
  /**
   * Every person of any séance but those who declined, whatever their confirmation. Never their
   * contact.
   */
  people: DocumentPerson[];
  crews: { room: number; date: string; names: string; note: string }[];
  events: TeamEvent[];
};

export type TeamEvent = Omit<DocumentEvent, 'people' | 'items'> & {
  isPublic: boolean;
  items: (DocumentItem & { format: FilmFormat | null })[];
  people: (DocumentPresence & { isConfirmed: boolean })[];
  /** Occupation, wall clock: doors open, room free. */
  doorsAt: string | null;
  freeAt: string | null;
  /** Of those the instants, where the clocks show such an hour twice and the nearer is not meant. */
  doorsInstant?: string;
  freeInstant?: string;
  teamNotes: string;
};

/**
 * What calendars go by: everything a séance is found under. Rooms, venues, films and people by
 * number.
 */
export type Belonging = {
  days: string[];
  venues: number[];
  rooms: number[];
  kinds: EventKind[];
  themes: string[];
  films: number[];
  people: number[];
};

/** Both documents of one release. */
export type Documents = Readonly<{ public: PublicDocument; team: TeamDocument }>;
