/** What the buttons of a long text do. */
export const marks = ['bold', 'italic', 'link', 'list', 'quote', 'heading'] as const;
export type TextMark = (typeof marks)[number];

/** The text of a field, and what is selected in it. */
type Selected = { value: string; start: number; end: number };

/** What replaces the text from `from` to `to`, and what is selected then, counted from `from`. */
type Replacement = { from: number; to: number; text: string; select: readonly [number, number] };

const SIGNS = { bold: '**', italic: '*' } as const;
const LINE_SIGNS = { list: '- ', quote: '> ', heading: '## ' } as const;
/** The signs at the beginning of a line, which replace one another. */
const LINE_SIGN = /^(?:- |> |#{1,6} )/;
const LETTER = /[\p{L}\p{N}]/u;

/**
 * Applies a button to the selection; pressed again, it removes the sign. `words` is the text of a
 * link without one.
 */
export function marked(mark: TextMark, selected: Selected, words: string): Replacement {
  if (mark === 'link') return linked(aroundWord(selected), words);
  return mark === 'bold' || mark === 'italic'
    ? wrapped(SIGNS[mark], aroundWord(selected))
    : begun(LINE_SIGNS[mark], selected);
}

/**
 * Without a selection, selects the word at the caret; otherwise drops spaces at its ends, where a
 * sign would not work.
 */
function aroundWord({ value, start, end }: Selected): Selected {
  let [from, to] = [start, end];
  if (from === to) {
    while (from > 0 && LETTER.test(value[from - 1] ?? '')) from -= 1;
    while (LETTER.test(value[to] ?? '')) to += 1;
  }
  while (from < to && /\s/.test(value[from] ?? '')) from += 1;
  while (from < to && /\s/.test(value[to - 1] ?? '')) to -= 1;
  return { value, start: from, end: to };
}

/** Puts stars around the selection: one for italic, two for bold, three for both. */
function wrapped(sign: string, { value, start, end }: Selected): Replacement {
  while (end - start > 1 && value[start] === '*' && value[end - 1] === '*') {
    start += 1;
    end -= 1;
  }
  const before = /\**$/.exec(value.slice(0, start))?.[0].length ?? 0;
  const after = /^\**/.exec(value.slice(end))?.[0].length ?? 0;
  const stars = Math.min(before, after);
  const isOn = sign.length === 1 ? stars % 2 === 1 : stars >= 2;
  const words = value.slice(start, end);
  if (isOn) return { from: start - sign.length, to: end + sign.length, text: words, select: [0, words.length] };
  return { from: start, to: end, text: sign + words + sign, select: [sign.length, sign.length + words.length] };
}

/** A selected address becomes the target of the link, other words its text. */
function linked({ value, start, end }: Selected, words: string): Replacement {
  const chosen = value.slice(start, end);
  const isAddress = /^(?:https?:\/\/|mailto:|tel:)\S+$/i.test(chosen);
  const said = isAddress || chosen === '' ? words : chosen.replaceAll(/[[\]]/g, '');
  const address = isAddress ? chosen : 'https://';
  const at = said.length + 3;
  const select = chosen !== '' && !isAddress ? ([at, at + address.length] as const) : ([1, 1 + said.length] as const);
  return { from: start, to: end, text: `[${said}](${address})`, select };
}

/** Puts the sign before each selected line; removes it if all have it. */
function begun(sign: string, { value, start, end }: Selected): Replacement {
  const from = value.lastIndexOf('\n', start - 1) + 1;
  const next = value.indexOf('\n', Math.max(end - (end > start && value[end - 1] === '\n' ? 1 : 0), from));
  const to = next < 0 ? value.length : next;
  const lines = value.slice(from, to).split('\n');
  const isOn = lines.every((line) => line.startsWith(sign) || line.trim() === '') && lines.some((line) => line !== '');
  const text = lines
    .map((line) => {
      if (line.trim() === '' && lines.length > 1) return line;
      return (isOn ? '' : sign) + line.replace(LINE_SIGN, '');
    })
    .join('\n');
  return { from, to, text, select: lines.length > 1 ? [0, text.length] : [text.length, text.length] };
}
