'use client';

export { Failure as default } from '#app/_components/failure.tsx';
