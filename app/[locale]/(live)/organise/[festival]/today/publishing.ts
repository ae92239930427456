import { notFound } from 'next/navigation';
import { gate } from '#app/_server/gate.ts';
import { deskLocale } from '#app/[locale]/(live)/organise/[festival]/desk-locale.ts';
import { eventScene } from './scene.ts';

type Params = Promise<{ locale: string; festival: string; event: string }>;

/** The séance of a page that leads to a publication: whoever may not publish is told so by the page's refusal. */
export async function publishingScene(params: Params) {
  const { locale, festival } = await params;
  await gate(deskLocale(locale), festival, 'publish');
  const scene = await eventScene(params);
  if (!scene) notFound();
  return scene;
}
