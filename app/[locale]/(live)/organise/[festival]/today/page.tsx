import { PushBox } from '#app/_components/push-box.tsx';
import { deskPage } from '#app/_server/refusal.tsx';
import { titled } from '#app/_server/titled.ts';
import { Link } from '#app/_ui/link.tsx';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { deskPaths, todayPaths } from '#lib/i18n/paths.ts';
import { BOARD_ACCOUNT, BOARD_UNTIL } from '#lib/offline/board.ts';
import { boardUntil } from '#lib/offline/board-until.ts';
import { may } from '#lib/policy.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { BeginPush } from './begin-push.tsx';
import { Folded, RoomOfToday } from './board-room.tsx';
import { DayHead, DayToRead } from './day-to-read.tsx';
import { DayHistory } from './history.tsx';
import { Places } from './holders.tsx';
import { JustDone } from './just-done.tsx';
import { NoticeForm } from './notices.tsx';
import { Problems } from './problems.tsx';
import { Refused } from './refused.tsx';
import { type DayProps, readScene, type TodayScene, todayScene, type Unpublished } from './scene.ts';

export const generateMetadata = titled('board', 'title');

/** « Le jour J »: the rooms in order, as they stand at this moment, and a way to act on each séance. */
export default deskPage(async function TodayPage(props: DayProps) {
  const { day } = await props.searchParams;
  const date = typeof day === 'string' ? day : undefined;
  const read = await readScene(props, date);
  if (read) return read.board ? <DayToRead scene={{ ...read, board: read.board }} /> : <NothingPublic scene={read} />;
  const scene = await todayScene(props, date);
  if (scene.document === null) return <NothingPublic scene={scene} />;
  const { board, words } = scene;
  const { t } = words;
  return (
    <>
      <DayHead scene={scene}>
        <Link href={scene.paths.emergency()} className="btn bad">
          {t('emergency.title')}
        </Link>
      </DayHead>
      <KeepingTerms scene={scene} />
      <Refused scene={scene} />
      <JustDone scene={scene} />
      <Problems scene={scene} />
      {[board.rooms, board.elsewhere, board.places].every(({ length }) => length === 0) && (
        <p className="text-soft">{t('nothing')}</p>
      )}
      <div className="today-rooms">
        {board.rooms.map((room) => (
          <RoomOfToday key={room.number} scene={scene} room={room} />
        ))}
      </div>
      <Places scene={scene} />
      <Folded scene={scene} events={board.elsewhere} says={t('elsewhere')} />
      <details className="today-folded is-notice">
        <summary>{t('notice.allTitle')}</summary>
        <NoticeForm scene={scene} event={null} lead={t('notice.leadAll')} />
      </details>
      <DayHistory scene={scene} />
      <Told scene={scene} />
    </>
  );
});

/** Nothing to see: whose board this is, and until when a device may keep it. */
function KeepingTerms({ scene: { festival } }: { scene: TodayScene }) {
  return <span hidden {...{ [BOARD_ACCOUNT]: festival.actor.userId, [BOARD_UNTIL]: boardUntil(festival) }} />;
}

/** What whoever runs the day is told of, on this device. */
function Told({ scene: { locale, festival } }: { scene: TodayScene }) {
  const place = {
    page: todayPaths(locale, festival.slug).board(),
    post: pushAddresses.team(festival.slug),
    icon: '/apple-icon.png',
  };
  return (
    <>
      <PushBox locale={locale} audience="team" place={place} className="today-push" />
      <BeginPush />
    </>
  );
}

function NothingPublic({ scene }: { scene: Pick<Unpublished, 'words' | 'locale'> & { festival: FestivalAsked } }) {
  const { words, locale, festival } = scene;
  return (
    <>
      <h1>{words.t('title')}</h1>
      <p className="my-3 max-w-[46rem] text-soft">{words.t('unpublished')}</p>
      {may(festival.role, 'publish') && (
        <Link href={deskPaths(locale, festival.slug).section('publish')} className="btn lamp">
          {words.t('publish')}
        </Link>
      )}
    </>
  );
}
