import type { Bilingual } from '#db/columns.ts';
import { type Access, type EventKind, eventKinds, type OfferKind } from '#db/enums.ts';
import { slug } from '#lib/i18n/programme-paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { DocumentEvent, DocumentFilm, PublicDocument } from '#lib/model/documents.ts';
import type { PlacesState } from '#lib/model/live-facts.ts';
import { oncePer } from '#lib/once-per.ts';
import { festivalDayOf, hourOfWall } from '#lib/time/festival-day.ts';
import type { Clocks } from '#lib/time/format.ts';
import { addMinutes } from '#lib/time/wall-clock.ts';
import { accessOf, givenAccess } from './access.ts';
import { type DocumentIndex, indexDocument, personNamed } from './document-index.ts';
import { filmsOfParts, versionsOf, withoutBreaks } from './parts.ts';
import { costsOf } from './prices.ts';
import { heardIn } from './speech.ts';

/** The filters of a programme, in the order in which they are offered. */
export const facetKeys = [
  'kind',
  'label',
  'meeting',
  'theme',
  'venue',
  'room',
  'time',
  'language',
  'subtitles',
  'country',
  'access',
  'offer',
  'places',
] as const;
export type FacetKey = (typeof facetKeys)[number];

/**
 * The values of the « accès » filter: sign language, captions, … `debate`: the discussion can be
 * followed without hearing; `whole`: all of the séance can, from start to end.
 */
const accessFacets = ['lsf', 'sdh', 'debate', 'whole', 'ad', 'loop', 'wheelchair', 'relaxed'] as const;
type AccessFacet = (typeof accessFacets)[number];

/** Parts of a festival day: until noon, until six, and what comes after. */
export const dayParts = ['morning', 'afternoon', 'evening'] as const;
export type DayPart = (typeof dayParts)[number];

/** Encounters besides the film itself: a discussion, or the makers of what is shown. */
const meetings = ['debate', 'team'] as const;
type Meeting = (typeof meetings)[number];

/** `access-lsf`: a key and one of its values. A value may hold hyphens, a key holds none. */
export type Token = `${FacetKey}-${string}`;

type Facets = Readonly<{
  /** By number of the séance. */
  tokens: ReadonlyMap<number, ReadonlySet<Token>>;
  /**
   * The values that occur in the programme, in the order of the document and of the enumerations.
   */
  values: Readonly<Record<FacetKey, readonly string[]>>;
  known: ReadonlySet<Token>;
}>;

/** The filters under which each séance is found. Made once per document, which never changes. */
export const documentFacetsOf = oncePer((document: PublicDocument): Facets => {
  const tokens = underLive(lastingOf(document), document);
  const all = new Set<Token>();
  for (const set of tokens.values()) for (const token of set) all.add(token);
  const occurring = (key: FacetKey, values: readonly string[]) => values.filter((value) => all.has(`${key}-${value}`));
  const codes = (key: FacetKey) =>
    [...all].flatMap((token) => (facetKey(token) === key ? [facetValue(token)] : [])).sort((a, b) => (a < b ? -1 : 1));
  return {
    tokens,
    known: all,
    values: {
      kind: occurring('kind', eventKinds),
      label: occurring('label', [...eventLabelsOf(document).values.keys()]),
      meeting: occurring('meeting', meetings),
      time: occurring('time', dayParts),
      country: codes('country'),
      theme: occurring(
        'theme',
        document.themes.map(({ slug }) => slug),
      ),
      venue: occurring(
        'venue',
        document.venues.map(({ number }) => String(number)),
      ),
      room: occurring(
        'room',
        document.rooms.map(({ number }) => String(number)),
      ),
      language: codes('language'),
      subtitles: codes('subtitles'),
      access: occurring('access', accessFacets),
      offer: occurring('offer', ['free', 'registration']),
      // « Complet » is never offered as a filter; only a search for the word finds it.
      places: occurring('places', ['free']),
    },
  };
});

