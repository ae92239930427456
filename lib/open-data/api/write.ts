import type { z } from 'zod';
import { titledFilm } from '#lib/films/title.ts';
import { locales } from '#lib/i18n/locale.ts';
import { picturePath, programmeBase, publicDataPaths } from '#lib/i18n/paths.ts';
import { feedPaths, type ProgrammePaths, programmePaths } from '#lib/i18n/programme-paths.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type {
  DocumentBlock,
  DocumentEvent,
  DocumentFilm,
  DocumentItem,
  DocumentPage,
  DocumentPartner,
  DocumentPerson,
  DocumentPicture,
  DocumentRoom,
  DocumentVenue,
  PictureSubject,
  PublicDocument,
} from '#lib/model/documents.ts';
import { isOfRoom } from '#lib/model/said-access.ts';
import { type SentFormat, sentName, sizeAt, widthsOf } from '#lib/pictures/sizes.ts';
import { accessOf, accessOfRoom } from '#lib/programme/access.ts';
import { type DocumentIndex, indexDocument } from '#lib/programme/document-index.ts';
import { logoOf, pictureOfEvent, picturesOn } from '#lib/programme/pictures-on.ts';
import { pricesOf } from '#lib/programme/prices.ts';
import { endInstantShown } from '#lib/programme/real-times.ts';
import { plainOf } from '#lib/text/markdown.ts';
import type * as schema from './schema.ts';
import {
  API_VERSION,
  type ApiFestival,
  type ApiPicture,
  type Day,
  type Event,
  type Film,
  type Person,
  type Room,
  type Venue,
} from './schema.ts';

/** In pixels. */
const LOGO_WIDTH = 480;

/**
 * Writes the content of the document in the form of the public API, with addresses of this
 * installation (`url`, without a slash at its end). Each field is written explicitly, so that a new
 * field of the document is not published before it has a place in the contract.
 */
