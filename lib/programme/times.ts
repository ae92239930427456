import { Temporal } from 'temporal-polyfill';
import type { DraftEvent, DraftIndex } from './draft.ts';

export const toInstant = (wall: string, zone: string) =>
  new Date(
    Temporal.PlainDateTime.from(wall).toZonedDateTime(zone, { disambiguation: 'earlier' }).epochMilliseconds,
  ).toISOString();
export const fromInstant = (iso: string, zone: string) =>
  Temporal.Instant.from(iso).toZonedDateTimeISO(zone).toPlainDateTime().toString().slice(0, 16);
export const addMinutes = (wall: string, minutes: number, zone: string) =>
  fromInstant(new Date(Date.parse(toInstant(wall, zone)) + minutes * 60_000).toISOString(), zone);
export const festivalDayOf = (wall: string, dayStartsAt: string) =>
  new Date(Date.parse(`${wall}Z`) - Date.parse(`1970-01-01T${dayStartsAt}Z`)).toISOString().slice(0, 10);

export function runningOrderOf(event: DraftEvent, index: DraftIndex) {
  const { festival } = index.draft;
  const zone = festival.timeZone;
  let offset = 0;
  let isApproximate = false;
  const at = (minutes: number) => (event.startsAt === null ? null : addMinutes(event.startsAt, minutes, zone));
  const items = event.items.map((item) => {
    const film = item.filmId === null ? undefined : index.films.get(item.filmId);
    const version = film?.versions.find((v) => v.id === item.filmVersionId);
    const known = item.minutes ?? version?.minutes ?? film?.minutes ?? null;
    const minutes = known ?? (item.kind === 'film' ? 60 : 0);
    isApproximate ||= known === null;
    const row = {
      itemId: item.id,
      minutes,
      isApproximate: known === null,
      startsAt: at(offset),
      endsAt: at(offset + minutes),
    };
    offset += minutes;
    return row;
  });
  const publicEnd = event.publicEndFixed ?? at(offset);
  return {
    items,
    isApproximate,
    publicEnd,
    doorsAt: at(-(event.doorsMinutes ?? festival.doorsMinutes)),
    freeAt: publicEnd && addMinutes(publicEnd, event.clearMinutes ?? festival.clearMinutes, zone),
  };
}
