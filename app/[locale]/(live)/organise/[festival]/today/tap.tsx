import { randomUUID } from 'node:crypto';
import type { ComponentProps, ReactNode } from 'react';
import type { DayPost } from '#lib/live/day-posts-schema.ts';
import type { TodayScene } from './scene.ts';
import { TapForm } from './tap-form.tsx';

type Of = { scene: Pick<TodayScene, 'paths' | 'locale'>; what: DayPost['what'] };
type TapProps = Of & Omit<ComponentProps<typeof TapForm>, 'what' | 'locale' | 'address' | 'clientKey'>;

/** A form of the day. `name` tells the forms of a page apart. */
export const Tap = ({ scene: { paths, locale }, ...form }: TapProps) => (
  <TapForm {...form} locale={locale} address={paths.post()} clientKey={randomUUID()} />
);

/**
 * One that is a button alone: `label` says what it does, `spoken` the same for whoever hears it,
 * where that differs.
 */
export const TapButton = ({
  className = 'btn',
  spoken,
  children,
  ...tap
}: TapProps & { spoken?: string; children: ReactNode }) => (
  <Tap {...tap} className="contents">
    <button type="submit" className={className} aria-label={spoken ?? tap.label}>
      {children}
    </button>
  </Tap>
);
