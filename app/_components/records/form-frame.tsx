'use client';

import { Save } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { type Control, type FieldValues, useFormState, useWatch } from 'react-hook-form';
import { changedNames } from '#app/_components/kept-text.ts';
import { UndoBar } from '#app/_components/message-bar.tsx';
import type { FormState } from '#app/_server/form-action.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';

/** How many changed fields are named; of the others only the number is given. */
const NAMED = 4;

/**
 * The row below a form that saves it. It stays in sight, and focused fields scroll clear of it. «
 * C’est enregistré » is the server's answer, and disappears once somebody types again. It stands
 * outside of the form, because « Défaire » is a form of its own.
 */
export function SaveBar({
  form,
  control,
  labelOf,
  slug,
  state,
  isPending,
  isDirty,
  label,
  shape = 'row',
  isSecond = false,
  children,
}: {
  /** The id of the form. */
  form: string;
  control: Control<FieldValues>;
  /** The label of a field; its name by default. */
  labelOf: (name: string) => string;
  slug: string;
  state: FormState;
  isPending: boolean;
  isDirty: boolean;
  label: string;
  /** `short`: for a form of one or two lines; it stands below it and does not stay in sight. */
  shape?: 'row' | 'short';
  /** It stands below another form, whose button is the highlighted one. */
  isSecond?: boolean;
  /** Further content of the row. */
  children?: ReactNode;
}) {
  const common = useTranslations('common');
  const t = useTranslations('records');
  return (
    <div className={shape === 'short' ? 'record-bar is-short' : 'record-bar'}>
      <button type="submit" form={form} className={isSecond ? 'btn' : 'btn lamp'} aria-disabled={isPending}>
        {shape === 'row' && <Save aria-hidden size={18} />}
        {label}
      </button>
      <p role="status" className="record-said empty:hidden">
        {isPending ? t('saving') : isDirty ? <Changed control={control} labelOf={labelOf} /> : ''}
      </p>
      {!isPending && !isDirty && state.ok === true && (
        <UndoBar key={state.at} slug={slug} batch={state.undo ?? null} message={state.message ?? common('saved')} />
      )}
      {children}
    </div>
  );
}

/** Says that something is unsaved, and which fields. */
function Changed({ control, labelOf }: { control: Control<FieldValues>; labelOf: (name: string) => string }) {
  const t = useTranslations('records');
  const values = useWatch({ control });
  const { defaultValues = {} } = useFormState({ control });
  const names = changedNames(defaultValues, values);
  const labels = [...new Set(names.map((name) => labelOf(name)).filter((label) => !names.includes(label)))];
  const more = labels.length - NAMED;
  return (
    <>
      {t('unsaved')}
      {labels.length > 0 && (
        <span className="record-changes">
          {' '}
          {joinFacts(labels.slice(0, NAMED))}
          {more > 0 && ` ${t('andMore', { count: more })}`}
        </span>
      )}
    </>
  );
}

/** A section of a form: the id of its heading, its title, and the number of things in it. */
export type FormPart = { id: string; title: string; count?: number };

/**
 * The section that is being read: the one at a line of the window that moves down as the page
 * scrolls, so that at the end the last section is reached, however short it is.
 */
function readIn(ids: readonly string[]): string | undefined {
  const { scrollHeight } = document.documentElement;
  const way = window.scrollY / Math.max(1, scrollHeight - window.innerHeight);
  const line = window.innerHeight * (0.2 + 0.8 * way);
  const top = (id: string) => document.getElementById(id)?.getBoundingClientRect().top ?? Number.POSITIVE_INFINITY;
  return ids.findLast((id) => top(id) <= line) ?? ids[0];
}

/** Keys that scroll the page: always, and only where nothing is typed. */
const PAGING = ['PageUp', 'PageDown'];
const SCROLLING = [...PAGING, 'ArrowUp', 'ArrowDown', 'Home', 'End', ' '];
const FIELDS = 'input, select, textarea, label';
const isInField = (target: EventTarget | null) => target instanceof Element && target.closest(FIELDS) !== null;

/** The sections of a form, beside it or above it, always in sight; the current one is marked. */
export function FormContents({ parts }: { parts: readonly FormPart[] }) {
  const t = useTranslations('records');
  const [at, goTo] = useState(parts[0]?.id);
  // A section reached by a link or the keyboard stays marked until the reader scrolls.
  const isHeld = useRef(false);
  const hold = (id: string) => {
    isHeld.current = true;
    goTo(id);
  };
  const line = useRef<HTMLElement>(null);
  const names = parts.map(({ id }) => id).join(' ');

  useEffect(() => {
    const ids = names.split(' ');
    const look = () => isHeld.current || goTo(readIn(ids));
    const enter = ({ target }: Event) => {
      const id = (target as Element).closest('section[aria-labelledby]')?.getAttribute('aria-labelledby');
      if (!id || !ids.includes(id)) return;
      isHeld.current = true;
      goTo(id);
    };
    const free = () => {
      isHeld.current = false;
    };
    const keyed = (event: Event) => {
      const { key, target } = event as KeyboardEvent;
      if ((isInField(target) ? PAGING : SCROLLING).includes(key)) free();
    };
    // Pressing the scroll bar also counts as scrolling.
    const pressed = ({ target }: Event) => isInField(target) || free();
    const heard = Object.entries({
      scroll: look,
      focusin: enter,
      wheel: free,
      touchmove: free,
      keydown: keyed,
      pointerdown: pressed,
    });
    for (const [type, hear] of heard) document.addEventListener(type, hear, { passive: true });
    look();
    return () => {
      for (const [type, hear] of heard) document.removeEventListener(type, hear);
    };
  }, [names]);

  // Scrolls only the line of links: `scrollIntoView` on the link would move the page too.
  useEffect(() => {
    const link = at && line.current?.querySelector(`[href="#${at}"]`);
    if (!line.current || !link) return;
    const [box, place] = [line.current.getBoundingClientRect(), link.getBoundingClientRect()];
    line.current.scrollLeft += Math.min(0, place.left - box.left) + Math.max(0, place.right - box.right);
  }, [at]);

  return (
    <nav ref={line} className="contents-of" aria-label={t('contents')}>
      <ol>
        {parts.map(({ id, title, count }) => (
          <li key={id}>
            <a href={`#${id}`} aria-current={id === at ? 'true' : undefined} onClick={() => hold(id)}>
              {title}
              {count ? <span className="num">{count}</span> : null}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
