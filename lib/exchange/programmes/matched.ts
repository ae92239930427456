import type { Bilingual } from '#db/columns.ts';
import { ownTitle } from '#lib/events/title.ts';
import { filmsByName, likelyPeople, nameKey, slipsOf } from '#lib/exchange/files/likeness.ts';
import { areMost } from '#lib/exchange/lists/list-plan.ts';
import { groupedByEach } from '#lib/grouped.ts';
import type { Keys } from '#lib/history/import-keys.ts';
import { cleanLine, cleanText, MAX_NAME, MAX_TEXT } from '#lib/i18n/clean-text.ts';
import { locales } from '#lib/i18n/locale.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import type { Draft, DraftEvent, DraftPerson, DraftRoom } from '#lib/model/draft.ts';
import { byId, byNumber, byUid } from '#lib/model/keyed.ts';
import { titleKey } from '#lib/search/words.ts';
import type { Incoming, IncomingEvent, IncomingPerson } from './incoming.ts';
import type { NoteCode, PlannedPerson, ProgrammeAnswers } from './planned.ts';

/*
 * Which séances and people of the festival those of a file are.
 */

/**
 * To which séance of the festival one of the file corresponds: `isOwn` means by our own uid or
 * number; none means a new one.
 */
export type Match =
  | { is: 'same'; event: DraftEvent; isOwn: boolean }
  | { is: 'new' }
  | { is: 'asked'; candidates: DraftEvent[] }
  | { is: 'twice' }
  | { is: 'unknownNumber' };

const MAX_CANDIDATES = 5;
/**
 * Similar titles are searched for only if at most so many séances are unmatched; among more,
 * similarity means little.
 */
const MAX_FOR_SLIPS = 3000;

/**
 * Matches séances by our own uid or number, by the user's answer, by the other program's id; then
 * by title or films, hour and room, if only one séance has them. A séance that shares only title or
 * films with an unmatched one, or only its hour and nearly its title, is asked about: it may be the
 * same one, moved. Each séance is matched once.
 */
