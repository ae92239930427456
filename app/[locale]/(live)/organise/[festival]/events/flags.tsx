import { clsx } from 'clsx';
import { getTranslations } from 'next-intl/server';
import { Spoken } from '#app/_components/time.tsx';
import type { Warning } from '#lib/events/warning.ts';
import type { DraftEvent } from '#lib/model/draft.ts';
import { formatDuration, spokenDuration } from '#lib/time/format.ts';
import type { Sign } from './card-face.tsx';
import type { Scene } from './scene.ts';
import { Ban, Clock, EyeOff, TriangleAlert } from './sign-icons.ts';

/** Warnings in three groups: about the room and its hours, other blocking ones, and the rest. */
function sorted({ id }: DraftEvent, { warningsOf }: Scene) {
  const warnings = warningsOf(id);
  const clash = warnings.find((warning) => warning.code === 'room-overlap' || warning.code === 'changeover-short');
  const blocking = warnings.filter((warning) => warning.level === 'blocking' && warning !== clash);
  const others = warnings.filter((warning) => warning.level !== 'blocking' && warning !== clash);
  return { clash, blocking, others };
}

/** A word or two with a colour; `spoken` if it is read out differently. */
type Flag = { look: string; words: string; spoken?: string };

/**
 * What must be seen at a glance, as words and colours: cancelled, for the team only, an unconfirmed
 * time, clashes.
 */
export async function flagsOf(event: DraftEvent, scene: Scene): Promise<Flag[]> {
  const t = await getTranslations('events.flag');
  const { clash, blocking, others } = sorted(event, scene);
  const isPlaced = event.startsAt !== null;
  const said = clash && (await sayClash(clash, scene));
  return [
    event.status === 'cancelled' && { look: 'uppercase', words: t('cancelled') },
    event.visibility === 'team' && { look: 'plain', words: t('team') },
    event.admission === 'drop-in' && { look: 'plain', words: t('dropIn') },
    isPlaced && event.timeIsSuggested && { look: 'plain', words: t('suggested') },
    isPlaced && event.timeIsToConfirm && !event.timeIsSuggested && { look: 'plain', words: t('toConfirm') },
    said && { look: clash.code === 'room-overlap' ? '' : 'warn', ...said },
    blocking.length > 0 && { look: '', words: t('blocking', { count: blocking.length }) },
    others.length > 0 && { look: 'warn', words: t('warnings', { count: others.length }) },
  ].filter((flag) => flag !== false && flag !== undefined && flag !== null);
}

/** `isPrintOnly`: the label of the element around says the same. */
export const Flags = ({ flags, isPrintOnly }: { flags: readonly Flag[]; isPrintOnly?: boolean }) =>
  flags.map(({ look, words, spoken }) => {
    const isHeardOtherwise = spoken !== undefined && !isPrintOnly;
    return (
      <span key={words} className={clsx('flag', look, isHeardOtherwise && 'relative')}>
        {isHeardOtherwise ? <Spoken as={spoken}>{words}</Spoken> : words}
      </span>
    );
  });

/** « chevauche 20 min ». */
async function sayClash(warning: Warning, { locale }: Scene) {
  const t = await getTranslations('events.flag');
  if (warning.code !== 'room-overlap' && warning.code !== 'changeover-short') return undefined;
  const isOverlap = warning.code === 'room-overlap';
  const minutes = isOverlap ? warning.minutes : warning.missingMinutes;
  const say = (text: string) => t(isOverlap ? 'overlap' : 'changeover', { minutes: text });
  return { words: say(formatDuration(minutes, locale)), spoken: say(spokenDuration(minutes, locale)) };
}

/** The same for a card: its signs, and in words the first clash or blocking warning. */
export async function signsOf(event: DraftEvent, scene: Scene) {
  const t = await getTranslations('events.flag');
  const { clash, blocking, others } = sorted(event, scene);
  const signs: Sign[] = [
    event.status === 'cancelled' && { Icon: Ban, words: t('cancelled') },
    event.visibility === 'team' && { Icon: EyeOff, words: t('team') },
    event.timeIsToConfirm && !event.timeIsSuggested && { Icon: Clock, words: t('toConfirm') },
    others.length > 0 && {
      Icon: TriangleAlert,
      brief: String(others.length),
      isWarning: true,
      words: t('warnings', { count: others.length }),
    },
  ].filter((sign) => sign !== false);
  const worst = clash ?? blocking[0];
  const words = t('blocking', { count: blocking.length });
  const said = (clash && (await sayClash(clash, scene))) ?? { words, spoken: words };
  return { signs, alert: worst && { level: worst.level, ...said } };
}
