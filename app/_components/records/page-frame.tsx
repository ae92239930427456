import './records.css';
import './forms.css';
import { ArrowLeft, Plus } from 'lucide-react';
import { NextIntlClientProvider, useLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Link } from '#app/_ui/link.tsx';
import type { Locale } from '#lib/i18n/locale.ts';
import type { Messages } from '#lib/i18n/messages.ts';
import { personFilePath } from '#lib/i18n/paths.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { typesetMessages } from '#lib/i18n/typeset-messages.ts';

/*
 * What pages of records have in common: heads of lists and records, empty lists, what is missing,
 * tags, and the messages of their client components.
 */

/** The head of a list: its title, the number of entries, other views, and the button to add one. */
export function ListHead({
  title,
  count,
  add,
  children,
}: {
  title: string;
  /** Left out above a table, which counts its rows at its foot. */
  count?: string | undefined;
  add?: { href: string; label: string } | undefined;
  children?: ReactNode;
}) {
  return (
    <header className="mb-5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
      <div>
        <h1>{title}</h1>
        {count && <p className="text-soft first-letter:uppercase">{count}</p>}
      </div>
      <div className="flex flex-wrap items-center gap-3">
        {children}
        {add && (
          <Link href={add.href} className="btn lamp">
            <Plus aria-hidden size={20} />
            {add.label}
          </Link>
        )}
      </div>
    </header>
  );
}

/** The link back from a page to its list. */
export const BackLink = ({ href, label }: { href: string; label: string }) => (
  <Link
    href={href}
    className="-ml-1 inline-flex min-h-11 md:min-h-9 items-center gap-1.5 px-1 font-semibold text-soft no-underline hover:text-ink hover:underline"
  >
    <ArrowLeft aria-hidden size={18} />
    {label}
  </Link>
);

/** The head of a record: the link back, its name, and a line about it. */
export function RecordHead({
  back,
  title,
  children,
}: {
  back: { href: string; label: string };
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <header className="record-head">
      <BackLink {...back} />
      <h1>{title}</h1>
      {children && <div className="text-soft">{children}</div>}
    </header>
  );
}

/** An empty list: what it is for, the button to add the first entry, and another way to fill it. */
export function Empty({
  title,
  text,
  add,
  children,
}: {
  title: string;
  text: string;
  add?: { href: string; label: string } | undefined;
  children?: ReactNode;
}) {
  return (
    <section className="empty">
      <h2>{title}</h2>
      <p className="max-w-[34rem] text-soft">{text}</p>
      <div className="flex flex-wrap items-center gap-3">
        {add && (
          <Link href={add.href} className="btn lamp">
            <Plus aria-hidden size={20} />
            {add.label}
          </Link>
        )}
        {children}
      </div>
    </section>
  );
}

/** A link to the file with all data kept about one person, to hand to them. */
export async function PersonFileWay({
  slug,
  locale,
  of,
}: {
  slug: string;
  locale: Locale;
  of: Parameters<typeof personFilePath>[2];
}) {
  const t = await getTranslations('desk.personFile');
  return (
    <p>
      <a href={personFilePath(slug, locale, of)} className="link inline-block py-2" download>
        {t('way')}
      </a>
    </p>
  );
}

/** The messages that every form and table of records needs. */
const ALWAYS = ['common', 'conflict', 'fields', 'records'] as const;

/**
 * Passes these messages to the client components below: those of every record, and the named ones.
 * The whole catalogue is never sent.
 */
export function IslandMessages({ also = [], children }: { also?: readonly (keyof Messages)[]; children: ReactNode }) {
  const locale = useLocale();
  const all = typesetMessages(locale);
  const picked = Object.fromEntries([...ALWAYS, ...also].map((namespace) => [namespace, all[namespace]]));
  return (
    <NextIntlClientProvider locale={locale} messages={picked}>
      {children}
    </NextIntlClientProvider>
  );
}

/** What a record lacks; also says when nothing is missing. */
export async function Missing({ facts }: { facts: readonly string[] }) {
  const t = await getTranslations('records');
  return (
    <section aria-labelledby="missing">
      <h2 id="missing" className="text-[1.2rem]">
        {t('missing')}
      </h2>
      {facts.length === 0 ? (
        <p className="mt-2 text-good">{t('complete')}</p>
      ) : (
        <ul className="facts mt-2">
          {facts.map((fact) => (
            <li key={fact} className="flag warn">
              {fact}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The same in the cell of a list. */
export function MissingCell({ facts, ready }: { facts: readonly string[]; ready: string }) {
  if (facts.length === 0) return <span className="text-good">{ready}</span>;
  return <span className="lacks text-warn">{facts.join(', ')}</span>;
}

/** The tags of a row of a list, below its name. */
export async function TagSigns({ tags, locale }: { tags: readonly string[] | null; locale: Locale }) {
  if (!tags?.length) return null;
  const t = await getTranslations({ locale, namespace: 'records' });
  return (
    <ul aria-label={t('tags')} className="tag-signs">
      {tags.map((tag) => (
        <li key={tag}>{typeset(tag, locale)}</li>
      ))}
    </ul>
  );
}
