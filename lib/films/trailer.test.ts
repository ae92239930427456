import { describe, expect, it } from 'vitest';
import { trailerOf } from './trailer.ts';

const youTube = [
  'https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1&rel=0',
  'https://www.youtube.com/watch?v=dQw4w9WgXcQ',
];
const vimeo = ['https://player.vimeo.com/video/76979871?dnt=1&autoplay=1', 'https://vimeo.com/76979871'];
const hidden = [
  'https://player.vimeo.com/video/76979871?h=8272103f6e&dnt=1&autoplay=1',
  'https://vimeo.com/76979871/8272103f6e',
];
const UUID = '9c9de5e8-0a1e-484a-b099-e80766180a6d';
const peerTube = (id: string) => [
  `https://framatube.org/videos/embed/${id}?autoplay=1&p2p=0`,
  `https://framatube.org/w/${id}`,
];

describe('the trailer at an address', () => {
  it.each([
    ['https://www.youtube.com/watch?v=dQw4w9WgXcQ', youTube],
    ['http://youtube.com/watch?list=PL1&v=dQw4w9WgXcQ&t=4s', youTube],
    ['https://m.youtube.com/watch?v=dQw4w9WgXcQ', youTube],
    ['https://youtu.be/dQw4w9WgXcQ?si=abc', youTube],
    ['https://www.youtube.com/shorts/dQw4w9WgXcQ', youTube],
    ['https://www.youtube.com/live/dQw4w9WgXcQ?feature=share', youTube],
    ['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ', youTube],
    ['https://vimeo.com/76979871', vimeo],
    ['https://vimeo.com/channels/staffpicks/76979871', vimeo],
    ['https://vimeo.com/showcase/11/video/76979871', vimeo],
    ['https://player.vimeo.com/video/76979871', vimeo],
    ['https://vimeo.com/76979871/8272103f6e', hidden],
    ['https://player.vimeo.com/video/76979871?h=8272103f6e', hidden],
    [`https://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv`, peerTube('kkGMgK9ZtnKfYAgnEtQxbv')],
    [`https://framatube.org/videos/watch/${UUID}?start=3s`, peerTube(UUID)],
    [`https://framatube.org/videos/embed/${UUID}`, peerTube(UUID)],
  ])('%s is played in a frame', (address, [source, link]) => {
    expect(trailerOf(address)).toMatchObject({ kind: 'frame', source, link });
  });

  it.each([
    'https://films.example/bande-annonce.mp4',
    'https://films.example:8443/un%20film.webm?v=2',
    'https://films.example/FILM.MOV',
  ])('%s is a file', (address) => {
    const { host } = new URL(address);
    expect(trailerOf(address)).toEqual({ kind: 'file', source: address, link: address, host, site: host });
  });

  it.each([
    '',
    'bande-annonce',
    'javascript:alert(1)//youtu.be/dQw4w9WgXcQ',
    'ftp://films.example/un.mp4',
    'http://films.example/un.mp4',
    'http://framatube.org/w/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://qui:quoi@films.example/un.mp4',
    'https://localhost/un.mp4',
    'https://[::1]/un.mp4',
    'https://films.example/bande-annonce',
    'https://films.example/un.mp4.html',
    'https://www.youtube.com/',
    'https://www.youtube.com/@lanterne',
    'https://www.youtube.com/playlist?list=PL1',
    'https://www.youtube.com/watch?v=dQw4w9WgXcQ%22%3E',
    'https://youtube.com.films.example/watch?v=dQw4w9WgXcQ',
    'https://vimeo.com/lanterne',
    'https://vimeo.com/76979871/../x',
    'https://framatube.org/w/p/kkGMgK9ZtnKfYAgnEtQxbv',
    'https://www.dailymotion.com/video/x8abcd',
  ])('%s has none', (address) => {
    expect(trailerOf(address)).toBeNull();
  });

  it('names for the policy only the sites that are contacted', () => {
    expect(trailerOf('https://youtu.be/dQw4w9WgXcQ')?.host).toBe('www.youtube-nocookie.com');
    expect(trailerOf('https://vimeo.com/76979871')?.host).toBe('player.vimeo.com');
    expect(trailerOf(`https://tube.example:8443/w/kkGMgK9ZtnKfYAgnEtQxbv`)?.host).toBe('tube.example:8443');
  });
});
