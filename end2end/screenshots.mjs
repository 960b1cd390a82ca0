// Takes the pictures that the documentation shows, from a fresh demonstration, into docs/screenshots.

import { fileURLToPath } from 'node:url';

import { picture } from './looks.mjs';
import { openWorld } from './world.mjs';

const FOLDER = fileURLToPath(new URL('../docs/screenshots', import.meta.url));

const DESK = { width: 1280, height: 800 };
const PHONE = { width: 360, height: 740 };

const PICTURES = [
  { name: 'front-desk-it', path: '/it/', locale: 'it', ...DESK },
  { name: 'front-desk-it-dark', path: '/it/', locale: 'it', colorScheme: 'dark', ...DESK },
  { name: 'front-phone-it', path: '/it/', locale: 'it', ...PHONE },
  { name: 'front-phone-ar', path: '/ar/', locale: 'ar', ...PHONE },
];

const world = await openWorld();
try {
  for (const { name, path, ...visitor } of PICTURES) {
    const page = await world.page(visitor);
    await page.goto(path, { waitUntil: 'load' });
    console.log(await picture(page, name, FOLDER));
  }
} finally {
  await world.close();
}
