'use client';

import { ExternalLink, PencilOff } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, useEffect, useRef } from 'react';
import { Thumbnail } from '#app/[locale]/(live)/organise/[festival]/pictures/thumbnail.tsx';
import { saidDay } from '#lib/exchange/lists/said-day.ts';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { folded } from '#lib/search/words.ts';
import type { KeyedRow, TypedCell } from './cell-store.ts';

/** How an edit ends: kept and to which neighbour, kept in every cell that is taken, or given up. */
export type EditEnd = 'down' | 'up' | 'right' | 'left' | 'all' | 'stay' | 'cancel';

/**
 * One row: its number, which opens the form, then a cell for each column. `active` is the column
 * that has the focus (-1: the number), `edited` what stands in the field of that cell.
 */
export const CellRow = memo(function CellRow({
  row,
  at,
  slug,
  href,
  hasPictures,
  isNamed,
  columns,
  typed,
  marks,
  active,
  takenFrom,
  takenTo,
  edited,
  isReadOnly,
  onEdit,
  onEnd,
}: {
  row: KeyedRow;
  at: number;
  slug: string;
  href: string;
  /** Whether rows have a place for a picture in front of their name. */
  hasPictures: boolean;
  /** Whether the first column that is shown is the one of the name. */
  isNamed: boolean;
  columns: readonly TableColumn[];
  typed: Readonly<Record<string, TypedCell>> | undefined;
  /** Who has just changed a cell, by column. */
  marks: Readonly<Record<string, string>> | undefined;
  active: number | null;
  /** The first and the last column that are taken. */
  takenFrom: number | null;
  takenTo: number | null;
  edited: string | null;
  isReadOnly: boolean;
  onEdit: (text: string) => void;
  onEnd: (end: EditEnd) => void;
}) {
  const t = useTranslations('cells');
  const locale = useLocale() as Locale;
  const isNew = row.id < 0;
  // What it went by until a cell that says so was written: the answer brings what it goes by now.
  const isRenamed = columns.some(({ key, isName }) => isName && typed?.[key] && typed[key].said === undefined);
  const called = isRenamed ? '' : row.called;
  return (
    <tr aria-rowindex={at + 2} data-row={row.key} className={isNew ? 'is-new' : row.isTheirs ? 'is-theirs' : undefined}>
      <td className="cell-number" data-at={-1} aria-colindex={1}>
        {isNew ? (
          <span tabIndex={active === -1 ? 0 : -1} data-focus>
            +<span className="spoken">{t('new')}</span>
          </span>
        ) : (
          <a
            href={href}
            aria-label={[t('open', { number: row.number }), row.isTheirs && t('theirRow')].filter(Boolean).join(', ')}
            title={row.isTheirs && t('theirRow')}
            tabIndex={active === -1 ? 0 : -1}
            data-focus
          >
            {row.number}
            {row.isTheirs ? <PencilOff aria-hidden size={13} /> : <ExternalLink aria-hidden size={13} />}
          </a>
        )}
      </td>
      {columns.map((column, index) => {
        const own = typed?.[column.key];
        const text = own?.text ?? row.cells[column.key] ?? '';
        const isActive = active === index;
        const isEdited = isActive && edited !== null;
        const mark = marks?.[column.key];
        const Cell = index === 0 ? 'th' : 'td';
        const said = own?.said ? `said-${row.key}-${column.key}` : undefined;
        return (
          <Cell
            key={column.key}
            scope={index === 0 ? 'row' : undefined}
            data-at={index}
            data-focus
            aria-colindex={index + 2}
            aria-selected={takenFrom !== null && takenTo !== null && index >= takenFrom && index <= takenTo}
            aria-invalid={own?.said === undefined ? undefined : true}
            aria-readonly={isReadOnly || row.isTheirs || column.isReadOnly || undefined}
            aria-describedby={said}
            tabIndex={isActive && !isEdited ? 0 : -1}
            className={[
              column.amount && 'is-number',
              isActive && 'is-active',
              own && (own.said === undefined ? 'is-waiting' : 'is-refused'),
              mark && 'is-fresh',
            ]
              .filter(Boolean)
              .join(' ')}
            data-who={mark}
          >
            {isEdited ? (
              <Editor
                column={column}
                label={
                  isNew
                    ? t('newCell', { column: column.label })
                    : t('cell', { column: column.label, number: row.number })
                }
                text={edited}
                said={said}
                onEdit={onEdit}
                onEnd={onEnd}
              />
            ) : (
              <span className={index === 0 && hasPictures ? 'cell-text has-picture' : 'cell-text'}>
                {index === 0 && hasPictures && (
                  <span className="cell-picture">{row.picture && <Thumbnail slug={slug} picture={row.picture} />}</span>
                )}
                {saidDay(text, column, locale).replaceAll('\n', ' · ')}
                {index === 0 && text === '' && (
                  <span className={called && isNamed ? 'cell-called' : 'spoken'}>
                    {called || (isNew ? t('new') : `${t('number')} ${row.number}`)}
                  </span>
                )}
              </span>
            )}
            {own?.said && (
              <span id={said} className="cell-said">
                {own.said}
              </span>
            )}
          </Cell>
        );
      })}
    </tr>
  );
});

