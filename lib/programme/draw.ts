import { byText } from '#lib/grouped.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import {
  DOCUMENT_FORMAT,
  type DocumentBlock,
  type DocumentFilm,
  type DocumentPage,
  type DocumentPartner,
  type DocumentPerson,
  type DocumentPicture,
  type DocumentRoom,
  type DocumentStatements,
  type DocumentVenue,
  type PictureSubject,
  type PublicDocument,
  type TeamDocument,
} from '#lib/model/documents.ts';
import {
  type Draft,
  type DraftFilm,
  type DraftIndex,
  type DraftPage,
  type DraftPartner,
  type DraftPerson,
  type DraftPicture,
  type DraftRoom,
  type DraftVenue,
  isOfFestival,
} from '#lib/model/draft.ts';
import { roomAccessOf } from '#lib/model/said-access.ts';
import { isToRead, wordsToRead } from '#lib/pages/to-read.ts';
import { mayLeave } from '#lib/pictures/ground.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { addMinutes, dateOfInstant, instantAfter } from '#lib/time/wall-clock.ts';
import { drawPublicEvent, drawTeamEvent, drawVersion } from './draw-event.ts';
import { blockInterval } from './real-times.ts';
import { drawOffer, type Scene, text } from './scene.ts';

/**
 * The draft as a public document that no release belongs to yet; séances stand in the order of the
 * draft.
 */
export function drawPublic(scene: Scene): PublicDocument {
  const { draft, hidden } = scene;
  return {
    ...frame(scene),
    rooms: draft.rooms.map((room) => drawRoom(room, scene)),
    films: draft.films.filter(({ id }) => !hidden.has(id)).map(drawFilm),
    people: draft.people.map(drawPerson),
    events: draft.events
      .filter(({ visibility }) => visibility === 'public')
      .map((event) => drawPublicEvent(event, scene)),
    blocks: blocksOf(scene).filter(({ kind }) => kind === 'break'),
    ...drawPictures(scene),
  };
}

/** The draft as a team document that no release belongs to yet. */
export function drawTeam(scene: Scene): TeamDocument {
  const { draft, index } = scene;
  return {
    ...frame(scene),
    rooms: draft.rooms.map((room) => ({ ...drawRoom(room, scene), abilities: room.abilities })),
    films: draft.films.map((film) => ({
      ...drawFilm(film),
      rightsState: film.rightsState,
      versions: film.versions.map((version) => ({ ...drawVersion(version), format: version.format })),
    })),
    people: draft.people.map(drawPerson),
    crews: draft.crews
      .map(({ roomId, date, names, note }) => ({ room: index.rooms.get(roomId)?.number ?? 0, date, names, note }))
      .sort((a, b) => byText(a.date, b.date) || a.room - b.room),
    events: draft.events.map((event) => drawTeamEvent(event, scene)),
    blocks: blocksOf(scene),
    ...drawPictures(scene),
  };
}

/**
 * What is the same in both documents: the festival, its days, venues, themes, series and offers.
 */
function frame({ draft, index }: Scene) {
  const { festival } = draft;
  const offers = (of: (offer: (typeof draft.offers)[number]) => boolean) => draft.offers.filter(of).map(drawOffer);
  return {
    format: DOCUMENT_FORMAT,
    number: 0,
    publishedAt: '',
    note: {},
    festival: {
      uid: festival.uid,
      slug: festival.slug,
      name: text(festival.name),
      introduction: text(festival.introduction),
      startsOn: festival.startsOn,
      endsOn: festival.endsOn,
      timeZone: festival.timeZone,
      locale: festival.locale,
      dayStartsAt: festival.dayStartsAt,
      accent: festival.accent,
      ...looksOf(festival),
      organiser: festival.organiser,
      website: festival.website,
      contactEmail: festival.contactEmail,
      legal: {
        publisher: festival.legalPublisher,
        address: festival.legalAddress,
        director: festival.legalDirector,
        host: festival.legalHost,
        ...publisherSaid(festival),
      },
      accessibilityContact: festival.accessibilityContact,
      ...statementsOf(festival),
      isDemonstration: festival.isDemonstration,
    },
    days: draft.days.map((day) => ({
      date: day.date,
      title: text(day.title),
      introduction: text(day.introduction),
      offers: offers(({ dayId }) => dayId === day.id),
    })),
    venues: draft.venues.map(drawVenue),
    ...(draft.walks.length > 0 ? { walks: draft.walks.map((walk) => drawWalk(walk, index)) } : {}),
    themes: [...index.themes.values()].map(({ slug, name, introduction, colour }) => ({
      slug,
      name: text(name),
      ...(!isEmpty(introduction) && { introduction: text(introduction) }),
      ...(colour !== null && { colour }),
    })),
    series: draft.series.map((row) => ({
      number: row.number,
      title: text(row.title),
      introduction: text(row.introduction),
      offers: offers(({ seriesId }) => seriesId === row.id),
    })),
    offers: offers(isOfFestival),
    ...ownPages(draft),
  } satisfies Partial<PublicDocument>;
}

