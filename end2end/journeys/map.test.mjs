// A house whose operator configured a map: the places of meetings stand on it, and in the list below it as ever.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { heard, readsWell } from '../looks.mjs';
import { MANNERS, named, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const TILES = 'https://tiles.example/{z}/{x}/{y}.png';
const THANKS = '© Chi disegna la mappa';
const POINT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describe('a map', { timeout: 300_000 }, () => {
  let world;
  before(async () => {
    world = await openWorld({ TAVOLATA_MAP_TILES: TILES, TAVOLATA_MAP_ATTRIBUTION: THANKS });
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`shows where meetings are, and who drew it, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      const asked = [];
      await reader.page.route('https://tiles.example/**', (route) => {
        asked.push(route.request().url());
        return route.fulfill({ contentType: 'image/png', body: POINT });
      });
      const errors = heard(reader.page);
      await reader.open('/meetings/places');
      await reader.page.waitForLoadState('networkidle');
      assert.ok(asked.length > 1 && asked.every((address) => /^https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png$/.test(address)));
      assert.ok((await reader.page.locator('.map figcaption').textContent()).includes(THANKS));
      await readsWell(reader.page, errors);
      const mark = reader.page.locator('.map svg a[href*="/meetings/"]').first();
      const title = (await mark.getAttribute('aria-label')).replace(/^1: /, '');
      await mark.focus();
      await reader.page.keyboard.press('Enter');
      await reader.page.waitForURL(/\/meetings\/\d+$/);
      await reader.ready();
      assert.ok((await reader.page.locator('h1').textContent()).includes(title));
      await reader.open('/meetings/places');
      const several = reader.page.locator('.map svg a[href^="#"]');
      for (const place of await several.all()) {
        assert.equal(await reader.page.locator(await place.getAttribute('href')).count(), 1);
      }
      // Other pages ask nobody else for anything.
      asked.length = 0;
      await reader.open('/meetings');
      assert.equal(asked.length, 0);
    });
  }
});