export function apiWriter(document: PublicDocument, url: string) {
  const { festival, number, publishedAt, note } = document;
  const inLanguage = {
    fr: programmePaths(url + programmeBase('fr', festival.slug), 'fr'),
    en: programmePaths(url + programmeBase('en', festival.slug), 'en'),
  };
  const index = indexDocument(document);
  const logoAt = (logo: DocumentPicture | null | undefined) =>
    logo ? url + picturePath(festival.slug, sentName(logo.hash, LOGO_WIDTH, 'webp')) : null;
  const feeds = feedPaths(festival.slug);
  const data = publicDataPaths(festival.slug);
  const picture = pictureWriter(festival.slug, url);
  const picturesOf = (of: PictureSubject) => picturesOn(index, of).map(picture);
  const pictureOf = (event: DocumentEvent) => {
    const known = pictureOfEvent(index, event);
    return known && picture(known);
  };
  const pages = (path: (paths: ProgrammePaths) => string) => ({ fr: path(inLanguage.fr), en: path(inLanguage.en) });

  return {
    envelope: (): { version: typeof API_VERSION; release: z.infer<typeof schema.Release> } => ({
      version: API_VERSION,
      release: { number, publishedAt, note: prose(note) },
    }),
    resources: (): z.infer<typeof schema.Start>['resources'] => ({
      programme: url + data.programme(),
      days: url + data.days(),
      events: url + data.events(),
      films: url + data.films(),
      people: url + data.people(),
      venues: url + data.venues(),
      live: url + data.live(),
      schema: url + data.schema(),
    }),
    festival: (): z.infer<typeof ApiFestival> => ({
      slug: festival.slug,
      uid: festival.uid,
      name: text(festival.name),
      introduction: prose(festival.introduction),
      startsOn: festival.startsOn,
      endsOn: festival.endsOn,
      timeZone: festival.timeZone,
      language: festival.locale,
      dayStartsAt: festival.dayStartsAt,
      accent: festival.accent,
      secondColour: festival.secondColour ?? null,
      logo: logoAt(logoOf(document, 'light')),
      organiser: festival.organiser,
      website: festival.website,
      contactEmail: festival.contactEmail,
      offers: document.offers.map(offerOf),
      isDemonstration: festival.isDemonstration,
      pictures: picturesOf('festival'),
      pages: pages((paths) => paths.home()),
    }),
    day: ({ date, title, introduction, offers }: PublicDocument['days'][number]): z.infer<typeof Day> => ({
      date,
      title: text(title),
      introduction: prose(introduction),
      offers: offers.map(offerOf),
      pages: pages((paths) => paths.day(date)),
    }),
    venue: (venue: DocumentVenue): z.infer<typeof Venue> => ({
      number: venue.number,
      name: text(venue.name),
      address: venue.address,
      latitude: venue.latitude,
      longitude: venue.longitude,
      access: prose(venue.access),
      pictures: picturesOf(`venue:${venue.number}`),
      pages: pages((paths) => paths.venue(venue)),
    }),
    room: (room: DocumentRoom): z.infer<typeof Room> => ({
      number: room.number,
      venue: room.venue,
      name: text(room.name),
      kind: room.kind,
      seats: room.seats,
      wheelchairPlaces: room.wheelchairPlaces,
      access: { wheelchair: null, loop: null, ad: null, ...accessOfRoom(room) },
      pictures: picturesOf(`room:${room.number}`),
      pages: pages((paths) => paths.room(room)),
    }),
    theme: ({ slug, name, introduction, colour }: PublicDocument['themes'][number]): z.infer<typeof schema.Theme> => ({
      slug,
      name: text(name),
      introduction: prose(introduction ?? {}),
      colour: colour ?? null,
      pictures: picturesOf(`theme:${slug}`),
      pages: pages((paths) => paths.theme({ slug })),
    }),
    series: (series: PublicDocument['series'][number]): z.infer<typeof schema.Series> => ({
      number: series.number,
      title: text(series.title),
      introduction: prose(series.introduction),
      offers: series.offers.map(offerOf),
      pictures: picturesOf(`series:${series.number}`),
      pages: pages((paths) => paths.series(series)),
    }),
    ownPage: (page: DocumentPage): z.infer<typeof schema.ApiPage> => ({
      slug: page.slug,
      title: text(page.title),
      text: prose(page.text),
      isInNavigation: page.isInNavigation,
      showsPartners: page.showsPartners,
      pages: pages((paths) => paths.page(page)),
    }),
    partner: ({ number, name, address, rank }: DocumentPartner): z.infer<typeof schema.Partner> => ({
      number,
      name,
      address,
      rank: text(rank),
      logo: logoAt(picturesOn(index, `partner:${number}`, 'partner')[0]),
    }),
    break: breakOf,
    film: (film: DocumentFilm): z.infer<typeof Film> => ({
      number: film.number,
      originalTitle: film.originalTitle,
      title: text(film.title),
      directors: film.directors,
      writers: film.writers,
      production: film.production,
      year: film.year,
      countries: film.countries,
      minutes: film.minutes,
      shortSynopsis: text(film.shortSynopsis ?? {}),
      synopsis: prose(film.synopsis),
      contentNotes: film.contentNotes.map(text),
      website: film.website,
      trailer: film.trailer ?? '',
      versions: film.versions.map(versionOf),
      pictures: picturesOf(`film:${film.number}`),
      pages: pages((paths) => paths.film(titledFilm(film))),
    }),
    person: (person: DocumentPerson): z.infer<typeof Person> => ({
      number: person.number,
      uid: person.uid,
      name: person.name,
      organisation: person.organisation,
      title: text(person.title),
      bio: prose(person.bio),
      pictures: picturesOf(`person:${person.number}`),
      pages: pages((paths) => paths.person(person)),
    }),
    event: (event: DocumentEvent): z.infer<typeof Event> => ({
      ...eventFacts(event, index),
      picture: pictureOf(event),
      pages: pages((paths) => paths.event(event)),
      calendar: url + feeds.event(event),
    }),
  };
}

export type ApiWriter = ReturnType<typeof apiWriter>;

