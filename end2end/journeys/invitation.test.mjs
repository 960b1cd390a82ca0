// From an invitation card to a place at the table and a first stance.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, firstInitiative, invite, join, named, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

describe('an invitation', { timeout: 300_000 }, () => {
  let world;
  let initiative;
  before(async () => {
    world = await openWorld();
    const { Jesi } = await boards(world);
    initiative = await firstInitiative(world, Jesi);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`leads to a personal card, and to a stance that can be changed and taken back, ${named(manner)}`, async () => {
      const [code] = await invite(world, 1, manner);
      const newcomer = await join(world, manner, code);
      const card = await newcomer.page.locator('.code-shown').textContent();
      assert.match(card, /^[0-9A-Z]{4}(-[0-9A-Z]{1,4})+$/);

      await newcomer.open(initiative);
      await takes(newcomer, 'support');
      await takes(newcomer, 'doubt');
      await newcomer.send('stances/take', {}, { button: 'button[value=""]' });
      await newcomer.page.locator('button[name="stance"][value=""]').waitFor({ state: 'detached' });
      assert.equal(await newcomer.page.locator('button[name="stance"][aria-pressed="true"]').count(), 0);

      await newcomer.open(initiative);
      assert.equal(await newcomer.page.locator('button[name="stance"][aria-pressed="true"]').count(), 0);
    });

    test(`opens one account only, and the personal card opens it again, ${named(manner)}`, async () => {
      const [code] = await invite(world, 1, manner);
      const newcomer = await join(world, manner, code);
      const card = await newcomer.page.locator('.code-shown').textContent();

      const second = await visit(world, manner);
      await second.open('/sign-in');
      await second.send('people/enter', { code });
      const refusal = second.page.locator('[role="alert"]').filter({ visible: true });
      await refusal.waitFor();
      // It leads to the field and says why.
      assert.equal(await refusal.locator('a[href="#code"]').count(), 1);
      assert.ok((await refusal.textContent()).trim().endsWith(`: ${USED[manner.language]}`));
      await second.send('people/enter', { code: card }, { to: /\/my-things/ });
    });
  }
});

const USED = {
  it: 'Questo codice è già stato usato. Se sei già entrato, usa il codice della tua tessera personale.',
  ar: 'هذا الرمز استُعمل من قبل. إذا دخلت سابقًا، استعمل رمز بطاقتك الشخصية.',
};

/** Takes a stance and sees that it stands. */
async function takes({ page, send }, stance) {
  await send('stances/take', {}, { button: `button[value="${stance}"]` });
  await page.locator(`button[value="${stance}"][aria-pressed="true"]`).waitFor();
  assert.equal(await page.locator('button[name="stance"][aria-pressed="true"]').count(), 1);
}
