import type { Programme } from '#app/_components/programme/programme.ts';
import { calendarChoices } from '#lib/feeds/calendar-choices.ts';
import { typeset } from '#lib/time/format.ts';
import type { Calendar } from './calendar.ts';

/** What to follow: plain links to the page of each calendar, folded by the way to choose, the one at hand lit. Each leads on to the devices. */
export function ChoiceOfCalendar({ programme, calendar }: { programme: Programme; calendar: Calendar }) {
  const { document, paths, locale } = programme;
  const { t, choice, own } = calendar;
  const { of } = choice.selection;
  const groups = calendarChoices(document);
  if (groups.length === 0 && own === null) return null;
  return (
    <section aria-labelledby="what" className="calendar-block">
      <h2 id="what">{t('what')}</h2>
      <ul className="calendar-choice">
        <li>
          <a className="whole" href={`${paths.subscribe()}#where`} aria-current={own === null ? 'page' : undefined}>
            {t('whole')}
          </a>
        </li>
        {own !== null && (of === 'film' || of === 'person') && (
          <li>
            <a className="whole" href={`${paths.subscribe(choice.stem)}#where`} aria-current="page">
              <span className="hint">{t(`chosen.${of}`)}</span> <bdi>{own}</bdi>
            </a>
          </li>
        )}
        {groups.map((group) => (
          <li key={group.of}>
            <details name="choice" open={group.of === of}>
              <summary>{t(`choose.${group.of}`)}</summary>
              <ul>
                {group.choices.map(({ stem, name, count }) => (
                  <li key={stem}>
                    <a
                      href={`${paths.subscribe(stem)}#where`}
                      aria-current={stem === choice.stem ? 'page' : undefined}
                      aria-label={`${typeset(name(locale) ?? '', locale)}, ${t('count', { count })}`}
                    >
                      <bdi className="capital">{typeset(name(locale) ?? '', locale)}</bdi>
                      <span className="hint">{count}</span>
                    </a>
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ))}
      </ul>
    </section>
  );
}
