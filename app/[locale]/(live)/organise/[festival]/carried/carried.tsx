import { getTranslations } from 'next-intl/server';
import { ButtonForm } from '#app/_components/answered-form.tsx';
import { Link } from '#app/_ui/link.tsx';
import { type CarriedKind, carriedKinds, carriedOver, editionBefore, permissionOf } from '#lib/history/carried.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { inLocale } from '#lib/i18n/text.ts';
import { typeset } from '#lib/i18n/typeset.ts';
import { type Authorized, may } from '#lib/policy.ts';
import { confirmAll } from './actions.ts';
import { pathOfCarried } from './path-of-carried.ts';

type At = { festival: Authorized<'read' | 'volunteers'>; locale: Locale };

/**
 * The previous edition, named by its year if that identifies it; without a name for readers who are
 * no members of it.
 */
async function editionOf({ festival, locale }: At): Promise<string> {
  const before = editionBefore(festival.db, festival, festival.actor.userId);
  if (!before) return (await getTranslations('carried'))('previous');
  const [year, own] = [before.startsOn.slice(0, 4), festival.startsOn.slice(0, 4)];
  return year === own ? inLocale(before.name, locale) : year;
}

/**
 * The marks of rows that came from the previous edition and were not confirmed yet; null for the
 * others.
 */
export async function carriedMarks(at: At, kind: CarriedKind): Promise<(id: number) => string | null> {
  const ids = carriedOver(at.festival.db, at.festival, { kind }).get(kind);
  if (!ids) return () => null;
  const t = await getTranslations('carried');
  const mark = typeset(t('mark', { edition: await editionOf(at) }), at.locale);
  return (id) => (ids.has(id) ? mark : null);
}

/** How many rows of a kind are to be confirmed, with a button to confirm them all. */
export async function CarriedBand({ kind, ...at }: At & { kind: CarriedKind }) {
  const { festival, locale } = at;
  const count = carriedOver(festival.db, festival, { kind }).get(kind)?.size ?? 0;
  if (count === 0) return null;
  const t = await getTranslations('carried');
  const said = t('band', { what: t(`count.${kind}`, { count }), edition: await editionOf(at) });
  return (
    <div className="my-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 rounded-card bg-warn-bg px-4 py-2">
      <p>{typeset(said, locale)}</p>
      {may(festival.role, permissionOf(kind)) && (
        <ButtonForm action={confirmAll.bind(null, festival.slug)} values={[['kind', kind]]}>
          {typeset(t('confirm', { count }), locale)}
        </ButtonForm>
      )}
    </div>
  );
}

/**
 * On the overview: what came from the previous edition and is to be confirmed, with a link for each
 * kind.
 */
export async function CarriedCounts({ festival, locale }: At) {
  const carried = carriedOver(festival.db, festival);
  const kinds = carriedKinds.filter(
    (kind) => carried.has(kind) && (permissionOf(kind) !== 'volunteers' || may(festival.role, 'volunteers')),
  );
  if (kinds.length === 0) return null;
  const t = await getTranslations('carried');
  return (
    <section aria-labelledby="carried">
      <h2 id="carried" className="text-[1.25rem]">
        {typeset(t('title', { edition: await editionOf({ festival, locale }) }), locale)}
      </h2>
      <ul>
        {kinds.map((kind) => (
          <li key={kind}>
            <Link href={pathOfCarried(locale, festival.slug, kind)} className="link inline-block py-2">
              {typeset(t(`count.${kind}`, { count: carried.get(kind)?.size ?? 0 }), locale)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
