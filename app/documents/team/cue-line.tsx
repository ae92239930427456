import { clsx } from 'clsx';
import { Version } from '#app/_components/programme/credits.tsx';
import type { Programme } from '#app/_components/programme/programme.ts';
import { Said } from '#app/_components/programme/text.tsx';
import { Abbreviation, Duration, TimeOf } from '#app/_components/time.tsx';
import { partTitle } from '#lib/films/title.ts';
import { isEmpty } from '#lib/i18n/text.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import type { TeamEvent } from '#lib/model/documents.ts';
import type { Cue } from '#lib/programme/room-sheets.ts';
import type { TeamWords } from './team-words.ts';

/**
 * One line of the conduite: the clock, what happens, and of a film what is put into the projector.
 */
export function CueLine({
  cue,
  event,
  state,
  planned = null,
  instant,
  programme,
  words: { t },
}: {
  cue: Cue;
  event: TeamEvent;
  /** Where the evening is, while it runs. */
  state: 'done' | 'at' | null;
  /** Its wall clock without the delay of the day, where it is late. */
  planned?: string | null;
  /** Epoch milliseconds, for a page that goes on lighting its lines by itself. */
  instant?: number;
  programme: Programme;
  words: TeamWords;
}) {
  const item = cue.item === null ? undefined : event.items[cue.item];
  return (
    <li
      className={clsx('cue', cue.what, item?.kind, state)}
      aria-current={state === 'at' ? 'time' : undefined}
      data-at={instant}
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
