import { Columns3, List, Plus, Table2 } from 'lucide-react';
import { getTranslations } from 'next-intl/server';
import { DoneBar } from '#app/_components/done-bar.tsx';
import { Empty } from '#app/_components/records/page-frame.tsx';
import { festivalPage, one, titled } from '#app/_server/festival-page.tsx';
import { Link } from '#app/_ui/link.tsx';
import { FromTemplate } from '#app/[locale]/(live)/organise/[festival]/from-template.tsx';
import { ListWays } from '#app/[locale]/(live)/organise/[festival]/lists/list-ways.tsx';
import { asksForTable, TableView } from '#app/[locale]/(live)/organise/[festival]/table/table-view.tsx';
import { may } from '#lib/policy.ts';
import { DaysView } from './days-view.tsx';
import '#app/_ui/view-switch.css';
import './events.css';
import { askedOf } from './filter.ts';
import { ListView } from './list-view.tsx';
import { type Scene, sceneOf } from './scene.ts';

export const generateMetadata = titled('desk', 'nav.events');

/** The séances of the festival: days as columns, or a searchable list. */
export default festivalPage('read', async function EventsPage(at) {
  const { locale, festival, query } = at;
  const t = await getTranslations('events');
  const nav = await getTranslations('desk.nav');
  const scene = sceneOf(festival, locale);
  const mayEdit = may(festival.role, 'schedule');
  const view = query.view === 'list' ? 'list' : asksForTable(query.view) ? 'table' : 'days';
  const isEmpty = scene.index.draft.events.length === 0;
  const add = mayEdit ? { href: scene.paths.item('events', 'new'), label: t('empty.make') } : undefined;
  return (
    <>
      <header className="mb-4 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <h1>{nav('events')}</h1>
        {(!isEmpty || mayEdit) && (
          <div className="flex flex-wrap items-center gap-3">
            <ViewSwitch scene={scene} view={view} />
            {!isEmpty && mayEdit && (
              <Link href={scene.paths.item('events', 'new')} className="btn lamp">
                <Plus aria-hidden size={20} />
                {t('new')}
              </Link>
            )}
          </div>
        )}
      </header>
      <DoneBar festival={festival} batch={query.done} />
      <ListWays list="events" slug={festival.slug} locale={locale} mayImport={mayEdit} isEmpty={isEmpty} />
      {isEmpty && !(mayEdit && view === 'table') ? (
        <Empty title={t('empty.title')} text={t('empty.what')} add={add}>
          <FromTemplate festival={festival} locale={locale} label={t('empty.template')} />
        </Empty>
      ) : view === 'table' ? (
        <TableView noun="events" at={at} label={nav('events')} path={scene.paths.section('events')} />
      ) : view === 'list' ? (
        <ListView scene={scene} asked={askedOf(query)} remit={mayEdit ? (festival.actor.remit ?? null) : null} />
      ) : (
        <DaysView scene={scene} asked={one(query.day)} />
      )}
    </>
  );
});

async function ViewSwitch({ scene, view }: { scene: Scene; view: string }) {
  const t = await getTranslations('events.view');
  const base = scene.paths.section('events');
  return (
    <nav aria-label={t('label')} className="view-switch">
      <Link href={base} aria-current={view === 'days' ? 'page' : undefined}>
        <Columns3 aria-hidden size={18} />
        {t('days')}
      </Link>
      <Link href={`${base}?view=list`} aria-current={view === 'list' ? 'page' : undefined}>
        <List aria-hidden size={18} />
        {t('list')}
      </Link>
      <Link href={`${base}?view=table`} className="is-wide" aria-current={view === 'table' ? 'page' : undefined}>
        <Table2 aria-hidden size={18} />
        {(await getTranslations('cells'))('table')}
      </Link>
    </nav>
  );
}