export function matchEvents(
  draft: Draft,
  incoming: Incoming,
  keys: Keys,
  roomOf: ReadonlyMap<string, DraftRoom>,
  answers: ProgrammeAnswers,
): Match[] {
  const known = byId(draft.events);
  const ours = byUid(draft.events);
  const numbered = byNumber(draft.events);
  const films = byId(draft.films);
  const shown = (event: DraftEvent) => [...titlesOf(ownTitle(event, { films })), ...filmsKey(filmsShown(event.items))];
  const find = filmsByName(draft.films);
  /** A row in a list of showings has no title of its own, so its films name it. */
  const named = ({ title, films: names = [] }: IncomingEvent): string[] => {
    if (names.length === 0 || !isEmpty(title)) return titlesOf(title);
    const items = names.flatMap((name) => {
      const film = find(name);
      return film && film !== 'several' ? [{ title: {}, filmId: film.id }] : [];
    });
    return [
      ...titlesOf(ownTitle({ title: {}, label: {}, kind: 'screening', items }, { films })),
      ...filmsKey(filmsShown(items)),
    ];
  };
  const claimed = new Set<number>();
  const claim = (event: DraftEvent, isOwn: boolean): Match => {
    if (claimed.has(event.id)) return { is: 'twice' };
    claimed.add(event.id);
    return { is: 'same', event, isOwn };
  };

  // Any spreadsheet may count its rows from 1. An id of one counts if the title agrees (and the
  // hour, where several have that title), or if at least half of the ids do. Else it is asked.
  const byTitle = groupedByEach(incoming.source === 'list' ? draft.events : [], shown);
  const keyedOf = (of: IncomingEvent) => known.get(keys.get(keyOfEvent(of)) ?? 0);
  const isMeant = (of: IncomingEvent, event: DraftEvent) => {
    const alike = lookUp(byTitle, named(of));
    return alike.includes(event) && (alike.length === 1 || (of.startsAt ?? event.startsAt) === event.startsAt);
  };
  const isSame =
    incoming.source !== 'list' ||
    areMost(
      incoming.events.flatMap((of) => {
        const event = keyedOf(of);
        return event ? isMeant(of, event) : [];
      }),
    );
  const doubted = new Map<number, DraftEvent[]>();
  const matches = incoming.events.map((of, at): Match | null => {
    const own = (of.uid && ours.get(of.uid)) || (of.number === undefined ? undefined : numbered.get(of.number));
    if (own) return claim(own, true);
    const said = answers.said.get(`e${at}`);
    const chosen = known.get(Number(said ?? 0));
    if (chosen) return claim(chosen, false);
    if (said === 'new') return { is: 'new' };
    const keyed = keyedOf(of);
    if (keyed && (isSame || isMeant(of, keyed) || named(of).length === 0)) return claim(keyed, false);
    const doubt = keyed ?? known.get(of.mayBe ?? 0);
    if (doubt) doubted.set(at, [doubt]);
    if (of.number !== undefined && !of.uid) return { is: 'unknownNumber' };
    return null;
  });

  const open = () => matches.flatMap((match, at) => (match === null ? [at] : []));
  const free = () => draft.events.filter(({ id }) => !claimed.has(id));
  if (open().length > 0 && claimed.size < draft.events.length) {
    const exact = groupedByEach(free(), (event) => shown(event).map((name) => `${name} ${event.startsAt}`));
    const there = (of: IncomingEvent) =>
      lookUp(
        exact,
        named(of).map((name) => `${name} ${of.startsAt ?? null}`),
      ).filter(({ id }) => !claimed.has(id));
    // First those with the same hour, room and exact title, wherever they stand in the file; then
    // those with the same hour and room; then those in another room.
    for (const by of ['words', 'room', 'hour'] as const)
      for (const at of open()) {
        const of = incoming.events[at] as IncomingEvent;
        const room = roomOf.get(of.rooms?.[0] ?? '')?.id;
        const all = there(of);
        const inRoom = all.filter(({ rooms }) => rooms.length === 0 || room === undefined || rooms[0]?.roomId === room);
        const said = by === 'words' ? inRoom.filter(({ title }) => isSaidSo(of, title)) : inRoom;
        // With ids, two séances of the same title and hour may be different ones. Without ids, one
        // row is one of them and the next row another.
        const isAlone = of.foreignId === '' || (of.startsAt && inRoom.length === 1);
        const event = by === 'hour' ? of.foreignId === '' && all.length === 1 && all[0] : isAlone && said[0];
        if (event) matches[at] = claim(event, false);
      }
  }

  if (open().length > 0 && claimed.size < draft.events.length) {
    const left = free();
    const byName = groupedByEach(left, shown);
    const nearly =
      left.length > MAX_FOR_SLIPS
        ? new Map<string, DraftEvent[]>()
        : groupedByEach(left, (event) =>
            shown(event).flatMap((name) => slipsOf(name).map((slip) => `${slip} ${event.startsAt}`)),
          );
    for (const at of open()) {
      const of = incoming.events[at] as IncomingEvent;
      const slips = of.startsAt ? named(of).flatMap(slipsOf) : [];
      const alike = lookUp(
        nearly,
        slips.map((slip) => `${slip} ${of.startsAt}`),
      );
      const candidates = [...new Set([...(doubted.get(at) ?? []), ...alike, ...lookUp(byName, named(of))])].filter(
        ({ id }) => !claimed.has(id),
      );
      const [first] = candidates;
      if (!first || answers.all.events === 'new') continue;
      matches[at] =
        answers.all.events === 'same'
          ? claim(first, false)
          : { is: 'asked', candidates: candidates.slice(0, MAX_CANDIDATES) };
    }
  }
  return matches.map((match) => match ?? { is: 'new' });
}

/**
 * A uid in our format that this festival does not know is from another festival, and is used like
 * any other id.
 */
export const keyOfEvent = (of: IncomingEvent): string => of.foreignId || of.uid || '';

/** Whether the title is exactly the same; compared titles are otherwise only similar. */
const isSaidSo = ({ title, films = [] }: IncomingEvent, own: IncomingEvent['title']) =>
  [title?.fr, title?.en, ...films].some((text) => text && (text === own?.fr || text === own?.en));

const titlesOf = (title: IncomingEvent['title'] | null): string[] =>
  [title?.fr, title?.en].flatMap((text) => (text?.trim() ? titleKey(text) : []));

/** Cannot be equal to any title. */
const filmsKey = (ids: readonly number[]) => (ids.length > 0 ? [`+${ids.join('+')}`] : []);
const filmsShown = (items: readonly { filmId: number | null }[]) => items.flatMap(({ filmId }) => filmId ?? []);

const lookUp = (groups: ReadonlyMap<string, DraftEvent[]>, keys: readonly string[]): DraftEvent[] => [
  ...new Set(keys.flatMap((key) => groups.get(key) ?? [])),
];

/**
 * Somebody without an id is identified by name, so that « A. Diop » has to be answered only once.
 */
const keyOf = (of: IncomingPerson) => of.foreignId || `name ${nameKey(of.name).key}`;

