'use client';

import { type ComponentProps, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import { typedWordsOf } from '#lib/search/words.ts';
import { TextField } from './field.tsx';

const SHOWN = 8;

/** The bounds of the name at the caret; names are separated by commas. */
function partAt(text: string, caret: number): { start: number; end: number; typed: string } {
  const start = text.lastIndexOf(',', caret - 1) + 1;
  const comma = text.indexOf(',', caret);
  const end = comma < 0 ? text.length : comma;
  return { start, end, typed: text.slice(start, end).trim() };
}

/** Names that match what was typed; those that begin with it come first. */
function proposals(names: readonly string[], typed: string, there: string): string[] {
  const words = typedWordsOf(typed);
  if (words.length === 0) return [];
  const taken = new Set(there.split(',').map((part) => typedWordsOf(part).join(' ')));
  const found = names.filter((name) => {
    const own = typedWordsOf(name);
    return !taken.has(own.join(' ')) && words.every((word) => own.some((candidate) => candidate.startsWith(word)));
  });
  const begins = (name: string) => (typedWordsOf(name).join(' ').startsWith(words.join(' ')) ? 0 : 1);
  return found.sort((a, b) => begins(a) - begins(b)).slice(0, SHOWN);
}

/** The suggestions while one types, and the one selected with the arrow keys. */
function useProposals(names: readonly string[]) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const [active, setActive] = useState(-1);
  const wrap = useRef<HTMLDivElement>(null);
  const input = () => wrap.current?.querySelector('input') ?? null;

  const propose = (element: HTMLInputElement) => {
    const { typed } = partAt(element.value, element.selectionStart ?? element.value.length);
    setOpen(proposals(names, typed, element.value));
    setActive(-1);
  };
  const close = () => {
    setOpen([]);
    setActive(-1);
  };
  const take = (name: string) => {
    const element = input();
    if (!element) return;
    const { start, end } = partAt(element.value, element.selectionStart ?? element.value.length);
    const before = element.value.slice(0, start);
    const text = `${before}${before ? ' ' : ''}${name}${element.value.slice(end)}`;
    // Sets the value as typing would, so that listeners of the field notice.
    Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(element, text);
    element.dispatchEvent(new Event('input', { bubbles: true }));
    element.focus();
    close();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (open.length === 0) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      setActive((active + step + open.length + (active < 0 && step < 0 ? 1 : 0)) % open.length);
    } else if (event.key === 'Enter' || (event.key === 'Tab' && active >= 0)) {
      const chosen = open[Math.max(active, 0)];
      if (!chosen) return;
      event.preventDefault();
      take(chosen);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      close();
    }
  };
  return { wrap, open, active, propose, close, take, onKeyDown };
}

/**
 * Names from a known list, separated by commas. A plain text field with suggestions; without a
 * script it is the text field alone. The schema checks any name.
 */
export function NamesField({
  names,
  announce,
  onChange,
  ...field
}: Omit<ComponentProps<typeof TextField>, 'onChange'> & {
  names: readonly string[];
  /** Says how many suggestions there are, for screen readers. */
  announce: (count: number) => ReactNode;
  onChange?: (event: { target: unknown; type?: unknown }) => unknown;
}) {
  const listId = useId();
  const { wrap, open, active, propose, close, take, onKeyDown } = useProposals(names);
  return (
    <div ref={wrap} className="names">
      <TextField
        {...field}
        autoComplete="off"
        role="combobox"
        aria-autocomplete="list"
        aria-expanded={open.length > 0}
        aria-controls={listId}
        aria-activedescendant={active < 0 ? undefined : `${listId}-${active}`}
        onChange={(event) => {
          onChange?.(event);
          if (event.currentTarget === document.activeElement) propose(event.currentTarget);
        }}
        onKeyDown={onKeyDown}
        onBlur={(event) => {
          field.onBlur?.(event);
          close();
        }}
      />
      <div
        id={listId}
        role="listbox"
        aria-label={typeof field.label === 'string' ? field.label : field.name}
        className="proposals"
        hidden={open.length === 0}
      >
        {open.map((name, index) => (
          <div
            key={name}
            id={`${listId}-${index}`}
            role="option"
            aria-selected={index === active}
            tabIndex={-1}
            className="proposal"
            onPointerDown={(event) => {
              event.preventDefault();
              take(name);
            }}
          >
            {name}
          </div>
        ))}
      </div>
      <span role="status" className="spoken">
        {open.length > 0 ? announce(open.length) : ''}
      </span>
    </div>
  );
}
