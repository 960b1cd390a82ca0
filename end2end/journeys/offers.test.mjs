// A newcomer searches a service in her own words, asks for a mediator and says what is wrong; its organisation answers,
// confirms, takes it off the list and brings it back; an officer sees what is missing; a table comes in whole or not.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, invite, join, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const QUESTION = {
  it: 'corso di italiano sera Perugia con bambini',
  ar: 'دورة إيطالي مساء بيروجا مع أطفال',
};
const HELP_DESK = 'Sportello documenti e uffici';
const EVENING = 'Italiano di sera';
const KEEPER = 'quattroporte@example.org';

describe('the inclusion offer', { timeout: 300_000 }, () => {
  let world;
  let codes;
  before(async () => {
    world = await openWorld();
    codes = await invite(world, 8);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`is searched as one would ask, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/offers');
      const form = visitor.page.locator('main form[role="search"]');
      await form.locator('[name="q"]').fill(QUESTION[manner.language]);
      await form.locator('.find button').click();
      await visitor.page.waitForURL(/[?&]q=/);
      await visitor.ready();
      const found = visitor.page.locator('article.offer h3');
      await found.first().waitFor();
      assert.equal((await found.first().textContent()).trim(), EVENING);

      const chosen = visitor.page.locator('ul.chosen a');
      assert.equal(await chosen.count(), 4, 'theme, time, place and children were understood');
      const before = await found.count();
      const evening = await chosen.evaluateAll((links) => links.findIndex((link) => /sera|مساء/i.test(link.textContent)));
      await chosen.nth(evening === -1 ? 1 : evening).click();
      await visitor.page.waitForFunction(() => document.querySelectorAll('ul.chosen a').length === 3);
      assert.ok((await found.count()) >= before, 'without the evening there are not fewer');
    });

    test(`leads from a drawing to one service that prints, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/offers');
      await visitor.page.locator('ul.themes a[href*="theme=housing"]').click();
      await visitor.page.waitForURL(/theme=housing/);
      await visitor.ready();
      await visitor.page.locator('article.offer h3 a').first().click();
      await visitor.page.waitForURL(/\/offers\/[0-9a-f-]{36}$/);
      await visitor.ready();
      await visitor.page.locator('dl.sheet').waitFor();
      await visitor.page.emulateMedia({ media: 'print' });
      assert.ok(!(await visitor.page.locator('header.top').isVisible()));
      assert.ok(await visitor.page.locator('dl.sheet').isVisible());
      await visitor.page.emulateMedia({ media: 'screen' });
    });

    test(`brings a mediator along without telling who asks, ${named(manner)}`, async () => {
      const newcomer = await join(world, manner, codes.pop());
      const offer = await open(newcomer, HELP_DESK);
      await newcomer.send('offers/ask', { language: 'ar', text: 'Martedì mattina, se si può.' });
      await newcomer.page.locator('form[action$="/api/offers/take_back"]').waitFor();

      const keeper = await signIn(world, manner, KEEPER);
      await keeper.open('/offers/requests');
      const asked = keeper.page.locator('section[aria-labelledby="ours"] li', { hasText: 'Martedì mattina' }).first();
      await asked.waitFor();
      assert.doesNotMatch(await asked.textContent(), /nota da te|pseudonym/i);
      await keeper.send('offers/take', { reply: 'Ci vediamo alle nove davanti alla porta.' }, { within: asked });
      await keeper.page.locator('form[action$="/api/offers/settle"]').first().waitFor();

      await newcomer.open('/offers/requests');
      await newcomer.page.getByText('alle nove davanti alla porta').waitFor();
      await keeper.open('/offers/requests');
      const taken = keeper.page.locator('section[aria-labelledby="ours"] li', { hasText: 'Martedì mattina' }).first();
      await keeper.send('offers/settle', {}, { within: taken });
      await taken.locator('form[action$="/api/offers/settle"]').waitFor({ state: 'detached' });
      await newcomer.open(offer);
      await newcomer.page.locator('form[action$="/api/offers/ask"]').waitFor({ state: 'attached' });
    });

    test(`is kept right by its organisation and its readers, ${named(manner)}`, async () => {
      const newcomer = await join(world, manner, codes.pop());
      const offer = await open(newcomer, HELP_DESK);
      await newcomer.send('offers/report', { flaw: 'hours', note: 'Il venerdì è chiuso.' });
      await newcomer.page.locator('.notice.ok').waitFor();

      const keeper = await signIn(world, manner, KEEPER);
      await keeper.open('/offers/kept');
      await keeper.page.locator('ul.items li .tag.error').first().waitFor();
      await keeper.open(offer);
      const note = keeper.page.locator('li', { hasText: 'Il venerdì è chiuso.' }).last();
      await keeper.send('offers/settle_note', {}, { within: note });
      await note.waitFor({ state: 'detached' });
      await keeper.send('offers/confirm');
      await keeper.ready();

      await keeper.send('offers/withdraw');
      await keeper.page.locator('form[action$="/api/offers/bring_back"]').waitFor();
      const visitor = await visit(world, manner);
      assert.equal((await visitor.open(offer)).status(), 404);
      await keeper.send('offers/bring_back');
      await keeper.page.locator('form[action$="/api/offers/withdraw"]').waitFor({ state: 'attached' });
      assert.equal((await visitor.open(offer)).status(), 200);
    });

    test(`shows what is missing, each cell with its list, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/offers/gaps');
      const rows = visitor.page.locator('[aria-labelledby="by-territory"] tbody tr');
      assert.equal(await rows.count(), 12);
      assert.ok((await visitor.page.locator('table.gaps td.none, table.gaps td.missed').count()) > 0);
      await visitor.page.locator('table.gaps td.there a').first().click();
      await visitor.page.waitForURL(/\/offers\?theme=/);
      await visitor.ready();
      await visitor.page.locator('article.offer').first().waitFor();
    });

    test(`takes in a table whole or not at all, ${named(manner)}`, async () => {
      const keeper = await signIn(world, manner, KEEPER);
      await keeper.open('/offers/import');
      const name = `Sartoria ${manner.language} ${manner.javaScript}`;
      const head = 'name,description,theme,service_area,languages,cost,phone,schedule';
      const good = `${name},Un laboratorio per chi vuole cucire.,culture,054039,it,free,000 000,mon 18-20`;
      const bad = `${name} due,Un laboratorio per chi vuole cucire.,sewing,054039,it,free,000 000,mon 18-20`;
      await keeper.send('offers/import', { table: `${head}\n${good}\n${bad}\n` }, { to: /\/offers\/import\/report/ });
      assert.equal(await keeper.page.locator('.notice.error li').count(), 1);
      await keeper.send('offers/import', { table: `${head}\n${good}\n` }, { to: /\/offers\/import\/report/ });
      await keeper.page.locator('.notice.ok').waitFor();
      const another = `${name} da file`;
      await keeper.open('/offers/import');
      await sendFile(keeper, `${head}\n${good.replace(name, another)}\n${bad}\n`);
      await keeper.page.locator('.notice.error li').first().waitFor();
      assert.equal(await keeper.page.locator('.notice.error li').count(), 1);
      await sendFile(keeper, `${head}\n${good.replace(name, another)}\n`);
      await keeper.page.locator('.notice.ok').waitFor();
      await keeper.open('/offers/kept');
      await keeper.page.getByText(name, { exact: true }).waitFor();
      await keeper.page.getByText(another, { exact: true }).waitFor();
    });
  }

  test('a service is described, and what will not do is named at its field', async () => {
    const keeper = await signIn(world, { language: 'it', javaScript: false }, KEEPER);
    await keeper.open('/offers/new');
    const fields = {
      'typed[name]': 'Corso di cucina insieme',
      'typed[theme]': 'culture',
      'typed[description]': 'Si cucina in tre lingue e si mangia insieme.',
      'typed[monday]': 'tardi',
      'typed[languages][]': 'it',
      'typed[phone]': '000 000 0020',
    };
    await keeper.send('offers/write', fields);
    await keeper.page.locator('[id="typed[monday]-error"]').waitFor();
    assert.equal(await keeper.page.locator('[name="typed[name]"]').inputValue(), fields['typed[name]']);
    const province = keeper.page.locator('[name="typed[territories][]"]').first();
    await province.check({ force: true });
    await keeper.send('offers/write', { 'typed[monday]': '18:00-20:00' }, { to: /\/offers\/[0-9a-f-]{36}$/ });
    assert.match(await keeper.page.locator('dl.sheet').textContent(), /18:00–20:00/);
  });

  test('open data holds every service in both shapes', async () => {
    const { page } = await visit(world, { language: 'it', javaScript: false });
    const hsds = await (await page.request.get('/data/offers.json')).json();
    const csv = await (await page.request.get('/data/offers.csv')).text();
    assert.ok(hsds.total_items >= 40);
    assert.ok(hsds.contents.every(({ id, name, status, organization }) => id && name && status === 'active' && organization.id));
    assert.ok(csv.startsWith('\uFEFFid,assured_date,last_modified,organization,name,'));
  });

  test('wishes and keeping are closed to visitors', async () => {
    const visitor = await visit(world, MANNERS[0]);
    for (const path of ['/offers/requests', '/offers/kept', '/offers/new']) {
      assert.equal((await visitor.open(path)).status(), 401, path);
    }
  });

  /** Opens a service by its name; gives back its path without the language. */
  async function open(reader, name) {
    await reader.open('/offers?theme=documents');
    await reader.page.locator('article.offer h3 a', { hasText: name }).first().click();
    await reader.page.waitForURL(/\/offers\/[0-9a-f-]{36}$/);
    await reader.ready();
    return new URL(reader.page.url()).pathname.replace(/^\/(it|ar)/, '');
  }
});

/** Sends a table as a file, and reads the report. */
async function sendFile({ page, ready }, table) {
  const form = page.locator('form[action="/imports/offers"]');
  await form.locator('input[type="file"]').setInputFiles({
    name: 'servizi.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(table),
  });
  await Promise.all([page.waitForResponse(/\/offers\/import\/report/), form.locator('button').click()]);
  await ready();
}
