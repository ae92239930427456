import type { Publisher } from '#lib/feeds/http.ts';
import { publicUrl } from '#lib/programme/own-host.ts';
import type { Released } from '#lib/programme/released.ts';
import { buildId } from './build-id.ts';

/**
 * The build, and the public address of a festival whatever address was asked, so that all its
 * addresses give the same bytes.
 */
export const publisherOf = ({ host }: Released): Publisher => ({ buildId: buildId(), url: publicUrl(host) });
