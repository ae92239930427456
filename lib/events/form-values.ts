import {
  type Access,
  accesses,
  type InheritedAccess,
  inheritedAccesses,
  type SaidOfAccess,
  usualEventKind,
} from '#db/enums.ts';
import type { EventWishes } from '#db/schema/index.ts';
import { typedNames } from '#lib/i18n/code-names.ts';
import { languages } from '#lib/i18n/languages.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { tagsInWords } from '#lib/i18n/tags.ts';
import { bothTyped } from '#lib/i18n/text.ts';
import { typedNumber } from '#lib/i18n/typed-numbers.ts';
import { typedTime } from '#lib/time/entry.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import type { EventRoot } from './root.ts';

/**
 * The values of the controls of the séance's form: text, or whether a box is ticked. The names are
 * those that `eventInput` reads.
 */
export type EventFormValues = {
  version: string;
  kind: string;
  label: TypedText;
  title: TypedText;
  subtitle: TypedText;
  synopsis: TypedText;
  /** Names of languages. */
  spoken: string;
  translatedInto: string;
  day: string;
  time: string;
  timeIsConfirmed: boolean;
  end: string;
  rooms: { room: string; use: string }[];
  items: ItemValues[];
  people: PersonValues[];
  themes: Record<string, boolean>;
  capacity: string;
  admission: string;
  visibility: string;
  doors: string;
  clear: string;
  series: string;
  seriesPosition: string;
  continues: string;
  offers: OfferValues[];
  links: LinkValues[];
  teamNotes: string;
  wishes: WishValues;
  tags: string;
};

type WishValues = Record<'day' | 'part' | 'edge' | 'after' | 'before' | 'apart', string> & { school: boolean };

/** The wishes as they are typed; `eventInput` reads the posted ones to the same result. */
export const wishesOfValues = ({ after, before, apart, ...said }: WishValues): EventWishes =>
  Object.fromEntries(
    Object.entries({ ...said, after: Number(after), before: Number(before), apart: Number(apart) }).filter(
      ([, value]) => value,
    ),
  );

type TypedText = { fr: string; en: string };

/** A ticked box; or, where room and copy may say it too: `yes`, `no`, or empty to follow them. */
type AccessValues = Record<Exclude<Access, InheritedAccess>, boolean> & Record<InheritedAccess, string>;

export type ItemValues = {
  key: string;
  kind: string;
  film: string;
  version: string;
  title: TypedText;
  minutes: string;
  elastic: boolean;
  access: AccessValues;
  /** Used by a form without JavaScript, where rows are ordered and removed by these fields. */
  position?: string;
  remove?: boolean;
};

export type PersonValues = {
  key: string;
  person: string;
  role: string;
  presence: string;
  confirmation: string;
  item: string;
  remove?: boolean;
};

export type OfferValues = {
  key: string;
  kind: string;
  label: TypedText;
  price: TypedText;
  address: string;
  opensAt: string;
  remove?: boolean;
};

export type LinkValues = { address: string; label: string; remove?: boolean };

export const isInherited = (access: Access): access is InheritedAccess =>
  inheritedAccesses.some((one) => one === access);

export const accessValues = (said: readonly SaidOfAccess[]) =>
  Object.fromEntries(
    accesses.map((access) => {
      const isGiven = said.includes(access);
      if (!isInherited(access)) return [access, isGiven];
      return [access, isGiven ? 'yes' : said.includes(`no-${access}`) ? 'no' : ''];
    }),
  ) as AccessValues;

export const emptyItem = (key: string, kind = ''): ItemValues => ({
  key,
  kind,
  film: '',
  version: '',
  title: bothTyped({}),
  minutes: '',
  elastic: false,
  access: accessValues([]),
});

export const emptyPerson = (key: string): PersonValues => ({
  key,
  person: '',
  role: 'speaker',
  presence: 'in-person',
  confirmation: 'considered',
  item: '',
});

export const emptyOffer = (key: string): OfferValues => ({
  key,
  kind: '',
  label: bothTyped({}),
  price: bothTyped({}),
  address: '',
  opensAt: '',
});