/** Writes a picture with an address for each of its sizes. */
const pictureWriter =
  (slug: string, url: string) =>
  (picture: DocumentPicture): z.infer<typeof ApiPicture> => ({
    use: picture.use,
    alt: text(picture.alt),
    credit: picture.credit,
    until: picture.until,
    colour: picture.colour,
    focal: picture.focal,
    sizes: widthsOf(picture.width).map((named) => {
      const address = (format: SentFormat) => url + picturePath(slug, sentName(picture.hash, named, format));
      return { ...sizeAt(picture, named), webp: address('webp'), avif: address('avif') };
    }),
  });

type EventFacts = Omit<z.infer<typeof Event>, 'pages' | 'calendar' | 'picture'>;

function eventFacts(event: DocumentEvent, index: DocumentIndex): EventFacts {
  return {
    number: event.number,
    uid: event.uid,
    status: event.isPostponed ? 'postponed' : event.status,
    cancellationReason: text(event.cancellationReason),
    kind: event.kind,
    label: text(event.label),
    title: text(event.title),
    subtitle: text(event.subtitle),
    synopsis: prose(event.synopsis),
    spoken: event.spoken ?? [],
    translatedInto: event.translatedInto ?? [],
    admission: event.admission,
    day: event.day,
    startsAt: event.startsAt,
    endsAt: event.endsAt,
    startInstant: event.startInstant,
    endInstant: endInstantShown(event),
    endIsApproximate: event.endIsApproximate,
    timeIsToConfirm: event.timeIsToConfirm,
    rooms: event.rooms.map(({ room, use }) => ({ room, use })),
    items: event.items.map(itemOf),
    people: event.people.map(({ person, role, presence, isTentative, item }) => ({
      person,
      role,
      presence,
      isTentative,
      item,
    })),
    access: accessFacts(event, index),
    themes: event.themes,
    seats: event.capacity,
    series: event.series && { series: event.series.series, position: event.series.position },
    continues: event.continues,
    endsAtVenue: event.endsAtVenue,
    availableUntil: event.availableUntil,
    offers: event.offers.map(offerOf),
    prices: pricesOf(event, index).map(({ is, offer }) => ({ is, offer: offerOf(offer) })),
    links: (event.links ?? []).map(({ address, label }) => ({ address, label })),
    replaces: event.replaces && text(event.replaces),
    sequence: event.sequence,
    createdAt: event.createdAt,
    changedAt: event.changedAt,
  };
}

function accessFacts(event: DocumentEvent, index: DocumentIndex): z.infer<typeof Event>['access'] {
  const { whole, partly, lacking } = accessOf(event, index);
  const placesOf = (items: readonly DocumentItem[]) => items.map((item) => event.items.indexOf(item));
  return { whole, partly: partly.map(({ access, items }) => ({ access, items: placesOf(items) })), lacking };
}

const itemOf = (item: DocumentItem): z.infer<typeof Event>['items'][number] => ({
  kind: item.kind,
  title: text(item.title),
  film: item.film,
  version: item.version && versionOf(item.version),
  startsAt: item.startsAt,
  startIsApproximate: item.startIsApproximate,
  endsAt: item.endsAt,
  minutes: item.minutes,
  isApproximate: item.isApproximate,
  access: item.access,
  lacks: (item.lacks ?? []).filter(isOfRoom),
});

const versionOf = ({ spoken, subtitles, sdh, ad }: DocumentFilm['versions'][number]) => ({
  spoken,
  subtitles,
  sdh,
  ad,
});

const offerOf = ({ kind, label, price, address, opensAt }: PublicDocument['offers'][number]) => ({
  kind,
  label: text(label),
  price: text(price),
  address,
  opensAt,
});

const breakOf = ({ kind, title, day, startsAt, endsAt, rooms }: DocumentBlock): z.infer<typeof schema.Break> => ({
  kind,
  title: text(title),
  day,
  startsAt,
  endsAt,
  rooms,
});

/** Copies only the languages of this program, and no other key. */
const text = (said: Bilingual): Bilingual =>
  Object.fromEntries(locales.flatMap((locale) => (said[locale] === undefined ? [] : [[locale, said[locale]]])));

/** The same for a text in light Markdown, with its plain form. */
const prose = (said: Bilingual) => ({
  ...text(said),
  plain: text({ ...(said.fr && { fr: plainOf(said.fr) }), ...(said.en && { en: plainOf(said.en) }) }),
});