export const facetKey = (token: Token): FacetKey => token.slice(0, token.indexOf('-')) as FacetKey;
export const facetValue = (token: Token): string => token.slice(token.indexOf('-') + 1);

function tokensOf(event: DocumentEvent, index: DocumentIndex): ReadonlySet<Token> {
  const rooms = event.rooms.flatMap(({ room }) => index.rooms.get(room) ?? []);
  const versions = versionsOf(event);
  const shown = filmsOfParts(event, index);
  const label = eventLabelsOf(index.document).valueOf(event.label);
  return new Set<Token>([
    `kind-${event.kind satisfies EventKind}`,
    ...(label === null ? [] : [`label-${label}` as const]),
    ...meetingsOf(event, shown, index).map((meeting): Token => `meeting-${meeting}`),
    ...openIn(event, index.document.festival).map((part): Token => `time-${part}`),
    ...shown.flatMap(({ countries }) => countries.map((code): Token => `country-${code}`)),
    ...event.themes.map((slug): Token => `theme-${slug}`),
    ...rooms.flatMap((room): Token[] => [`venue-${room.venue}`, `room-${room.number}`]),
    ...[...versions.flatMap(({ spoken }) => spoken), ...heardIn(event)].map((code): Token => `language-${code}`),
    ...versions.flatMap(({ subtitles }) => subtitles.map((code): Token => `subtitles-${code}`)),
    ...accessFacetsOf(event, index).map((facet): Token => `access-${facet}`),
    ...offerFacetsOf(costsOf(event, index).map(({ kind }) => kind)),
  ]);
}

type Labels = Readonly<{ values: ReadonlyMap<string, Bilingual>; valueOf: (label: Bilingual) => string | null }>;
const labels = new WeakMap<PublicDocument['events'], Labels>();

/**
 * The public labels of a programme (« Masterclasse ») by their token. A label has no number, so the
 * token is made of its words. In the order of the séances.
 */
export function eventLabelsOf({ events, festival }: PublicDocument): Labels {
  const known = labels.get(events);
  if (known) return known;
  const values = new Map<string, Bilingual>();
  const spelled = new Map<string, string>();
  for (const { label } of events) {
    const words = inLocale(label, festival.locale);
    if (spelled.has(words)) continue;
    const value = slug(words);
    spelled.set(words, value);
    if (value !== '' && !values.has(value)) values.set(value, label);
  }
  const made: Labels = { values, valueOf: (label) => spelled.get(inLocale(label, festival.locale)) || null };
  labels.set(events, made);
  return made;
}

/**
 * The part of the festival day that a wall clock falls into. After midnight it is still the evening
 * of the day before.
 */
export function dayPartOf(at: string, dayStartsAt: string): DayPart {
  const hour = hourOfWall(at);
  if (hour < dayStartsAt || hour >= '18:00') return 'evening';
  return hour < '12:00' ? 'morning' : 'afternoon';
}

/** The part of the day in which a séance begins; for a drop-in, all parts in which it is open. */
function openIn({ admission, day, startsAt, endsAt }: DocumentEvent, { dayStartsAt, timeZone }: Clocks): DayPart[] {
  if (startsAt === null) return [];
  const first = dayPartOf(startsAt, dayStartsAt);
  if (admission !== 'drop-in') return [first];
  const last = endsAt && addMinutes(endsAt, -1, timeZone);
  const isBeyond = last === null || festivalDayOf(last, dayStartsAt) !== day;
  return dayParts.slice(
    dayParts.indexOf(first),
    isBeyond ? undefined : dayParts.indexOf(dayPartOf(last, dayStartsAt)) + 1,
  );
}

function meetingsOf(event: DocumentEvent, shown: readonly DocumentFilm[], index: DocumentIndex): Meeting[] {
  const makers = new Set(
    shown.flatMap(({ directors }) => directors.flatMap((name) => personNamed(index.document, name)?.number ?? [])),
  );
  const isThere = event.people.some(({ person, role }) => role === 'director' || makers.has(person));
  const isDiscussed = event.items.some(({ kind }) => kind === 'debate') || DISCUSSIONS.includes(event.kind);
  return meetings.filter((meeting) => (meeting === 'debate' ? isDiscussed : isThere && shown.length > 0));
}

