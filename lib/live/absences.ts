import type { ItemKind, PersonRole, Presence } from '#db/enums.ts';
import { byText } from '#lib/grouped.ts';
import type { Bilingual } from '#lib/i18n/text.ts';
import type { TeamDocument } from '#lib/model/documents.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { byNumber } from '#lib/model/keyed.ts';
import { type LiveFacts, laterBy } from '#lib/model/live-facts.ts';
import { endOfEvent } from '#lib/programme/fact-ends.ts';
import { roomsApartOf } from '#lib/venues/told-apart.ts';
import { type AbsenceChoice, absenceChoices } from './day-acts-schema.ts';

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
    const coming = event.people.filter(
      ({ confirmation }) => confirmation !== 'declined' && confirmation !== 'prevented',
    );
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
