import { ExternalLink, PencilOff } from 'lucide-react';
import { useLocale, type useTranslations } from 'next-intl';
import { type KeyboardEvent, memo, type SyntheticEvent, useEffect, useRef } from 'react';
import { Thumbnail } from '#app/[locale]/(live)/organise/[festival]/pictures/thumbnail.tsx';
import { saidDay, type TableColumn } from '#lib/exchange/lists/table-rows.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { folded } from '#lib/search/words.ts';
import type { KeyedRow, TypedCell } from './cell-state.ts';

export type CellWords = ReturnType<typeof useTranslations<'cells'>>;

type Row = Readonly<{
  row: KeyedRow;
  at: number;
  slug: string;
  href: string;
  /** Whether rows reserve a place for a picture before their name. */
  hasPictures: boolean;
  columns: readonly TableColumn[];
  typed: Readonly<Record<string, TypedCell>> | undefined;
  /** Who just changed a cell, by column. */
  marks: Readonly<Record<string, string>> | undefined;
  /** The column that has the focus; -1 for the row number. */
  active: number | null;
  /** The first and last selected column. */
  takenFrom: number | null;
  takenTo: number | null;
  /** The text in the field of the active cell. */
  edited: string | null;
  isReadOnly: boolean;
  onEdit: (text: string) => void;
  onEnd: (end: EditEnd) => void;
  /** Made once for all rows. */
  t: CellWords;
}>;

/** A row: its number, which opens its form, then a cell for each column. */
export const CellRow = memo(function CellRow(props: Row) {
  const { row, at, columns, active } = props;
  const locale = useLocale();
  return (
    <tr
      aria-rowindex={at + 2}
      data-row={row.key}
      className={row.id < 0 ? 'is-new' : row.isTheirs ? 'is-theirs' : undefined}
    >
      <td className="cell-number" data-at={-1} aria-colindex={1}>
        {rowNumber(props, active === -1 ? 0 : -1)}
      </td>
      {columns.map((column, index) => rowCell(props, column, index, locale))}
    </tr>
  );
});

// Cells are drawn by plain functions rather than components, since React would keep a record of
// each of hundreds of cells.
const rowNumber = ({ row, href, t }: Row, tabIndex: 0 | -1) =>
  row.id < 0 ? (
    <span tabIndex={tabIndex} data-focus>
      +<span className="spoken">{t('new')}</span>
    </span>
  ) : (
    <a
      href={href}
      aria-label={[t('open', { number: row.number }), row.isTheirs && t('theirRow')].filter(Boolean).join(', ')}
      title={row.isTheirs && t('theirRow')}
      tabIndex={tabIndex}
      data-focus
    >
      {row.number}
      {row.isTheirs ? <PencilOff aria-hidden size={13} /> : <ExternalLink aria-hidden size={13} />}
    </a>
  );

function rowCell(props: Row, column: TableColumn, index: number, locale: Locale) {
  const { row, typed, marks, active, takenFrom, takenTo, isReadOnly } = props;
  const own = typed?.[column.key];
  const text = own?.text ?? row.cells[column.key] ?? '';
  const isActive = active === index;
  const edited = isActive ? props.edited : null;
  const mark = marks?.[column.key];
  const Cell = index === 0 ? 'th' : 'td';
  const said = own?.said ? `said-${row.key}-${column.key}` : undefined;
  const classes = [
    column.amount && 'is-number',
    isActive && 'is-active',
    own && (own.said === undefined ? 'is-waiting' : 'is-refused'),
    mark && 'is-fresh',
  ];
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
      tabIndex={isActive && edited === null ? 0 : -1}
      className={classes.filter(Boolean).join(' ')}
      data-who={mark}
    >
      {edited === null ? cellText(props, column, index, text, locale) : cellField(props, column, edited, said)}
      {own?.said && (
        <span id={said} className="cell-said">
          {own.said}
        </span>
      )}
    </Cell>
  );
}

const cellField = ({ row, t, onEdit, onEnd }: Row, column: TableColumn, text: string, said: string | undefined) => (
  <CellEditor
    column={column}
    label={
      row.id < 0 ? t('newCell', { column: column.label }) : t('cell', { column: column.label, number: row.number })
    }
    text={text}
    said={said}
    onEdit={onEdit}
    onEnd={onEnd}
  />
);

function cellText(props: Row, column: TableColumn, index: number, text: string, locale: Locale) {
  const isFirst = index === 0;
  const { row, slug, hasPictures } = props;
  return (
    <span className={isFirst && hasPictures ? 'cell-text has-picture' : 'cell-text'}>
      {isFirst && hasPictures && (
        <span className="cell-picture">{row.picture && <Thumbnail slug={slug} picture={row.picture} />}</span>
      )}
      {saidDay(text, column, locale).replaceAll('\n', SEPARATOR)}
      {isFirst && text === '' && nameOfRow(props)}
    </span>
  );
}

