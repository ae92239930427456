'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, useContext, useEffect, useEffectEvent, useState } from 'react';
import { changedIds, onHeard } from '#app/_ui/heard-changes.ts';
import type { LiveChange } from '#lib/live/messages.ts';

type ChangeEntity = LiveChange['others'][number]['entity'];

/** Which row of the history a form is about; without an id it is one more. */
export type RecordRoot = Readonly<{ entity: ChangeEntity; id: number | undefined }>;

const RootContext = createContext<RecordRoot | null>(null);

/** Says to the form below which record it is about. */
export function RecordRootIs({ entity, id, children }: RecordRoot & { children: ReactNode }) {
  return <RootContext value={{ entity, id }}>{children}</RootContext>;
}

/**
 * Says that somebody else has just saved the record of this form. One in which nothing is typed
 * shows it as it is now; another stays, and its save asks. `root` where no page around says it.
 * `answer`: what was said before the form was saved or refused is said no longer.
 */
export function HeardSave({ root, ...form }: Form & { root?: RecordRoot }) {
  const around = useContext(RootContext);
  const { entity, id } = root ?? around ?? {};
  return entity !== undefined && id !== undefined && <HeardSaveOf {...form} entity={entity} id={id} />;
}

type Form = { isDirty: boolean; answer: unknown };

function HeardSaveOf({ isDirty, answer, entity, id }: Form & { entity: ChangeEntity; id: number }) {
  const t = useTranslations('conflict');
  const router = useRouter();
  const [heard, setHeard] = useState<{ who: string; isTyped: boolean; answer: unknown } | null>(null);
  const hear = useEffectEvent((who: string) => {
    setHeard({ who, isTyped: isDirty, answer });
    if (!isDirty) router.refresh();
  });
  useEffect(
    () =>
      onHeard((change) => {
        if (changedIds(change, entity).includes(id)) hear(change.by);
      }),
    [entity, id],
  );
  const isSaid = heard !== null && heard.answer === answer;
  return (
    <p role="status" className={isSaid ? 'rounded-card border border-line bg-accent-soft px-4 py-2' : 'spoken'}>
      {isSaid && t(heard.isTyped ? 'heardTyped' : 'heard', { who: heard.who || t('somebody') })}
    </p>
  );
}
