// What people do in several journeys: they come in, hand out invitations, find their way, fill in forms.

const PASSWORD = 'una lunga tavolata';

/** In which languages, with and without JavaScript, every journey is made. */
export const MANNERS = ['it', 'ar'].flatMap((language) => [true, false].map((javaScript) => ({ language, javaScript })));

/** How a manner is called in the name of a test. */
export const named = ({ language, javaScript }) => `in ${language} ${javaScript ? 'with' : 'without'} JavaScript`;

/** A new visitor of the platform. */
export async function visit(world, { language, javaScript }) {
  const page = await world.page({ javaScript, locale: language });

  /** Resolves once the page can be used as it is meant to be. */
  async function ready() {
    await page.waitForLoadState('load');
    if (javaScript) await page.locator('html[data-ready]').waitFor({ state: 'attached' });
  }

  /** Opens a page, in the visitor's language unless the path begins with another. */
  async function open(path) {
    const answer = await page.goto(/^\/(it|en|ar)(\/|$)/.test(path) ? path : `/${language}${path}`);
    await ready();
    return answer;
  }

  /** The forms that go to a server function. */
  const forms = (endpoint, within = page) => within.locator(`form[action$="/api/${endpoint}"]`);

  /** Fills in a form and presses its button, the only one or the one asked for; waits for the page it leads to. */
  async function send(endpoint, fields = {}, { to, button = 'button', within } = {}) {
    const form = forms(endpoint, within).first();
    await form.waitFor({ state: 'attached' });
    await unfold(form);
    for (const [name, value] of Object.entries(fields)) await fill(form, name, value);
    await form.locator(button).first().click();
    if (!to) return;
    await page.waitForURL(to);
    await ready();
  }

  return { page, language, open, ready, forms, send };
}

/** Opens what hides an element. */
export async function unfold(element) {
  const folded = element.locator('xpath=ancestor::details[not(@open)]/summary');
  while ((await folded.count()) > 0) await folded.first().click();
}

async function fill(form, name, value) {
  const field = form.locator(`[name="${name}"]`);
  await unfold(field.first());
  const kind = await field.first().evaluate(({ localName, type }) => (localName === 'input' ? type : localName));
  if (kind === 'select') return field.selectOption(value);
  if (kind === 'radio' || kind === 'checkbox') return form.locator(`[name="${name}"][value="${value}"]`).check({ force: true });
  return field.fill(value);
}

/** Somebody of the demonstration's staff, signed in. */
export async function signIn(world, manner, email) {
  const visitor = await visit(world, manner);
  await visitor.open('/sign-in');
  await visitor.send('people/sign_in', { email, password: PASSWORD }, { to: /\/my-things/ });
  return visitor;
}

/** The codes of a new batch of invitation cards. */
export async function invite(world, size, manner = { language: 'it', javaScript: false }) {
  const mediator = await signIn(world, manner, 'mediatrice@example.org');
  await mediator.open('/invitations');
  const order = { label: 'Scuola di italiano', size: String(size), language: manner.language };
  await mediator.send('people/make_batch', order, { to: /\/invitations\/cards/ });
  const cards = mediator.page.locator('.invitation .code-shown');
  await cards.first().waitFor();
  return cards.allTextContents();
}

/** A newcomer who comes in with an invitation, up to the page with her personal card. */
export async function join(world, manner, code, constituency = 'third_country_citizens') {
  const newcomer = await visit(world, manner);
  await newcomer.open('/sign-in');
  await newcomer.send('people/enter', { code }, { to: /\/join\// });
  await newcomer.send('people/join', { constituency, rules: 'accepted' }, { to: /\/welcome/ });
  return newcomer;
}

/** The addresses of the open boards' pages, by the names of their territories. */
export async function boards(world) {
  const page = await world.page({ javaScript: false });
  await page.goto('/it/boards');
  const cards = await page.locator('article.board').all();
  const found = cards.map(async (card) => {
    const territory = await card.locator('.where span').first().textContent();
    const address = await card.locator('h2 a').getAttribute('href');
    return [territory.trim(), address.replace(/^\/it/, '')];
  });
  return Object.fromEntries(await Promise.all(found));
}

/** The address of the first initiative on a board's page, without the language. */
export async function firstInitiative(world, board) {
  const page = await world.page({ javaScript: false });
  await page.goto(`/it${board}`);
  const address = await page.locator('article.card h3 a').first().getAttribute('href');
  return address.replace(/^\/it/, '');
}
