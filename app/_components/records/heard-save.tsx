'use client';

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
 * Says that somebody else has just saved or deleted the record of this form. One in which nothing
 * is typed shows it as it is now; another stays, and its save asks. One that is deleted stays too:
 * a page drawn anew would not say who did it. `root` where no page around says it.
 * `answer`: what was said before the form was saved or refused is said no longer.
 */
export function HeardSave({ root, ...form }: Form & { root?: RecordRoot }) {
  const around = useContext(RootContext);
  const { entity, id } = root ?? around ?? {};
  return entity !== undefined && id !== undefined && <HeardSaveOf {...form} entity={entity} id={id} />;
}

type Form = { isDirty: boolean; answer: unknown };

/** What is said; nothing of a page that was only drawn anew, in case. */
const SAID = {
  changed: { typed: 'heardTyped', untouched: 'heard' },
  gone: { typed: 'heardGoneTyped', untouched: 'heardGone' },
  many: { typed: 'heardMany', untouched: null },
} as const satisfies Record<HeardWhat, object>;
type Words = (typeof SAID)[keyof typeof SAID]['typed' | 'untouched'];

function HeardSaveOf({ isDirty, answer, entity, id }: Form & RecordRoot) {
  const t = useTranslations('conflict');
  const router = useRouter();
  const [heard, setHeard] = useState<{ who: string; words: Words; answer: unknown } | null>(null);
  const hear = useEffectEvent((what: HeardWhat, who: string) => {
    setHeard({ who, words: SAID[what][isDirty ? 'typed' : 'untouched'], answer });
    if (!isDirty && what !== 'gone') router.refresh();
  });
  useEffect(() => onHeard({ entity, id }, (what, who) => hear(what, who)), [entity, id]);
  const words = heard?.answer === answer ? heard?.words : null;
  return (
    <p role="status" className={words ? 'rounded-card border border-line bg-accent-soft px-4 py-2' : 'spoken'}>
      {words && t(words, { who: heard?.who || t('somebody') })}
    </p>
  );
}
