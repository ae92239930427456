import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import { type WarningCode, warningCodes } from '#lib/events/warning.ts';
import { warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { type Acceptance, byAct, type Standing } from '#lib/warnings/acceptance.ts';
import { WithdrawForm } from './warning-forms.tsx';

type Props = { index: DraftIndex; locale: Locale; slug: string; mayWithdraw: boolean };

/** The accepted warnings: what, by whom, when and why, with a button to withdraw. */
export async function AcceptedList({ accepted, ...props }: Props & { accepted: Standing['accepted'] }) {
  const { index, locale, slug, mayWithdraw } = props;
  const t = await getTranslations('desk.settle');
  return (
    <ul className="grid gap-3">
      {byAct(accepted, ({ acceptance }) => acceptance).map((act) => {
        const [first] = act as [(typeof act)[number]];
        const sentences = act.map(({ warning, acceptance }) => (
          <p key={acceptance.id} className="relative">
            <span className="text-soft">{warningHeading(warning, index, locale)}</span>{' '}
            <Spoken as={warningSentence(warning, index, locale, 'spoken')}>
              {warningSentence(warning, index, locale)}
            </Spoken>
          </p>
        ));
        return (
          <li key={first.acceptance.id} className="card grid gap-1 px-4 py-3">
            {act.length === 1 ? (
              sentences
            ) : (
              <details>
                <summary className="min-h-[44px] cursor-pointer py-2 font-semibold">
                  {t('several', { count: act.length })}
                </summary>
                <div className="grid gap-2">{sentences}</div>
              </details>
            )}
            <Why acceptance={first.acceptance} zone={index.draft.festival.timeZone} locale={locale} />
            {mayWithdraw && (
              <WithdrawForm
                slug={slug}
                ids={act.map(({ acceptance }) => acceptance.id)}
                label={t('withdraw')}
                named={t('withdrawNamed', {
                  what:
                    act.length === 1
                      ? warningSentence(first.warning, index, locale)
                      : t('several', { count: act.length }),
                })}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}

/** « Accepté le 2 mai à 12 h par Camille. Raison : … » */
async function Why({ acceptance, zone, locale }: { acceptance: Acceptance; zone: string; locale: Locale }) {
  const t = await getTranslations('desk.settle');
  const said = (when: string) =>
    acceptance.byName ? t('by', { when, name: acceptance.byName }) : t('byNobody', { when });
  return (
    <div className="text-soft">
      <p className="relative">
        <Spoken as={said(spokenInstant(acceptance.at, zone, locale, 'long'))}>
          {said(formatInstant(acceptance.at, zone, locale, 'long'))}
        </Spoken>
      </p>
      <p className="whitespace-pre-line break-words">{typeset(t('because', { reason: acceptance.reason }), locale)}</p>
    </div>
  );
}

/**
 * Acceptances whose facts have changed: they are kept, as they apply again when the facts are as
 * before.
 */
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