/** The first of few values that begins so. */
export const choiceBeginning = (letters: string, choices: readonly string[]): string | undefined =>
  choices.find((choice) => folded(choice).startsWith(letters));

function Editor({
  column,
  label,
  text,
  said,
  onEdit,
  onEnd,
}: {
  column: TableColumn;
  label: string;
  text: string;
  said: string | undefined;
  onEdit: (text: string) => void;
  onEnd: (end: EditEnd) => void;
}) {
  const field = useRef<HTMLTextAreaElement & HTMLSelectElement>(null);
  const isOver = useRef(false);
  const end = (how: EditEnd) => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(how);
  };
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (!field.current?.setSelectionRange) return;
    const { length } = field.current.value;
    field.current.setSelectionRange(length, length);
  }, []);
  // Letters of one choice after the other, as they are typed: « ac » is « accordés », not « à
  // demander ».
  const letters = useRef(text === '' ? '' : folded(text).slice(0, 1));
  const choose = (event: KeyboardEvent) => {
    if (column.choices === null || event.key.length !== 1 || event.key === ' ' || event.ctrlKey || event.metaKey)
      return;
    event.preventDefault();
    letters.current += folded(event.key);
    const found =
      choiceBeginning(letters.current, column.choices) ?? choiceBeginning(folded(event.key), column.choices);
    if (found === undefined) return;
    if (!folded(found).startsWith(letters.current)) letters.current = folded(event.key);
    onEdit(found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    choose(event);
    const how = (
      {
        Enter: event.ctrlKey || event.metaKey ? 'all' : event.shiftKey ? 'up' : 'down',
        Tab: event.shiftKey ? 'left' : 'right',
        Escape: 'cancel',
      } as Readonly<Record<string, EditEnd>>
    )[event.key];
    if (!how) return;
    if (event.key === 'Enter' && event.altKey && field.current) {
      // A line more, as in a spreadsheet.
      event.preventDefault();
      const { selectionStart: from, selectionEnd: to, value } = field.current;
      if (column.choices === null) onEdit(`${value.slice(0, from)}\n${value.slice(to)}`);
      return;
    }
    event.preventDefault();
    end(how);
  };
  const shared = {
    ref: field,
    value: text,
    'aria-label': label,
    'aria-describedby': said,
    onKeyDown,
    onBlur: () => end('stay'),
    onPaste: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onCopy: (event: { stopPropagation: () => void }) => event.stopPropagation(),
    onPointerDown: (event: { stopPropagation: () => void }) => event.stopPropagation(),
  };
  if (column.choices === null)
    return (
      <textarea
        {...shared}
        rows={Math.min(6, text.split('\n').length)}
        onChange={({ currentTarget }) => onEdit(currentTarget.value)}
      />
    );
  // What was typed and is none of them stays to be seen.
  const offered = column.isFilled ? column.choices : ['', ...column.choices];
  const others = offered.includes(text) ? [] : [text];
  return (
    <select {...shared} onChange={({ currentTarget }) => onEdit(currentTarget.value)}>
      {[...others, ...offered].map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}