/**
 * Only what was chosen, so that the document of a festival without a choice equals one from before
 * these choices existed.
 */
function looksOf({ secondColour, letters, headStyle }: Scene['draft']['festival']) {
  return {
    ...(secondColour !== null && { secondColour }),
    ...(letters !== 'bricolage' && { letters }),
    ...(headStyle !== 'letters' && { headStyle }),
  };
}

/**
 * Only what was filled in, so that a document without it equals one from before these fields
 * existed.
 */
function publisherSaid({ legalPhone, legalRegistration }: Scene['draft']['festival']) {
  return {
    ...(legalPhone === '' ? {} : { phone: legalPhone }),
    ...(legalRegistration === '' ? {} : { registration: legalRegistration }),
  };
}

/**
 * Empty for an organiser who wrote nothing, so that the release equals one from before these texts
 * existed.
 */
function statementsOf(festival: Scene['draft']['festival']): { statements?: DocumentStatements } {
  const statements = {
    legal: text(festival.legalText),
    privacy: text(festival.privacyText),
    accessibility: text(festival.accessibilityText),
    accessibilityState: festival.accessibilityDuty ? festival.accessibilityState : ('not-audited' as const),
  };
  if (festival.accessibilityDuty)
    return { statements: { ...statements, accessibilityStatement: festival.accessibilityStatement } };
  return [festival.legalText, festival.privacyText, festival.accessibilityText].every(isEmpty) ? {} : { statements };
}

/**
 * The pages that have a text, and the partners. Left out where there are none, so that the document
 * equals one from before they existed.
 */
function ownPages({ pages, partners }: Draft): Pick<PublicDocument, 'pages' | 'partners'> {
  const shown = pages.filter((page) => isToRead(page, partners.length > 0));
  return {
    ...(shown.length > 0 && { pages: shown.map(drawPage) }),
    ...(partners.length > 0 && { partners: partners.map(drawPartner) }),
  };
}

const drawPage = ({ slug, title, text: words, isInNavigation, showsPartners }: DraftPage): DocumentPage => ({
  slug,
  title: text(title),
  text: text(wordsToRead(words)),
  isInNavigation,
  showsPartners,
});

const drawPartner = ({ number, name, address, rank, isAtFoot }: DraftPartner): DocumentPartner => ({
  number,
  name,
  address,
  rank: text(rank),
  isAtFoot,
});

const drawVenue = (venue: DraftVenue): DocumentVenue => ({
  number: venue.number,
  name: text(venue.name),
  address: venue.address,
  latitude: venue.latitude,
  longitude: venue.longitude,
  access: text(venue.access),
});

const drawWalk = ({ fromVenueId, toVenueId, minutes }: Draft['walks'][number], { venues }: DraftIndex) => ({
  from: venues.get(fromVenueId)?.number ?? 0,
  to: venues.get(toVenueId)?.number ?? 0,
  minutes,
});

const drawRoom = (room: DraftRoom, { index }: Scene): DocumentRoom => ({
  number: room.number,
  venue: index.venues.get(room.venueId)?.number ?? 0,
  name: text(room.name),
  kind: room.kind,
  seats: room.seats,
  wheelchairPlaces: room.wheelchairPlaces,
  ...accessSaid(room),
});

/**
 * Left out for a room without any answer, so that the document equals one from before access could
 * be stated.
 */
function accessSaid(room: DraftRoom): Pick<DocumentRoom, 'access'> {
  const access = roomAccessOf(room);
  return Object.keys(access).length > 0 ? { access } : {};
}

