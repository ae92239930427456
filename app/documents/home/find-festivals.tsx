import type { AskedFestivals } from '#lib/festivals/by-time.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { sitePaths } from '#lib/i18n/paths.ts';
import { setTranslator } from '#lib/i18n/set-translator.ts';

type Props = { locale: Locale; asked: AskedFestivals; years: readonly (readonly [year: string, count: number])[] };

/** Where there are many: a search by name or place, and the years. Both are addresses, which work without a script. */
export function FindFestivals({ locale, asked, years }: Props) {
  const t = setTranslator(locale, 'home');
  const home = sitePaths(locale).home();
  const isNarrowed = asked.search !== '' || asked.year !== '';
  return (
    <div className="grid max-w-[64rem] gap-4">
      <search>
        <form action={home} className="home-find">
          <label className="field">
            <span className="label">{t('find.label')}</span>
            <span className="hint">{t('find.hint')}</span>
            <input
              type="search"
              name="q"
              defaultValue={asked.search}
              maxLength={200}
              className="input"
              autoComplete="off"
            />
          </label>
          <button type="submit" className="btn">
            {t('find.submit')}
          </button>
        </form>
      </search>
      <nav aria-label={t('find.years')}>
        <ul className="home-years">
          {isNarrowed && (
            <li>
              <a href={home}>{t('find.all')}</a>
            </li>
          )}
          {years.map(([year, count]) => (
            <li key={year}>
              <a href={`${home}?year=${year}`} aria-current={asked.year === year ? 'page' : undefined}>
                {year} <span className="text-soft">({count})</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </div>
  );
}
