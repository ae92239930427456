'use client';

import { X } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { type HeardWhat, onHeard, type RecordRoot } from '#app/_ui/heard-changes.ts';

const RootContext = createContext<RecordRoot | null>(null);

/** Says to the form below which record it is about. */
export function RecordRootIs({ entity, id, children }: RecordRoot & { children: ReactNode }) {
  return <RootContext value={{ entity, id }}>{children}</RootContext>;
}

/**
 * Says that the record of this form was just saved or deleted, by somebody else or in another
 * window. One in which nothing is typed shows it as it is now. Another stays where somebody else
 * saved, and its save asks; where it was this reader, what is typed stays and the rest is shown as
 * it is now. One that is deleted stays too: a page drawn anew would not say who did it.
 * `root` where no page around says it. `version`: of the record as the page was drawn with it.
 * `answer`: what was said before the form was saved or refused is said no longer.
 */
export function HeardSave({ root, ...form }: Form & { root?: RecordRoot }) {
  const around = useContext(RootContext);
  const { entity, id } = root ?? around ?? {};
  return entity !== undefined && id !== undefined && <HeardSaveOf {...form} entity={entity} id={id} />;
}

type Form = { isDirty: boolean; answer: unknown; version: unknown };

/** What is said; nothing of a page that was only drawn anew, in case. */
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

/** Of a form that only shows, whose fields take no focus: its first part, else the form. */
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
    // Of what this window did itself, and hears of late, the page knows already.
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
