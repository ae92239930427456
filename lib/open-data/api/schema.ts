import { z } from 'zod';
import {
  accesses,
  admissions,
  blockKinds,
  eventKinds,
  itemKinds,
  locales,
  offerKinds,
  personRoles,
  pictureUses,
  presences,
  roomKinds,
  roomUses,
} from '#db/enums.ts';
import { placesStates } from '#lib/model/live-facts.ts';
import { priceNames } from '#lib/programme/prices.ts';

/**
 * The version of the public API's contract. Additions are new fields, and readers must ignore
 * fields they do not know. A change that removes a field or alters its meaning needs another
 * version at another address.
 */
export const API_VERSION = 1;

const named = <T extends z.ZodType>(id: string, description: string, schema: T) => schema.meta({ id, description });

const Text = named(
  'Text',
  'A text in the languages it was written in; the one that is missing was never written.',
  z.object({ fr: z.string().optional(), en: z.string().optional() }),
);
const Prose = named(
  'Prose',
  'A text as it was written, in light Markdown, and without its signs: « words (address) » is a link. A single line break is one.',
  z.object({ ...Text.shape, plain: Text }),
);
const Wall = named(
  'WallClock',
  'What the clocks at the festival show, in its time zone, without an offset.',
  z.string().regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/),
);
const CivilDate = named(
  'Date',
  'A date of the festival. A day of the festival ends in the night: what starts at half past midnight belongs to the evening before.',
  z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
);
const Instant = named('Instant', 'A moment, in UTC.', z.iso.datetime());
const PublicNumber = named(
  'PublicNumber',
  'Permanent in its festival, and what public addresses begin with.',
  z.int().positive(),
);
const Uid = named('Uid', 'Permanent everywhere; the same in calendars and in schedule.xml.', z.string().min(1));
const Pages = named('Pages', 'The page for people, in each language.', z.object({ fr: z.url(), en: z.url() }));

export const ApiPicture = named(
  'Picture',
  'A picture that may be shown, of the thing it stands in. Its addresses never change; one that was taken back answers 410, and is in no answer any more.',
  z.object({
    use: z.enum(pictureUses).describe('What it is of its thing.'),
    alt: Text.describe('What is seen on it.'),
    credit: z.string().describe('Whom to name beside it; empty where nobody is.'),
    until: CivilDate.nullable().describe('The last day it may be shown.'),
    colour: z.string().describe('What may stand in its place while it loads, `#0a5563`.'),
    focal: z
      .tuple([z.int(), z.int()])
      .describe('What must stay in sight when it is cut: percent from the left and from the top.'),
    sizes: z
      .array(z.object({ width: z.int().positive(), height: z.int().positive(), webp: z.url(), avif: z.url() }))
      .describe('The smallest first.'),
  }),
);
const pictures = z.array(ApiPicture).describe('The first of each use first.');

const Offer = named(
  'Offer',
  'A price or a registration, in words.',
  z.object({
    kind: z.enum(offerKinds).describe('A pass lets into several séances: it is never the price of one.'),
    label: Text,
    price: Text,
    address: z.string().describe('Where one books; empty where nobody has to.'),
    opensAt: Wall.nullable(),
  }),
);

const Link = named(
  'Link',
  'An address of the web that a séance leads to.',
  z.object({
    address: z.string(),
    label: z.string().describe('What is found there; empty where the address says it.'),
  }),
);

export const Release = named(
  'Release',
  'The published version all of this was read from. Its number grows with each publication.',
  z.object({ number: z.int().nonnegative(), publishedAt: Instant, note: Prose }),
);

export const ApiFestival = named(
  'Festival',
  'An edition of a festival.',
  z.object({
    slug: z.string(),
    uid: Uid,
    name: Text,
    introduction: Prose,
    startsOn: CivilDate,
    endsOn: CivilDate,
    timeZone: z.string().describe('IANA, `Europe/Paris`.'),
    language: z.enum(locales),
    dayStartsAt: z.string().describe('When a day of the festival begins, `05:00`.'),
    accent: z.string().nullable().describe('Its own colour, `#0a5563`.'),
    secondColour: z.string().nullable().describe('What goes with it in filled areas.'),
    logo: z.string().nullable().describe('Its logo for light ground, as an address of a picture (WebP).'),
    organiser: z.string(),
    website: z.string(),
    contactEmail: z.string(),
    offers: z.array(Offer).describe('Those of the whole festival. What holds for a séance is in its `prices`.'),
    isDemonstration: z.boolean().describe('Nothing of it will take place.'),
    pictures,
    pages: Pages,
  }),
);

