'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { memo } from 'react';
import { BlockBand } from '#app/[locale]/(live)/organise/[festival]/blocks/band.tsx';
import type { Board } from '#lib/events/board.ts';
import type { GridColumn as ColumnOf } from '#lib/events/columns.ts';
import type { Warning } from '#lib/events/warning.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { spokenDate, typeset } from '#lib/time/format.ts';
import { roomNameIn } from '#lib/venues/told-apart.ts';
import { Card } from './card.tsx';
import { useGrid } from './grid-context.ts';
import { noWarnings } from './warnings.ts';

type Props = {
  column: ColumnOf;
  board: Board;
  warnings: ReadonlyMap<number, readonly Warning[]>;
  from: number;
  /** Séances from this minute on are not drawn yet. */
  until: number;
  minute: number;
};

/** One room on one day. A click on free ground adds a séance there. */
export const Column = memo(function Column({ column, board, warnings, from, until, minute }: Props) {
  const { locale, canEdit, scene } = useGrid();
  const t = useTranslations('grid');
  const room = typeset(roomNameIn(board, column.room.id, locale), locale);
  const where = { room, day: spokenDate(column.date, locale) };
  return (
    <section className="grid-column" aria-label={t('column', where)}>
      <ol data-date={column.date} data-room={column.room.id} aria-label={t('cardsIn', where)}>
        {column.bands.map((band) => (
          <BlockBand
            key={band.block.id}
            band={band}
            from={from}
            zone={scene.festival.timeZone}
            locale={locale}
            href={canEdit ? deskPaths(locale, scene.festival.slug).item('blocks', band.block.id) : null}
          />
        ))}
        {canEdit && <li className="grid-invite" aria-hidden="true" />}
        {column.placed
          .filter(({ doors }) => doors < until)
          .map((placed) => (
            <Card
              key={placed.event.id}
              placed={placed}
              board={board}
              warnings={warnings.get(placed.event.id) ?? noWarnings}
              from={from}
              minute={minute}
              date={column.date}
              room={room}
            />
          ))}
      </ol>
      {canEdit && (
        <button
          type="button"
          className="grid-add"
          data-add={`${column.date} ${column.room.id}`}
          aria-label={t('addHere', where)}
        >
          <Plus size={18} aria-hidden />
        </button>
      )}
    </section>
  );
});
