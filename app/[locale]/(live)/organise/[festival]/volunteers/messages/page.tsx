import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { IslandMessages } from '#app/_components/records/island-messages.tsx';
import { festivalPage, one } from '#app/_server/festival-page.tsx';
import { titled } from '#app/_server/titled.ts';
import { now } from '#lib/time/clock.ts';
import { volunteersBoard } from '#lib/volunteers/board.ts';
import '#app/_components/records/records.css';
import { MessageDesk } from './message-desk.tsx';
import { addresseesOf, audiences } from './people.ts';
import { messageText } from './text.ts';

export const generateMetadata = titled('coordination.messages', 'title');

/** Who is to be written to, with a message that is ready and one button each. */
export default festivalPage('volunteers', async function MessagesPage({ locale, festival, paths, query }) {
  const t = await getTranslations('coordination.messages');
  const who = audiences.find((audience) => audience === one(query.who)) ?? 'unseen';
  const board = volunteersBoard(festival, now());
  const people = addresseesOf(festival, board, who, locale);
  const count = {
    unseen: board.people.filter(({ unseen }) => unseen.length > 0).length,
    reconfirm: board.people.filter(({ toReconfirm }) => toReconfirm.length > 0).length,
    all: board.people.length,
  };
  return (
    <div className="max-w-[64rem]">
      <h1>{t('title')}</h1>
      <p className="mt-1 max-w-[46rem] text-soft">{t('lead')}</p>
      <nav aria-label={t('audience')} className="vol-days">
        <ul>
          {audiences.map((audience) => (
            <li key={audience}>
              <Link
                href={`${paths.volunteers('messages')}?who=${audience}` as Route}
                prefetch={false}
                aria-current={audience === who ? 'page' : undefined}
              >
                {t(`who.${audience}`)} <span className="num">· {count[audience]}</span>
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      {board.release === 0 && board.people.length > 0 && (
        <p className="mt-3 rounded-card bg-accent-soft px-4 py-3">{t('unpublished')}</p>
      )}
      {people.length === 0 ? (
        <p className="rounded-card bg-good-bg px-4 py-3 font-semibold text-good">
          {t(`nobody.${board.people.length === 0 ? 'all' : who}`)}
        </p>
      ) : (
        <IslandMessages locale={locale} also={['volunteerForms']}>
          <MessageDesk key={who} people={people} text={await messageText(festival, who, locale)} />
        </IslandMessages>
      )}
    </div>
  );
});