export const Day = named(
  'Day',
  'A day of the festival.',
  z.object({ date: CivilDate, title: Text, introduction: Prose, offers: z.array(Offer), pages: Pages }),
);

export const Venue = named(
  'Venue',
  'A building or a place.',
  z.object({
    number: PublicNumber,
    name: Text,
    address: z.string(),
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    access: Prose.describe('How one gets there and in.'),
    pictures,
    pages: Pages,
  }),
);

export const Room = named(
  'Room',
  'A place in a venue.',
  z.object({
    number: PublicNumber,
    venue: PublicNumber,
    name: Text,
    kind: z.enum(roomKinds),
    seats: z.int().nullable(),
    wheelchairPlaces: z.int().nullable(),
    access: z
      .object({ wheelchair: z.boolean().nullable(), loop: z.boolean().nullable(), ad: z.boolean().nullable() })
      .describe(
        'Wheelchair access, an induction loop, headsets for audio description: there, not there, or (null) not said.',
      ),
    pictures,
    pages: Pages,
  }),
);

const Version = named(
  'Version',
  'What is projected: languages by ISO 639 code (`zxx`: no dialogue), subtitles for the deaf and hard of hearing, audio description.',
  z.object({ spoken: z.array(z.string()), subtitles: z.array(z.string()), sdh: z.boolean(), ad: z.boolean() }),
);

export const Film = named(
  'Film',
  'A work. One whose title may not be announced is not in the programme’s films.',
  z.object({
    number: PublicNumber,
    originalTitle: z.string(),
    title: Text,
    directors: z.array(z.string()),
    writers: z.array(z.string()),
    production: z.string(),
    year: z.int().nullable(),
    countries: z.array(z.string()).describe('ISO 3166.'),
    minutes: z.int().nullable(),
    shortSynopsis: Text.describe('A sentence or two; empty where nobody wrote them.'),
    synopsis: Prose,
    contentNotes: z.array(Text),
    website: z.string(),
    trailer: z.string().describe('The address of its trailer at another site; empty where nobody said.'),
    versions: z.array(Version),
    pictures,
    pages: Pages,
  }),
);

export const Person = named(
  'Person',
  'Somebody announced in a séance.',
  z.object({
    number: PublicNumber,
    uid: Uid,
    name: z.string(),
    organisation: z.string(),
    title: Text,
    bio: Prose,
    pictures,
    pages: Pages,
  }),
);

export const Theme = named(
  'Theme',
  'A thread through the programme.',
  z.object({
    slug: z.string(),
    name: Text,
    introduction: Prose,
    colour: z.string().nullable(),
    pictures,
    pages: Pages,
  }),
);

export const Series = named(
  'Series',
  'Séances that belong together.',
  z.object({ number: PublicNumber, title: Text, introduction: Prose, offers: z.array(Offer), pictures, pages: Pages }),
);

export const ApiPage = named(
  'Page',
  'A page of the festival beside its programme, in the words of its organiser.',
  z.object({
    slug: z.string().describe('Permanent, and the end of its public address.'),
    title: Text,
    text: Prose,
    isInNavigation: z.boolean(),
    showsPartners: z.boolean().describe('Whether the partners stand below its text.'),
    pages: Pages,
  }),
);

export const Partner = named(
  'Partner',
  'Who supports the festival.',
  z.object({
    number: PublicNumber,
    name: z.string(),
    address: z.string().describe('Of its site; empty where it has none.'),
    rank: Text.describe('In the words of the organiser; those of the same words belong together.'),
    logo: z.string().nullable().describe('As an address of a picture (WebP).'),
  }),
);

export const Break = named(
  'Break',
  'A pause of some rooms, or of all where none is named.',
  z.object({
    kind: z.enum(blockKinds),
    title: Text,
    day: CivilDate,
    startsAt: Wall,
    endsAt: Wall,
    rooms: z.array(PublicNumber),
  }),
);

/** The kinds of access that may be stated to be missing. */
const Lacked = z.enum(['wheelchair', 'loop', 'ad']);

