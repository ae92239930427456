import type { ItemKind, PersonRole, Presence } from '#db/enums.ts';
import { isSkipped, mainRoomOf, moved, withMainRoom } from '#lib/events/placing.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { filmTitle } from '#lib/films/title.ts';
import { byText } from '#lib/grouped.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import { type DraftEvent, type DraftIndex, mayCome } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { type LiveFacts, laterBy } from '#lib/model/live-facts.ts';
import { saidOfAnother } from '#lib/model/said-access.ts';
import { endOfEvent } from '#lib/programme/real-times.ts';
import { roomsApartOf } from '#lib/venues/told-apart.ts';
import { type AbsenceChoice, absenceChoices, type DayAct } from './day-posts-schema.ts';

/** What an act makes of one séance. */
export type ActChange = { before: DraftEvent; after: DraftEvent; verb: 'cancelled' | 'moved' | 'edited' };

/** Why an act cannot be done: something it names is not of this festival, or does not fit. */
export type ActRefusal =
  | 'noEvent'
  | 'noRoom'
  | 'noFilm'
  | 'noPerson'
  | 'sameRoom'
  | 'sameFilm'
  /** The séance has several films, and the act does not say which. */
  | 'whichFilm'
  | 'skippedTime'
  /** An item that this person is in has no answer yet. */
  | 'unanswered';

type Changes = ActChange[] | ActRefusal;

/**
 * How an act changes the séances of a draft, each once; pure. `asked`: the presences that need an
 * answer when a person is absent.
 */
export function dayActChangesOf(act: DayAct, index: DraftIndex, asked: ReadonlySet<number>): Changes {
  if (act.act === 'person') return withoutPerson(act, index, asked);
  const before = index.draft.events.find(({ number, status }) => number === act.event && status === 'planned');
  if (!before) return 'noEvent';
  switch (act.act) {
    case 'cancel':
      return [{ before, after: cancelled(before, act.reason), verb: 'cancelled' }];
    case 'room':
      if (!index.rooms.has(act.room)) return 'noRoom';
      if (mainRoomOf(before) === act.room) return 'sameRoom';
      return [{ before, after: { ...before, rooms: withMainRoom(before.rooms, act.room) }, verb: 'moved' }];
    case 'film': {
      const after = withFilm(before, act, index);
      return typeof after === 'string' ? after : [{ before, after, verb: 'edited' }];
    }
  }
}

const cancelled = (event: DraftEvent, reason: Bilingual): DraftEvent => ({
  ...event,
  status: 'cancelled',
  cancellationReason: reason,
});

function withFilm(
  event: DraftEvent,
  act: Extract<DayAct, { act: 'film' }>,
  index: DraftIndex,
): DraftEvent | ActRefusal {
  const films = event.items.filter(({ filmId }) => filmId !== null);
  const item = act.item === null ? films[0] : films.find(({ id }) => id === act.item);
  const film = index.films.get(act.film);
  if (!film || !item) return 'noFilm';
  if (act.item === null && films.length > 1) return 'whichFilm';
  if (item.filmId === film.id) return 'sameFilm';
  const version = copyShown(film, act.version);
  const old = index.films.get(item.filmId ?? 0);
  // A séance that has the title of its old film gets the title of the new one.
  const names = old ? Object.values(filmTitle(old)) : [];
  const isNamedSo = Object.values(event.title).some((title) => title !== undefined && names.includes(title.trim()));
  const access = saidOfAnother(item.access);
  const next = { ...item, filmId: film.id, filmVersionId: version?.id ?? null, minutes: null, title: {}, access };
  return {
    ...event,
    ...(isNamedSo && { title: {} }),
    items: event.items.map((one) => (one.id === item.id ? next : one)),
  };
}

export type PersonAct = Extract<DayAct, { act: 'person' }>;
export type AbsenceAnswer = PersonAct['absences'][number];

function withoutPerson(act: PersonAct, index: DraftIndex, asked: ReadonlySet<number>): Changes {
  if (!index.people.has(act.person)) return 'noPerson';
  const answered = new Map(act.absences.map((one) => [one.presence, one]));
  if ([...asked].some((presence) => !answered.has(presence))) return 'unanswered';
  const changes: ActChange[] = [];
  for (const before of index.draft.events) {
    const own = before.people.filter(({ id, personId }) => personId === act.person && asked.has(id));
    let after = before;
    for (const { id } of own) {
      const answer = answered.get(id);
      const next = answer && absent(after, answer, act.reason, index);
      if (typeof next === 'string') return next;
      after = next ?? after;
    }
    if (after === before) continue;
    const isMoved = after.startsAt !== before.startsAt || mainRoomOf(after) !== mainRoomOf(before);
    changes.push({ before, after, verb: after.status === 'cancelled' ? 'cancelled' : isMoved ? 'moved' : 'edited' });
  }
  return changes;
}

