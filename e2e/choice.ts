import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { exampleDocument, exampleEvent, exampleFilm, exampleItem } from '#lib/programme/testing.ts';

const [SATURDAY, SUNDAY] = ['2038-06-05', '2038-06-06'];
const [HALL, LIBRARY] = [2, 21];

const showing = (number: number, film: number, title: string, from: string, to: string, room = HALL): DocumentEvent =>
  exampleEvent({
    number,
    title: { fr: title },
    startsAt: from,
    endsAt: to,
    rooms: [{ room, use: 'main' }],
    items: [exampleItem({ kind: 'film', film, startsAt: from, endsAt: to, minutes: 90 })],
  });

/**
 * A festival to choose from, years ahead so that nothing is over: two venues twelve minutes apart,
 * a film shown twice, séances that clash, one that is reached too late, and one that fits in
 * between.
 */
export function choiceDocument(changes: Partial<PublicDocument> = {}): Partial<PublicDocument> {
  const { festival, days } = exampleDocument();
  return {
    festival: { ...festival, startsOn: SATURDAY, endsOn: SUNDAY },
    days: days.map((day, i) => ({ ...day, date: i === 0 ? SATURDAY : SUNDAY })),
    walks: [{ from: 1, to: 20, minutes: 12 }],
    films: [4, 5, 6, 7].map((number) => exampleFilm({ number, originalTitle: titles[number] ?? '' })),
    people: [],
    blocks: [],
    events: [
      showing(10, 4, 'Terre rare', `${SATURDAY}T09:30`, `${SATURDAY}T11:45`),
      showing(11, 5, 'La Mine', `${SATURDAY}T11:00`, `${SATURDAY}T12:30`, LIBRARY),
      showing(12, 6, 'Derrière la vitre', `${SATURDAY}T12:40`, `${SATURDAY}T13:40`),
      showing(13, 7, 'Nuit blanche', `${SATURDAY}T13:45`, `${SATURDAY}T15:15`, LIBRARY),
      showing(14, 7, 'Nuit blanche', `${SATURDAY}T20:00`, `${SATURDAY}T21:30`),
      showing(15, 4, 'Terre rare', `${SUNDAY}T14:00`, `${SUNDAY}T15:34`),
    ],
    ...changes,
  };
}

const titles: Record<number, string> = { 4: 'Terre rare', 5: 'La Mine', 6: 'Derrière la vitre', 7: 'Nuit blanche' };