const Item = named(
  'Item',
  'A part of a séance, in order.',
  z.object({
    kind: z.enum(itemKinds),
    title: Text,
    film: PublicNumber.nullable().describe('Null where the part is no film, or one that may not be named.'),
    version: Version.nullable(),
    startsAt: Wall.nullable(),
    startIsApproximate: z.boolean(),
    endsAt: Wall.nullable(),
    minutes: z.number(),
    isApproximate: z.boolean().describe('Nobody stated its length: `minutes` is what it is counted for.'),
    access: z.array(z.enum(accesses)).describe('What the part itself promises.'),
    lacks: z.array(Lacked).describe('What this part has not, whatever its room and its copy have.'),
  }),
);

const Presence = named(
  'Presence',
  'Who is there, for the whole séance or for one of its items.',
  z.object({
    person: PublicNumber,
    role: z.enum(personRoles),
    presence: z.enum(presences),
    isTentative: z.boolean(),
    item: z.int().nonnegative().nullable().describe('Its place in `items`, from 0; null for the whole séance.'),
  }),
);

const eventStates = ['planned', 'cancelled', 'postponed'] as const;

export const Event = named(
  'Event',
  'A séance. One that was published and is cancelled stays, and says so; one that lost its time is postponed and keeps its uid.',
  z.object({
    number: PublicNumber,
    uid: Uid,
    status: z.enum(eventStates),
    cancellationReason: Text,
    kind: z.enum(eventKinds),
    label: Text.describe('What readers see in the place of the kind, where somebody wrote it.'),
    title: Text,
    subtitle: Text,
    synopsis: Prose,
    spoken: z
      .array(z.string())
      .describe('In which languages people speak in it, by ISO 639 code; what its films speak is in `items`.'),
    translatedInto: z.array(z.string()).describe('Into which languages that is translated on the spot.'),
    admission: z.enum(admissions).describe('`drop-in`: one may come and go at any time.'),
    day: CivilDate.nullable(),
    startsAt: Wall.nullable(),
    endsAt: Wall.nullable(),
    startInstant: Instant.nullable(),
    endInstant: Instant.nullable(),
    endIsApproximate: z.boolean(),
    timeIsToConfirm: z.boolean(),
    rooms: z.array(z.object({ room: PublicNumber, use: z.enum(roomUses) })),
    items: z.array(Item),
    people: z.array(Presence),
    access: z
      .object({
        whole: z.array(z.enum(accesses)).describe('From start to end: every part has it.'),
        partly: z.array(
          z.object({
            access: z.enum(accesses),
            items: z.array(z.int().nonnegative()).describe('The places in `items` that have it, from 0.'),
          }),
        ),
        lacking: z
          .array(Lacked)
          .describe('Said not to be there, of its room or of each part. What is in no list nobody said of all of it.'),
      })
      .describe('Of each part what it says itself, else what the main room has, else what its copy has.'),
    themes: z.array(z.string()),
    seats: z.int().nullable(),
    series: z.object({ series: PublicNumber, position: z.int().nullable() }).nullable(),
    continues: PublicNumber.nullable().describe('The séance it goes on from.'),
    endsAtVenue: PublicNumber.nullable(),
    availableUntil: Wall.nullable().describe('Until when it can be seen online.'),
    offers: z
      .array(Offer)
      .describe('Its own, as they were written. What holds for it, in the order it is told: `prices`.'),
    prices: z
      .array(z.object({ is: z.enum(priceNames), offer: Offer }))
      .describe(
        'All that holds for it, in order: what it costs (`event`), then the passes of its day and of the festival.',
      ),
    links: z.array(Link).describe('Where one may read on.'),
    replaces: Text.nullable().describe('The title of what it replaced.'),
    sequence: z.int().nonnegative().describe('The release that last changed anything of it; it never goes down.'),
    createdAt: Instant,
    changedAt: Instant,
    picture: ApiPicture.nullable().describe(
      'The one it is known by: of its film, of who comes, of its series or theme. Null also where a film of it may not be named.',
    ),
    pages: Pages,
    calendar: z.url().describe('The séance as an iCalendar file; it answers 404 as long as `startInstant` is null.'),
  }),
);

const envelope = { version: z.literal(API_VERSION), release: Release };

export const Start = named(
  'Start',
  'What there is to ask of a festival.',
  z.object({
    ...envelope,
    festival: ApiFestival,
    counts: z.object({
      days: z.int(),
      venues: z.int(),
      rooms: z.int(),
      films: z.int(),
      people: z.int(),
      events: z.int(),
    }),
    resources: z.object({
      programme: z.url(),
      days: z.url(),
      events: z.url(),
      films: z.url(),
      people: z.url(),
      venues: z.url(),
      live: z.url(),
      schema: z.url(),
    }),
  }),
);

