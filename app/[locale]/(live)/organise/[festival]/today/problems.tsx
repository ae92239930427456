import { TriangleAlert } from 'lucide-react';
import { meansOf } from '#lib/live/contact-means.ts';
import type { TeamToday } from '#lib/live/team-of-day.ts';
import { roomsApartIn } from '#lib/programme/place.ts';
import { MeansButtons } from './means.tsx';
import type { TodayScene } from './scene.ts';
import { TapButton } from './tap.tsx';
import { TimedInstant } from './timed.tsx';

/** What volunteers have reported and nobody has settled: who, where, since when, and how to reach them. */
export function Problems({ scene }: { scene: TodayScene }) {
  const { team, words } = scene;
  if (team.problems.length === 0) return null;
  return (
    <section className="today-problems" aria-labelledby="problems">
      <h2 id="problems">
        <TriangleAlert aria-hidden size={20} />
        {words.t('problems', { count: team.problems.length })}
      </h2>
      <ul>
        {team.problems.map((problem) => (
          <ProblemLine key={problem.id} scene={scene} problem={problem} />
        ))}
      </ul>
    </section>
  );
}

function ProblemLine({ scene, problem }: { scene: TodayScene; problem: TeamToday['problems'][number] }) {
  const { words, document, locale, festival, at } = scene;
  const { t, text } = words;
  const { name, kind } = problem;
  const room = roomsApartIn(document).get(problem.room ?? 0);
  const what = t(`problem.${kind}`);
  const message = { subject: text(document.festival.name), body: '' };
  return (
    <li className="today-problem">
      <p>
        <b>{what}</b>{' '}
        <TimedInstant at={problem.at} clocks={festival} now={at} locale={locale} className="text-soft">
          {(said) => t(room ? 'problemIn' : 'problemBy', { ...said, name, room: text(room?.name) })}
        </TimedInstant>
      </p>
      {problem.text && <p dir="auto">{problem.text}</p>}
      <div className="today-acts">
        <MeansButtons means={meansOf(problem.contact, message)} name={name} words={words} />
        <TapButton
          scene={scene}
          name={`settle-${problem.id}`}
          what="settle"
          values={{ problem: problem.id }}
          label={t('settleNamed', { what, name })}
          className="btn lamp"
        >
          {t('settle')}
        </TapButton>
      </div>
    </li>
  );
}
