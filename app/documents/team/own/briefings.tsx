import { TextParts } from '#app/_components/parts.tsx';
import { textPartsOf } from '#lib/text/parts.ts';
import { briefingKey } from '#lib/volunteers/briefings.ts';
import { isActive } from '#lib/volunteers/planning.ts';
import { OwnActButton } from './act-form.tsx';
import type { OwnView } from './own-view.ts';

/**
 * What is to be read for the tasks of their coming shifts, each folded once they have said « lu ».
 */
export function Briefings({ view }: { view: OwnView }) {
  const { t, page, now } = view;
  const coming = page.shifts.filter(
    (shift) => isActive(shift) && shift.times.isTimed && shift.times.end * 60_000 > now,
  );
  const taskIds = [...new Set(coming.map(({ taskId }) => taskId))];
  const briefings = taskIds.flatMap((taskId) => {
    const briefing = page.tasks.get(taskId)?.briefing ?? {};
    const key = briefingKey(briefing);
    return key === null ? [] : [{ taskId, briefing, key }];
  });
  if (briefings.length === 0) return null;
  return (
    <section className="own-part" aria-labelledby="briefings-title" id="briefings">
      <h2 id="briefings-title">{t('briefings')}</h2>
      {briefings.map(({ taskId, briefing, key }) => (
        <Briefing key={taskId} view={view} taskId={taskId} shown={key} text={view.say(briefing)} />
      ))}
    </section>
  );
}

function Briefing({ view, taskId, shown, text }: { view: OwnView; taskId: number; shown: string; text: string }) {
  const { t, besides, taskName } = view;
  const isRead = besides.briefings.get(taskId) === shown;
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
      <div className="prose">
        <TextParts blocks={textPartsOf(text)} level={4} />
      </div>
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
