'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { type HeardWhat, onHeard, type RecordRoot } from '#app/_ui/heard-changes.ts';

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
