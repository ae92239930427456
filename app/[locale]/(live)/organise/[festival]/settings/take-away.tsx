import { Download } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { Check } from '#app/_ui/field.tsx';
import { archivePictures } from '#lib/exchange/festival-file/festival-export.ts';
import { festivalFilePath } from '#lib/i18n/paths.ts';

/** The whole festival as a file, for its owner. A plain form: the browser saves what it answers. */
export async function TakeAway({ slug }: { slug: string }) {
  const t = await getTranslations('festivalFile.take');
  return (
    <section className="card mt-6 grid max-w-[52rem] gap-3 p-[clamp(1.1rem,3vw,1.6rem)]" aria-labelledby="take-away">
      <h2 id="take-away">{t('title')}</h2>
      <p>{t('text')}</p>
      <p className="text-soft">{t('never')}</p>
      <form action={festivalFilePath(slug)} method="get" className="grid gap-3">
        <fieldset className="grid gap-1">
          <legend className="label">{t('pictures.label')}</legend>
          {archivePictures.map((which) => (
            <label key={which} className="flex items-baseline gap-2">
              <input type="radio" name="pictures" value={which} defaultChecked={which === 'none'} />
              <span>{t(`pictures.${which}`)}</span>
            </label>
          ))}
        </fieldset>
        <Check name="private" label={t('private')} hint={t('privateHint')} />
        <div>
          <button type="submit" className="btn">
            <Download aria-hidden size={18} />
            {t('download')}
          </button>
        </div>
      </form>
    </section>
  );
}
