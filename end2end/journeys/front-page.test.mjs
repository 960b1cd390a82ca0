import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { noSidewaysScroll, noViolations, picture } from '../looks.mjs';
import { openWorld } from '../world.mjs';

const LANGUAGES = [
  { language: 'it', direction: 'ltr' },
  { language: 'ar', direction: 'rtl' },
];

describe('the front page', { timeout: 120_000 }, () => {
  let world;
  before(async () => (world = await openWorld()));
  after(() => world?.close());

  for (const { language, direction } of LANGUAGES) {
    for (const javaScript of [true, false]) {
      const manner = `in ${language} ${javaScript ? 'with' : 'without'} JavaScript`;

      test(`says its language and direction ${manner}`, async () => {
        const page = await world.page({ javaScript, locale: language });
        const answer = await page.goto(`/${language}/`);
        assert.equal(answer.status(), 200);
        const html = page.locator('html');
        assert.equal(await html.getAttribute('lang'), language);
        assert.equal(await html.getAttribute('dir'), direction);
        assert.equal(await page.locator('h1').count(), 1);
      });

      for (const width of [320, 360, 1280]) {
        test(`reads well at ${width} px ${manner}`, async () => {
          const page = await world.page({ javaScript, locale: language, width });
          await page.goto(`/${language}/`);
          await noSidewaysScroll(page);
          await noViolations(page);
          await picture(page, `front-page-${language}-${width}-${javaScript ? 'script' : 'plain'}`);
        });
      }
    }

    test(`raises no error in the browser in ${language}`, async () => {
      const page = await world.page({ locale: language });
      const errors = [];
      page.on('pageerror', (error) => errors.push(error.message));
      page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
      await page.goto(`/${language}/`, { waitUntil: 'networkidle' });
      assert.deepEqual(errors, []);
    });
  }

  test('asks no other server for anything', async () => {
    const page = await world.page();
    const foreign = [];
    page.on('request', (request) => request.url().startsWith(world.address) || foreign.push(request.url()));
    await page.goto('/it/', { waitUntil: 'networkidle' });
    assert.deepEqual(foreign, []);
  });
});
