import type { Bilingual } from '#db/columns.ts';
import { type RunningOrder, type RunningOrderItem, runningOrderOf } from '#lib/events/running-order.ts';
import { kindTitle } from '#lib/events/title.ts';
import { copyShown } from '#lib/films/copy-shown.ts';
import { filmTitle } from '#lib/films/title.ts';
import { isEmpty, joined } from '#lib/i18n/text.ts';
import type {
  DocumentEvent,
  DocumentItem,
  DocumentPresence,
  DocumentVersion,
  TeamEvent,
} from '#lib/model/documents.ts';
import { type DraftEvent, type DraftItem, type DraftVersion, isScheduled, mayCome } from '#lib/model/draft.ts';
import { asShown, deniedIn, isOfRoom, promisedIn } from '#lib/model/said-access.ts';
import { minutesFrom } from '#lib/time/clock.ts';
import { festivalDayOf } from '#lib/time/festival-day.ts';
import { instantAfter, minutesAt, toInstant } from '#lib/time/wall-clock.ts';
import { doorsToFree } from './real-times.ts';
import { addressTells, discreet, hidesFilm, type Scene, type Secrets, secretsOf, tells, text } from './scene.ts';

/**
 * One séance as the public reads it. Every field is named one by one, so that a new private field
 * is not published by accident.
 */
export function drawPublicEvent(event: DraftEvent, scene: Scene): DocumentEvent {
  const { document } = draw(event, scene);
  return { ...document, continues: continuedBy(event, scene) };
}

/** One séance as the team reads it, with its set-up times, notes and hidden titles. */
export function drawTeamEvent(event: DraftEvent, scene: Scene): TeamEvent {
  const { document, order } = draw(event, scene);
  const isInRoom = document.rooms.length > 0;
  return {
    ...document,
    continues: continuedBy(event, scene),
    items: document.items.map((item, i) => ({ ...item, format: versionOf(event.items[i], scene)?.format ?? null })),
    people: peopleOf(event, scene, []).map(({ presence, confirmation }) => ({
      ...presence,
      isConfirmed: confirmation === 'confirmed',
    })),
    isPublic: event.visibility === 'public',
    doorsAt: isInRoom ? order.doorsAt : null,
    freeAt: isInRoom ? order.freeAt : null,
    ...(isInRoom && unclearOccupation(document, order, scene.draft.festival.timeZone)),
    teamNotes: event.teamNotes,
  };
}

/**
 * When doors open and the room is free, where the wall clock alone would be taken for another hour:
 * more than an hour before the start or after the end, in the night the clocks go back.
 */
function unclearOccupation(
  { startInstant, endInstant }: DocumentEvent,
  { doorsAt, freeAt, doorsMinutes, clearMinutes }: RunningOrder,
  zone: string,
): Pick<TeamEvent, 'doorsInstant' | 'freeInstant'> {
  if (startInstant === null || endInstant === null) return {};
  const content = { start: minutesAt(startInstant), end: minutesAt(endInstant) };
  const read = doorsToFree({ doorsAt, freeAt }, content, zone);
  const doorsInstant = minutesFrom(startInstant, -doorsMinutes);
  const freeInstant = minutesFrom(endInstant, clearMinutes);
  return {
    ...(doorsAt !== null && minutesAt(doorsInstant) !== read.start && { doorsInstant }),
    ...(freeAt !== null && minutesAt(freeInstant) !== read.end && { freeInstant }),
  };
}

type Drawn = { document: DocumentEvent; order: RunningOrder };

/**
 * A séance as both audiences read it. Where they read the same it is drawn once and shared, so the
 * caller must copy it before changing it.
 */
function draw(event: DraftEvent, scene: Scene): Drawn {
  const secrets = secretsOf(event, scene.hidden, scene.index);
  const isLeftOut =
    event.timeIsSuggested &&
    scene.suggestedTimes === 'leave-out' &&
    scene.audience === 'public' &&
    // A time that was published « à confirmer » stays so.
    event.startsAt !== scene.announced.get(event.number)?.startsAt;
  const isHiding = hidesFilm(event, scene.hidden);
  if (isHiding || isLeftOut) return drawFor(event, scene, secrets, isLeftOut);
  const shared = scene.drawn.get(event) ?? drawFor(event, scene, secrets, false);
  scene.drawn.set(event, shared);
  return shared;
}

