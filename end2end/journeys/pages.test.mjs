// Every main page for visitors: nothing that hurts its readers, in any language, on narrow and wide screens.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { noSidewaysScroll, noViolations } from '../looks.mjs';
import { boards, firstInitiative, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const PAGES = {
  'the front page': () => '',
  'the list of boards': () => '/boards',
  'a board that takes proposals': ({ Jesi }) => Jesi,
  'a board in co-design': ({ Perugia }) => Perugia,
  'a board that votes': ({ Ancona }) => Ancona,
  'a board in follow-up': ({ Fermo }) => Fermo,
  'a closed board': (places) => places['Villa San Pietro'],
  'the rules of a board': ({ Perugia }) => `${Perugia}/rules`,
  'the moderation log of a board': ({ Perugia }) => `${Perugia}/moderation`,
  'the figures of a board': ({ Fermo }) => `${Fermo}/insights`,
  'a ballot': ({ Ancona }) => `${Ancona}/vote`,
  'a result': ({ Fermo }) => `${Fermo}/result`,
  'an initiative in co-design': ({ inCoDesign }) => inCoDesign,
  'an initiative in follow-up': ({ inFollowUp }) => inFollowUp,
  'the versions of an initiative': ({ inCoDesign }) => `${inCoDesign}/revisions`,
  'the figures': () => '/insights',
  'the dictionary of figures': () => '/insights/dictionary',
  'the organisations': () => '/organisations',
  'how it works': () => '/about',
  'coming in': () => '/sign-in',
};

describe('the pages for visitors', { timeout: 480_000 }, () => {
  let world;
  let places;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
    places.inCoDesign = await firstInitiative(world, places.Perugia);
    places.inFollowUp = await firstInitiative(world, places.Fermo);
  });
  after(() => world?.close());

  for (const language of ['it', 'ar']) {
    for (const [name, path] of Object.entries(PAGES)) {
      test(`${name} reads well in ${language}`, async () => {
        const { page, open } = await visit(world, { language, javaScript: true });
        const errors = heard(page);
        const answer = await open(path(places));
        assert.equal(answer.status(), 200);
        await readsWell(page);
        assert.deepEqual(errors, []);
        await page.context().close();
      });
    }

    test(`an address that leads nowhere says so in ${language}`, async () => {
      const { page, open } = await visit(world, { language, javaScript: true });
      const errors = heard(page);
      const answer = await open('/nowhere');
      assert.equal(answer.status(), 404);
      await readsWell(page);
      // The browser itself notes that the page was not found.
      assert.deepEqual(errors.filter((error) => !error.includes('404')), []);
      await page.context().close();
    });
  }
});

async function readsWell(page) {
  assert.notEqual((await page.title()).trim(), '');
  assert.equal(await page.locator('h1').count(), 1);
  for (const width of [1280, 360]) {
    await page.setViewportSize({ width, height: 800 });
    await noSidewaysScroll(page);
    await noViolations(page);
  }
}

/** The errors that the browser will have told about. */
function heard(page) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  return errors;
}
