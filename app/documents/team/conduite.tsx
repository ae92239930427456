import { clsx } from 'clsx';
import { Version } from '#app/_components/programme/credits.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { Abbreviation, Duration, TimeOf } from '#app/_components/time.tsx';
import { partTitle } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { TeamEvent } from '#lib/model/documents.ts';
import type { LateCue } from '#lib/volunteers/conduite.ts';
import type { TeamWords } from './team-words.ts';

/** How a line stands while the séance runs: over, or the current one. */
type CueState = 'done' | 'at' | null;

/**
 * The conduite of a séance. `isLit`: a script of the page goes on highlighting the current line.
 */
export function Conduite({
  cues,
  stateOf,
  isLit,
  ...seance
}: {
  cues: readonly LateCue[];
  event: TeamEvent;
  stateOf: (line: number) => CueState;
  isLit: boolean;
  programme: Programme;
  words: TeamWords;
}) {
  return (
    <ol
      className={clsx('conduite', cues.some(({ isApproximate }) => isApproximate) && 'is-approximate')}
      aria-label={seance.words.t('conduite')}
      data-conduite={isLit ? '' : undefined}
    >
      {cues.map((cue, i) => (
        <CueLine key={i} cue={cue} state={stateOf(i)} {...seance} />
      ))}
    </ol>
  );
}

/** One line: the hour, what happens, and for a film the copy that is projected. */
function CueLine({
  cue,
  event,
  state,
  programme,
  words: { t },
}: {
  cue: LateCue;
  event: TeamEvent;
  state: CueState;
  programme: Programme;
  words: TeamWords;
}) {
  const { planned } = cue;
  const item = cue.item === null ? undefined : event.items[cue.item];
  return (
    <li
      className={clsx('cue', cue.what, item?.kind, state)}
      aria-current={state === 'at' ? 'time' : undefined}
      data-at={cue.instant}
    >
      <span className="cue-time">
        {cue.isApproximate && <span className="cue-about">{t('about')} </span>}
        <TimeOf at={cue.at} locale={programme.locale} style="column" />
      </span>
      <span className="cue-words">
        {state === 'at' && <span className="spoken">{t('now')} </span>}
        {item ? (
          <PartWords item={item} programme={programme} t={t} />
        ) : (
          t(`cue.${cue.what === 'item' ? 'end' : cue.what}`)
        )}
        {planned && (
          <>
            {' '}
            <s className="cue-planned">
              <span className="spoken">{t('instead')} </span>
              <TimeOf at={planned} locale={programme.locale} style="column" />
            </s>
          </>
        )}
      </span>
    </li>
  );
}

function PartWords({
  item,
  programme,
  t,
}: {
  item: TeamEvent['items'][number];
  programme: Programme;
  t: TeamWords['t'];
}) {
  const film = item.film === null ? undefined : programme.index.films.get(item.film);
  const title = partTitle(item, film);
  return (
    <>
      <b>{t(`part.${item.kind}`)}</b>
      {!isEmpty(title) && (
        <>
          {SEPARATOR}
          <Said programme={programme} text={title} />
        </>
      )}
      {item.kind === 'film' && (
        <span className="cue-copy">
          {item.isApproximate ? (
            <span>{t('lengthUnknown')}</span>
          ) : (
            <Duration minutes={item.minutes} locale={programme.locale} />
          )}
          {item.version && <Version programme={programme} version={item.version} />}
          {item.format && (
            <Abbreviation as={programme.terms(`format.${item.format}`)}>
              {programme.terms(`format.${item.format}`)}
            </Abbreviation>
          )}
        </span>
      )}
    </>
  );
}
