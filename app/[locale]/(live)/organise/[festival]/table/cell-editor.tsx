import { type KeyboardEvent, type SyntheticEvent, useEffect, useRef } from 'react';
import type { TableColumn } from '#lib/exchange/lists/table-rows.ts';
import { folded } from '#lib/search/words.ts';

/**
 * How editing ends: saved and moving to a neighbour, saved into every selected cell, or cancelled.
 */
export type EditEnd = 'down' | 'up' | 'right' | 'left' | 'all' | 'stay' | 'cancel';

/** The first choice that begins with these letters. */
export const choiceBeginning = (letters: string, choices: readonly string[]): string | undefined =>
  choices.find((choice) => folded(choice).startsWith(letters));

/**
 * The letters typed for a choice: « ac » means « accordés », not « à demander ». If no choice
 * begins so, the last letter begins anew.
 */
export function lettersTyped(before: string, key: string, choices: readonly string[]) {
  const letter = folded(key);
  const letters = before + letter;
  const found = choiceBeginning(letters, choices);
  if (found !== undefined) return { letters, found };
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
export function CellEditor({
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
  const onKeyDown = (event: KeyboardEvent) => {
    const { key, ctrlKey, metaKey } = event;
    event.stopPropagation();
    if (event.nativeEvent.isComposing) return;
    const how = endOf(event);
    const isLetter = choices !== null && key.length === 1 && key !== ' ' && !ctrlKey && !metaKey;
    if (isLetter || how) event.preventDefault();
    if (isLetter) {
      const typed = lettersTyped(letters.current, key, choices);
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
