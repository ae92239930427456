import { clsx } from 'clsx';
import { Check } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Link } from '#app/_ui/link.tsx';
import type { Role } from '#lib/accounts/schema.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type DeskPaths, deskPaths } from '#lib/i18n/paths.ts';
import type { Draft, DraftEvent, DraftIndex } from '#lib/model/draft.ts';
import { may, type Permission } from '#lib/policy.ts';
import './first-steps.css';
import { isUnscheduled } from '#lib/events/queries.ts';
import type { Messages } from '#lib/i18n/messages.ts';

type Way = keyof Messages['desk']['firstSteps']['ways'];
type StepKey = 'rooms' | 'films' | 'events' | 'place' | 'publish';
type Step = {
  key: StepKey;
  isDone: boolean;
  ways: readonly (readonly [Way, string])[];
};

/**
 * A template may leave out the films, so parts that showed one remain without. A cancelled séance
 * lacks nothing.
 */
const lacksFilm = ({ status, items }: DraftEvent) =>
  status === 'planned' && items.some(({ kind, filmId }) => kind === 'film' && filmId === null);

/**
 * The five steps up to the first publication, without open ones that this role cannot do; and the
 * first open one. The films are skipped where no séance lacks its film.
 */
export function firstStepsOf(
  { events, films, rooms }: Pick<Draft, 'events' | 'films' | 'rooms'>,
  role: Role,
  paths: Pick<DeskPaths, 'section' | 'item' | 'list'>,
): { steps: readonly Step[]; next: Step | undefined } {
  const whereMay = (permission: Permission, ...ways: Step['ways']) => (may(role, permission) ? ways : []);
  const addEvent = ['addEvent', paths.item('events', 'new')] as const;
  const all: readonly Step[] = [
    {
      key: 'rooms',
      isDone: rooms.length > 0,
      ways: whereMay('settings', ['addVenue', paths.item('venues', 'new')], ['pasteRooms', paths.list('rooms')]),
    },
    {
      key: 'films',
      isDone: films.length > 0,
      ways: [['addFilm', paths.item('films', 'new')], ['pasteFilms', paths.list('films')], addEvent],
    },
    {
      key: 'events',
      isDone: events.length > 0,
      ways: [addEvent, ...whereMay('settings', ['import', paths.section('import')])],
    },
    {
      key: 'place',
      isDone: events.length > 0 && !events.some(isUnscheduled),
      ways: [
        ['grid', paths.section('grid')],
        ['propose', `${paths.section('grid')}?sheet=propose`],
      ],
    },
    { key: 'publish', isDone: false, ways: whereMay('publish', ['read', paths.section('publish')]) },
  ];
  const steps = all.filter(({ isDone, ways }) => isDone || ways.length > 0);
  const needsNone = events.length > 0 && !events.some(lacksFilm);
  return { steps, next: steps.find(({ key, isDone }) => !isDone && !(key === 'films' && needsNone)) };
}

type Props = {
  index: DraftIndex;
  locale: Locale;
  slug: string;
  role: Role;
  /** A step that the page shows opened above. */
  saidAbove?: StepKey | undefined;
};

/**
 * The steps of a festival without séances or never published: rooms, films, séances, hours,
 * publication, as far as this role may do them. Steps that are done are ticked; the next one is
 * open with ways to do it, unless the page shows it above.
 */
export async function FirstSteps({ index, locale, slug, role, saidAbove }: Props) {
  const t = await getTranslations('desk.firstSteps');
  if (!may(role, 'schedule'))
    return <p className="mt-2 text-soft">{(await getTranslations('grid.panel'))('noEvents')}</p>;
  const { steps, next } = firstStepsOf(index.draft, role, deskPaths(locale, slug));
  const isOpen = (key: StepKey) => key === next?.key && key !== saidAbove;
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
            {isOpen(step.key) && (
              <>
                <p className="text-soft">{t(`${step.key}.text`)}</p>
                <p className="mt-2 flex flex-wrap gap-2">
                  {step.ways.map(([way, href], i) => (
                    <Link key={way} href={href} className={i === 0 ? 'btn lamp' : 'btn'}>
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
