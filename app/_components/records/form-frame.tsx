'use client';

import { Save, Trash2, X } from 'lucide-react';
import { usePathname, useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useRef, useState } from 'react';
import { type Control, type FieldValues, useFormState, useWatch } from 'react-hook-form';
import { changedNames } from '#app/_components/kept-text.ts';
import { UndoBar } from '#app/_components/message-bar.tsx';
import { type FormAction, useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { ANOTHER } from '#app/_server/form-data.ts';
import { TextField } from '#app/_ui/field.tsx';
import { fieldId } from '#app/_ui/field-id.ts';
import { type HeardWhat, onHeard, type RecordRoot } from '#app/_ui/heard-changes.ts';
import { joinFacts } from '#lib/i18n/join-facts.ts';

/*
 * What stands around the form of a record: the row that saves it, the links to its sections, what
 * others saved meanwhile, and the box that deletes it.
 */

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
  isNew = false,
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
  /** It makes a record: a second button makes it and leads to an empty form for another. */
  isNew?: boolean;
  /** Further content of the row. */
  children?: ReactNode;
}) {
  const common = useTranslations('common');
  const t = useTranslations('records');
  const path = usePathname();
  // One record was just made: the next is typed at once.
  useEffect(() => {
    if (isNew && new URLSearchParams(location.search).has('done')) firstControl(form)?.focus();
  }, [isNew, form]);
  return (
    <div className={shape === 'short' ? 'record-bar is-short' : 'record-bar'}>
      <button type="submit" form={form} className={isSecond ? 'btn' : 'btn lamp'} aria-disabled={isPending}>
        {shape === 'row' && <Save aria-hidden size={18} />}
        {label}
      </button>
      {isNew && (
        <button type="submit" form={form} name={ANOTHER} value={path} className="btn" aria-disabled={isPending}>
          {t('another')}
        </button>
      )}
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

/** The first field of a form that can be seen. */
const firstControl = (form: string): HTMLElement | undefined =>
  [...document.querySelectorAll<HTMLElement>(`#${form} :is(input, select, textarea)`)].find(
    (control) => control.offsetParent !== null,
  );

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
      <span className={labels.length > 0 ? 'record-unsaved' : undefined}>{t('unsaved')}</span>
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

const RootContext = createContext<RecordRoot | null>(null);

/** Tells the form below which record it is about. */
export function RecordRootIs({ entity, id, children }: RecordRoot & { children: ReactNode }) {
  return <RootContext value={{ entity, id }}>{children}</RootContext>;
}

/**
 * Says that the record of this form was just saved or deleted, by somebody else or in another
 * window. A form without unsaved text is redrawn. If there is some, and somebody else saved, the
 * form stays, and saving it will ask; if it was this reader, the typed text stays and the rest is
 * updated. The form of a deleted record stays too, as a redrawn page would not say who deleted it.
 *
 * `root`: the record, if no `RootContext` gives it. `version`: of the record as the page was drawn
 * with it. `answer`: the notice disappears with the next answer to the form.
 */
export function HeardSave({ root, ...form }: Form & { root?: RecordRoot }) {
  const around = useContext(RootContext);
  const { entity, id } = root ?? around ?? {};
  return entity !== undefined && id !== undefined && <HeardSaveOf {...form} entity={entity} id={id} />;
}

type Form = { isDirty: boolean; answer: unknown; version: unknown };

/**
 * The sentences. Nothing is said where a page was only redrawn after many changes, in case this
 * record was among them.
 */
const SAID = {
  changed: { typed: 'heardTyped', untouched: 'heard' },
  gone: { typed: 'heardGoneTyped', untouched: 'heardGone' },
  many: { typed: 'heardMany', untouched: null },
} as const satisfies Record<HeardWhat, object>;
const SAID_OF_MINE = {
  changed: { typed: 'heardMineTyped', untouched: 'heardMine' },
  gone: { typed: 'heardMineGoneTyped', untouched: 'heardMineGone' },
  many: SAID.many,
} as const satisfies Record<HeardWhat, object>;
type Said = typeof SAID | typeof SAID_OF_MINE;
type Words = Said[HeardWhat]['typed' | 'untouched'];

/**
 * In a form that can only be read, fields take no focus: focuses its first heading, else the form.
 */
function focusOnHeading(body: Element | null): void {
  const next = body?.querySelector<HTMLElement>('.form-parts :is(h2, h3)') ?? body?.querySelector('form');
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}

function HeardSaveOf({ isDirty, answer, version, entity, id }: Form & RecordRoot) {
  const t = useTranslations('conflict');
  const common = useTranslations('common');
  const router = useRouter();
  const [heard, setHeard] = useState<{ who: string; words: Words; answer: unknown; unless: unknown } | null>(null);
  const hear = useEffectEvent((what: HeardWhat, { who, isMine }: { who: string; isMine: boolean }) => {
    const words = (isMine ? SAID_OF_MINE : SAID)[what][isDirty ? 'typed' : 'untouched'];
    // If this window saved it itself, the page may know already: the notice is left out once its
    // version differs.
    setHeard({ who, words, answer, unless: isMine && what === 'changed' ? version : null });
    if ((isMine || !isDirty) && what !== 'gone') router.refresh();
  });
  useEffect(() => onHeard({ entity, id }, (what, by) => hear(what, by)), [entity, id]);
  const words = heard?.answer === answer && heard?.unless !== version ? heard?.words : null;
  // The notice comes over whatever is above the row that saves: also the field being written in.
  useEffect(() => {
    const { activeElement } = document;
    if (words && isInField(activeElement)) activeElement?.scrollIntoView({ block: 'nearest' });
  }, [words]);
  const close = (button: HTMLElement) => {
    setHeard(null);
    const save = button.closest('.record-bar')?.querySelector<HTMLElement>('[type=submit]');
    if (save) save.focus();
    else focusOnHeading(button.closest('.form-body'));
  };
  return (
    <div className={words ? 'heard-save' : 'spoken'}>
      <p role="status">{words && t(words, { who: heard?.who || t('somebody') })}</p>
      {words && (
        <button
          type="button"
          className="btn quiet"
          aria-label={common('close')}
          onClick={(event) => close(event.currentTarget)}
        >
          <X aria-hidden size={18} />
        </button>
      )}
    </div>
  );
}

/**
 * Asks before a record is deleted: its uses (`children`) stand above the button, and their number
 * `uses` is posted, so that nothing is removed from a séance the reader was not told of. Native: it
 * works without a script.
 */
export function DeleteBox({
  action: remove,
  title,
  submit = title,
  uses = 0,
  field,
  icon = <Trash2 aria-hidden size={18} />,
  children,
}: {
  action: FormAction;
  title: string;
  /** The label of the button, where it says more than the title. */
  submit?: string;
  uses?: number;
  /** A field to fill in before. */
  field?: { name: string; label: string; maxLength?: number };
  /** The icon before the title, where the act is not a deletion. */
  icon?: ReactNode;
  children: ReactNode;
}) {
  const [state, action, isPending] = useFormAction(remove);
  const wrong = state.ok === false && field ? state.fields[field.name] : undefined;
  return (
    <details
      className="group"
      open={state.ok === false}
      // On a phone the question would otherwise open below the bar.
      onToggle={({ currentTarget: box }) => box.open && box.scrollIntoView({ block: 'nearest' })}
    >
      <summary className="btn bad w-fit list-none">
        {icon}
        {title}
      </summary>
      <form action={action} className="mt-3 grid gap-3 rounded-card border border-bad p-4">
        {state.ok === false && (
          <p role="alert" className="error">
            {field && wrong ? <a href={`#${fieldId(field.name)}`}>{`${field.label} : ${wrong}`}</a> : state.message}
          </p>
        )}
        {children}
        {field && (
          <TextField
            {...field}
            required
            autoComplete="off"
            error={wrong}
            defaultValue={state.ok === false ? String(state.values[field.name] ?? '') : ''}
          />
        )}
        <input type="hidden" name="uses" value={uses} />
        <button type="submit" className="btn bad h-auto py-2 text-left" aria-disabled={isPending}>
          {submit}
        </button>
      </form>
    </details>
  );
}
