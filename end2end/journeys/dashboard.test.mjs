// A partner reads the figures, on the page and as files.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';

import { MANNERS, boards, named, signIn } from '../people.mjs';
import { openWorld } from '../world.mjs';

describe('the figures', { timeout: 240_000 }, () => {
  let world;
  let places;
  before(async () => {
    world = await openWorld();
    places = await boards(world);
  });
  after(() => world?.close());

  for (const manner of MANNERS) {
    test(`of everything lead to those of a board, ${named(manner)}`, async () => {
      const partner = await signIn(world, manner, 'partner@example.org');
      await partner.open('/insights');
      assert.ok((await partner.page.locator('figure.chart').count()) >= 5);
      await partner.page.locator(`#main a[href$="${places.Perugia}/insights"]`).click();
      await partner.page.waitForURL(`**${places.Perugia}/insights`);
      await partner.page.locator('figure.chart').first().waitFor();
    });

    test(`can be taken away as CSV that says what the page says, ${named(manner)}`, async () => {
      const partner = await signIn(world, manner, 'partner@example.org');
      for (const path of ['/insights', `${places.Fermo}/insights`]) {
        await partner.open(path);
        await agrees(partner.page.locator('figure#constituency'), partner.page);
      }
    });
  }
});

/** The CSV of a chart has the columns and the rows of the table beneath it. */
async function agrees(chart, page) {
  const address = await chart.locator('a[download]').getAttribute('href');
  const answer = await page.request.get(address);
  assert.equal(answer.status(), 200);
  assert.match(answer.headers()['content-type'], /^text\/csv; charset=utf-8/);
  assert.match(answer.headers()['content-disposition'], /^attachment; filename="tavolata-.+-constituency\.csv"$/);
  const text = await answer.text();
  assert.ok(text.startsWith('\uFEFF'), 'the file begins with a byte-order mark');
  const [head, ...rows] = text.slice(1).trimEnd().split('\r\n');
  const columns = await chart.locator('thead th').allTextContents();
  assert.ok(head.startsWith(`${columns.map(quoted).join(',')},`), `${head} begins with ${columns}`);
  assert.equal(rows.length, await chart.locator('tbody tr').count());
}

/** A cell as it stands in a CSV file. */
const quoted = (cell) => (/[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
