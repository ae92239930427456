import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Spoken, Voiced } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { actKey, isAct } from '#lib/events/fix-acts.ts';
import { fixPath } from '#lib/events/fix-ways.ts';
import { indexAhead } from '#lib/events/prepared.ts';
import { type Warning, type WarningCode, warningCodes, warningKey } from '#lib/events/warning.ts';
import { changedBy, type WarningFix, warningFixes } from '#lib/events/warning-fixes.ts';
import { drawnGroups, groupHeading, groupSentence, type Kinds, warningKind } from '#lib/events/warning-groups.ts';
import { fixLabel, warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { now } from '#lib/time/clock.ts';
import { formatInstant, spokenInstant } from '#lib/time/format.ts';
import { type Acceptance, byAct, type Standing } from '#lib/warnings/queries.ts';
import { MAX_WITHDRAWN } from '#lib/warnings/schema.ts';
import { AcceptForm, ActForm, WithdrawForm } from './warning-forms.tsx';

/** What warnings need. */
type Place = {
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
  /** What a programmer may change. */
  remit: Remit | null | undefined;
  /** The séance whose page it is. */
  on?: number;
  heading?: 'h3' | 'h4';
  /** Given where warnings can be accepted. */
  kinds?: Kinds | null;
};

/**
 * Warnings in their order: a clash is shown as it is; several of one kind fold below a line that
 * names what they are about.
 */
export async function WarningGroups({
  warnings,
  most = warnings.length,
  ...rest
}: Place & {
  warnings: readonly Warning[];
  /** How many warnings are drawn; the number above a group counts all of them. */
  most?: number;
}) {
  const { locale, slug, kinds } = rest;
  const index = indexAhead(rest.index, now());
  const t = await getTranslations({ locale, namespace: 'desk.settle' });
  return drawnGroups(warnings, most).map(({ group, drawn }) => {
    const cards = drawn.map((warning) => (
      <WarningCard key={warningKey(warning)} warning={warning} {...rest} index={index} />
    ));
    if (group.warnings.length === 1) return cards;
    const [first] = group.warnings as [Warning];
    return (
      <details key={group.key} className={clsx('warning-card', group.level)}>
        <summary className="cursor-pointer pb-2">
          <span className="warning-heading">{groupHeading(group, index, locale)}</span>
          <span className="mt-0.5 block">{groupSentence(group, index, locale)}</span>
        </summary>
        <div className="grid gap-2 pb-2">
          {kinds && (
            <Accept warning={first} what={groupHeading(group, index, locale)} slug={slug} kinds={kinds} isAll />
          )}
          {cards}
          {group.warnings.length > drawn.length && (
            <p className="text-soft">{t('andMore', { count: group.warnings.length - drawn.length })}</p>
          )}
        </div>
      </details>
    );
  });
}

/** A warning as a sentence, with its fixes. */
function WarningCard({
  warning,
  index,
  locale,
  slug,
  isReadOnly,
  remit,
  on,
  heading: Heading = 'h3',
  kinds,
}: Place & { warning: Warning }) {
  // Readers who may not edit get links to where to read, and no fix they would be refused.
  const fixes = warningFixes(warning, index).filter(
    (fix) =>
      !(fix.kind === 'open-event' && fix.eventId === on) &&
      changedBy(fix, index).every((event) => !isReadOnly && mayChangeEvent(remit, event)),
  );
  return (
    <article className={clsx('warning-card', warning.level)}>
      <Heading>{warningHeading(warning, index, locale)}</Heading>
      <p className="relative">
        <Voiced say={(voice) => warningSentence(warning, index, locale, voice)} />
      </p>
      {/* The form to accept it takes the width once it is opened. */}
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1 *:open:basis-full empty:hidden">
        {fixes.map((fix) => (
          <Fix key={JSON.stringify(fix)} fix={fix} warning={warning} index={index} locale={locale} slug={slug} />
        ))}
        {kinds && <Accept warning={warning} what={warningSentence(warning, index, locale)} slug={slug} kinds={kinds} />}
      </div>
    </article>
  );
}

/** The form to accept this warning, or all of its kind. `what` names it for screen readers. */
async function Accept({
  warning,
  what,
  slug,
  kinds,
  isAll = false,
}: {
  warning: Warning;
  what: string;
  slug: string;
  kinds: Kinds;
  isAll?: boolean;
}) {
  const t = await getTranslations('desk.settle');
  const count = kinds.get(warningKind(warning)) ?? 1;
  return (
    <AcceptForm
      slug={slug}
      warning={warningKey(warning)}
      count={count}
      isAll={isAll}
      labels={{
        open: isAll ? t('acceptAll', { count }) : t('accept'),
        what,
        reason: t('reason'),
        reasonHint: t('reasonHint'),
        all: t('all', { count }),
        submit: t('submit'),
      }}
    />
  );
}

type FixProps = {
  fix: WarningFix;
  warning: Warning;
  index: DraftIndex;
  locale: Locale;
  slug: string;
};

/** A fix: a button for an act, otherwise a link to a form. */
function Fix({ fix, warning, index, locale, slug }: FixProps) {
  const label = fixLabel(fix, index, locale);
  if (isAct(fix)) return <ActForm slug={slug} warning={warningKey(warning)} act={actKey(fix)} label={label} />;
  return (
    <Link href={fixPath(fix, index, locale, slug)} className="link inline-block py-2">
      {label}
    </Link>
  );
}

type AcceptedProps = {
  accepted: Standing['accepted'];
  index: DraftIndex;
  locale: Locale;
  slug: string;
  mayWithdraw: boolean;
};

/** The accepted warnings: what, by whom, when and why, with a button to withdraw. */
export async function AcceptedList({ accepted, index, locale, slug, mayWithdraw }: AcceptedProps) {
  const t = await getTranslations('desk.settle');
  return (
    <ul className="grid gap-3">
      {byAct(accepted, ({ acceptance }) => acceptance).map((act) => {
        const [first] = act as [(typeof act)[number]];
        const sentences = act.map(({ warning, acceptance }) => (
          <p key={acceptance.id} className="relative">
            <span className="text-soft">{warningHeading(warning, index, locale)}</span>{' '}
            <Voiced say={(voice) => warningSentence(warning, index, locale, voice)} />
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
                ids={act.slice(0, MAX_WITHDRAWN).map(({ acceptance }) => acceptance.id)}
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
                ids={act.slice(0, MAX_WITHDRAWN).map(({ id }) => id)}
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
