import type { BoardRoom } from '../../../../../../lib/live/day-board.ts';
import type { TodayScene } from './scene.ts';
import { tapOf } from './tap.ts';
import { TapForm } from './tap-form.tsx';
import { Timed, TimedInstant } from './timed.tsx';

type Holder = BoardRoom['holders'][number];

/** Who holds a room now, whether they are there, and who comes next. */
export function Holders({ scene, room }: { scene: TodayScene; room: BoardRoom }) {
  const { words, board } = scene;
  const { t } = words;
  const on = room.holders.filter(({ isOn }) => isOn);
  const [next] = room.holders.filter(({ startsAt }) => startsAt > board.at);
  const shown = [...on, ...(next ? [next] : [])];
  if (shown.length === 0 && !room.crew) return null;
  return (
    <div className="today-holders">
      <h3>{t('holders')}</h3>
      {room.crew?.names && <p>{room.crew.names}</p>}
      {room.crew?.note && <p className="text-soft">{room.crew.note}</p>}
      {on.length === 0 && room.holders.length > 0 && <p className="text-soft">{t('nobody')}</p>}
      <ul>
        {shown.map((holder) => (
          <HolderLine key={holder.assignment} scene={scene} holder={holder} />
        ))}
      </ul>
    </div>
  );
}

function HolderLine({ scene, holder }: { scene: TodayScene; holder: Holder }) {
  const { words, locale, festival } = scene;
  const { t, text } = words;
  const { name, isOn, isLead, checkedInAt } = holder;
  return (
    <li className="today-holder">
      <span className="min-w-0">
        <b>
          <bdi>{name}</bdi>
        </b>
        {isLead && <span className="text-soft">, {t('isLead')}</span>}
        <span className="block text-soft">
          {text(holder.task)},{' '}
          <Timed at={isOn ? holder.endsAt : holder.startsAt} locale={locale}>
            {(time) => t(isOn ? 'until' : 'from', { time })}
          </Timed>
        </span>
      </span>
      {checkedInAt ? (
        <TimedInstant at={checkedInAt} zone={festival.timeZone} locale={locale} className="flag good">
          {(time) => t('there', { time })}
        </TimedInstant>
      ) : (
        isOn && (
          <>
            <span className="flag warn">{t('notThere')}</span>
            <TapForm
              {...tapOf(scene, `check-in-${holder.assignment}`, 'check-in')}
              values={{ assignment: holder.assignment, isThere: 'on' }}
              label={t('checkInNamed', { name })}
              className="contents"
            >
              <button type="submit" className="btn" aria-label={t('checkInNamed', { name })}>
                {t('checkIn')}
              </button>
            </TapForm>
          </>
        )
      )}
    </li>
  );
}