function absent(
  event: DraftEvent,
  answer: AbsenceAnswer,
  reason: Bilingual,
  index: DraftIndex,
): DraftEvent | ActRefusal {
  const own = event.people.find(({ id }) => id === answer.presence);
  if (!own) return event;
  const withOwn = (to: Partial<typeof own>): DraftEvent => ({
    ...event,
    people: event.people.map((one) => (one.id === own.id ? { ...one, ...to } : one)),
  });
  switch (answer.choice) {
    case 'as-planned':
      return event;
    case 'video':
      return withOwn({ presence: 'video' });
    case 'without':
      return withOwn({ confirmation: 'prevented' });
    case 'replaced': {
      if (answer.by === null || answer.by === own.personId || !index.people.has(answer.by)) return 'noPerson';
      const other = { ...own, personId: answer.by, presence: 'in-person' as const, confirmation: 'confirmed' as const };
      return { ...event, people: event.people.map((one) => (one.id === own.id ? other : one)) };
    }
    case 'cancelled':
      return withoutItem(event, own.itemId, reason);
    case 'moved':
      return elsewhere(event, answer, index);
  }
}

/** The séance without that part, if it has others; else the whole séance is cancelled. */
function withoutItem(event: DraftEvent, itemId: number | null, reason: Bilingual): DraftEvent {
  const items = event.items.filter(({ id }) => id !== itemId);
  if (itemId === null || items.length === 0 || items.length === event.items.length) return cancelled(event, reason);
  return { ...event, items, people: event.people.filter((one) => one.itemId !== itemId) };
}

function elsewhere(event: DraftEvent, { startsAt, room }: AbsenceAnswer, index: DraftIndex): DraftEvent | ActRefusal {
  const zone = index.draft.festival.timeZone;
  if (room !== null && !index.rooms.has(room)) return 'noRoom';
  if (startsAt !== null && isSkipped(startsAt, zone)) return 'skippedTime';
  const to = { ...(startsAt !== null && { startsAt }), ...(room !== null && { roomId: room }) };
  return { ...event, ...moved(event, to, zone) };
}

/**
 * One item or one whole séance of a person that is not over: « Personne absente » asks what becomes
 * of it.
 */
export type Absence = {
  /** The id of an `event_people` row, for the answer. */
  presence: number;
  event: number;
  title: Bilingual;
  /** Wall clock. */
  startsAt: string;
  rooms: readonly Bilingual[];
  /** Its position among the séance's parts; null for the whole séance. */
  item: number | null;
  itemKind: ItemKind | null;
  itemTitle: Bilingual;
  role: PersonRole;
  /** How they were to be present. Somebody expected by video is not offered `video`. */
  how: Presence;
  /** How many other people are in that item, or in the séance. */
  others: number;
  choices: readonly AbsenceChoice[];
};

/**
 * Everything that this person (id) is in, for the public or the team, and that is not over at `now`
 * (an instant), delays included; sorted by time.
 */
export function absencesOf(
  index: DraftIndex,
  document: TeamDocument,
  { events: facts }: LiveFacts,
  personId: number,
  now: string,
): Absence[] {
  const released = byNumber(document.events);
  const found = index.draft.events.flatMap((event): Absence[] => {
    const known = released.get(event.number);
    const end = known && endOfEvent(known, document.festival, laterBy(facts.get(event.number)).end);
    const isAhead = known?.status === 'planned' && (!end || end > now);
    if (!isAhead || event.status !== 'planned' || event.startsAt === null) return [];
    const { startsAt } = event;
    const coming = event.people.filter(mayCome);
    return coming
      .filter((one) => one.personId === personId)
      .map((one): Absence => {
        const item = event.items.findIndex(({ id }) => id === one.itemId);
        const part = event.items[item];
        const beside = coming.filter(
          (other) => other.personId !== personId && (part === undefined || other.itemId === one.itemId),
        );
        return {
          presence: one.id,
          event: event.number,
          title: known.title,
          startsAt,
          rooms: event.rooms.flatMap(({ roomId }) => roomsApartOf(index).get(roomId)?.name ?? []),
          item: part ? item : null,
          itemKind: part?.kind ?? null,
          itemTitle: part?.title ?? {},
          role: one.role,
          how: one.presence,
          others: new Set(beside.map((other) => other.personId)).size,
          choices: absenceChoices.filter((choice) => choice !== 'video' || one.presence === 'in-person'),
        };
      });
  });
  return found.sort((a, b) => byText(a.startsAt, b.startsAt) || a.event - b.event);
}