const DISCUSSIONS: readonly EventKind[] = ['debate', 'panel'];

type Tokens = Facets['tokens'];

// Today's news changes all day, while the séances of a release never do: what is found in them is
// kept for every state of the day.
const lasting = new WeakMap<PublicDocument['events'], Tokens>();

/** How many séances are gone through at once; that takes some milliseconds. */
const SLICE = 500;

/**
 * Finds the lasting filters that `documentFacetsOf` needs, and pauses now and then so that other
 * requests are answered.
 */
export function* findLasting(document: PublicDocument): Generator<undefined, Tokens> {
  const index = indexDocument(document);
  const tokens = new Map<number, ReadonlySet<Token>>();
  for (const [i, event] of document.events.entries()) {
    if (i % SLICE === SLICE - 1) yield;
    tokens.set(event.number, tokensOf(event, index));
  }
  lasting.set(document.events, tokens);
  return tokens;
}

function lastingOf(document: PublicDocument): Tokens {
  const known = lasting.get(document.events);
  if (known) return known;
  const finding = findLasting(document);
  for (;;) {
    const { done, value } = finding.next();
    if (done) return value;
  }
}

/**
 * The lasting filters of the séances, with « places libres » or « complet » added where today's
 * news says so.
 */
function underLive(tokens: Tokens, { live }: PublicDocument): Tokens {
  const said = [...(live?.events ?? [])].filter(([number, { places }]) => tokens.has(number) && places !== null);
  if (said.length === 0) return tokens;
  const made = new Map(tokens);
  for (const [number, { places }] of said)
    made.set(number, new Set<Token>([...(tokens.get(number) ?? []), isFree(places) ? 'places-free' : 'places-full']));
  return made;
}

/** Access with which speech can be read or seen: interpreted, signed or written as it is spoken. */
const FOLLOWED_BY_EYE: readonly Access[] = ['lsf', 'lsf-interpreted', 'live-captions'];

function accessFacetsOf(event: DocumentEvent, index: DocumentIndex): AccessFacet[] {
  const named = new Set(givenAccess(accessOf(event, index)));
  const debates = event.items.filter(({ kind }) => kind === 'debate' || kind === 'talk');
  return accessFacets.filter((facet) => {
    switch (facet) {
      case 'lsf':
        return named.has('lsf') || named.has('lsf-interpreted');
      case 'debate':
        return debates.some(({ access }) => access.some((one) => FOLLOWED_BY_EYE.includes(one)));
      case 'whole':
        return isFollowedThroughout(event);
      default:
        return named.has(facet satisfies Access);
    }
  });
}

/**
 * « Accessible de bout en bout »: somebody who does not hear can follow every part. A film needs
 * captions for the deaf (SME), signing or live captions; speech needs signing, interpreting or live
 * captions. Ramps and hearing loops have filters of their own.
 */
function isFollowedThroughout(event: DocumentEvent): boolean {
  const parts = withoutBreaks(event);
  return (
    parts.length > 0 &&
    parts.every(
      (item) =>
        item.access.some((one) => FOLLOWED_BY_EYE.includes(one)) ||
        (item.kind === 'film' && (item.access.includes('sdh') || item.version?.sdh === true)),
    )
  );
}

/**
 * A séance counts as free only when the organiser says so, and never where others pay: « moins de
 * 12 ans » beside a full price.
 */
const offerFacetsOf = (kinds: readonly OfferKind[]): Token[] => [
  ...(kinds.includes('free') && !kinds.includes('paid') ? (['offer-free'] as const) : []),
  ...(kinds.includes('registration') ? (['offer-registration'] as const) : []),
];

/** « Places libres »: only while somebody at the door says so. No news is no promise of a seat. */
const isFree = (places: PlacesState | null) => places === 'places' || places === 'last-places';
