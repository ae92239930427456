import { programmeOf } from '#app/_components/programme/programme.ts';
import { faceOf } from '#app/documents/document.tsx';
import { teamWords } from '#app/documents/team/team-words.ts';
import { env } from '#lib/env.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { feedPaths } from '#lib/i18n/programme-paths.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import { sentencesIn } from '#lib/i18n/typeset-messages.ts';
import { underLive } from '#lib/live/queries.ts';
import { iconVersion } from '#lib/offline/manifest.ts';
import { teamFactsOf } from '#lib/programme/live-now.ts';
import { isFestivalOver } from '#lib/programme/outlets.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import { releasedBySlug } from '#lib/programme/released.ts';
import { now } from '#lib/time/clock.ts';
import { dateOfHour, festivalDayOf } from '#lib/time/festival-day.ts';
import { formatDate, formatTimeRange, saidInstant } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { besidesOf } from '#lib/volunteers/besides-shifts.ts';
import { delaysById } from '#lib/volunteers/conduite.ts';
import { authorizeVolunteer } from '#lib/volunteers/links.ts';
import { volunteerPage } from '#lib/volunteers/page.ts';
import { formKey, pageStamp } from '#lib/volunteers/page-keys.ts';

type Who = Extract<ReturnType<typeof authorizeVolunteer>, { ok: true }>['who'];

/** The sentences of a volunteer's page, with the typography for reading. */
export const shiftWords = (locale: Locale) => sentencesIn(locale, 'shifts');

type Say = (text: Parameters<typeof typesetIn>[0]) => string;
type Hours = { startsAt: string; endsAt: string; isEndAgain?: true };

/** The label of an option, which can hold only text: date, hours, task. */
export const lineOf = ({ locale, say }: { locale: Locale; say: Say }, task: Parameters<Say>[0], hours: Hours) =>
  `${formatDate(dateOfHour(hours.startsAt), locale, 'short')}, ${formatTimeRange(hours.startsAt, hours.endsAt, locale, hours)}, ${say(task)}`;

/**
 * Everything the parts of a volunteer's page are drawn from, at one moment; null for a link that
 * opens nothing any more.
 */
export function ownView(locale: Locale, token: string) {
  const instant = now();
  const opened = authorizeVolunteer(token, instant);
  return opened.ok ? viewOf(locale, token, opened.who, instant) : null;
}

function viewOf(locale: Locale, token: string, who: Who, instant: string) {
  const besides = besidesOf(who);
  const facts = teamFactsOf(who.id, instant, who.db);
  const page = volunteerPage(who, instant, delaysById(facts, besides.eventIds));
  const wall = fromInstant(instant, who.timeZone);
  const base = sitePaths(locale).team(token);
  const { document } = page;
  const released = releasedBySlug(who.slug, who.db);
  const say: Say = (text) => typesetIn(text, locale);
  const called = new Map(
    besides.people.map(({ id, name }) => {
      const next = page.namesakes.get(id);
      return [id, next ? `${name} (${lineOf({ locale, say }, page.tasks.get(next.taskId)?.name, next)})` : name];
    }),
  );
  return {
    locale,
    token,
    base,
    who,
    page,
    besides,
    facts,
    wall,
    document,
    /** Epoch milliseconds. */
    now: Date.parse(instant),
    zone: who.timeZone,
    /**
     * Whether the festival is over and none of their shifts is still to come, such as one for
     * taking down afterwards.
     */
    isOver:
      document !== null &&
      isFestivalOver(document, instant) &&
      page.now === null &&
      page.next === null &&
      page.open.length + page.offers.length === 0,
    today: festivalDayOf(wall, who.dayStartsAt),
    /** Its name and icons as devices show them; null before anything is published. */
    face:
      released && faceOf(programmeOf({ document: released.document, locale, base, siteUrl: publicUrl(released.host) })),
    icon: released ? feedPaths(who.slug).icon('192.png', iconVersion(released.document)) : '/apple-icon.png',
    stamp: pageStamp(who),
    siteUrl: env().url,
    t: shiftWords(locale),
    /** An instant as it is written and as it is spoken; with its day if that is not today. */
    hour: (at: string) => ({
      printed: saidInstant(at, instant, who, locale),
      spoken: saidInstant(at, instant, who, locale, 'spoken'),
    }),
    team: teamWords(locale),
    programme: document && programmeOf({ document: underLive(document, facts), locale, base, siteUrl: null }),
    say,
    roomName: (id: number | null) => (id === null ? '' : say(page.rooms.get(id)?.name)),
    /** The building of a room, as it was published. */
    venueOf: (id: number | null) => {
      const number = page.rooms.get(id ?? 0)?.number;
      const venue = document?.rooms.find((room) => room.number === number)?.venue;
      return document?.venues.find((one) => one.number === venue);
    },
    taskName: (id: number) => say(page.tasks.get(id)?.name),
    personName: (id: number | null) => besides.people.find((person) => person.id === id)?.name ?? '',
    /**
     * A person's name in a list of choices; where several have the same name, with their next
     * shift.
     */
    personChoice: (id: number) => called.get(id) ?? '',
    formKey: (...parts: readonly (string | number)[]) => formKey(who.volunteer.id, ...parts),
  };
}

export type OwnView = ReturnType<typeof viewOf>;

/** What « Malaise » needs of a volunteer's page. */
export const emergencyPlaceOf = ({ token, locale, formKey: key, who, page, now }: OwnView) => ({
  token,
  locale,
  formKey: key,
  who,
  now,
  contact: page.safetyContact,
  rooms: page.rooms,
});
