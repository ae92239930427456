'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState, useSyncExternalStore } from 'react';
import { ChangeRow } from './change-row.tsx';
import type { Row } from './look.ts';

const never = () => () => {};

/** The list of what would be published, a tick before each line. What belongs to no séance has one tick for all of it. */
export function Changes({
  rows,
  general,
  unticked,
  isGeneralTicked,
}: {
  rows: readonly Row[];
  general: readonly string[];
  /** What the reader had unticked when the form was refused. */
  unticked: ReadonlySet<number>;
  isGeneralTicked: boolean;
}) {
  const t = useTranslations('publish.changes');
  const list = useRef<HTMLFieldSetElement>(null);
  const isAlive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const lines = rows.length + (general.length > 0 ? 1 : 0);
  const [chosen, setChosen] = useState(lines - unticked.size - (general.length > 0 && !isGeneralTicked ? 1 : 0));
  const boxes = () => [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
  const count = () => setChosen(boxes().filter((box) => box.checked).length);
  const tickAll = (isTicked: boolean) => {
    for (const box of boxes()) box.checked = isTicked;
    count();
  };
  const box = 'mt-[0.15em] size-5 flex-none accent-accent';
  return (
    <fieldset ref={list} onChange={count} className="min-w-0" aria-describedby="changes-lead">
      <legend className="sr-only">{t('title')}</legend>
      {isAlive && lines > 1 && (
        <p className="mb-2 flex flex-wrap items-center gap-x-2">
          <span role="status" className="num mr-auto font-semibold">
            {t('count', { chosen, count: lines })}
          </span>
          <button type="button" className="btn quiet text-accent" onClick={() => tickAll(true)}>
            {t('tickAll')}
          </button>
          <button type="button" className="btn quiet text-accent" onClick={() => tickAll(false)}>
            {t('tickNone')}
          </button>
        </p>
      )}
      <ul className="card overflow-clip">
        {rows.map((row) => (
          <ChangeRow
            key={row.number}
            row={row}
            teamOnly={t('team')}
            tick={
              <input
                type="checkbox"
                name="chosen[]"
                value={row.number}
                defaultChecked={!unticked.has(row.number)}
                data-keep="no"
                className={box}
              />
            }
          />
        ))}
        {general.length > 0 && (
          <li className="border-line border-t first:border-t-0">
            <label className="flex cursor-pointer items-start gap-3 px-4 py-3">
              <input
                type="checkbox"
                name="general"
                value="yes"
                defaultChecked={isGeneralTicked}
                data-keep="no"
                className={box}
              />
              <span>
                <span className="font-semibold">{t('general')}</span>
                {general.map((sentence) => (
                  <span key={sentence} className="block text-soft">
                    {sentence}
                  </span>
                ))}
              </span>
            </label>
          </li>
        )}
      </ul>
    </fieldset>
  );
}