const drawFilm = (film: DraftFilm): DocumentFilm => ({
  number: film.number,
  originalTitle: film.originalTitle,
  title: text(film.title),
  directors: film.directors,
  writers: film.writers,
  production: film.production,
  year: film.year,
  countries: film.countries,
  minutes: film.minutes,
  ...(isEmpty(film.shortSynopsis) ? {} : { shortSynopsis: text(film.shortSynopsis) }),
  synopsis: text(film.synopsis),
  contentNotes: film.contentNotes.map(text),
  website: film.website,
  ...(film.trailer === '' ? {} : { trailer: film.trailer }),
  versions: film.versions.map(drawVersion),
});

const drawPerson = (person: DraftPerson): DocumentPerson => ({
  number: person.number,
  uid: person.uid,
  name: person.name,
  organisation: person.organisation,
  title: text(person.title),
  bio: text(person.bio),
});

function blocksOf({ draft, index }: Scene): DocumentBlock[] {
  const { timeZone, dayStartsAt } = draft.festival;
  return draft.blocks.map(({ kind, title, startsAt, minutes, roomIds }) => {
    const endsAt = addMinutes(startsAt, minutes, timeZone);
    const endInstant = instantAfter(startsAt, minutes, timeZone);
    const isClear = blockInterval({ startsAt, endsAt }, timeZone).end * 60_000 === Date.parse(endInstant);
    return {
      kind,
      title: text(title),
      day: festivalDayOf(startsAt, dayStartsAt),
      startsAt,
      endsAt,
      ...(!isClear && { endInstant }),
      rooms: roomIds.flatMap((id) => index.rooms.get(id)?.number ?? []),
    };
  });
}

type NumberedSubject = 'film' | 'person' | 'venue' | 'room' | 'series' | 'partner';

/**
 * The pictures of the draft that may be published: those with a stated right, whose time is not
 * over, and of no film whose title is still hidden.
 */
function drawPictures({ draft, index, hidden, at }: Scene): Pick<PublicDocument, 'pictures'> {
  const today = dateOfInstant(at, draft.festival.timeZone);
  const pictures = draft.pictures
    .filter((picture) => mayLeave(picture, today) && !(picture.filmId !== null && hidden.has(picture.filmId)))
    .flatMap((picture) => drawPicture(picture, index) ?? []);
  return pictures.length > 0 ? { pictures } : {};
}

function drawPicture(picture: DraftPicture, index: DraftIndex): DocumentPicture | null {
  const of = subjectIn(picture, index);
  if (of === null) return null;
  const { use, hash, format, width, height, colour, credit, purposes, until, focalX, focalY } = picture;
  return {
    of,
    use,
    hash,
    format,
    width,
    height,
    colour,
    alt: text(picture.alt),
    credit,
    focal: [focalX, focalY],
    purposes,
    until,
  };
}

function subjectIn(picture: DraftPicture, index: DraftIndex): PictureSubject | null {
  const { filmId, personId, venueId, roomId, themeId, seriesId, pageId, partnerId } = picture;
  const numbered = (kind: NumberedSubject, row: { number: number } | undefined) =>
    row ? (`${kind}:${row.number}` as const) : null;
  if (filmId !== null) return numbered('film', index.films.get(filmId));
  if (personId !== null) return numbered('person', index.people.get(personId));
  if (venueId !== null) return numbered('venue', index.venues.get(venueId));
  if (roomId !== null) return numbered('room', index.rooms.get(roomId));
  if (seriesId !== null) return numbered('series', index.series.get(seriesId));
  if (partnerId !== null) return numbered('partner', index.partners.get(partnerId));
  const page = pageId === null ? undefined : index.pages.get(pageId);
  if (page) return `page:${page.slug}`;
  if (themeId === null) return 'festival';
  const theme = index.themes.get(themeId);
  return theme ? `theme:${theme.slug}` : null;
}

/** The pictures whose subject the document still shows. */
export function shownPictures({ pictures, ...document }: PublicDocument): Pick<PublicDocument, 'pictures'> {
  if (!pictures) return {};
  const shown = new Set<PictureSubject>([
    'festival',
    ...document.themes.map(({ slug }) => `theme:${slug}` as const),
    ...(document.pages ?? []).map(({ slug }) => `page:${slug}` as const),
  ]);
  const add = (kind: NumberedSubject, rows: readonly { number: number }[]) => {
    for (const { number } of rows) shown.add(`${kind}:${number}`);
  };
  add('film', document.films);
  add('person', document.people);
  add('venue', document.venues);
  add('room', document.rooms);
  add('series', document.series);
  add('partner', document.partners ?? []);
  const kept = pictures.filter(({ of }) => shown.has(of));
  return kept.length > 0 ? { pictures: kept } : {};
}