export const ProgrammeResource = named(
  'Programme',
  'All of a release in one answer. What refers to something does so by its number.',
  z.object({
    ...envelope,
    festival: ApiFestival,
    days: z.array(Day),
    venues: z.array(Venue),
    rooms: z.array(Room),
    themes: z.array(Theme),
    series: z.array(Series),
    breaks: z.array(Break),
    ownPages: z.array(ApiPage).describe('In the order of the organiser, as partners are.'),
    partners: z.array(Partner),
    films: z.array(Film),
    people: z.array(Person),
    events: z.array(Event).describe('By start, then number; those without a time last.'),
  }),
);

export const DayList = named('Days', 'The days of the festival.', z.object({ ...envelope, days: z.array(Day) }));
export const DayResource = named(
  'DayWithEvents',
  'A day with its séances and breaks.',
  z.object({ ...envelope, day: Day, events: z.array(Event), breaks: z.array(Break) }),
);
export const EventList = named('Events', 'Every séance.', z.object({ ...envelope, events: z.array(Event) }));
export const EventResource = named(
  'EventWithFilms',
  'A séance with the films and the people it names.',
  z.object({ ...envelope, event: Event, films: z.array(Film), people: z.array(Person), rooms: z.array(Room) }),
);
export const FilmList = named(
  'Films',
  'Every film that may be named.',
  z.object({ ...envelope, films: z.array(Film) }),
);
export const FilmResource = named(
  'FilmWithEvents',
  'A film with the séances that show it.',
  z.object({ ...envelope, film: Film, events: z.array(Event) }),
);
export const PersonList = named('People', 'Everybody announced.', z.object({ ...envelope, people: z.array(Person) }));
export const PersonResource = named(
  'PersonWithEvents',
  'A person with the séances they are in.',
  z.object({ ...envelope, person: Person, events: z.array(Event) }),
);
export const VenueList = named(
  'Venues',
  'Every venue with its rooms.',
  z.object({ ...envelope, venues: z.array(Venue), rooms: z.array(Room) }),
);
export const VenueResource = named(
  'VenueWithEvents',
  'A venue with its rooms and their séances.',
  z.object({ ...envelope, venue: Venue, rooms: z.array(Room), events: z.array(Event) }),
);

const Notice = named('Notice', 'A word to the public.', z.object({ text: Text, at: Instant }));

export const LiveResource = named(
  'Live',
  'What holds at this moment and may change within minutes: delays, places left, notices. Séances nothing is said of are not in it.',
  z.object({
    version: z.literal(API_VERSION),
    release: z.int().nonnegative(),
    notices: z.array(Notice),
    events: z.array(
      z.object({
        number: PublicNumber,
        uid: Uid,
        delay: z.int().nullable().describe('Minutes after its announced start.'),
        endDelay: z.int().nullable().describe('Minutes after its announced end: what was cut is made up for.'),
        places: z.enum(placesStates).nullable(),
        notices: z.array(Notice),
      }),
    ),
  }),
);

export const FestivalList = named(
  'Festivals',
  'The published festivals of this site.',
  z.object({
    version: z.literal(API_VERSION),
    festivals: z.array(
      z.object({
        slug: z.string(),
        name: Text,
        startsOn: CivilDate,
        endsOn: CivilDate,
        isDemonstration: z.boolean(),
        address: z.url().describe('Where its data begin.'),
      }),
    ),
  }),
);

export const ErrorResource = named(
  'Error',
  'Why there is no answer.',
  z.object({
    version: z.literal(API_VERSION),
    error: z.object({ code: z.enum(['not-found', 'gone', 'unavailable']), message: z.string() }),
  }),
);

export const resources = [
  Start,
  ProgrammeResource,
  DayList,
  DayResource,
  EventList,
  EventResource,
  FilmList,
  FilmResource,
  PersonList,
  PersonResource,
  VenueList,
  VenueResource,
  LiveResource,
  FestivalList,
  ErrorResource,
] as const;

/**
 * All answers of the API as a JSON Schema (draft 2020-12). Fields it does not name are allowed,
 * because some may be added later.
 */
export const apiJsonSchema = (url: string) => ({
  $id: `${url}/api/public/schema.json`,
  title: 'Lanterne, public API',
  ...z.toJSONSchema(z.union(resources), { io: 'input', target: 'draft-2020-12' }),
});
