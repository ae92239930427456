import { Send } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { differenceSentence } from '#lib/programme/difference-sentences.ts';
import type { ReleaseFigures } from '#lib/programme/frozen-draft.ts';
import type { countByReason } from '#lib/programme/left-out.ts';

/**
 * What would change for the public if the draft were published now, a sentence for each séance; and
 * what is not published.
 */
export async function Unpublished({
  state,
  slug,
  publishPath,
  locale,
}: {
  state: ReleaseFigures;
  slug: string;
  /** Null for readers who may not publish, and where the first steps lead to it. */
  publishPath: string | null;
  locale: Locale;
}) {
  const t = await getTranslations('desk.home');
  const { release, named, more, count, leftOut } = state;
  const isAll = count + leftOut.length === 0;
  return (
    <section aria-labelledby="unpublished" className="grid gap-2">
      <h2 id="unpublished" className="text-[1.25rem]">
        {t('unpublishedTitle')}
      </h2>
      <p className="text-soft">
        {release ? t(isAll ? 'unpublished' : 'unpublishedSome', { count }) : t('neverPublished')}
      </p>
      {named.length > 0 && (
        <ul className="grid gap-2">
          {named.map((difference) => (
            <li key={difference.uid} className="relative border-line-strong border-l-2 pl-3">
              <Spoken as={differenceSentence(difference, locale, 'spoken')}>
                {typeset(differenceSentence(difference, locale), locale)}
              </Spoken>
            </li>
          ))}
          {more > 0 && <li className="pl-3 text-soft">{t('unpublishedMore', { count: more })}</li>}
        </ul>
      )}
      <LeftOutList leftOut={leftOut} slug={slug} locale={locale} />
      {publishPath && (!release || count > 0) && (
        <div>
          <Link href={publishPath} className="btn">
            <Send aria-hidden size={18} />
            {t('unpublishedLink')}
          </Link>
        </div>
      )}
    </section>
  );
}

/** What is not published, with a line and a link for each reason. Nothing where everything is. */
export async function LeftOutList({
  leftOut,
  slug,
  locale,
}: {
  /** By reason. */
  leftOut: Readonly<ReturnType<typeof countByReason>>;
  slug: string;
  locale: Locale;
}) {
  const t = await getTranslations('desk.out');
  if (leftOut.length === 0) return null;
  return (
    <ul className="grid">
      {leftOut.map(({ reason, count }) => (
        <li key={reason} className="flex items-center gap-3 border-line border-t first:border-t-0">
          <span className="min-w-0 flex-1 py-2">
            <span className="block font-semibold">{t(`count.${reason}`, { count })}</span>
            <span className="hint block">{t(`why.${reason}`)}</span>
          </span>
          <Link
            href={deskPaths(locale, slug).leftOut(reason)}
            className="link inline-flex min-h-[44px] items-center"
            aria-label={t('seeNamed', { what: t(`count.${reason}`, { count }) })}
          >
            {t('see')}
          </Link>
        </li>
      ))}
    </ul>
  );
}
