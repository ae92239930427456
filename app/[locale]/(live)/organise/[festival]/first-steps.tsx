import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import type { Role } from '#lib/accounts/schema.ts';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { may } from '#lib/policy.ts';
import { typeset } from '#lib/time/format.ts';

type Way = keyof Messages['desk']['firstSteps']['ways'];
type Step = {
  key: 'rooms' | 'films' | 'events' | 'place' | 'publish';
  isDone: boolean;
  ways: readonly (readonly [Way, string])[];
};

type Props = { index: DraftIndex; locale: Locale; slug: string; role: Role };

/**
 * The five steps of a festival without a séance: rooms, films, séances, hours, publication. What stands is ticked; the next one is open
 * and says by which ways it goes.
 */
export async function FirstSteps({ index, locale, slug, role }: Props) {
  const t = await getTranslations('desk.firstSteps');
  const paths = deskPaths(locale, slug);
  const { events, films, rooms } = index.draft;
  if (!may(role, 'schedule')) return <p className="mt-2 text-soft">{t('nothing')}</p>;
  const mayImport = may(role, 'settings');
  const importing = mayImport ? [['import', paths.section('import')] as const] : [];
  const addEvent = ['addEvent', paths.item('events', 'new')] as const;
  const steps: readonly Step[] = [
    {
      key: 'rooms',
      isDone: rooms.length > 0,
      ways: [
        ['addVenue', paths.item('venues', 'new')],
        ['pasteRooms', paths.list('rooms')],
      ],
    },
    {
      key: 'films',
      isDone: films.length + events.length > 0,
      ways: [['addFilm', paths.item('films', 'new')], ['pasteFilms', paths.list('films')], addEvent],
    },
    { key: 'events', isDone: events.length > 0, ways: [addEvent, ...importing] },
    {
      key: 'place',
      isDone: events.length > 0 && !events.some(isUnscheduled),
      ways: [
        ['grid', paths.section('grid')],
        ['propose', `${paths.section('grid')}?sheet=propose`],
      ],
    },
    { key: 'publish', isDone: false, ways: may(role, 'publish') ? [['read', paths.section('publish')]] : [] },
  ];
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <ol className="first-steps">
      {steps.map((step, at) => (
        <li key={step.key} className={clsx(step.isDone && 'is-done', step === next && 'is-next')}>
          <span aria-hidden className="first-mark">
            {step.isDone ? <Check size={18} /> : at + 1}
          </span>
          <div>
            <b>{t(`${step.key}.title`)}</b>
            {step.isDone && <span className="spoken"> {t('done')}</span>}
            {step === next && (
              <>
                <p className="text-soft">{typeset(t(`${step.key}.text`), locale)}</p>
                <p className="mt-2 flex flex-wrap gap-2">
                  {step.ways.map(([way, href], i) => (
                    <Link key={way} href={href as Route} prefetch={false} className={i === 0 ? 'btn lamp' : 'btn'}>
                      {t(`ways.${way}`)}
                    </Link>
                  ))}
                </p>
              </>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