export const emptyLink = (): LinkValues => ({ address: '', label: '' });

const wishValues = ({ day, part, edge, school, after, before, apart }: EventWishes): WishValues => ({
  day: day ?? '',
  part: part ?? '',
  edge: edge ?? '',
  school: school ?? false,
  after: typedNumber(after ?? null),
  before: typedNumber(before ?? null),
  apart: typedNumber(apart ?? null),
});

/** The values of a new séance, with those that the address or the grid proposes. */
export function emptyEvent(own: Partial<EventFormValues> = {}): EventFormValues {
  return {
    version: '0',
    kind: usualEventKind,
    label: bothTyped({}),
    title: bothTyped({}),
    subtitle: bothTyped({}),
    synopsis: bothTyped({}),
    spoken: '',
    translatedInto: '',
    day: '',
    time: '',
    timeIsConfirmed: false,
    end: '',
    rooms: [],
    items: [],
    people: [],
    themes: {},
    capacity: '',
    admission: 'start',
    visibility: 'public',
    doors: '',
    clear: '',
    series: '',
    seriesPosition: '',
    continues: '',
    offers: [],
    links: [],
    teamNotes: '',
    wishes: wishValues({}),
    tags: '',
    ...own,
  };
}

/**
 * The values of a séance in its form, languages and hours as they are typed in `locale`;
 * `eventInput` reads them back to the same séance.
 */
export function formValuesOf(event: EventRoot, dayStartsAt: string, locale: Locale = 'fr'): EventFormValues {
  const key = (id: number | null) => (id === null ? '' : `i${id}`);
  return {
    version: String(event.version),
    kind: event.kind,
    label: bothTyped(event.label),
    title: bothTyped(event.title),
    subtitle: bothTyped(event.subtitle),
    synopsis: bothTyped(event.synopsis),
    // A séance in the history may be older than this field.
    spoken: typedNames(event.spoken ?? [], languages, locale),
    translatedInto: typedNames(event.translatedInto ?? [], languages, locale),
    day: event.startsAt ? festivalDayOf(event.startsAt, dayStartsAt) : '',
    time: typedTime(event.startsAt, locale),
    timeIsConfirmed: false,
    end: typedTime(event.publicEndFixed, locale),
    rooms: event.rooms.map(({ roomId, use }) => ({ room: String(roomId), use })),
    items: event.items.map((item) => ({
      key: key(item.id),
      kind: item.kind,
      film: typedNumber(item.filmId),
      version: typedNumber(item.filmVersionId),
      title: bothTyped(item.title),
      minutes: typedNumber(item.minutes),
      elastic: item.elastic,
      access: accessValues(item.access),
    })),
    people: event.people.map((person) => ({
      key: key(person.id),
      person: String(person.personId),
      role: person.role,
      presence: person.presence,
      confirmation: person.confirmation,
      item: key(person.itemId),
    })),
    themes: Object.fromEntries(event.themeIds.map((id) => [`t${id}`, true])),
    capacity: typedNumber(event.capacity),
    admission: event.admission,
    visibility: event.visibility,
    doors: typedNumber(event.doorsMinutes),
    clear: typedNumber(event.clearMinutes),
    series: typedNumber(event.seriesId),
    seriesPosition: typedNumber(event.seriesPosition),
    continues: typedNumber(event.continuesEventId),
    offers: event.offers.map((offer) => ({
      key: key(offer.id),
      kind: offer.kind,
      label: bothTyped(offer.label),
      price: bothTyped(offer.price),
      address: offer.address,
      opensAt: offer.opensAt ?? '',
    })),
    links: event.links.map(({ address, label }) => ({ address, label })),
    teamNotes: event.teamNotes,
    wishes: wishValues(event.wishes ?? {}),
    tags: tagsInWords(event.tags),
  };
}

/**
 * The values with one for the box of each theme: without, ticking and unticking it would look like
 * a change.
 */
export const withBoxes = (values: EventFormValues, { themes }: { themes: readonly { id: number }[] }) => ({
  ...values,
  themes: { ...Object.fromEntries(themes.map(({ id }) => [`t${id}`, false])), ...values.themes },
});
