'use client';

import { clsx } from 'clsx';
import { useTranslations } from 'next-intl';
import { typeset } from '#lib/i18n/typeset.ts';
import { lackOf, useBoard, useGrid, useTintName, useWarnings } from './grid-context.ts';
import { SaveState } from './save-state.tsx';
import { useStore } from './store.ts';
import { type Hue, hues, type Tint, tintOf } from './tint.ts';
import { noWarnings } from './warnings.ts';

/**
 * What the colours stand for, chosen here, with the meaning of each that is drawn. The state of
 * saving stands on the same line, so that the cards below do not move when it appears.
 */
export function Legend() {
  const grid = useGrid();
  const { view, warnings: known, columns, locale } = grid;
  const t = useTranslations('grid.tint');
  const now = useStore(view, (value) => value);
  const counts = useStore(known.state, (state) => state.counts);
  const nameOf = useTintName();
  const board = useBoard();
  const warnings = useWarnings();
  const found = new Map<string, { tint: Tint; ids: Set<number> }>();
  for (const { placed } of columns(board, now))
    for (const { event } of placed) {
      const lack = lackOf(counts[event.id] ?? 0, warnings.get(event.id) ?? noWarnings);
      const tint = tintOf(now.hue, event, board, lack);
      const entry = found.get(tint.key) ?? { tint, ids: new Set() };
      entry.ids.add(event.id);
      found.set(tint.key, entry);
    }
  const entries = [...found.values()].sort((a, b) => b.ids.size - a.ids.size);
  return (
    <div className="grid-legend">
      <p>
        <span aria-hidden="true">{t('label')}</span>
        <select
          aria-label={t('label')}
          className="input"
          value={now.hue}
          onChange={(event) => view.set({ hue: event.target.value as Hue })}
        >
          {hues.map((hue) => (
            <option key={hue} value={hue}>
              {t(`hue.${hue}`)}
            </option>
          ))}
        </select>
      </p>
      <ul aria-label={t('legend')}>
        {entries.map(({ tint, ids }) => (
          <li key={tint.key}>
            <i aria-hidden="true" className={clsx('tag', tint.look)} />
            {typeset(nameOf(grid, now.hue, tint.key), locale)} <span className="num">{ids.size}</span>
          </li>
        ))}
        <li className="grid-key">
          <i aria-hidden="true" className="grid-key-proposed" />
          {t('proposed')}
        </li>
        <li className="grid-key">
          <i aria-hidden="true" className="grid-key-held" />
          {t('held')}
        </li>
      </ul>
      <SaveState />
    </div>
  );
}
