import { BookOpen, RotateCcw } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TextParts } from '#app/_components/parts.tsx';
import { InstantOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import type { ReleaseEntry } from '#lib/programme/released.ts';
import { textPartsOf } from '#lib/text/parts.ts';
import '#app/_components/prose.css';

/** Every published version, the current one first: to read, and to publish again. */
export async function History({
  festival,
  releases,
  locale,
}: {
  festival: Pick<Festival, 'slug' | 'timeZone'>;
  releases: readonly ReleaseEntry[];
  locale: Locale;
}) {
  const t = await getTranslations('publish.history');
  return (
    <ol className="card overflow-clip">
      {releases.map(({ number, at, byName, note, republishes }, i) => (
        <li
          key={number}
          className="flex flex-wrap items-center gap-x-4 gap-y-2 border-line border-t px-4 py-3 first:border-t-0"
        >
          <div className="min-w-0 flex-[1_1_18rem]">
            <p className="flex flex-wrap items-baseline gap-x-2">
              <span className="font-bold font-title text-[1.1rem]">{t('version', { number })}</span>
              {i === 0 && <span className="flag good">{t('current')}</span>}
              {republishes !== null && <span className="hint">{t('republishes', { number: republishes })}</span>}
            </p>
            <p className="text-soft">
              <InstantOf at={at} zone={festival.timeZone} locale={locale} style="long" />{' '}
              {t('by', { by: byName || 'none' })}
            </p>
            {inLocale(note, locale) && (
              <div className="prose mt-1">
                <TextParts blocks={textPartsOf(typesetIn(note, locale))} level={3} />
              </div>
            )}
          </div>
          <div className="flex flex-wrap gap-2">
            <Link
              href={sitePaths(locale).version(festival.slug, number)}
              className="btn"
              aria-label={t('readNamed', { number })}
            >
              <BookOpen aria-hidden size={18} />
              {t('read')}
            </Link>
            {i > 0 && (
              <Link
                href={deskPaths(locale, festival.slug).item('publish', number)}
                className="btn"
                aria-label={t('againNamed', { number })}
              >
                <RotateCcw aria-hidden size={18} />
                {t('again')}
              </Link>
            )}
          </div>
        </li>
      ))}
    </ol>
  );
}
