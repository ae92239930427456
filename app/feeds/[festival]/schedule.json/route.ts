import { answeringSchedule } from '#app/feeds/answer-release.ts';
import { answerPreflight } from '#app/feeds/for-every-site.ts';

export const GET = answeringSchedule('json');
export const HEAD = GET;
export const OPTIONS = answerPreflight;
