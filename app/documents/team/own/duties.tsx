import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import { TextParts } from '#app/_components/parts.tsx';
import { DateOf, Spoken } from '#app/_components/time.tsx';
import { SEPARATOR } from '#lib/i18n/typeset.ts';
import { setTranslator } from '#lib/i18n/typeset-messages.ts';
import { textPartsOf } from '#lib/text/parts.ts';
import { volunteerAddresses } from '#lib/volunteers/addresses.ts';
import { briefingKey, fileInWords, isBriefingRead, isFileHere } from '#lib/volunteers/briefings.ts';
import type { OwnShift } from '#lib/volunteers/page.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import type { Checklist } from '#lib/volunteers/roots.ts';
import { OwnActButton } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/*
 * A volunteer's duties besides being there: what to read, and checklists.
 */

/**
 * What is to be read for the tasks of their coming shifts; each is folded once they said « lu ».
 */
export function Briefings({ view }: { view: OwnView }) {
  const { t, page, now } = view;
  const coming = page.shifts.filter(
    (shift) => isActive(shift) && shift.times.isTimed && shift.times.end * 60_000 > now,
  );
  const taskIds = [...new Set(coming.map(({ taskId }) => taskId))];
  const briefings = taskIds.flatMap((taskId) => {
    const task = page.tasks.get(taskId);
    const key = task ? briefingKey(task) : null;
    return task && key !== null ? [{ taskId, task, key }] : [];
  });
  if (briefings.length === 0) return null;
  return (
    <section className="own-part" aria-labelledby="briefings-title" id="briefings">
      <h2 id="briefings-title">{t('briefings')}</h2>
      {briefings.map(({ taskId, task, key }) => (
        <Briefing key={taskId} view={view} taskId={taskId} task={task} shown={key} />
      ))}
    </section>
  );
}

type BriefingProps = { view: OwnView; taskId: number; task: OwnShift['task']; shown: string };

function Briefing({ view, taskId, task, shown }: BriefingProps) {
  const { t, besides, taskName } = view;
  const isRead = isBriefingRead(besides.briefings.get(taskId), shown);
  return (
    <details className="own-check" open={!isRead}>
      <summary>
        <h3 dir="auto">{taskName(taskId)}</h3>
        {isRead ? (
          <span className="flag good">{t('briefingRead')}</span>
        ) : (
          <span className="flag warn">{t('briefingUnread')}</span>
        )}
      </summary>
      <BriefingToRead view={view} taskId={taskId} task={task} level={4} />
      {!isRead && (
        <div className="own-acts">
          <OwnActButton view={view} act="briefing" fields={{ id: taskId }} about={[shown]} shown={shown}>
            {t('briefingDo')}
            <span className="spoken"> {taskName(taskId)}</span>
          </OwnActButton>
        </div>
      )}
    </details>
  );
}

/** What is to be done for a task, and the file to read with it. */
export function BriefingToRead({
  view,
  taskId,
  task,
  level,
}: Omit<BriefingProps, 'shown'> & Pick<ComponentProps<typeof TextParts>, 'level'>) {
  const text = view.say(task.briefing);
  const file = task.briefingFile;
  return (
    <>
      {text && (
        <div className="prose">
          <TextParts blocks={textPartsOf(text)} level={level} />
        </div>
      )}
      {file && (
        <p>
          {isFileHere(file) ? (
            <a className="link" href={volunteerAddresses.briefing(view.token, taskId)} download>
              {fileInWords(file, view.locale)}
            </a>
          ) : (
            view.t('briefingFileMissing', { file: fileInWords(file, view.locale) })
          )}
        </p>
      )}
    </>
  );
}

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
