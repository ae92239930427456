import '#app/_components/prose.css';
import { BookOpen, CircleCheck, RotateCcw } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { TextParts } from '#app/_components/parts.tsx';
import { InstantOf } from '#app/_components/time.tsx';
import { Link } from '#app/_ui/link.tsx';
import { TakesFocus } from '#app/_ui/takes-focus.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import { deskPaths, programmeBase, sitePaths } from '#lib/i18n/paths.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typesetIn } from '#lib/i18n/typeset.ts';
import type { Festival } from '#lib/policy.ts';
import type { Followed } from '#lib/programme/companions.ts';
import type { countByReason } from '#lib/programme/left-out.ts';
import type { ReleaseEntry } from '#lib/programme/released.ts';
import { textPartsOf } from '#lib/text/parts.ts';

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

/** Of longer lists only the number is given. */
const MAX_NAMED = 12;

/**
 * « La version 4 est publiée », and what was published along with the chosen séances, or was not.
 */
export async function Done({
  number,
  followed,
  slug,
  locale,
  hasReaders,
  leftOut,
}: {
  number: number;
  followed: Followed;
  /** What is still not published, by reason. */
  leftOut: Readonly<ReturnType<typeof countByReason>>;
  slug: string;
  locale: Locale;
  /** Whether there is anybody to send it to. */
  hasReaders: boolean;
}) {
  const t = await getTranslations('publish');
  const out = await getTranslations('desk.out.count');
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  return (
    <TakesFocus
      key={number}
      role="status"
      className="mb-6 grid gap-1 rounded-card border-2 border-good bg-good-bg px-4 py-3"
    >
      <p className="flex flex-wrap items-center gap-x-3 font-bold text-good">
        <CircleCheck aria-hidden size={22} className="flex-none" />
        {t('done', { number })}
        <a className="link" href={programmeBase(locale, slug)}>
          {t('doneSee')}
        </a>
        {hasReaders && (
          <Link href={deskPaths(locale, slug).volunteers('messages')} className="link">
            {t('doneSend')}
          </Link>
        )}
      </p>
      <Follows followed={followed} locale={locale} tense="came" />
      {leftOut.length > 0 && (
        <p>
          {t('doneOut', {
            list: list.format(leftOut.map(({ reason, count }) => out(reason, { count }))),
          })}{' '}
          <Link href={deskPaths(locale, slug).leftOut('any')} className="link">
            {t('doneOutSee')}
          </Link>
        </p>
      )}
    </TakesFocus>
  );
}

/**
 * What is published along with chosen séances, and which of them keep some of their former facts.
 */
export async function Follows({
  followed: { came, held },
  locale,
  tense,
}: {
  followed: Followed;
  locale: Locale;
  tense: 'came' | 'willCome';
}) {
  const t = await getTranslations('publish');
  const list = new Intl.ListFormat(locale, { type: 'conjunction' });
  const named = came.slice(0, MAX_NAMED);
  const things = named.map(({ kind, name }) => t(`companion.${kind}`, { name: inLocale(name, locale) }));
  if (came.length > named.length) things.push(t('companion.more', { count: came.length - named.length }));
  const titles = held.map(({ title }) => inLocale(title, locale));
  return (
    <>
      {things.length > 0 && <p>{t(tense, { count: came.length, list: list.format(things) })}</p>}
      {titles.length > 0 && <p>{t('held', { count: titles.length, list: list.format(titles) })}</p>}
    </>
  );
}
