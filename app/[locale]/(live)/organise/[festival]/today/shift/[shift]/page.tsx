import { notFound } from 'next/navigation';
import { DateOf, TimeRange } from '#app/_components/time.tsx';
import { titled } from '#app/_server/live-page.tsx';
import { ToBoard } from '#app/[locale]/(live)/organise/[festival]/today/[event]/head.tsx';
import { HolderLines, WhoCould } from '#app/[locale]/(live)/organise/[festival]/today/holders.tsx';
import { todayPage } from '#app/[locale]/(live)/organise/[festival]/today/scene.ts';
import { JustDone, Refused } from '#app/[locale]/(live)/organise/[festival]/today/tap.tsx';
import { isRunningAt } from '#lib/live/day-board.ts';
import { may } from '#lib/policy.ts';
import { dateOfHour } from '#lib/time/festival-day.ts';
import { minutesAt } from '#lib/time/wall-clock.ts';
import { publishedPlanOf } from '#lib/volunteers/plan.ts';

export const generateMetadata = titled('board', 'whoCould');

/** Who has a shift, and who could take it. */
export default todayPage(function ShiftPage(scene, { segments }) {
  const id = Number(segments.shift);
  if (!may(scene.festival.role, 'volunteers')) notFound();
  const { festival, words, locale, team } = scene;
  const { t, text } = words;
  // As it runs now: a late séance keeps those at it from what follows.
  const plan = publishedPlanOf(festival.id, festival.db, scene.at);
  const shift = plan.prepared.shifts.get(id) ?? notFound();
  const row = plan.shifts.find((one) => one.id === id);
  const room = plan.names.rooms.get(shift.roomId ?? 0);
  const minute = minutesAt(scene.at);
  const on = team.holders
    .filter((one) => one.shift === id)
    // Without the link to replace somebody, as those who could are listed below.
    .map((one) => ({ ...one, isOn: isRunningAt(one, minute), isToCome: one.start > minute, isShort: false }));
  return (
    <>
      <ToBoard scene={scene} />
      <header className="today-head">
        <h1>
          <bdi>{text(plan.names.tasks.get(shift.taskId)?.name)}</bdi>
        </h1>
        <p className="today-line">
          <b>{text(room?.name) || row?.place || t('placeUnsaid')}</b>
          <DateOf date={dateOfHour(shift.startsAt)} locale={locale} />
          <TimeRange from={shift.startsAt} to={shift.endsAt} isEndAgain={shift.isEndAgain} locale={locale} />
        </p>
      </header>
      <Refused scene={scene} />
      <JustDone scene={scene} />
      <section className="today-section" aria-labelledby="on">
        <h2 id="on">
          {t('onShift', { count: on.filter(({ absentAt }) => absentAt === null).length, people: shift.people })}
        </h2>
        <HolderLines scene={scene} holders={on} />
      </section>
      <WhoCould scene={scene} plan={plan} shift={shift} />
    </>
  );
});
