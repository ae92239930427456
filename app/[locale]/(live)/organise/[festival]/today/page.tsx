import { TriangleAlert } from 'lucide-react';
import { PushBox } from '#app/_components/push-box.tsx';
import { Spoken, TimeOf } from '#app/_components/time.tsx';
import { festivalPage, one, titled } from '#app/_server/live-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { authorizeFestival } from '#lib/festivals/access.ts';
import type { FestivalAsked } from '#lib/history/remit.ts';
import { deskPaths, todayPaths } from '#lib/i18n/paths.ts';
import { meansOf } from '#lib/live/contact-means.ts';
import type { DayChange } from '#lib/live/day-history.ts';
import { dayChangeSentence } from '#lib/live/day-sentences.ts';
import type { TeamToday } from '#lib/live/team-of-day.ts';
import { BOARD_ACCOUNT, BOARD_UNTIL, boardUntil } from '#lib/offline/board.ts';
import { may } from '#lib/policy.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { pushAddresses } from '#lib/push/page.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import { BeginPush } from './begin-push.tsx';
import { DayHead, DayToRead, Folded, RoomOfToday } from './board.tsx';
import { Places } from './holders.tsx';
import { MeansButtons } from './means.tsx';
import { NoticeForm } from './notices.tsx';
import { readScene, type TodayScene, todayScene, type Unpublished } from './scene.ts';
import { TimedInstant } from './state.tsx';
import { JustDone, Refused, TapButton } from './tap.tsx';

/** Problems told by volunteers and not settled: who, where, since when, and how to reach them. */
function Problems({ scene }: { scene: TodayScene }) {
  const { team, words } = scene;
  if (team.problems.length === 0) return null;
  return (
    <section className="today-problems" aria-labelledby="problems">
      <h2 id="problems">
        <TriangleAlert aria-hidden size={20} />
        {words.t('problems', { count: team.problems.length })}
      </h2>
      <ul>
        {team.problems.map((problem) => (
          <ProblemLine key={problem.id} scene={scene} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ scene, problem }: { scene: TodayScene; problem: TeamToday['problems'][number] }) {
  const { words, document, locale, festival, at } = scene;
  const { t, text } = words;
  const { name, kind } = problem;
  const room = roomsApartIn(document).get(problem.room ?? 0);
  const what = t(`problem.${kind}`);
  const message = { subject: text(document.festival.name), body: '' };
  return (
    <li className="today-problem">
      <p>
        <b>{what}</b>{' '}
        <TimedInstant at={problem.at} clocks={festival} now={at} locale={locale} className="text-soft">
          {(said) => t(room ? 'problemIn' : 'problemBy', { ...said, name, room: text(room?.name) })}
        </TimedInstant>
      </p>
      {problem.text && <p dir="auto">{problem.text}</p>}
      <div className="today-acts">
        <MeansButtons means={meansOf(problem.contact, message)} name={name} words={words} />
        <TapButton
          scene={scene}
          name={`settle-${problem.id}`}
          what="settle"
          values={{ problem: problem.id }}
          label={t('settleNamed', { what, name })}
          className="btn lamp"
        >
          {t('settle')}
        </TapButton>
      </div>
    </li>
  );
}

/** How many lines are not folded. */
const SHOWN = 8;

/** What was announced and done today, newest first, each with a button to undo it. */
function DayHistory({ scene }: { scene: TodayScene }) {
  const { board, words } = scene;
  const { t } = words;
  const [first, rest] = [board.history.slice(0, SHOWN), board.history.slice(SHOWN)];
  return (
    <section className="today-history" aria-labelledby="history">
      <h2 id="history">{t('history.title')}</h2>
      {first.length === 0 && <p className="text-soft">{t('history.none')}</p>}
      <Lines scene={scene} changes={first} />
      {rest.length > 0 && (
        <details className="today-folded">
          <summary>{t('history.more', { count: rest.length })}</summary>
          <Lines scene={scene} changes={rest} />
        </details>
      )}
    </section>
  );
}

const Lines = ({ scene, changes }: { scene: TodayScene; changes: readonly DayChange[] }) => (
  <ul>
    {changes.map((change) => (
      <Line key={change.batch} scene={scene} change={change} />
    ))}
  </ul>
);

function Line({ scene, change }: { scene: TodayScene; change: DayChange }) {
  const { words, document, locale, festival, paths, board } = scene;
  const { t } = words;
  const sentence = dayChangeSentence(change, document, locale);
  const spoken = dayChangeSentence(change, document, locale, 'spoken');
  const isAct = change.what.kind === 'act' || change.what.kind === 'delay';
  const mayUndo = change.canUndo && (change.what.kind !== 'act' || board.mayPublish);
  const key = change.isUndo ? 'history.redoNamed' : 'history.undoNamed';
  return (
    <li>
      <p className="relative">
        <TimeOf at={fromInstant(change.at, festival.timeZone)} locale={locale} className="today-history-at" />{' '}
        <Spoken as={spoken}>{sentence}</Spoken> <span className="text-soft">({change.by || t('history.itself')})</span>
      </p>
      <div className="today-acts">
        {isAct && (
          <Link
            href={paths.told(change.batch)}
            className="btn quiet flush"
            aria-label={t('history.peopleNamed', { sentence: spoken })}
          >
            {t('history.people')}
          </Link>
        )}
        {mayUndo && (
          <TapButton
            scene={scene}
            name={`undo-${change.batch}`}
            what="undo"
            values={{ batch: change.batch }}
            label={t(key, { sentence })}
            spoken={t(key, { sentence: spoken })}
            className="btn quiet flush"
          >
            {t(change.isUndo ? 'told.redo' : 'told.undo')}
          </TapButton>
        )}
      </div>
    </li>
  );
}

export const generateMetadata = titled('board', 'title');

/** « Le jour J »: the rooms in order, as they are now, with a way to act on each séance. */
export default festivalPage('read', async function TodayPage(opened) {
  const { role, actor, slug, db } = opened.festival;
  const date = one(opened.query.day);
  if (!may(role, 'day')) {
    const read = readScene(opened, date);
    return read.board ? <DayToRead scene={{ ...read, board: read.board }} /> : <NothingPublic scene={read} />;
  }
  const scene = todayScene({ ...opened, festival: authorizeFestival(actor, slug, 'day', db) }, date);
  if (scene.document === null) return <NothingPublic scene={scene} />;
  const { board, words } = scene;
  const { t } = words;
  const only = board.rooms.length === 1 ? board.rooms[0] : undefined;
  return (
    <>
      <DayHead scene={scene}>
        <Link href={scene.paths.emergency(only?.number)} className="btn bad">
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
          <RoomOfToday key={room.number} scene={scene} room={room} isOnly={only !== undefined} />
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

/** An invisible element that says whose board this is, and until when a device may keep it. */
function KeepingTerms({ scene: { festival } }: { scene: TodayScene }) {
  return <span hidden {...{ [BOARD_ACCOUNT]: festival.actor.userId, [BOARD_UNTIL]: boardUntil(festival) }} />;
}

/** Notifications on this device for people who run the day. */
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