/** As much of it as a biography may contain. */
function bioOf({ bio = {} }: Pick<IncomingPerson, 'bio'>): Bilingual {
  const texts = locales.flatMap((locale) => {
    const text = cleanText(bio[locale] ?? '');
    if (text === '') return [];
    return [[locale, text.length > MAX_TEXT ? `${text.slice(0, MAX_TEXT - 1).toWellFormed()}…` : text] as const];
  });
  return Object.fromEntries(texts);
}

/**
 * Finds each person of the file: by our own number, by the id of an earlier import, else by name,
 * if only one person has it. A person who may be somebody known (an initial, one letter) is asked
 * about. Without ids, one name is one person. A biography is used only for a new person; existing
 * ones keep theirs.
 */
export function planPeople(
  draft: Draft,
  incoming: Incoming,
  keys: Keys,
  answers: ProgrammeAnswers,
  nextId: () => number,
  note: (code: NoteCode, about: string) => void,
): { people: PlannedPerson[]; personOf: ReadonlyMap<string, DraftPerson> } {
  const standing = byId(draft.people);
  const numbered = byNumber(draft.people);
  const keyed = new Set(keys.values());
  // Made only if needed: a person known by id is not searched for.
  let likely: ReturnType<typeof likelyPeople<DraftPerson>> | undefined;
  const spellings = new Map(
    incoming.people.flatMap((of) => (of.foreignId === '' ? [] : [[cleanLine(of.name), of.foreignId] as const])),
  );
  const made = new Map<string, DraftPerson>();
  const fresh = (of: IncomingPerson): DraftPerson => {
    const name = cleanLine(of.name).slice(0, MAX_NAME) || '–';
    const own = of.foreignId === '' ? nameKey(name).key : `${of.foreignId} ${of.key}`;
    const known = made.get(own);
    if (known) return known;
    const id = nextId();
    const person: DraftPerson = {
      id,
      festivalId: draft.festival.id,
      uid: '',
      number: id,
      name,
      organisation: '',
      title: {},
      bio: bioOf(of),
      contact: '',
      ways: [],
      tags: [],
      arrivesAt: null,
      departsAt: null,
      version: 1,
    };
    made.set(own, person);
    return person;
  };
  const left = new Set<number>();
  const people = incoming.people.map((of, at): PlannedPerson => {
    const name = `p${at}`;
    const base = { name, line: of.line, title: of.name, foreignId: keyOf(of) };
    const own = of.number === undefined ? undefined : numbered.get(of.number);
    const said = answers.said.get(name);
    const known = own ?? standing.get(keys.get(keyOf(of)) ?? 0) ?? standing.get(Number(said ?? 0));
    const same = (person: DraftPerson): PlannedPerson => ({ ...base, is: 'same', person, left: null });
    if (known) {
      const renamed = cleanLine(of.name).slice(0, MAX_NAME);
      if (!own || renamed === '' || renamed === own.name) return same(known);
      return answers.left.get(name)?.includes('name')
        ? { ...base, is: 'same', person: own, left: renamed }
        : { ...base, is: 'changed', person: { ...own, name: renamed }, before: own.name };
    }
    const another = (): PlannedPerson => {
      const person = fresh(of);
      // Noted once, however often the file names them.
      if (answers.left.get(name) === 'line') left.add(person.id);
      return { ...base, is: left.has(person.id) ? 'left' : 'new', person };
    };
    if (said === 'new') return another();
    // A person who is matched to another id of this file is not available.
    const free = (person: DraftPerson) => {
      const isAnother = spellings.get(person.name) !== undefined && spellings.get(person.name) !== of.foreignId;
      return of.foreignId === '' || (!keyed.has(person.id) && !isAnother);
    };
    likely ??= likelyPeople(draft.people);
    const found = likely(of.name);
    const named = found.named.filter(free);
    const [only] = named;
    if (only && named.length === 1) return same(only);
    const candidates = [...new Set([...named, ...found.alike.filter(free)])].slice(0, MAX_CANDIDATES);
    const [first] = candidates;
    if (first && answers.all.people === 'same') return same(first);
    if (first && answers.all.people !== 'new') return { ...base, is: 'asked', candidates };
    return another();
  });
  for (const [at, row] of people.entries()) {
    if (row.is !== 'same') continue;
    const bio = bioOf(incoming.people[at] ?? {});
    if (locales.some((locale) => bio[locale] && bio[locale] !== row.person.bio[locale])) note('bios', row.person.name);
  }
  const personOf = new Map<string, DraftPerson>();
  for (const [at, row] of people.entries())
    if (row.is !== 'asked' && row.is !== 'left') personOf.set(incoming.people[at]?.key ?? '', row.person);
  return { people, personOf };
}
