import { randomUUID } from 'node:crypto';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { gate } from '#app/_server/gate.ts';
import { doorPage } from '#app/_server/live-page.tsx';
import { volunteersTabs } from '#app/[locale]/(live)/organise/[festival]/desk-groups.ts';
import { Tabs } from '#app/[locale]/(live)/organise/[festival]/desk-nav.tsx';
import { readLocale } from '#lib/i18n/locale.ts';
import { deskPaths } from '#lib/i18n/paths.ts';
import { may } from '#lib/policy.ts';
import { unreadApplications } from '#lib/volunteers/joining/applications.ts';
import { ActScope } from './act-scope.tsx';
import './volunteers.css';

/**
 * The frame of the coordinators' pages: tabs, and what was just done. Each page checks itself who
 * may read it.
 */
export default doorPage(async function VolunteersLayout({
  children,
  params,
}: {
  children: ReactNode;
  params: Promise<{ locale: string; festival: string }>;
}) {
  const { locale: asked, festival: slug } = await params;
  const locale = readLocale(asked);
  const { role } = await gate(locale, slug, 'read');
  if (!may(role, 'volunteers')) return children;
  const unread = unreadApplications(await gate(locale, slug, 'volunteers'));
  const paths = deskPaths(locale, slug);
  const t = await getTranslations('coordination.tabs');
  const tabs = volunteersTabs.map((page) => ({
    href: paths.volunteers(page),
    label: t(page, { count: unread }),
    ...(page === 'people' && { also: [paths.volunteers('paste')] }),
  }));
  const board = {
    href: paths.volunteers(),
    label: t('board'),
    isAlone: true,
    also: [paths.volunteers('fill'), paths.volunteers('generate')],
  };
  return (
    <ActScope slug={slug} clientKey={randomUUID()}>
      <Tabs label={t('label')} tabs={[board, ...tabs]} />
      {children}
    </ActScope>
  );
});
