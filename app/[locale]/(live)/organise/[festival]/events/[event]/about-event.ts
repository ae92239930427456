import { notFound } from 'next/navigation';
import { seenIndex } from '#lib/draft/queries.ts';
import { eventByNumber } from '#lib/events/queries.ts';
import { eventTitle } from '#lib/events/title.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { numberOf } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import type { Authorized } from '#lib/policy.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { shiftsEndingWith } from '#lib/volunteers/queries.ts';

/** What the pages of one séance need; 404 for an unknown number. */
export function aboutEvent(festival: Authorized<'read'>, segment: string, locale: Locale) {
  const number = numberOf(segment);
  const event = number === null ? null : eventByNumber(festival.id, number);
  if (!event) notFound();
  const index = seenIndex(festival);
  const released = releasedBySlug(festival.slug)?.document.events.find((one) => one.number === event.number) ?? null;
  return {
    event: { ...event, tags: index.events.get(event.id)?.tags ?? [] },
    index,
    title: inLocale(eventTitle(event, index), locale),
    /** The séance as it was published; null when it was not. */
    released,
    ending: shiftsEndingWith(event, festival.db),
    followers: index.draft.events.filter((one) => one.continuesEventId === event.id).length,
  };
}
