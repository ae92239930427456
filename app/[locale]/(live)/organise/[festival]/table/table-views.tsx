import { Bookmark, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { jsonPost } from '#app/_ui/json-post.ts';
import { Popover } from '#app/_ui/popover.tsx';
import { pageFetch } from '#app/[locale]/(live)/organise/[festival]/grid/sync/post.ts';
import type { ActRefused } from '#lib/events/act-answers.ts';
import { type ActWords, sayAct } from '#lib/events/say-act.ts';
import type { TableView } from '#lib/exchange/lists/arrangement.ts';
import type { ViewPost, ViewsDone } from '#lib/exchange/programmes/table-views.ts';
import type { Clocks } from '#lib/time/format.ts';
import type { Arranging } from './use-arrangement.ts';

/** The team's views as links; for those who may change the list, with buttons to change them. */
export function TableViews({
  address,
  arranging,
  mayKeep,
  clocks,
}: {
  address: string;
  arranging: Arranging;
  mayKeep: boolean;
  clocks: Clocks;
}) {
  const t = useTranslations('cells');
  const { views, view, isChanged, openView } = arranging;
  if (views.length === 0 && !mayKeep) return null;
  const link = (one: TableView | undefined, name: string) => (
    <a
      key={one?.id ?? 0}
      href={`?view=${one?.id ?? 'table'}`}
      // Using it does not leave the page, so unsaved text needs no question.
      data-stays
      aria-current={one?.id === view?.id ? 'true' : undefined}
      onClick={(event) => {
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        openView(one);
      }}
    >
      {name} {isChanged && one && one.id === view?.id && <em>{t('tableViews.changed')}</em>}
    </a>
  );
  return (
    <div className="cells-views">
      <nav aria-label={t('tableViews.label')}>
        {link(undefined, t('tableViews.all'))}
        {views.map((one) => link(one, one.name))}
      </nav>
      {mayKeep && <ViewForm address={address} arranging={arranging} clocks={clocks} />}
    </div>
  );
}

function ViewForm({
  address,
  arranging: { view, said: arrangement, viewsChanged },
  clocks,
}: {
  address: string;
  arranging: Arranging;
  clocks: Clocks;
}) {
  const t = useTranslations('cells.tableViews');
  const common = useTranslations('common');
  const acts = useTranslations('acts');
  const words = useTranslations('cells');
  const locale = useLocale() as ViewPost['locale'];
  const [typed, setTyped] = useState(() => typedOf(view));
  const [isPending, setPending] = useState(false);
  const id = useId();
  if (typed.of !== view?.id) setTyped(typedOf(view));
  const { name, said } = typed;
  const say = (sentence: string) => setTyped((now) => ({ ...now, said: sentence }));
  async function act(which: ViewPost['act'], close: () => void) {
    if (isPending || (which === 'delete' && !window.confirm(t('sure', { name: view?.name ?? '' })))) return;
    setPending(true);
    const post: ViewPost = {
      act: which,
      locale,
      id: view?.id ?? null,
      name,
      arrangement: arrangement as ViewPost['arrangement'],
    };
    const done = await pageFetch(address, jsonPost(post))
      .then(async (answer) => (await answer.json()) as ViewsDone | ActRefused)
      .catch(() => null);
    setPending(false);
    if (!done) return say(words('noAnswer'));
    if (!done.ok) return say(sayAct(acts as ActWords, done.message, { locale, clocks }));
    setTyped((now) => answeredView(now, done));
    viewsChanged(done);
    if (done.said === null) close();
  }
  return (
    <Popover
      title={
        <>
          <Bookmark aria-hidden size={18} />
          {t(view ? 'change' : 'keep')}
        </>
      }
    >
      {(close) => (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            void act('keep', close);
          }}
        >
          <label htmlFor={id}>{t('name')}</label>
          <input
            id={id}
            className="input"
            value={name}
            maxLength={1000}
            autoComplete="off"
            aria-invalid={said !== null || undefined}
            aria-describedby={said === null ? undefined : `${id}-said`}
            onChange={({ currentTarget: { value } }) => setTyped({ ...typed, name: value })}
          />
          <p id={`${id}-said`} role="alert" className="error">
            {said}
          </p>
          <p className="hint">{t('hint')}</p>
          <div className="cells-acts">
            <button type="submit" className="btn" aria-disabled={isPending}>
              {t('keepNew')}
            </button>
            {view &&
              (['replace', 'rename', 'delete'] as const).map((which) => (
                <button
                  key={which}
                  type="button"
                  className={which === 'delete' ? 'btn bad' : 'btn'}
                  aria-disabled={isPending}
                  onClick={() => void act(which, close)}
                >
                  {which === 'delete' && <Trash2 aria-hidden size={18} />}
                  {which === 'delete' ? common('delete') : t(which)}
                </button>
              ))}
          </div>
        </form>
      )}
    </Popover>
  );
}

/**
 * What is typed as the name of a view, of which one (none: of a new one), and what was said of it.
 */
type TypedView = { of: number | undefined; name: string; said: string | null };

/** Another view is opened: its name, with nothing said. */
export const typedOf = (view: Pick<TableView, 'id' | 'name'> | undefined): TypedView => ({
  of: view?.id,
  name: view?.name ?? '',
  said: null,
});

/**
 * After an answer. Where it was refused because somebody else deleted the view, what was typed
 * stays, and names a new one.
 */
export const answeredView = (typed: TypedView, { views, said }: Pick<ViewsDone, 'views' | 'said'>): TypedView => {
  const isGone = said !== null && !views.some(({ id }) => id === typed.of);
  return { ...typed, said, of: isGone ? undefined : typed.of };
};
