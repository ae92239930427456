'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useRef, useState } from 'react';
import { useLive } from '#app/_ui/use-live.ts';

/**
 * How many boxes of a list are ticked, and a way to tick all. They are counted in the page, so that
 * ticks made before the script arrived count too. `data-count` says how many things a box stands
 * for. `chosen` is null until the script runs.
 */
export function useTicking<T extends HTMLElement>() {
  const list = useRef<T>(null);
  const [chosen, setChosen] = useState<number | null>(null);
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  const recount = () =>
    setChosen(boxes().reduce((sum, box) => sum + (box.checked ? Number(box.dataset.count ?? 1) : 0), 0));
  useEffect(recount);
  const tickAll = (isOn: boolean) => {
    for (const box of boxes()) box.checked = isOn;
    recount();
  };
  return { list, chosen, recount, tickAll };
}

/** Above a list of boxes: how many are ticked, with buttons for all and none. */
export function TickAll({
  chosen,
  count,
  tickAll,
}: {
  chosen: number;
  count: number;
  tickAll: (isOn: boolean) => void;
}) {
  const t = useTranslations('records.table');
  const isLive = useLive();
  return (
    <p data-waits={isLive ? undefined : ''} className="mb-2 flex flex-wrap items-center gap-x-2">
      <span role="status" className="num mr-auto font-semibold">
        {t('ticked', { chosen, count })}
      </span>
      <span className="flex gap-x-2 max-sm:-ml-2">
        <button type="button" className="btn quiet text-accent max-sm:px-2" onClick={() => tickAll(true)}>
          {t('pickAll')}
        </button>
        <button type="button" className="btn quiet text-accent max-sm:px-2" onClick={() => tickAll(false)}>
          {t('unpick')}
        </button>
      </span>
    </p>
  );
}
