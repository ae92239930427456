import { notFound } from 'next/navigation';
import { Voiced } from '#app/_components/time.tsx';
import { titled } from '#app/_server/live-page.tsx';
import { CopyButton } from '#app/_ui/copy.tsx';
import { Link } from '#app/_ui/link.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import { type BoardWords, type TodayScene, todayPage } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { Timed } from '#app/[locale]/(live)/organise/[festival]/today/state.tsx';
import { Refused, TapButton } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { locales, type Voice } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { type DayChange, isForPublic } from '#lib/live/day-history.ts';
import { dayChangeSentence, overtaking } from '#lib/live/day-sentences.ts';
import { peopleToTell, type ToTell } from '#lib/live/people-to-tell.ts';
import { contactsFor, newsOfBatch } from '#lib/live/told-news.ts';
import { hasReaders } from '#lib/messages/readers.ts';
import { formatTime, spokenTime } from '#lib/time/format.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';

export const generateMetadata = titled('board', 'told.title');

/** What was just done, the button to undo it, and who must be told. */
export default todayPage(function ToldPage(scene) {
  const { query } = scene;
  if (typeof query.batch !== 'string') notFound();
  const { board, festival, at, team, words } = scene;
  const change = board.history.find(({ batch }) => batch === query.batch);
  const telling = change && newsOfBatch(festival, change.batch, at, team);
  const people = telling
    ? peopleToTell(telling.news, telling.document, contactsFor(festival, team.volunteers), at)
    : null;
  return (
    <>
      <ToBoard scene={scene} />
      <Refused scene={scene} />
      {change ? <Done scene={scene} change={change} /> : <p className="today-warn">{words.t('told.unknown')}</p>}
      {change && <Overtaken scene={scene} change={change} />}
      {people && <PeopleToTell people={people} words={words} />}
    </>
  );
});

/** Somebody changed it since, so these messages are outdated. */
function Overtaken({ scene, change }: { scene: TodayScene; change: DayChange }) {
  const { board, words, document, locale, festival, paths } = scene;
  const { t } = words;
  const later = overtaking(board.history, change);
  if (!later) return null;
  const say = (manner: Voice) =>
    t('told.overtaken', {
      own: later.actorId === festival.actor.userId ? 'yes' : 'no',
      by: later.by || t('somebody'),
      time: (manner === 'spoken' ? spokenTime : formatTime)(fromInstant(later.at, festival.timeZone), locale),
      sentence: dayChangeSentence(later, document, locale, manner),
    });
  return (
    <div role="alert" className="today-since">
      <p className="relative">
        <Voiced say={say} />
      </p>
      <Link href={paths.told(later.batch)} className="btn">
        {t('told.overtakenLink')}
      </Link>
    </div>
  );
}

function Done({ scene, change }: { scene: TodayScene; change: DayChange }) {
  const { words, document, locale, festival, paths, board } = scene;
  const { t } = words;
  const title = change.undoes === null ? 'told.title' : change.isUndo ? 'told.undone' : 'told.redone';
  const { what } = change;
  const event = 'event' in what ? what.event : what.kind === 'act' ? (what.done[0]?.events[0] ?? null) : null;
  const isPublication = what.kind === 'act';
  const mayUndo = change.canUndo && (!isPublication || board.mayPublish);
  return (
    <section className="today-done">
      <h1>{t(title)}</h1>
      <p className="today-done-what relative">
        <Voiced say={(voice) => dayChangeSentence(change, document, locale, voice)} />
      </p>
      {isForPublic(what) && (
        <p className="text-soft">{isPublication ? t('told.calendars', { number: what.release }) : t('told.public')}</p>
      )}
      <p className="text-soft">
        <Timed at={fromInstant(change.at, festival.timeZone)} locale={locale}>
          {(time) => t('told.by', { by: change.by || t('somebody'), time })}
        </Timed>
      </p>
      <div className="today-acts">
        {mayUndo && (
          <TapButton
            scene={scene}
            name="undo"
            what="undo"
            values={{ batch: change.batch }}
            label={t(change.isUndo ? 'told.redo' : 'told.undo')}
          >
            {t(change.isUndo ? 'told.redo' : 'told.undo')}
          </TapButton>
        )}
        {event !== null && (
          <Link href={paths.event(event)} className="btn">
            {t('told.toEvent')}
          </Link>
        )}
        {hasReaders(festival) && (
          <Link href={deskPaths(locale, festival.slug).volunteers('messages')} className="btn">
            {t('told.toSend')}
          </Link>
        )}
        <Link href={paths.board()} className="btn lamp">
          {t('told.toBoard')}
        </Link>
      </div>
    </section>
  );
}

/**
 * Who must be told, those who are expected elsewhere first: a prepared message and a button for
 * each.
 */
function PeopleToTell({ people, words }: { people: readonly ToTell[]; words: BoardWords }) {
  const { t } = words;
  return (
    <section className="today-people" aria-labelledby="people">
      <h2 id="people">{people.length > 0 ? t('told.people', { count: people.length }) : t('told.noPeople')}</h2>
      <ul>
        {people.map((one) => (
          <Person key={`${one.who} ${one.id ?? one.name}`} one={one} words={words} />
        ))}
      </ul>
    </section>
  );
}

function Person({ one, words }: { one: ToTell; words: BoardWords }) {
  const { t } = words;
  const { called, who, isExpectedNext, reads: own, message, means } = one;
  const other = locales.find((language) => language !== own) ?? own;
  const acts = (language: typeof own) => (
    <div className="today-acts">
      <MeansButtons means={means[language]} name={called} words={words} />
      <CopyButton text={message[language]} named={t('copyNamed', { name: called })} />
    </div>
  );
  return (
    <li className="today-person">
      <p>
        <b>
          <bdi>{called}</bdi>
        </b>{' '}
        {who !== 'person' && <span className="text-soft">{t(`told.${who}`)}</span>}{' '}
        {isExpectedNext && <span className="flag warn">{t('told.first')}</span>}
      </p>
      <p className="today-message" lang={own}>
        {message[own]}
      </p>
      {means[own].length === 0 && <p className="hint">{t('noMeans')}</p>}
      {acts(own)}
      <details className="today-folded">
        <summary>{t(other === 'fr' ? 'notice.fr' : 'notice.en')}</summary>
        <p className="today-message" lang={other}>
          {message[other]}
        </p>
        {acts(other)}
      </details>
    </li>
  );
}