/**
 * What a screen reader calls a row whose first cell is empty: its title, or its number. It is not
 * shown: under « Titre en français » it would look like a French title.
 */
function nameOfRow({ row, columns, typed, t }: Row) {
  // The row's title is outdated if its name was edited; the answer will contain the new one.
  const isRenamed = columns.some(({ key, isName }) => isName && typed?.[key] && typed[key].said === undefined);
  const called = isRenamed ? '' : row.called;
  return <span className="spoken">{called || (row.id < 0 ? t('new') : `${t('number')} ${row.number}`)}</span>;
}

/**
 * How editing ends: saved and moving to a neighbour, saved into every selected cell, or cancelled.
 */
export type EditEnd = 'down' | 'up' | 'right' | 'left' | 'all' | 'stay' | 'cancel';

/** The first choice that begins with these letters. */
export const choiceBeginning = (letters: string, choices: readonly string[]): string | undefined =>
  choices.find((choice) => folded(choice).startsWith(letters));

/** In milliseconds: after it, letters that do not go on with a word begin another. */
const PAUSE = 1500;

/** Whether a key goes on with the choice that is typed; a space only within a word. */
export const isLetter = (before: string, key: string): boolean =>
  key.length === 1 && (key !== ' ' || before.length > 1);

/**
 * The letters typed for a choice: « ac » means « accordés », not « à demander ». If no choice
 * begins so, the last letter begins anew; within a word it is passed over, so that « Projections »
 * does not become « Spectacle », except after a pause.
 */
export function lettersTyped(before: string, key: string, choices: readonly string[], isAfterPause = false) {
  const letter = folded(key);
  const letters = before + letter;
  const found = choiceBeginning(letters, choices);
  if (found !== undefined) return { letters, found };
  if (!isAfterPause && before.length > 1 && choiceBeginning(before, choices) !== undefined)
    return { letters: before, found };
  const other = choiceBeginning(letter, choices);
  return { letters: other === undefined ? letters : letter, found: other };
}

function endOf({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): EditEnd | undefined {
  if (key === 'Enter') return ctrlKey || metaKey ? 'all' : shiftKey ? 'up' : 'down';
  if (key === 'Tab') return shiftKey ? 'left' : 'right';
  return key === 'Escape' ? 'cancel' : undefined;
}

const stop = (event: SyntheticEvent) => event.stopPropagation();

/** The field of the cell that is being edited; a select where there are few values. */
function CellEditor({
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
  /** The id of the message about it. */
  said: string | undefined;
  onEdit: (text: string) => void;
  onEnd: (end: EditEnd) => void;
}) {
  const { choices } = column;
  const field = useRef<HTMLTextAreaElement & HTMLSelectElement>(null);
  useEffect(() => {
    field.current?.focus({ preventScroll: true });
    if (!field.current?.setSelectionRange) return;
    const { length } = field.current.value;
    field.current.setSelectionRange(length, length);
  }, []);
  const isOver = useRef(false);
  const end = (how: EditEnd) => {
    if (isOver.current) return;
    isOver.current = true;
    onEnd(how);
  };
  const letters = useRef(text === '' ? '' : folded(text).slice(0, 1));
  const typedAt = useRef(0);
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey, timeStamp } = event;
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const how = endOf(event);
    const isTyped = choices !== null && isLetter(letters.current, key) && !ctrlKey && !metaKey;
    if (isTyped || how) event.preventDefault();
    if (isTyped) {
      const typed = lettersTyped(letters.current, key, choices, timeStamp - typedAt.current > PAUSE);
      typedAt.current = timeStamp;
      letters.current = typed.letters;
      if (typed.found !== undefined) onEdit(typed.found);
    } else if (key === 'Enter' && event.altKey && field.current) {
      // A line break, as in a spreadsheet.
      const { selectionStart: from, selectionEnd: to, value } = field.current;
      if (choices === null) onEdit(`${value.slice(0, from)}\n${value.slice(to)}`);
    } else if (how) end(how);
  };
  const shared = {
    ref: field,
    value: text,
    'aria-label': label,
    'aria-describedby': said,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onEdit(currentTarget.value),
    onKeyDown,
    onBlur: () => end('stay'),
    onPaste: stop,
    onCopy: stop,
    onPointerDown: stop,
  };
  if (choices === null) return <textarea {...shared} rows={Math.min(6, text.split('\n').length)} />;
  // A typed text that is no choice stays visible as one.
  const offered = column.isFilled ? choices : ['', ...choices];
  return (
    <select {...shared}>
      {[...(offered.includes(text) ? [] : [text]), ...offered].map((choice) => (
        <option key={choice} value={choice}>
          {choice}
        </option>
      ))}
    </select>
  );
}
