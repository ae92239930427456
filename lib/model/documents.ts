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
import type { SaidAccess } from './said-access.ts';

/**
 * The two documents of a release. References are by `number` (festival-wide, permanent, used in
 * public addresses), never by ids of tables. Wall clocks are in `festival.timeZone`; instants are
 * ISO UTC, computed when the release was made.
 */
export const DOCUMENT_FORMAT = 2;
/**
 * A release in format 1 has no access of rooms, and its calendars state only one of several prices.
 * Both stay so.
 */
type DocumentFormat = 1 | typeof DOCUMENT_FORMAT;

export type PublicDocument = {
  format: DocumentFormat;
  /** The number of the release. */
  number: number;
  /** ISO instant. */
  publishedAt: string;
  /** The organiser's note about this release. */
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
     * How it looks, apart from the accent. Each is absent where it has the default, as in releases
     * from before it could be chosen.
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
     * The organiser's legal texts. Absent where nothing was written, as in releases from before
     * they existed.
     */
    statements?: DocumentStatements;
    isDemonstration: boolean;
  };
  days: { date: string; title: Bilingual; introduction: Bilingual; offers: DocumentOffer[] }[];
  venues: DocumentVenue[];
  /** Minutes to walk between two venues, where the organiser stated them. */
  walks?: { from: number; to: number; minutes: number }[];
  rooms: DocumentRoom[];
  films: DocumentFilm[];
  people: DocumentPerson[];
  /**
   * `colour` is absent where none was chosen, `introduction` where none was written, as in releases
   * from before they existed.
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
   * The festival's own pages in order; absent where there are none, as in releases from before they
   * existed. The same applies to partners.
   */
  pages?: DocumentPage[];
  partners?: DocumentPartner[];
  /**
   * By subject, the first picture of each subject first. Absent where there are none, as in
   * releases from before they existed.
   */
  pictures?: DocumentPicture[];
  /**
   * The facts that hold when a page is drawn, added to the release by lib/live/queries.ts. Never in
   * a stored release or a calendar.
   */
  live?: LiveFacts;
  /** The festival has a page « Devenir bénévole »; added in the same way as `live`. */
  isJoinable?: true;
  /** The festival was over when the page was drawn; added in the same way as `live`. */
  isOver?: true;
  /** For a festival that is over, the next edition, once it is published on this installation. */
  nextEdition?: NextEdition;
};

/**
 * What a past programme says of the next edition. `url`: its origin, absent where that is the same
 * as here.
 */
export type NextEdition = { slug: string; name: Bilingual; startsOn: string; endsOn: string; url?: string };

/** A page beside the programme. Its slug is part of its address. */
export type DocumentPage = {
  slug: string;
  title: Bilingual;
  text: Bilingual;
  isInNavigation: boolean;
  /** Whether the partners are shown below its text. */
  showsPartners: boolean;
};

/** Who supports the festival; its logo is a picture of `partner:12`. */
export type DocumentPartner = {
  number: number;
  name: string;
  address: string;
  /** In the organiser's words; partners with the same rank are shown together. */
  rank: Bilingual;
  /** Whether it is also shown at the foot of every page. */
  isAtFoot: boolean;
};

/**
 * The subject of a picture: `film:12`, `person:7`, `theme:jeune-public`, `page:presse`; the others
 * by number too.
 */
export type PictureSubject =
  | `${'film' | 'person' | 'venue' | 'room' | 'series' | 'partner'}:${number}`
  | `${'theme' | 'page'}:${string}`
  | 'festival';

/** A picture that may be shown for at least one purpose. */
export type DocumentPicture = {
  of: PictureSubject;
  use: PictureUse;
  hash: string;
  format: PictureFormat;
  /** The size of the stored original, in pixels. */
  width: number;
  height: number;
  /** Shown in its place while it loads. */
  colour: string;
  alt: Bilingual;
  credit: string;
  /**
   * The point that must stay visible when it is cropped, in percent from the left and from the top.
   */
  focal: [number, number];
  purposes: PicturePurpose[];
  /** The last day it may be shown. */
  until: string | null;
};

/**
 * The publisher. `registration` is an RNA or SIREN number; it and `phone` are absent where not
 * filled in.
 */
