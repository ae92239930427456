'use client';

import { useTranslations } from 'next-intl';
import { boundAction } from '#app/_components/bound-action.ts';
import { useFormAction } from '#app/_components/use-form-action.ts';
import type { FormState } from '#app/_server/form-action.ts';
import { dropPicture, firstPicture } from './actions.ts';

/** What is done with a picture where it stands among others. */
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
  const [put, first] = useFormAction<FormState>(boundAction(firstPicture, slug));
  const [dropped, drop] = useFormAction<FormState>(boundAction(dropPicture, slug));
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
          {t('remove')}
        </button>
      </form>
      {refused?.ok === false && (
        <p role="alert" className="error">
          {refused.message}
        </p>
      )}
    </div>
  );
}
