import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { actKey, isAct } from '#lib/events/fix-acts.ts';
import { fixPath } from '#lib/events/fix-ways.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { changedBy, type WarningFix, warningFixes } from '#lib/events/warning-fixes.ts';
import { drawnGroups, groupHeading, groupSentence, type Kinds, warningKind } from '#lib/events/warning-groups.ts';
import { fixLabel, warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { mayChangeEvent, type Remit } from '#lib/model/remit.ts';
import { AcceptForm, ActForm } from './warnings/warning-forms.tsx';

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
  const { index, locale, slug, kinds } = rest;
  const t = await getTranslations({ locale, namespace: 'desk.settle' });
  return drawnGroups(warnings, most).map(({ group, drawn }) => {
    const cards = drawn.map((warning) => <WarningCard key={warningKey(warning)} warning={warning} {...rest} />);
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
        <Spoken as={warningSentence(warning, index, locale, 'spoken')}>
          {warningSentence(warning, index, locale)}
        </Spoken>
      </p>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-1 py-1">
        {fixes.map((fix) => (
          <li key={JSON.stringify(fix)}>
            <Fix fix={fix} warning={warning} index={index} locale={locale} slug={slug} />
          </li>
        ))}
      </ul>
      {kinds && <Accept warning={warning} what={warningSentence(warning, index, locale)} slug={slug} kinds={kinds} />}
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
        named: t('acceptNamed', { what }),
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
