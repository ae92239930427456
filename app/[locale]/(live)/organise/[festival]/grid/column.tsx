'use client';

import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type CSSProperties, memo } from 'react';
import type { Board } from '../../../../../../lib/events/board.ts';
import { type Column as ColumnOf, minutesOfDay } from '../../../../../../lib/events/columns.ts';
import type { Warning } from '../../../../../../lib/events/warning.ts';
import { inLocale } from '../../../../../../lib/i18n/text.ts';
import type { DraftBlock } from '../../../../../../lib/programme/draft.ts';
import { festivalDayOf } from '../../../../../../lib/time/festival-day.ts';
import { spokenDate, typeset } from '../../../../../../lib/time/format.ts';
import { Card } from './card.tsx';
import { Ghosts } from './ghost.tsx';
import { useGrid } from './grid-context.ts';
import { noWarnings } from './warnings.ts';

const style = (properties: Record<string, string | number>) => properties as CSSProperties;

type Props = {
  column: ColumnOf;
  board: Board;
  warnings: ReadonlyMap<number, readonly Warning[]>;
  from: number;
  minute: number;
};

/** One room on one day. A click on free ground adds a séance there. */
export const Column = memo(function Column({ column, board, warnings, from, minute }: Props) {
  const { locale, canEdit } = useGrid();
  const t = useTranslations('grid');
  const room = typeset(inLocale(column.room.name, locale), locale);
  const where = { room, day: spokenDate(column.date, locale) };
  return (
    <section className="grid-column" aria-label={t('column', where)}>
      <ol data-date={column.date} data-room={column.room.id} aria-label={t('cardsIn', where)}>
        {blocksOf(board.draft.blocks, column, board).map((block) => (
          <Block key={block.id} block={block} date={column.date} from={from} />
        ))}
        {column.placed.map((placed) => (
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
        <Ghosts date={column.date} roomId={column.room.id} from={from} />
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

/** A block without rooms lies over all of them. */
function blocksOf(blocks: readonly DraftBlock[], column: ColumnOf, board: Board): DraftBlock[] {
  const { dayStartsAt } = board.draft.festival;
  return blocks.filter(
    ({ roomIds, startsAt }) =>
      (roomIds.length === 0 || roomIds.includes(column.room.id)) &&
      festivalDayOf(startsAt, dayStartsAt) === column.date,
  );
}

function Block({ block, date, from }: { block: DraftBlock; date: string; from: number }) {
  const { locale } = useGrid();
  const t = useTranslations('grid.block');
  const name = inLocale(block.title, locale) || t(block.kind);
  return (
    <li
      className={`grid-block ${block.kind}`}
      style={style({ '--at': minutesOfDay(date, block.startsAt) - from, '--long': block.minutes })}
    >
      <span>{typeset(name, locale)}</span>
    </li>
  );
}