export type DocumentLegal = {
  publisher: string;
  address: string;
  director: string;
  /**
   * In the festival's own words; the installation's text about its hosting provider comes before
   * it.
   */
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
   * For an organiser whom the law obliges to publish one; absent in releases from before this was
   * asked.
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

/** An http or https address with its label; if the label is empty, its host is shown. */
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
   * The organiser's answers about its access; absent where there are none, and in releases from
   * before it was published.
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
  /** A sentence or two; absent where none was written, and in releases from before it existed. */
  shortSynopsis?: Bilingual;
  synopsis: Bilingual;
  contentNotes: Bilingual[];
  website: string;
  /** The address of its trailer; absent where unknown, as in releases from before it existed. */
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
  /** Null when the title may not be announced, or the item is no film. */
  film: number | null;
  version: DocumentVersion | null;
  /** Wall clock; null when the séance has no time. */
  startsAt: string | null;
  /** Something before it has no stated length, so its clock time is shown with « vers ». */
  startIsApproximate: boolean;
  endsAt: string | null;
  minutes: number;
  /** Its length is not stated: `minutes` is the assumed length (60 for a film). */
  isApproximate: boolean;
  access: Access[];
  /**
   * Access that its room has and this part has not; absent where there is none, as in earlier
   * releases.
   */
  lacks?: InheritedAccess[];
  /** It stands for a title that may not be announced. */
  isHidden: boolean;
};

export type DocumentEvent = {
  uid: string;
  number: number;
  kind: EventKind;
  label: Bilingual;
  /** The séance's own title, else that of its films. Never empty in both languages. */
  title: Bilingual;
  subtitle: Bilingual;
  synopsis: Bilingual;
  /**
   * Language codes: spoken in the séance itself, and of interpretation; the languages of films are
   * with their copies. Absent where unknown, as in releases from before it existed.
   */
  spoken?: string[];
  translatedInto?: string[];
  status: EventStatus;
  cancellationReason: Bilingual;
  /**
   * It was public with a time and has none now: « reportée, nouvel horaire à venir ». Its status is
   * then cancelled, and time and rooms are the last public ones, because the calendar entry has to
   * be cancelled there.
   */
  isPostponed: boolean;
  admission: Admission;
  /** Its festival day; null without a time. */
  day: string | null;
  startsAt: string | null;
  /** Public end, wall clock. */
  endsAt: string | null;
  startInstant: string | null;
  endInstant: string | null;
  /** The total contains an unknown length and is shown with « environ ». */
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
  /** Links for readers. Absent where there are none, as in releases from before they existed. */
  links?: DocumentLink[];
  /** The title of what it replaced, from the release that replaced it on. */
  replaces: Bilingual | null;
  /**
   * Its start before the last move, from the release that moved it on. Absent where it never moved,
   * as in releases from before this was stored.
   */
  previousStart?: PreviousStart;
  /**
   * The number of the room in which it was before it last changed rooms, from the release that
   * moved it on. Absent where it never changed, as in releases from before this was stored. The
   * room stays in `rooms` of the document, because its screen and page say where the séance went.
   */
  previousRoom?: number;
  /** The number of the first announced room, if that is not `previousRoom`; also in `rooms`. */
  announcedRoom?: number;
  /**
   * What it was listed under in earlier releases and is no longer: calendars that once had it keep
   * it.
   */
  formerly?: Partial<Belonging> | undefined;
  /** The number of the last release that changed anything visible of it; never decreases. */
  sequence: number;
  /** ISO instants: of its first release, and of the release in `sequence`. */
  createdAt: string;
  changedAt: string;
};

/**
 * A festival day, a wall clock, and its instant then; `first` is the first announced wall clock, if
 * that is another.
 */
export type PreviousStart = { day: string; startsAt: string; startInstant: string; first?: string };

export type DocumentBlock = {
  kind: BlockKind;
  title: Bilingual;
  day: string;
  startsAt: string;
  endsAt: string;
  /** Its end, where the clocks show that hour twice and the first after the start is not meant. */
  endInstant?: string;
  /** Empty: all rooms. */
  rooms: number[];
};

/**
 * The same séances for the team: including those not public, with hidden titles, set-up times and
 * notes.
 */
export type TeamDocument = Omit<PublicDocument, 'events' | 'rooms' | 'films' | 'people'> & {
  rooms: (DocumentRoom & { abilities: RoomAbility[] })[];
  films: (DocumentFilm & { rightsState: RightsState; versions: (DocumentVersion & { format: FilmFormat | null })[] })[];
  /**
   * Everybody in any séance except those who declined, whatever their answer. Never with their
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
  /** Wall clocks: when the doors open, and when the room is free. */
  doorsAt: string | null;
  freeAt: string | null;
  /** Their instants, where the clocks show such an hour twice and the nearer is not meant. */
  doorsInstant?: string;
  freeInstant?: string;
  teamNotes: string;
};

/**
 * Everything under which a séance is listed, which decides the calendars it is in. Rooms, venues,
 * films and people by number.
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
