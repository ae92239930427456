import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { actKey, isAct } from '#lib/events/fix-acts.ts';
import { fixPath } from '#lib/events/fix-path.ts';
import { type Warning, warningKey } from '#lib/events/warning.ts';
import { type WarningFix, warningFixes } from '#lib/events/warning-fixes.ts';
import { type Kinds, warningKind } from '#lib/events/warning-groups.ts';
import { fixLabel, warningHeading, warningSentence } from '#lib/events/warning-sentences.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import type { DraftIndex } from '#lib/model/draft.ts';
import { AcceptForm } from './warnings/accept-form.tsx';
import { ActForm } from './warnings/act-form.tsx';

/** A warning in its sentence, with what could be done about it. `on` is the séance whose page it stands on. */
export function WarningCard({
  warning,
  index,
  locale,
  slug,
  isReadOnly,
  on,
  heading: Heading = 'h3',
  kinds,
}: {
  warning: Warning;
  index: DraftIndex;
  locale: Locale;
  slug: string;
  isReadOnly: boolean;
  on?: number;
  heading?: 'h3' | 'h4';
  kinds?: Kinds | null;
}) {
  // Whoever only reads is offered no act.
  const fixes = warningFixes(warning, index).filter(
    (fix) => !(fix.kind === 'open-event' && fix.eventId === on) && !(isReadOnly && isAct(fix)),
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

/** The form that accepts this warning, or all of its kind. `what` names it for whoever hears the control alone. */
export async function Accept({
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

/** An act is a button, anything else the way to its form. */
function Fix({ fix, warning, index, locale, slug }: FixProps) {
  const label = fixLabel(fix, index, locale);
  if (isAct(fix)) return <ActForm slug={slug} warning={warningKey(warning)} act={actKey(fix)} label={label} />;
  return (
    <Link href={fixPath(fix, index, locale, slug)} className="link inline-block py-2">
      {label}
    </Link>
  );
}
