import ICAL from 'ical.js';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { indexDocument } from '#lib/programme/document-index.ts';
import { calendarLine } from './vevent.ts';

/** What every calendar program must agree on. Instants are `2026-11-28T08:30:00Z`. */
export type Entry = {
  uid: string;
  start: string;
  end: string | null;
  title: string;
  place: string;
  status: string;
  sequence: number;
};

/** The entries a programme should give in French, from its document alone. */
export function expectedEntries(document: PublicDocument): Entry[] {
  return document.events
    .filter(({ startInstant }) => startInstant !== null)
    .map((event) => ({
      uid: event.uid,
      start: second(event.startInstant ?? ''),
      end: event.endInstant !== null && event.endInstant > (event.startInstant ?? '') ? second(event.endInstant) : null,
      title: titleOf(event),
      place: placeOf(event, document),
      status: event.status === 'cancelled' ? 'CANCELLED' : event.timeIsToConfirm ? 'TENTATIVE' : 'CONFIRMED',
      sequence: event.sequence,
    }))
    .sort(inUidOrder);
}

const second = (iso: string) => iso.replace('.000Z', 'Z');
export const inUidOrder = (a: { uid: string }, b: { uid: string }) => (a.uid < b.uid ? -1 : 1);

function titleOf({ title, status, isPostponed }: DocumentEvent): string {
  const own = title.fr ?? title.en ?? '';
  if (isPostponed) return calendarLine(`ANNULÉE – ${own} (reportée, nouvel horaire à venir)`);
  return calendarLine(status === 'cancelled' ? `ANNULÉE – ${own}` : own);
}

function placeOf({ rooms }: DocumentEvent, document: PublicDocument): string {
  const index = indexDocument(document);
  const room = index.rooms.get(rooms[0]?.room ?? 0);
  const venue = index.venues.get(room?.venue ?? 0);
  return room && venue ? `${venue.name.fr} – ${room.name.fr}, ${venue.address}` : '';
}

/** What ical.js reads. */
export function readByIcalJs(text: string): Entry[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar
    .getAllSubcomponents('vevent')
    .map((event) => {
      const value = (name: string) => String(event.getFirstPropertyValue(name) ?? '');
      return {
        uid: value('uid'),
        start: value('dtstart'),
        end: value('dtend') || null,
        title: value('summary'),
        place: value('location'),
        status: value('status'),
        sequence: Number(value('sequence')),
      };
    })
    .sort(inUidOrder);
}
