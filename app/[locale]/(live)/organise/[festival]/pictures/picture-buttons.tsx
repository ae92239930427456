'use client';

import { useTranslations } from 'next-intl';
import { RefusedLine } from '#app/_components/form-answer.tsx';
import { useFormAction } from '#app/_components/use-form-action.ts';
import { dropPicture, firstPicture } from './actions.ts';

/** The acts on a picture in a list of several. */
export function PictureButtons({
  slug,
  id,
  name,
  isFirst,
}: {
  slug: string;
  id: number;
  name: string;
  isFirst: boolean;
}) {
  const t = useTranslations('pictures');
  const records = useTranslations('records');
  const [put, first] = useFormAction(firstPicture, slug);
  const [dropped, drop] = useFormAction(dropPicture, slug);
  const refused = [put, dropped].find(({ ok }) => ok === false);
  return (
    <div className="flex flex-wrap gap-2">
      {!isFirst && (
        <form action={first}>
          <input type="hidden" name="id" value={id} />
          <button type="submit" className="btn">
            {t('first')}
          </button>
        </form>
      )}
      <form action={drop}>
        <input type="hidden" name="id" value={id} />
        <button type="submit" className="btn" aria-label={t('removeIt', { name })}>
          {records('remove')}
        </button>
      </form>
      {refused && <RefusedLine state={refused} />}
    </div>
  );
}