function drawFor(event: DraftEvent, scene: Scene, secrets: Secrets, isLeftOut: boolean): Drawn {
  const { draft, index } = scene;
  const { timeZone, dayStartsAt } = draft.festival;
  const say = (value: Bilingual) => discreet(text(value), secrets);
  const startsAt = isScheduled(event) && !isLeftOut ? event.startsAt : null;
  // Without a time it has no end either.
  const order = runningOrderOf(startsAt ? event : { ...event, startsAt, publicEndFixed: null }, index);
  const endsAt = startsAt && order.publicEnd;
  const items = event.items.map((item, i) => drawItem(item, order.items[i], scene, secrets));

  const document: DocumentEvent = {
    uid: event.uid,
    number: event.number,
    kind: event.kind,
    label: say(event.label),
    title: titleOf(event, items, scene, secrets),
    subtitle: say(event.subtitle),
    synopsis: say(event.synopsis),
    ...(event.spoken.length > 0 && { spoken: event.spoken }),
    ...(event.translatedInto.length > 0 && { translatedInto: event.translatedInto }),
    status: event.status,
    cancellationReason: event.status === 'cancelled' ? say(event.cancellationReason) : {},
    isPostponed: false,
    admission: event.admission,
    day: startsAt && festivalDayOf(startsAt, dayStartsAt),
    startsAt,
    endsAt,
    startInstant: startsAt && toInstant(startsAt, timeZone),
    // Counted from the start, so that an end in the hour that the clocks repeat is the right one of
    // the two.
    endInstant: startsAt && endsAt && instantAfter(startsAt, order.totalMinutes, timeZone),
    endIsApproximate: endsAt !== null && order.endIsApproximate,
    timeIsToConfirm: startsAt !== null && isToConfirm(event, scene),
    rooms: startsAt ? roomsOf(event, scene) : [],
    items,
    people: peopleOf(event, scene, secrets)
      .filter(({ confirmation }) => confirmation === 'confirmed' || confirmation === 'tentative')
      .map(({ presence }) => presence),
    themes: event.themeIds.flatMap((id) => index.themes.get(id)?.slug ?? []),
    capacity: event.capacity ?? (startsAt ? seatsOf(event, scene) : null),
    series: seriesOf(event, scene),
    continues: continuedBy(event, scene),
    endsAtVenue: (event.endsAtVenueId !== null && index.venues.get(event.endsAtVenueId)?.number) || null,
    availableUntil: event.availableUntil,
    offers: offersOf(event, scene, secrets),
    ...linksOf(event, scene),
    // Set later, when the earlier releases are known.
    replaces: null,
    sequence: 0,
    createdAt: '',
    changedAt: '',
  };
  return { document, order };
}

/**
 * A séance that hides a film shows no links: an address may give the film away in words that nobody
 * thought to look for.
 */
function linksOf(event: DraftEvent, scene: Scene): Pick<DocumentEvent, 'links'> {
  if (event.links.length === 0 || hidesFilm(event, scene.hidden)) return {};
  return { links: event.links.map(({ address, label }) => ({ address, label })) };
}

/**
 * The prices of a séance and where to book it. A séance that hides a film can be booked all the
 * same, through labels and addresses that do not name the film.
 */
const offersOf = (event: DraftEvent, { offersOfEvent }: Scene, secrets: Secrets) =>
  (offersOfEvent.get(event.id) ?? []).map((offer) => ({
    ...offer,
    label: discreet(offer.label, secrets),
    price: discreet(offer.price, secrets),
    address: addressTells(offer.address, secrets) ? '' : offer.address,
  }));

function isToConfirm(event: DraftEvent, { suggestedTimes }: Scene): boolean {
  if (!event.timeIsSuggested || suggestedTimes === null) return event.timeIsToConfirm;
  return suggestedTimes !== 'confirm';
}

