'use client';

import { Laptop, Smartphone } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { FormAnswer } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { useNewest } from '#app/_ui/use-newest.ts';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { closeOtherSessions, closeSession } from './actions.ts';

type SessionRow = {
  id: number;
  device: string;
  isHandheld: boolean;
  isHere: boolean;
  seen: string;
  opened: string;
};

/** The reader's open sessions: this one first, each of the others with a button to end it. */
export function SessionsList({ sessions }: { sessions: SessionRow[] }) {
  const t = useTranslations('accounts.account');
  const [one, endOne] = useFormAction(closeSession);
  const [all, endAll] = useFormAction(closeOtherSessions);
  const state = useNewest(one, all);
  return (
    <div className="grid gap-4">
      <FormAnswer state={state} />
      <ul className="divide-y divide-line border-line border-y">
        {sessions.map((session) => (
          <li key={session.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
            {session.isHandheld ? (
              <Smartphone aria-hidden size={22} className="flex-none text-soft" />
            ) : (
              <Laptop aria-hidden size={22} className="flex-none text-soft" />
            )}
            <div className="min-w-[min(12rem,100%)] flex-1">
              <p className="flex flex-wrap items-center gap-x-3 font-semibold">
                {session.device}
                {session.isHere && <span className="flag good">{t('here')}</span>}
              </p>
              <p className="hint">{session.isHere ? session.opened : `${session.seen}${SEPARATOR}${session.opened}`}</p>
            </div>
            {!session.isHere && (
              <form action={endOne}>
                <input type="hidden" name="session" value={session.id} />
                <button type="submit" className="btn" aria-label={t('endNamed', { device: session.device })}>
                  {t('end')}
                </button>
              </form>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 2 && (
        <form action={endAll}>
          <button type="submit" className="btn bad">
            {t('endOthers')}
          </button>
        </form>
      )}
    </div>
  );
}
