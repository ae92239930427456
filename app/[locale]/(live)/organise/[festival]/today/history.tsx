import { Spoken, TimeOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { DayChange } from '#lib/live/day-history.ts';
import { dayChangeSentence } from '#lib/live/day-history-sentences.ts';
import { fromInstant } from '#lib/time/wall-clock.ts';
import type { TodayScene } from './scene.ts';
import { TapButton } from './tap.tsx';

/** So many lines stand open. */
const SHOWN = 8;

/** What was told and done today, the newest first; each can be taken back. */
export function DayHistory({ scene }: { scene: TodayScene }) {
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
            className="btn quiet"
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
            className="btn quiet"
          >
            {t(change.isUndo ? 'told.redo' : 'told.undo')}
          </TapButton>
        )}
      </div>
    </li>
  );
}
