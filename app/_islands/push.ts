import { beginPush } from '#app/_components/push-here.ts';

for (const box of document.querySelectorAll<HTMLElement>('[data-push]')) void beginPush(box);
