import { clsx } from 'clsx';
import type { Route } from 'next';
import Link from 'next/link';
import type { Warning } from '../../../../../lib/events/warning.ts';
import { type WarningFix, warningFixes } from '../../../../../lib/events/warning-fixes.ts';
import { fixLabel, warningHeading, warningSentence } from '../../../../../lib/events/warning-sentences.ts';
import type { Locale } from '../../../../../lib/i18n/locale.ts';
import { deskPaths } from '../../../../../lib/i18n/paths.ts';
import type { DraftIndex } from '../../../../../lib/programme/draft.ts';
import { Spoken } from '../../../../_components/time.tsx';
import { MoveFix } from './move-fix.tsx';

/** A warning in its sentence, with what could be done about it. `on` is the séance whose page it stands on. */
export function WarningCard({
  warning,
  index,
  locale,
  slug,
  isReadOnly,
  on,
}: {
  warning: Warning;
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
  on?: number;
}) {
  const fixes = warningFixes(warning, index).filter((fix) => !(fix.kind === 'open-event' && fix.eventId === on));
  return (
    <article className={clsx('warning-card', warning.level)}>
      <h3>{warningHeading(warning, index, locale)}</h3>
      <p className="relative">
        <Spoken as={warningSentence(warning, index, locale, 'spoken')}>
          {warningSentence(warning, index, locale)}
        </Spoken>
      </p>
      <ul className="flex flex-wrap gap-x-4">
        {fixes.map((fix) => (
          <li key={JSON.stringify(fix)}>
            <Fix fix={fix} index={index} locale={locale} slug={slug} isReadOnly={isReadOnly} />
          </li>
        ))}
      </ul>
    </article>
  );
}

function Fix({
  fix,
  index,
  locale,
  slug,
  isReadOnly,
}: {
  fix: WarningFix;
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
}) {
  const label = fixLabel(fix, index, locale);
  if (fix.kind === 'move-event' && !isReadOnly) {
    const event = index.events.get(fix.eventId);
    if (event)
      return (
        <MoveFix
          place={{ locale, slug, number: event.number }}
          version={event.version}
          startsAt={fix.startsAt}
          label={label}
        />
      );
  }
  return (
    <Link href={pathOf(fix, index, locale, slug) as Route} prefetch={false} className="link inline-block py-2">
      {label}
    </Link>
  );
}

function pathOf(fix: WarningFix, index: DraftIndex, locale: Locale, slug: string): string {
  const paths = deskPaths(locale, slug);
  const number = (found: { number: number } | undefined) => found?.number ?? 0;
  switch (fix.kind) {
    case 'open-film':
      return paths.item('films', number(index.films.get(fix.filmId)));
    case 'open-person':
      return paths.item('people', number(index.people.get(fix.personId)));
    case 'open-room': {
      const room = index.rooms.get(fix.roomId);
      const venue = index.venues.get(room?.venueId ?? 0);
      return `${paths.item('venues', number(venue))}/rooms/${number(room)}`;
    }
    case 'set-rights':
      return paths.section('films');
    case 'swap-rooms':
      return paths.item('events', number(index.events.get(fix.eventIds[0])));
    default:
      return paths.item('events', number(index.events.get(fix.eventId)));
  }
}
