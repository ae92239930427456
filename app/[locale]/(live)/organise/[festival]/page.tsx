import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { festivalPage } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { may } from '#lib/policy.ts';
import { releaseStateOf } from '#lib/programme/unpublished.ts';
import { now } from '#lib/time/clock.ts';
import { Attention } from './attention.tsx';
import { DoneBar } from './done-bar.tsx';
import { ErasuresAhead } from './erasures-ahead.tsx';
import './events/events.css';
import { sceneOf } from './events/scene.ts';
import { Unscheduled } from './events/unscheduled.tsx';
import './overview.css';
import { Unpublished } from './unpublished.tsx';

export const generateMetadata = titled('desk', 'overview.title');

/** What needs attention first, then what waits and what is not public, then the numbers. */
export default festivalPage('read', async function Overview({ locale, festival, query }) {
  const { done } = query;
  const t = await getTranslations('desk.overview');
  const scene = sceneOf(festival.id, festival.slug, locale);
  const { draft } = scene.index;
  const numbers: [key: 'events' | 'films' | 'people' | 'rooms', count: number, href: string][] = [
    ['events', draft.events.length, scene.paths.section('events')],
    ['films', draft.films.length, scene.paths.section('films')],
    ['people', draft.people.length, scene.paths.section('people')],
    ['rooms', draft.rooms.length, scene.paths.section('venues')],
  ];
  return (
    <>
      <h1>{t('title')}</h1>
      <DoneBar festival={festival} batch={done} now={now()} />
      <ErasuresAhead festival={festival} locale={locale} today={now().slice(0, 10)} />
      <div className="overview">
        <Attention
          index={scene.index}
          locale={locale}
          slug={festival.slug}
          isReadOnly={!may(festival.role, 'schedule')}
          role={festival.role}
        />
        <div className="overview-aside">
          <Unscheduled scene={scene} />
          <Unpublished
            state={releaseStateOf(festival, now())}
            slug={festival.slug}
            publishPath={may(festival.role, 'publish') ? scene.paths.section('publish') : null}
            locale={locale}
          />
          <section aria-labelledby="numbers">
            <h2 id="numbers" className="text-[1.25rem]">
              {t('numbers')}
            </h2>
            <ul className="numbers">
              {numbers.map(([key, count, href]) => (
                <li key={key}>
                  <Link href={href as Route} prefetch={false}>
                    <b>{count}</b>
                    <span className="text-soft">{t(key, { count })}</span>
                  </Link>
                </li>
              ))}
            </ul>
          </section>
        </div>
      </div>
    </>
  );
});
