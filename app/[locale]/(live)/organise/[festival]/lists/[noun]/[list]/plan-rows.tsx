import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Changes } from '#app/_components/importing/changes.tsx';
import { Fold, More } from '#app/_components/importing/fold.tsx';
import { LineTitle } from '#app/_components/importing/question.tsx';
import { Take } from '#app/_components/importing/take.tsx';
import type { ShownPlan, ShownRow } from '#lib/exchange/lists/bound-list.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { Asked, Refused, Unread } from './open-rows.tsx';

/** Of each kind: the rest is counted. */
const MAX_SHOWN = 200;

type Is<K extends ShownRow['is']> = Extract<ShownRow, { is: K }>;

/** The rows of a plan by what they would do, what needs an answer first. */
export async function PlanRows({ list, plan, locale }: { list: ListName; plan: ShownPlan; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const of = <K extends ShownRow['is']>(kind: K) => plan.rows.filter((row): row is Is<K> => row.is === kind);
  const [refused, asked, left, changed, fresh, unchanged] = [
    of('refused'),
    of('asked'),
    of('left'),
    of('changed'),
    of('new'),
    of('unchanged'),
  ];
  const unread = plan.rows.flatMap((row) => ('unread' in row && row.unread.length > 0 ? [row] : []));
  const say = {
    new: own(`${list}.new`, { count: fresh.length }),
    changed: own(`${list}.changed`, { count: changed.length }),
    unchanged: own(`${list}.unchanged`, { count: unchanged.length }),
    missing: own(`${list}.missing`, { count: plan.missing.length }),
  };
  const counts = [
    [say.new, fresh.length],
    [say.changed, changed.length],
    [say.unchanged, unchanged.length],
    [t('asked', { count: asked.length }), asked.length],
    [t('refused', { count: refused.length }), refused.length],
    [t('unread', { count: unread.length }), unread.length],
    [t('leftOut', { count: left.length }), left.length],
    [say.missing, plan.missing.length],
  ] as const;
  const more = (count: number) => Math.max(0, count - MAX_SHOWN);
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 font-semibold" aria-label={t('counts')}>
        {counts.map(([said, count]) => count > 0 && <li key={said}>{said}</li>)}
      </ul>
      {refused.length > 0 && (
        <Refused list={list} rows={refused.slice(0, MAX_SHOWN)} more={more(refused.length)} locale={locale} />
      )}
      {asked.length > 0 && (
        <Asked list={list} rows={asked.slice(0, MAX_SHOWN)} more={more(asked.length)} locale={locale} />
      )}
      {unread.length > 0 && (
        <Unread list={list} rows={unread.slice(0, MAX_SHOWN)} more={more(unread.length)} locale={locale} />
      )}
      <Group title={say.changed} count={changed.length} text={t('takeFieldsText')} isOpen>
        {changed.slice(0, MAX_SHOWN).map(({ line, name, changes }) => (
          <li key={line} className="border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={name} note={t('line', { line })} />
            </Take>
            <Changes name={`l${line}`} changes={changes} />
          </li>
        ))}
      </Group>
      <Group title={say.new} count={fresh.length} text={t('takeText')} isOpen={fresh.length <= 50}>
        {fresh.slice(0, MAX_SHOWN).map(({ line, title, telling }) => (
          <li key={line} className="min-w-0 break-words border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={title} note={t('line', { line })} />
            </Take>
            <div>{telling}</div>
          </li>
        ))}
      </Group>
      <Group title={t('leftOut', { count: left.length })} count={left.length} text={t('leftOutText')} isOpen>
        {left.slice(0, MAX_SHOWN).map(({ line, name, changes }) => (
          <li key={line} className="border-line border-t py-2">
            {changes.length > 0 ? (
              <p>
                <LineTitle title={name} note={t('line', { line })} />
              </p>
            ) : (
              <Take name={`take.l${line}`}>
                <LineTitle title={name} note={t('line', { line })} />
              </Take>
            )}
            <Changes name={`l${line}`} changes={changes} />
          </li>
        ))}
      </Group>
      <Group title={say.unchanged} count={unchanged.length}>
        {unchanged.slice(0, MAX_SHOWN).map(({ line, name }) => (
          <li key={line}>
            {name} <span className="text-soft">{t('line', { line })}</span>
          </li>
        ))}
      </Group>
      <Group title={say.missing} count={plan.missing.length} text={own(`${list}.missingText`)}>
        {plan.missing.slice(0, MAX_SHOWN).map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </Group>
    </>
  );
}

function Group({
  title,
  count,
  text,
  isOpen = false,
  children,
}: {
  title: string;
  count: number;
  text?: string;
  isOpen?: boolean;
  children: ReactNode;
}) {
  if (count === 0) return null;
  return (
    <Fold title={title} isOpen={isOpen}>
      {text && <p className="text-soft">{text}</p>}
      <ul className="grid gap-1 pb-3">{children}</ul>
      <More count={count - MAX_SHOWN} />
    </Fold>
  );
}