const roomsOf = (event: DraftEvent, { index }: Scene) =>
  event.rooms.flatMap(({ roomId, use }) => {
    const room = index.rooms.get(roomId);
    return room ? [{ room: room.number, use }] : [];
  });

/** The seats of its main and joined rooms; null when one of them is unknown. */
function seatsOf(event: DraftEvent, { index }: Scene): number | null {
  let seats = 0;
  for (const { roomId, use } of event.rooms) {
    if (use === 'overflow') continue;
    const room = index.rooms.get(roomId);
    if (!room?.seats) return null;
    seats += room.seats;
  }
  return seats || null;
}

function seriesOf(event: DraftEvent, { index }: Scene): DocumentEvent['series'] {
  const found = event.seriesId === null ? undefined : index.series.get(event.seriesId);
  return found ? { series: found.number, position: event.seriesPosition } : null;
}

function continuedBy(event: DraftEvent, { index, audience }: Scene): number | null {
  const found = event.continuesEventId === null ? undefined : index.events.get(event.continuesEventId);
  return found && (audience === 'team' || found.visibility === 'public') ? found.number : null;
}

function versionOf(item: DraftItem | undefined, { index }: Scene): DraftVersion | undefined {
  return copyShown(index.films.get(item?.filmId ?? 0), item?.filmVersionId ?? null);
}

export const drawVersion = ({ spoken, subtitles, sdh, ad }: DraftVersion): DocumentVersion => ({
  spoken,
  subtitles,
  sdh,
  ad,
});

function drawItem(item: DraftItem, timed: RunningOrderItem | undefined, scene: Scene, secrets: Secrets): DocumentItem {
  const film = item.filmId === null ? undefined : scene.index.films.get(item.filmId);
  const neutral = film && scene.hidden.get(film.id);
  const version = versionOf(item, scene);
  const denied = deniedIn(item.access);
  const lacks = denied.filter(isOfRoom);
  return {
    kind: item.kind,
    title: neutral ?? discreet(text(item.title), secrets),
    film: film && !neutral ? film.number : null,
    version: version && !neutral ? asShown(drawVersion(version), denied) : null,
    startsAt: timed?.startsAt ?? null,
    startIsApproximate: timed?.offsetIsApproximate ?? false,
    endsAt: timed?.endsAt ?? null,
    minutes: timed?.minutes ?? 0,
    isApproximate: timed?.isApproximate ?? false,
    access: promisedIn(item.access),
    ...(lacks.length > 0 && { lacks }),
    isHidden: neutral !== undefined,
  };
}

/**
 * The séance's own title, else its films' titles, else its parts', else its label, and at last the
 * name of its kind.
 */
function titleOf(event: DraftEvent, items: DocumentItem[], scene: Scene, secrets: Secrets): Bilingual {
  const own = discreet(text(event.title), secrets);
  if (!isEmpty(own)) return own;
  const films = event.items.flatMap((item) => {
    const film = item.filmId === null ? undefined : scene.index.films.get(item.filmId);
    return film ? [scene.hidden.get(film.id) ?? filmTitle(film)] : [];
  });
  if (films.length > 0) return joined(films);
  const parts = items.map((item) => item.title).filter((title) => !isEmpty(title));
  if (parts.length > 0) return joined(parts);
  const label = discreet(text(event.label), secrets);
  if (!isEmpty(label)) return label;
  return kindTitle(event.kind);
}

/**
 * The people of a séance, without those who declined or cannot come, and without the makers of a
 * film that may not be named.
 */
function peopleOf(event: DraftEvent, { index }: Scene, secrets: Secrets) {
  return event.people.filter(mayCome).flatMap(({ personId, itemId, role, presence, confirmation }) => {
    const person = index.people.get(personId);
    if (!person) return [];
    if (secrets.length > 0 && (role === 'director' || tells(person.name, secrets))) return [];
    const item = itemId === null ? -1 : event.items.findIndex(({ id }) => id === itemId);
    const drawn: DocumentPresence = {
      person: person.number,
      role,
      presence,
      isTentative: confirmation === 'tentative',
      item: item < 0 ? null : item,
    };
    return [{ presence: drawn, confirmation }];
  });
}
