import { env } from '#lib/env.ts';
import type { Publisher } from '#lib/feeds/release-tag.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import type { Released } from '#lib/programme/released.ts';
import { buildId } from './build-id.ts';

let publisher: Publisher | undefined;
let publishedFor: string | undefined;

/**
 * The build and the public address of a festival, wherever it was asked for: the same bytes under all of its addresses. The environment is checked anew only when it
 * says something else.
 */
export function publisherOf({ host }: Released): Publisher {
  const said = process.env.LANTERNE_URL;
  if (!publisher || said !== publishedFor) publisher = { buildId: buildId(), url: env().url };
  publishedFor = said;
  return host === null ? publisher : { ...publisher, url: publicUrl(host) };
}
