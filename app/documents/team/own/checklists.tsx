import { clsx } from 'clsx';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import type { Checklist } from '#lib/volunteers/roots.ts';
import { OwnActButton } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/**
 * What to check when their rooms open and close: today's lists, else those of the next day that has
 * some. Each line is one tap.
 */
export function Checklists({ view }: { view: OwnView }) {
  const { t, page, today } = view;
  const coming = page.checklists.filter(({ date }) => date >= today);
  const day = coming[0]?.date;
  const shown = coming.filter(({ date }) => date === day);
  if (day === undefined) return null;
  return (
    <section className="own-part" aria-labelledby="checklists-title" id="checklists">
      <h2 id="checklists-title">{t('checklists')}</h2>
      {day !== today && (
        <p className="hint">
          <DateOf date={day} locale={view.locale} />
        </p>
      )}
      {shown.map((list) => (
        <List key={list.id} view={view} list={list} />
      ))}
    </section>
  );
}

function List({ view, list }: { view: OwnView; list: Checklist }) {
  const { t, roomName, say, hour, locale } = view;
  const done = list.items.filter(({ tickedAt }) => tickedAt !== null).length;
  return (
    <details className="own-check" open={done < list.items.length}>
      <summary>
        <h3>
          {setTranslator(locale, 'volunteerForms')(`checklists.${list.moment}`)}
          {SEPARATOR}
          <bdi>{roomName(list.roomId)}</bdi>
        </h3>
        <span className={clsx('flag', done === list.items.length ? 'good' : 'plain')}>
          {t('checked', { done, all: list.items.length })}
        </span>
      </summary>
      <ul>
        {list.items.map(({ id, text, tickedAt, tickedBy }) => {
          const isTicked = tickedAt !== null;
          return (
            <li key={id} className={clsx('own-line', isTicked && 'ticked')}>
              <OwnActButton
                view={view}
                act="tick"
                fields={{ checklistId: list.id, itemId: id, isTicked: String(!isTicked) }}
                about={[list.version]}
                look="own-tick"
              >
                <span className="own-box" aria-hidden="true" />
                <span dir="auto">{say(text)}</span>
                <span className="spoken">, {t(isTicked ? 'untick' : 'tick')}</span>
              </OwnActButton>
              {tickedAt !== null && (
                <p className="hint relative">
                  <Spoken as={t('tickedBy', { ...hour(tickedAt).spoken, name: tickedBy })}>
                    {t('tickedBy', { ...hour(tickedAt).printed, name: tickedBy })}
                  </Spoken>
                </p>
              )}
            </li>
          );
        })}
      </ul>
    </details>
  );
}
