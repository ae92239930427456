import type { Publisher } from '#lib/feeds/release-tag.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import type { Released } from '#lib/programme/released.ts';
import { buildId } from './build-id.ts';

/**
 * The build and the public address of a festival, wherever it was asked for: the same bytes under
 * all of its addresses.
 */
export const publisherOf = ({ host }: Released): Publisher => ({ buildId: buildId(), url: publicUrl(host) });
