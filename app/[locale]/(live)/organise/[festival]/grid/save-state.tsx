'use client';

import { Check, CloudOff, LoaderCircle, Users } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import type { Placement } from '#lib/events/grid-event.ts';
import { sayAct } from '#lib/events/say-act.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { sayTime } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { useGrid, useSync } from './grid-context.ts';
import type { Problem } from './sync/save-queue.ts';

/** The state of saving; « Enregistré » only when the server confirmed it; and who else is here. */
export function SaveState() {
  const { locale } = useGrid();
  const t = useTranslations('acts.state');
  const grid = useTranslations('grid.save');
  const saving = useSync((state) => state.saving);
  const link = useSync((state) => state.link);
  const here = useSync((state) => state.here);
  const names = [...new Set(here.map(({ name }) => name))];
  return (
    <p className="grid-saved" role="status">
      {saving.state === 'saved' && (
        <span className="is-good">
          <Check aria-hidden size={16} />
          {t('saved')}
        </span>
      )}
      {saving.state === 'saving' && (
        <span>
          <LoaderCircle aria-hidden size={16} />
          {t('saving')}
        </span>
      )}
      {saving.state === 'retrying' && <Retrying nextAt={saving.nextAt} />}
      {(link === 'ended' || (link === 'lost' && saving.state !== 'retrying')) && (
        <span className="is-bad">
          <CloudOff aria-hidden size={16} />
          {t(link === 'ended' ? 'ended' : 'offline')}
        </span>
      )}
      {names.length > 0 && (
        <span title={names.join(', ')}>
          <Users aria-hidden size={16} />
          <span className="spoken">
            {typeset(grid('here', { count: names.length, names: names.join(', ') }), locale)}
          </span>
          <span aria-hidden="true">{names.length}</span>
        </span>
      )}
    </p>
  );
}

function Retrying({ nextAt }: { nextAt: number }) {
  const t = useTranslations('acts.state');
  const { sync } = useGrid();
  const grid = useTranslations('grid.save');
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <span className="is-bad">
      <CloudOff aria-hidden size={16} />
      {t('retrying', { count: Math.max(1, Math.ceil((nextAt - now) / 1000)) })}
      <button type="button" className="link" onClick={() => sync.retryNow()}>
        {grid('retry')}
      </button>
    </span>
  );
}

/** What was not saved, each with what can be done; and what « Défaire » restored. */
export function Problems() {
  const { locale, sync, scene } = useGrid();
  const t = useTranslations('grid.save');
  const common = useTranslations('common');
  const acts = useTranslations('acts');
  const problems = useSync((state) => state.problems);
  const place = useRef<HTMLDivElement>(null);
  const count = problems.length;
  // On a phone they stand above a list, which may have been scrolled away from them.
  useEffect(() => {
    if (count > 0) place.current?.scrollIntoView({ block: 'nearest' });
  }, [count]);
  if (count === 0) return null;
  const clocks = scene.festival;
  return (
    <div ref={place} className="grid-problems">
      {problems.map((problem) => {
        const { key, said, refused } = problem;
        const [theirs] = refused?.overtaken ?? [];
        const isStale = refused?.reason === 'stale' || refused?.reason === 'overtaken';
        return (
          <div key={key} role="alert">
            <p>{typeset(sayAct(acts as never, said, { locale, clocks }), locale)}</p>
            <div>
              {isStale ? (
                <>
                  <button type="button" className="btn" onClick={() => sync.takeMine(key)}>
                    {t('keepMine')}
                    <Place place={mineOf(problem)} />
                  </button>
                  <button type="button" className="btn" onClick={() => sync.drop(key)}>
                    {t('keepTheirs', { own: theirs?.isOwn ? 'yes' : 'no' })}
                    <Place place={theirs?.current} />
                  </button>
                </>
              ) : (
                <>
                  {(refused === null || refused.reason === 'databaseBusy' || refused.reason === 'notSignedIn') && (
                    <button type="button" className="btn" onClick={() => sync.retry(key)}>
                      {t('retry')}
                    </button>
                  )}
                  <button type="button" className="btn quiet" onClick={() => sync.drop(key)}>
                    {common('close')}
                  </button>
                </>
              )}
            </div>
          </div>
        );
      })}
    </div>
  );
}

type PlaceOf = { startsAt?: string | null | undefined; roomId?: number | null | undefined; rooms?: Placement['rooms'] };

/** Where the person wanted the séance that somebody else changed first. */
function mineOf({ entries, refused }: Problem): PlaceOf | undefined {
  const id = refused?.overtaken?.[0]?.id;
  const moves = entries.flatMap(({ acts }) => acts.flatMap((act) => (act.act === 'move' ? act.events : [])));
  return moves.find((move) => move.id === id);
}

/** « · samedi 12, 14 h 15, Auditorium »: both versions can be read before one is chosen. */
function Place({ place }: { place: PlaceOf | null | undefined }) {
  const { locale, board, scene } = useGrid();
  const t = useTranslations('grid.panel');
  if (!place || place.startsAt === undefined) return null;
  const { startsAt } = place;
  const roomId = place.roomId ?? place.rooms?.[0]?.roomId;
  const room = roomNameIn(board(), roomId, locale);
  const when = startsAt ? sayTime(startsAt, scene.festival.dayStartsAt, locale) : t('unscheduled');
  return <span className="font-normal">{[when, room].filter(Boolean).join(', ')}</span>;
}
