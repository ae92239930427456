import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { Changes, LineTitle, More, PlanFold, Take } from '#app/_components/importing/plan-parts.tsx';
import type { ShownRow } from '#lib/exchange/lists/bound-list.ts';
import { MAX_SHOWN, type SeenPlan } from '#lib/exchange/lists/list-job.ts';
import type { ListName } from '#lib/exchange/lists/list-noun.ts';
import type { Locale } from '#lib/i18n/locale.ts';
import { Asked, Refused, Unread } from './open-rows.tsx';

type Is<K extends ShownRow['is']> = Extract<ShownRow, { is: K }>;

/** The lines of a plan by what they would do; those with questions first. */
export async function PlanRows({ list, plan, locale }: { list: ListName; plan: SeenPlan; locale: Locale }) {
  const t = await getTranslations('exchange.plan');
  const own = await getTranslations('lists');
  const { rows, counts: all } = plan;
  const of = <K extends ShownRow['is']>(kind: K) =>
    rows.filter((row): row is Is<K> => row.is === kind).slice(0, MAX_SHOWN);
  const [refused, asked, left, changed, fresh, unchanged] = [
    of('refused'),
    of('asked'),
    of('left'),
    of('changed'),
    of('new'),
    of('unchanged'),
  ];
  const unread = rows.flatMap((row) => ('unread' in row && row.unread.length > 0 ? [row] : [])).slice(0, MAX_SHOWN);
  const say = {
    new: own(`${list}.new`, { count: all.new }),
    changed: own(`${list}.changed`, { count: all.changed }),
    unchanged: own(`${list}.unchanged`, { count: all.unchanged }),
    missing: own(`${list}.missing`, { count: all.missing }),
  };
  const counts = [
    [say.new, all.new],
    [say.changed, all.changed],
    [say.unchanged, all.unchanged],
    [t('asked', { count: all.asked }), all.asked],
    [t('refused', { count: all.refused }), all.refused],
    [t('unread', { count: all.unread }), all.unread],
    [t('leftOut', { count: all.left }), all.left],
    [say.missing, all.missing],
  ] as const;
  const more = (count: number) => Math.max(0, count - MAX_SHOWN);
  return (
    <>
      <ul className="flex flex-wrap gap-x-5 gap-y-2 font-semibold" aria-label={t('counts')}>
        {counts.map(([said, count]) => count > 0 && <li key={said}>{said}</li>)}
      </ul>
      {all.refused > 0 && <Refused list={list} rows={refused} more={more(all.refused)} locale={locale} />}
      {all.asked > 0 && <Asked list={list} rows={asked} more={more(all.asked)} locale={locale} />}
      {all.unread > 0 && <Unread list={list} rows={unread} more={more(all.unread)} locale={locale} />}
      <Group title={say.changed} count={all.changed} text={t('takeFieldsText')} isOpen>
        {changed.map(({ line, name, changes }) => (
          <li key={line} className="border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={name} note={t('line', { line })} />
            </Take>
            <Changes name={`l${line}`} changes={changes} />
          </li>
        ))}
      </Group>
      <Group title={say.new} count={all.new} text={t('takeText')} isOpen={all.new <= 50}>
        {fresh.map(({ line, title, telling }) => (
          <li key={line} className="min-w-0 break-words border-line border-t py-2">
            <Take name={`take.l${line}`} isTicked>
              <LineTitle title={title} note={t('line', { line })} />
            </Take>
            <div>{telling}</div>
          </li>
        ))}
      </Group>
      <Group title={t('leftOut', { count: all.left })} count={all.left} text={t('leftOutText')} isOpen>
        {left.map(({ line, name, changes }) => (
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
      <Group title={say.unchanged} count={all.unchanged}>
        {unchanged.map(({ line, name }) => (
          <li key={line}>
            {name} <span className="text-soft">{t('line', { line })}</span>
          </li>
        ))}
      </Group>
      <Group title={say.missing} count={all.missing} text={own(`${list}.missingText`)}>
        {plan.missing.map(({ id, name }) => (
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
    <PlanFold title={title} isOpen={isOpen}>
      {text && <p className="text-soft">{text}</p>}
      <ul className="grid gap-1 pb-3">{children}</ul>
      <More count={count - MAX_SHOWN} />
    </PlanFold>
  );
}
