// A formal procedure: an officer attaches it to a board, publishes a notice, people answer and change their answer,
// and everybody reads the acts, the list and the path.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, invite, join, named, signIn, visit } from '../people.mjs';
import { day } from '../sheet.mjs';
import { openWorld } from '../world.mjs';

const OFFICER = 'funzionaria.perugia@example.org';
const TEXT = 'Il Comune dice con parole semplici che cosa succede.';

describe('a formal procedure', { timeout: 480_000 }, () => {
  let world;
  let codes;
  before(async () => {
    world = await openWorld();
    codes = await invite(world, MANNERS.length);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`that ended shows its acts, its list and its pacts, ${named(manner)}`, async () => {
      const reader = await visit(world, manner);
      await reader.open('/procedures?stretch=over');
      // Those that the tests beside this one end stand before it.
      await reader.open(await last(reader));
      assert.equal(await reader.page.locator('.timeline > li.done').count(), 14);
      assert.match(await reader.page.locator('.timeline').textContent(), /\(esempio\) [^:]*: /);
      assert.equal(await reader.page.locator('.timeline > li[aria-current]').count(), 0);
      assert.equal(await reader.page.locator('table.records tbody tr').count(), 3);
      // Whoever is not admitted is listed without a name.
      assert.doesNotMatch(await reader.page.locator('table.records').textContent(), /Ibra/);
      assert.doesNotMatch(await reader.page.locator('main').textContent(), /example\.org/);
      await follow(reader, 'section[aria-labelledby="path"] a');
      assert.ok((await reader.page.locator('section[aria-labelledby="initiatives"] li').count()) > 3);
      const file = await reader.page.locator('a[href$="/path.json"]').getAttribute('href');
      const frozen = await reader.page.request.get(file);
      assert.equal(frozen.status(), 200);
      assert.ok((await frozen.json()).told.Board.vote);
    });

    test(`takes an answer, lets it be changed and withdrawn, ${named(manner)}`, async () => {
      const newcomer = await join(world, manner, codes.pop());
      await newcomer.open('/procedures?stretch=open');
      const address = await first(newcomer);
      await newcomer.open(address);
      const answer = {
        'interest[party]': 'group',
        'interest[name]': 'Vicini di via Birago',
        'interest[text]': 'Portiamo sedie, tè e due ore ogni sabato.',
        'interest[contact]': 'vicini@example.org',
      };
      await newcomer.send('procedures/express', { ...answer, 'interest[name]': '' });
      await newcomer.page.locator('.notice.error').first().waitFor();
      await newcomer.send('procedures/express', answer);
      const own = newcomer.page.locator('section[aria-labelledby="own"]');
      await own.waitFor();
      await newcomer.send('procedures/change_expression', { 'interest[name]': 'Vicine e vicini' });
      await own.locator('bdi', { hasText: 'Vicine e vicini' }).waitFor();

      await newcomer.open('/procedures/mine');
      assert.equal(await newcomer.page.locator('main ul.items > li').count(), 1);
      await newcomer.send('procedures/withdraw_expression');
      await newcomer.forms('procedures/withdraw_expression').waitFor({ state: 'detached' });

      const reader = await visit(world, manner);
      await reader.open(address);
      assert.doesNotMatch(await reader.page.locator('main').textContent(), /Vicine e vicini/);
      assert.equal(await reader.forms('procedures/express').count(), 0);
    });

    test(`is attached to a board and goes on only as it may, ${named(manner)}`, async () => {
      const officer = await signIn(world, manner, OFFICER);
      const { Perugia } = await boards(world);
      await officer.open(Perugia);
      await follow(officer, 'section[aria-labelledby="procedures"] a[href*="/office/procedures/new/"]');
      const opening = { name: 'Il parco di tutti', office: 'Ufficio verde', ...act('Avvio') };
      await officer.send('procedures/start', opening, { to: /\/procedures\/[0-9a-f-]+$/ });
      const [, id] = officer.page.url().match(/procedures\/([^/]+)$/);

      await officer.open(`/office/procedures/${id}`);
      const offered = officer.page.locator('main nav.tabs a');
      assert.equal(await offered.count(), 4);
      const notice = { 'act[deadline_on]': day(-1), 'act[criteria]': 'Tempo da dare\nIdee per tutti', ...act('Avviso') };
      await officer.send('procedures/take', notice);
      await officer.page.locator('[id="act[deadline_on]-error"]').waitFor();
      assert.equal(await officer.page.locator('[name="act[title]"]').inputValue(), 'Avviso');
      const later = { 'act[deadline_on]': day(20) };
      await officer.send('procedures/take', later, { to: new RegExp(`/procedures/${id}/acts/2$`) });

      // The assessment begins after the deadline.
      await officer.open(`/office/procedures/${id}?act=assessment`);
      await officer.send('procedures/take', act('Istruttoria'));
      await officer.page.locator('.notice.error').first().waitFor();
      await officer.open(`/office/procedures/${id}?act=suspension`);
      await officer.send('procedures/take', act('Sospensione'), { to: /\/acts\/3$/ });

      const reader = await visit(world, manner);
      await reader.open(`/procedures/${id}`);
      assert.equal(await reader.page.locator('.timeline > li.done').count(), 3);
      assert.match(await reader.page.locator('.timeline > li.done details[open]').textContent(), /parole semplici/);
      assert.ok(await reader.page.locator('.notice.warn').count());

      await officer.open(`/office/procedures/${id}?act=revocation`);
      await officer.send('procedures/take', act('Revoca'), { to: /\/acts\/4$/ });
      await officer.open(`/office/procedures/${id}`);
      assert.equal(await officer.page.locator('main nav.tabs a').count(), 1);
    });
  }

  test('keeps its office closed to others', async () => {
    const other = await signIn(world, MANNERS[0], 'funzionaria.jesi@example.org');
    await other.open('/procedures?stretch=open');
    const [, id] = (await first(other)).match(/procedures\/([^/]+)$/);
    for (const path of [`/office/procedures/${id}`, `/office/procedures/${id}/expressions`]) {
      assert.equal((await other.open(path)).status(), 403);
    }
  });
});

/** What every act bears. */
function act(title) {
  return { 'act[number]': 'DD 1/2026', 'act[on]': day(0), 'act[title]': title, 'act[text]': TEXT };
}

/** The address of the first procedure of the list that is shown. */
const first = ({ page }) => address(page.locator('main ul.items h2 a').first());

/** The address of the last one. */
const last = ({ page }) => address(page.locator('main ul.items h2 a').last());

async function address(link) {
  return (await link.getAttribute('href')).replace(/^\/(it|en|ar)(?=\/)/, '');
}

/** Goes where a link leads. */
async function follow({ page, open }, link) {
  await open(await page.locator(link).first().getAttribute('href'));
}
