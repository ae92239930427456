import type { Locale } from '#lib/i18n/locale.ts';
import type { DocumentEvent, PublicDocument } from '#lib/model/documents.ts';
import { isToTakePlace } from '#lib/programme/day.ts';
import { belongingIn, indexDocument } from '#lib/programme/document-index.ts';
import { type CalendarSelection, named, readCalendarSelection, type SectionChoice, sectionOf } from './selection.ts';
import { eventsUnder } from './under.ts';

/** A calendar somebody can subscribe to, as its page shows it. */
export type CalendarChoice = Readonly<{
  selection: CalendarSelection;
  /**
   * The end of the address of its page and its feed: `rooms/3-auditorium`; null for the whole
   * programme.
   */
  stem: string | null;
  /** The feed. */
  path: string;
  name: (locale: Locale) => string | null;
}>;

const WHOLE: CalendarSelection = { of: 'programme' };

/**
 * The choice behind `rooms`, `3-auditorium`; null for what the programme does not have now, and for
 * a single séance.
 */
export function calendarChoice(document: PublicDocument, section?: string, name?: string): CalendarChoice | null {
  const selection = section === undefined ? WHOLE : readCalendarSelection(section, name ?? '');
  return selection && selection.of !== 'event' ? choiceOf(document, selection) : null;
}

function choiceOf(document: PublicDocument, selection: CalendarSelection): CalendarChoice | null {
  const { path, name, isCurrent } = named(selection, indexDocument(document));
  if (!isCurrent) return null;
  return { selection, stem: selection.of === 'programme' ? null : stemOf(path), path, name };
}

/** `rooms/3-auditorium` of `/feeds/nel/rooms/3-auditorium.ics`. */
export const stemOf = (path: string) => path.split('/').slice(-2).join('/').slice(0, -'.ics'.length);

const OFFERED = ['day', 'venue', 'room', 'kind', 'theme'] as const;
type OfferedChoice = (typeof OFFERED)[number];

/**
 * The calendars to choose from, in the order of the programme, each with how many séances take
 * place there; a group without any is left out.
 */
export function calendarChoices(
  document: PublicDocument,
): { of: OfferedChoice; choices: (CalendarChoice & { count: number })[] }[] {
  const keys: Record<OfferedChoice, readonly (string | number)[]> = {
    day: document.days.map(({ date }) => date),
    venue: document.venues.map(({ number }) => number),
    room: document.rooms.map(({ number }) => number),
    kind: [...new Set(document.events.map(({ kind }) => kind))],
    theme: document.themes.map(({ slug }) => slug),
  };
  const { rooms } = indexDocument(document);
  return OFFERED.flatMap((of) => {
    const choices = keys[of].flatMap((key) => {
      const choice = calendarChoice(document, sectionOf[of as SectionChoice], String(key));
      const held = eventsUnder(document, of, key) ?? [];
      // A cancelled or postponed séance, or one that moved elsewhere, stays in the calendar but
      // does not count.
      const isHere = (event: DocumentEvent) => {
        const under: readonly (string | number)[] = belongingIn[sectionOf[of]](event, rooms);
        return isToTakePlace(event) && under.includes(key);
      };
      return choice && held.length > 0 ? [{ ...choice, count: held.filter(isHere).length }] : [];
    });
    return choices.length > 1 ? [{ of, choices }] : [];
  });
}
