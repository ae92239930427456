import { CopyButton } from '#app/_ui/copy.tsx';
import { MeansButtons } from '#app/[locale]/(live)/organise/[festival]/today/means.tsx';
import type { BoardWords } from '#app/[locale]/(live)/organise/[festival]/today/words.ts';
import { locales } from '#lib/i18n/locale.ts';
import type { ToTell } from '#lib/live/people-to-tell.ts';

/** Those who must hear of it, whoever is expected elsewhere first: a message ready, one button each. */
export function PeopleToTell({ people, words }: { people: readonly ToTell[]; words: BoardWords }) {
  const { t } = words;
  return (
    <section className="today-people" aria-labelledby="people">
      <h2 id="people">{people.length > 0 ? t('told.people', { count: people.length }) : t('told.noPeople')}</h2>
      <ul>
        {people.map((one) => (
          <Person key={`${one.who} ${one.id ?? one.name}`} one={one} words={words} />
        ))}
      </ul>
    </section>
  );
}

function Person({ one, words }: { one: ToTell; words: BoardWords }) {
  const { t, locale } = words;
  const { name, who, isExpectedNext, message, means } = one;
  const [own, other] = [locale, locales.find((language) => language !== locale) ?? locale];
  const acts = (language: typeof own) => (
    <div className="today-acts">
      <MeansButtons means={means[language]} name={name} words={words} />
      <CopyButton text={message[language]} named={t('copyNamed', { name })} />
    </div>
  );
  return (
    <li className="today-person">
      <p>
        <b>
          <bdi>{name}</bdi>
        </b>{' '}
        {who !== 'person' && <span className="text-soft">{t(`told.${who}`)}</span>}{' '}
        {isExpectedNext && <span className="flag warn">{t('told.first')}</span>}
      </p>
      <p className="today-message" lang={own}>
        {message[own]}
      </p>
      {means[own].length === 0 && <p className="hint">{t('noMeans')}</p>}
      {acts(own)}
      <details className="today-folded">
        <summary>{t(other === 'fr' ? 'told.french' : 'told.english')}</summary>
        <p className="today-message" lang={other}>
          {message[other]}
        </p>
        {acts(other)}
      </details>
    </li>
  );
}
