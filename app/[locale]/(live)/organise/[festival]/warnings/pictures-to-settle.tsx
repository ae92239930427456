import type { Route } from 'next';
import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { ENDING_DAYS, type PictureToSettle } from '#lib/pictures/to-settle.ts';

/** What pictures still need, each with the way to those it is about. Nothing of it keeps anybody from publishing. */
export async function PicturesToSettle({
  left,
  path,
}: {
  left: readonly (readonly [of: PictureToSettle, count: number])[];
  /** Of the table of pictures. */
  path: string;
}) {
  if (left.length === 0) return null;
  const t = await getTranslations('pictures');
  return (
    <section aria-labelledby="pictures" className="mt-8">
      <h2 id="pictures" className="text-soft">
        {t('title')}
      </h2>
      <ul className="mt-2 grid gap-1">
        {left.map(([of, count]) => (
          <li key={of}>
            <Link href={`${path}?show=${of}` as Route} prefetch={false} className="link inline-block py-2">
              {t(`toSettle.${of}`, { count, days: ENDING_DAYS })}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
