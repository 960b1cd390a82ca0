// Anybody reads what came of the project and of a province: in words, in charts with tables, on paper and as files.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, named, signIn, visit } from '../people.mjs';
import { openWorld } from '../world.mjs';

const PROJECT = 'WIFI';
const PARTS = ['boards', 'people', 'outcomes', 'milestones', 'meetings', 'useful', 'tables', 'offers', 'languages', 'organisations'];

describe('the results', { timeout: 300_000 }, () => {
  let world;
  before(async () => {
    world = await openWorld();
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`of the project are told in words and in charts, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/results');
      await visitor.page.locator('section[aria-labelledby="projects"] a', { hasText: PROJECT }).click();
      await visitor.page.waitForURL(/\/results\/projects\/[0-9a-f-]{36}$/);
      await visitor.ready();
      await visitor.page.locator('section.told').waitFor();
      assert.ok((await visitor.page.locator('section.told > p').count()) >= 5, 'a paragraph for each part');
      for (const part of PARTS) await visitor.page.locator(`figure#${part}`).waitFor();

      const laboratories = visitor.page.locator('figure#meetings tbody tr').first();
      const figures = await laboratories.locator('td').allTextContents();
      assert.deepEqual(figures.slice(0, 2).map(Number), [4, 100], 'four laboratories of twenty-five hours');
      assert.equal(Number(figures[3]), 108, 'with twenty-seven people each');
      const useful = visitor.page.locator('figure#useful tbody tr').first().locator('td');
      assert.match(await useful.first().textContent(), /^\D*[4-9]\d\D*$/, 'most say that it was useful');
    });

    test(`lead to what is behind each figure and back, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/results/territories/054');
      await visitor.page.locator('figure#meetings p.links a[href*="/meetings?"]').click();
      await visitor.page.waitForURL(/\/meetings\?order=past&territory=/);
      await visitor.open('/results/territories/054');
      await visitor.page.locator('figure#offers p.links a[href*="#about-offers"]').click();
      await visitor.page.locator('#about-offers').waitFor();

      await visitor.open('/projects');
      await visitor.page.locator('article.card h2 a', { hasText: PROJECT }).click();
      await visitor.page.waitForURL(/\/projects\/[0-9a-f-]{36}$/);
      await visitor.ready();
      await visitor.page.locator('main a[href*="/results/projects/"]').click();
      await visitor.page.waitForURL(/\/results\/projects\//);
      await visitor.ready();
      await visitor.page.locator('main .where a[href*="/projects/"]').first().waitFor();
    });

    test(`are found from the figures of a territory and print with their tables, ${named(manner)}`, async () => {
      const partner = await signIn(world, manner, 'partner@example.org');
      await partner.open('/insights');
      await partner.page.locator('main .where a[href$="/results"]').click();
      await partner.page.waitForURL(/\/results$/);
      await partner.ready();
      await partner.page.locator('section[aria-labelledby="territories"] a[href$="/results/territories/054"]').click();
      await partner.page.waitForURL(/\/results\/territories\/054$/);
      await partner.ready();
      await partner.page.locator('figure#tables').waitFor();
      await partner.page.emulateMedia({ media: 'print' });
      assert.ok(!(await partner.page.locator('header.top').isVisible()));
      assert.ok(!(await partner.page.locator('figure#tables p.links').isVisible()));
      assert.ok(await partner.page.locator('figure#tables tbody tr').first().isVisible(), 'the table is on paper');
    });

    test(`can be taken away as files that say what is withheld, ${named(manner)}`, async () => {
      const visitor = await visit(world, manner);
      await visitor.open('/results/territories/054');
      for (const link of ['section.told a[download]', 'figure#people a[download]']) {
        const address = await visitor.page.locator(link).getAttribute('href');
        const answer = await visitor.page.request.get(address);
        assert.equal(answer.status(), 200);
        assert.match(answer.headers()['content-type'], /^text\/csv; charset=utf-8/);
        assert.match(answer.headers()['content-disposition'], /filename="tavolata-territories-054-.+\.csv"/);
        const [head, ...rows] = (await answer.text()).slice(1).trimEnd().split('\r\n');
        assert.ok(head.includes(',') && rows.length > 0);
      }
      const withheld = await visitor.page.locator('td.withheld abbr').first().getAttribute('title');
      const address = await visitor.page.locator('section.told a[download]').getAttribute('href');
      const all = await (await visitor.page.request.get(address)).text();
      assert.ok(all.includes(withheld), 'the file says so too');
    });
  }

  test('of a place of which nothing is known are not found', async () => {
    const visitor = await visit(world, MANNERS[0]);
    for (const path of ['/results/territories/999', '/results/territories/Perugia', '/results/projects/1']) {
      assert.equal((await visitor.open(path)).status(), 404, path);
    }
  });
});
