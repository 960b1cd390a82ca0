// An officer answers what waits in the office; everybody reads the answer.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const REASONS = 'La proposta si può fare con i fondi del parco. Cominciamo dai lavori vicino alla fontana.';

describe('the office', { timeout: 240_000 }, () => {
  let world;
  before(async () => (world = await openWorld()));
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`sends an answer with reasons, ${named(manner)}`, async () => {
      const officer = await signIn(world, manner, 'funzionaria.cagliari@example.org');
      await officer.open('/office');
      await officer.page.locator('main ul.items h2 a').first().click();
      await officer.page.waitForURL(/\/initiatives\/[^/]+\/answer/);
      await officer.ready();
      const answer = { outcome: 'accepted', reasons: REASONS, office: 'Ufficio Parchi', cost: '1200', language: 'it' };
      await officer.send('answers/answer', answer, { to: /\/initiatives\/[^/]+$/ });

      const reader = await visit(world, manner);
      await reader.open(new URL(officer.page.url()).pathname);
      const given = reader.page.locator('section.answer.accepted');
      await given.waitFor();
      assert.match(await given.textContent(), /vicino alla fontana/);
      assert.match(await given.textContent(), /Ufficio Parchi/);
    });
  }

  test('is closed to visitors', async () => {
    const visitor = await visit(world, MANNERS[0]);
    const answer = await visitor.open('/office');
    assert.equal(answer.status(), 401);
  });
});
