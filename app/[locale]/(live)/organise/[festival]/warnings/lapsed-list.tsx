import { getTranslations } from 'next-intl/server';
import { type WarningCode, warningCodes } from '#lib/events/warning.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { type Acceptance, byAct } from '#lib/warnings/acceptance.ts';
import { Why } from './accepted-list.tsx';
import { WithdrawForm } from './withdraw-form.tsx';

/** Acceptances whose facts have changed: kept, because they hold again when the facts are as they were. */
export async function LapsedList({
  lapsed,
  zone,
  locale,
  slug,
  mayWithdraw,
}: {
  lapsed: readonly Acceptance[];
  zone: string;
  locale: Locale;
  slug: string;
  mayWithdraw: boolean;
}) {
  const [t, codes] = [await getTranslations('desk.settle'), await getTranslations('warnings.code')];
  const isCode = (code: string): code is WarningCode => (warningCodes as readonly string[]).includes(code);
  return (
    <ul className="grid gap-3">
      {byAct(lapsed, (acceptance) => acceptance).map((act) => {
        const [first] = act as [Acceptance];
        const what = [...new Set(act.map(({ code }) => (isCode(code) ? codes(code) : code)))].join(', ');
        return (
          <li key={first.id} className="card grid gap-1 px-4 py-3">
            <p className="font-semibold">{what}</p>
            <Why acceptance={first} zone={zone} locale={locale} />
            {mayWithdraw && (
              <WithdrawForm
                slug={slug}
                ids={act.map(({ id }) => id)}
                label={t('forget')}
                named={t('forgetNamed', { what })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
