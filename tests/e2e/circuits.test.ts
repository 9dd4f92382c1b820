import type { Browser, Locator, Page } from '@playwright/test';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { casesApi, type CaseView } from '#areas/cases/contract.ts';
import { textOf } from '#areas/cases/pdf/pdf-text.fixture.ts';
import { identityApi } from '#areas/identity/contract.ts';
import { operationsApi } from '#apps/server/operations.contract.ts';
import { startApp, type App } from '#tests/support/app.ts';
import { launchBrowser } from '#tests/support/chromium.ts';
import { sendAsCustomer, type Delivered } from '#tests/support/mail-client.ts';
import { waitFor } from '#tests/support/wait.ts';
import { aCompany, MAILBOX, TERESA, TONI, WAREHOUSE, type Company, type Worker } from './circuits/company.ts';
import { publicSays, saysIn, type Language } from './circuits/words.ts';

/* Who may decide: one complaint through the three circuits to the reasoned answer, told in both languages, whoever reads it. */

interface Story {
  language: Language;
  customer: { name: string; address: string };
  agent: Worker;
  subject: string;
  text: string;
  question: string;
  answers: [string, string];
  first: string;
  second: string;
  reply: string;
  reason: string;
  toDirector: string;
  fromDirector: string;
}

const STORIES: readonly Story[] = [
  {
    language: 'es',
    customer: { name: 'Begoña Íñiguez Ibáñez', address: 'begona@cliente.example' },
    agent: { name: 'Diego Sanz Peña', email: 'diego@ribera.example', password: 'siete farolas en la calle ancha' },
    subject: 'Pedido 108810: faltan 2 piezas y llegó rayado',
    text: 'Buenos días:\n\nReclamo que en el pedido 108810 faltan dos piezas y la encimera llegó rayada.\n\nBegoña',
    question: '¿Quedan 2 uds. de la IL-1108 para salir hoy?',
    answers: ['Sí, salen hoy', 'No queda ninguna'],
    first: 'Hola, Begoña: te abonamos ya los portes.',
    second: 'Hola, Begoña: las dos piezas salen hoy.',
    reply: 'Hola, Begoña: y te abonamos la raya.',
    reason: 'Segunda vez en 30 días',
    toDirector: 'Sigo con la encimera rayada. Quiero hablar con quien decide.',
    fromDirector: 'Begoña, mañana va una encimera nueva.',
  },
  {
    language: 'en',
    customer: { name: 'Siobhán O’Brien-Núñez', address: 'siobhan@client.example' },
    agent: { name: 'Emma Muñoz Clark', email: 'emma@ribera.example', password: 'eleven lanterns over the old quay' },
    subject: 'Order 108811: two parts missing, the worktop is scratched',
    text: 'Good morning,\n\nI want to complain: two parts are missing in order 108811 and the worktop came scratched.\n\nSiobhán',
    question: 'Are 2 of IL-1108 left to go out today?',
    answers: ['Yes, they go today', 'None left'],
    first: 'Hello, Siobhán: we credit you the carriage at once.',
    second: 'Hello, Siobhán: both parts go out today.',
    reply: 'Hello, Siobhán: and we credit you for the scratch.',
    reason: 'Second time in 30 days',
    toDirector: 'The worktop is still scratched. I want to talk to whoever decides.',
    fromDirector: 'Siobhán, a new worktop goes tomorrow.',
  },
];

let app: App;
let browser: Browser;
let company: Company;
let director: Page;
let keeper: Page;

beforeAll(async () => {
  [app, browser] = await Promise.all([startApp(), launchBrowser()]);
  company = await aCompany(app);
  director = await aPage('es');
  await company.join(TERESA, 'director', 'es', director);
  await company.publishPolicy();
  keeper = await aPage('es');
  await company.join(TONI, 'area_member', 'es', keeper);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
});

/** At a desk, or on a phone without script as mail programs open it. */
async function aPage(language: Language, phone = false): Promise<Page> {
  const context = await browser.newContext({
    locale: language === 'en' ? 'en-GB' : 'es-ES',
    viewport: phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
    javaScriptEnabled: !phone,
  });
  context.setDefaultTimeout(20_000);
  return context.newPage();
}

describe.each(STORIES)('in $language', (story) => {
  const { language, customer } = story;
  const say = saysIn(language);
  let agent: Page;
  let phone: Page;
  let reference = '';
  let personal = '';
  const theCase = (): Promise<CaseView> => app.call(casesApi.getCase, { params: { reference } });
  const turn = (ball: string): Promise<CaseView> =>
    waitFor(`the case to be ${ball}`, async () => {
      const it = await theCase();
      return it.ball === ball && it;
    });
  const panel = (title: string): Locator => agent.getByRole('region', { name: title });
  const thread = (): Locator => agent.getByRole('region', { name: say('cases.thread'), exact: true });

  beforeAll(async () => {
    [agent, phone] = [await aPage(language), await aPage(language, true)];
    await company.join(story.agent, 'agent', language, agent);
    await Promise.all([director, keeper].map(speak));
  });
  afterEach(async ({ task }) => {
    if (task.result?.state !== 'fail') return;
    for (const page of [agent, phone, director, keeper])
      console.log(page.url(), await page.locator('body').ariaSnapshot());
  });

  test('a mail becomes a case with a term of the law', async () => {
    await sendAsCustomer(app.smtpPort, {
      from: customer,
      to: MAILBOX,
      subject: story.subject,
      text: story.text,
      messageId: `<${language}-1@cliente.example>`,
    });
    await app.outgoing.to(customer.address);
    const { cases } = await app.call(casesApi.listCases, { query: { q: customer.address } });
    reference = cases[0]?.reference ?? '';
    await app.call(casesApi.classify, { params: { reference }, body: { type: 'complaint', legalClass: 'complaint' } });
    const { legal } = await theCase();
    expect(legal.map(({ state }) => state)).toContain('running');
    expect(legal[0]?.article).not.toBe('');
  });

  test('the policy answers while the agent types, at each of the three levels', async () => {
    await agent.goto(`${app.url}/app/bandeja/${reference}`);
    await thread().getByRole('heading', { name: story.subject }).waitFor();
    await agent.keyboard.press('y');
    await agent.keyboard.press('p');
    const propose = panel(say('cases.propose.title'));
    await pick(propose, 'cases.propose.solution', 'Abono', 'Credit');
    const amount = propose.getByLabel(say('cases.propose.amount', { currency: 'EUR' }));
    await amount.fill('120');
    await propose
      .getByText(/150[.,]00/)
      .first()
      .waitFor();
    await propose.getByRole('button', { name: say('cases.propose.apply') }).waitFor();
    await amount.fill(language === 'en' ? '184.5' : '184,5');
    await propose.getByText(TERESA.name).first().waitFor();
    await propose
      .getByText(/34[.,]50/)
      .first()
      .waitFor();
    await propose.getByRole('button', { name: say('cases.propose.ask') }).waitFor();
    await pick(propose, 'cases.propose.solution', 'Reenvío', 'Resend');
    await propose.getByRole('button', { name: say('cases.propose.consult', { area: 'Almacén' }) }).waitFor();
  });

  test('level 1: what the agent may grant is done in one step with the reply', async () => {
    const propose = panel(say('cases.propose.title'));
    await pick(propose, 'cases.propose.solution', 'Abono', 'Credit');
    await propose.getByLabel(say('cases.propose.amount', { currency: 'EUR' })).fill('20');
    await pick(propose, 'cases.propose.cause', say('cases.cause.carrier'), say('cases.cause.carrier'));
    await pick(propose, 'cases.propose.area', 'Almacén', 'Almacén');
    await propose.getByLabel(say('cases.propose.reply')).fill(story.first);
    await propose.getByRole('button', { name: say('cases.propose.apply') }).waitFor();
    await agent.keyboard.press('Control+Enter');
    await app.outgoing.to(customer.address, ({ mail }) => (mail.text ?? '').includes(story.first));
  });

  test('level 2: the warehouse answers from a phone, and the customer hears that we are on it', async () => {
    await agent.keyboard.press('p');
    const propose = panel(say('cases.propose.title'));
    await pick(propose, 'cases.propose.solution', 'Reenvío', 'Resend');
    await pick(propose, 'cases.propose.cause', say('cases.cause.preparation'), say('cases.cause.preparation'));
    await pick(propose, 'cases.propose.area', 'Almacén', 'Almacén');
    await propose.getByLabel(say('cases.propose.question')).fill(story.question);
    for (const [n, answer] of story.answers.entries())
      await propose.getByLabel(say('cases.consult.answer', { n: n + 1 }), { exact: true }).fill(answer);
    await agent.keyboard.press('Control+Enter');
    const asked = await app.outgoing.to(WAREHOUSE, ({ mail }) => (mail.text ?? '').includes(story.question));
    expect((await turn('inside')).circuit).toBe(2);
    await hearsOnlyThatWeAreOnIt();
    const link = linkOf(asked, 'consulta');
    // Scanners of mail open links, several times and in every way: that decides nothing (invariant 9).
    for (const method of ['GET', 'GET', 'HEAD', 'OPTIONS']) await fetch(link, { method });
    expect((await theCase()).ball).toBe('inside');
    await phone.goto(link);
    await phone.getByRole('heading', { name: story.question }).waitFor();
    expect(await phone.content()).not.toContain(customer.address);
    await phone.getByRole('button', { name: story.answers[0] }).click();
    await phone
      .getByRole('heading', { name: publicSays(language).consultation_answered?.split('.')[0] ?? '' })
      .waitFor();
    await turn('ours');
    await thread().getByText(new RegExp(`^Almacén · .*`)).first().waitFor();
    await applyWith(story.second);
  });

  test('level 3: the Director authorises from a phone, and the agent applies it with the answer', async () => {
    await agent.keyboard.press('p');
    const propose = panel(say('cases.propose.title'));
    await pick(propose, 'cases.propose.solution', 'Abono', 'Credit');
    await propose
      .getByLabel(say('cases.propose.amount', { currency: 'EUR' }))
      .fill(language === 'en' ? '184.5' : '184,5');
    await pick(propose, 'cases.propose.cause', say('cases.cause.carrier'), say('cases.cause.carrier'));
    await pick(propose, 'cases.propose.area', 'Almacén', 'Almacén');
    await propose.getByLabel(say('cases.propose.reason')).fill(story.reason);
    await propose.getByRole('button', { name: say('cases.propose.ask') }).waitFor();
    await agent.keyboard.press('Control+Enter');
    const asked = await app.outgoing.to(TERESA.email, ({ mail }) => (mail.text ?? '').includes(reference));
    expect(await turn('inside')).toMatchObject({ circuit: 3 });
    const link = linkOf(asked, 'autorizar');
    for (const method of ['GET', 'HEAD']) await fetch(link, { method });
    expect((await theCase()).ball).toBe('inside');
    await phone.goto(link);
    await phone.getByText(story.reason).first().waitFor();
    await phone.getByRole('button', { name: /184[.,]50/ }).click();
    await phone.getByRole('heading', { name: /184[.,]50/ }).waitFor();
    await turn('ours');
    // Once is enough: the page says what was decided.
    await phone.goto(link);
    expect(await phone.getByRole('heading', { level: 1 }).innerText()).toContain('184');
    await agent
      .getByRole('button', { name: say('cases.propose.apply') })
      .first()
      .click();
    const apply = panel(say('cases.apply.title'));
    await apply.getByLabel(say('cases.propose.reply')).fill(story.reply);
    await agent.keyboard.press('Control+Enter');
    await app.outgoing.to(customer.address, ({ mail }) => (mail.text ?? '').includes(story.reply));
  });

  test('resolved with a reason for what was asked, the term of the law stops with the notice to the customer, in time', async () => {
    expect((await theCase()).legal[0]?.state).toBe('running');
    const petitions = [{ text: story.subject, outcome: 'granted' as const, reason: story.answers[0] }];
    await app.call(casesApi.resolve, { params: { reference }, body: { petitions } });
    const { legal, resolvedAt } = await waitFor('the term to stop', async () => {
      const it = await theCase();
      return it.legal[0]?.state !== 'running' && it;
    });
    expect(resolvedAt).not.toBeNull();
    expect(legal[0]).toMatchObject({ state: 'met' });
    expect(legal[0]?.metAt && legal[0].metAt <= legal[0].dueAt).toBe(true);
  });

  test('the customer never sees the wall, on any page, in the whole case as PDF or in any mail', async () => {
    const { key } = await theCase();
    await phone.goto(`${app.url}/caso/${key}`);
    await phone.locator('form[action$="/enlace"] button').click();
    personal = linkOf(await app.outgoing.to(customer.address, (one) => linkOf(one, 'mi') !== ''), 'mi');
    const mails = app.outgoing.mails.filter(({ to }) => to.includes(customer.address));
    expect(mails.length).toBeGreaterThan(1);
    const pages = await Promise.all(
      [`${app.url}/caso/${key}`, personal].map(async (address) => (await fetch(address)).text()),
    );
    // It shows what was said to the customer, and nothing of who had to be asked.
    expect(pages[1]).toContain(story.reply.split(':')[1]?.trim());
    const pdf = textOf(Buffer.from(await (await fetch(`${personal}/caso.pdf`)).arrayBuffer())).text;
    expect(pdf).toContain(reference);
    for (const text of [...mails.map(({ mail }) => `${mail.text}${mail.html}`), ...pages, pdf])
      for (const inside of ['Almacén', TERESA.name, '184,50', '184.50', story.question, story.reason])
        expect(text).not.toContain(inside);
    const log = await app.call(operationsApi.verifyLog, { body: {} });
    expect(log.broken).toEqual([]);
  });

  test('dissatisfied, the customer reaches the Director; what is learnt becomes a finding that its area accepts', async () => {
    await phone.goto(personal);
    await phone.locator('footer a[href$="/direccion"]').click();
    await phone.locator('textarea[name=text]').fill(story.toDirector);
    await phone.locator('main form button').click();
    await phone.waitForURL('**/direccion/recibido/**');
    await app.outgoing.to(TERESA.email, (one) => (one.mail.text ?? '').includes('/app/linea-directa?contacto='));

    await director.goto(`${app.url}/app/linea-directa`);
    await director.getByRole('option', { name: new RegExp(customer.name) }).click();
    await director.getByText(story.toDirector).first().waitFor();
    await director.keyboard.press('p');
    await director.waitForURL(`**/bandeja/${reference}#decidir`);
    expect(await director.getByLabel(say('cases.direct.check')).isChecked()).toBe(true);
    await director.goBack();
    await director.getByRole('tab', { name: say('line.way.answer'), exact: true }).click();
    await director.getByRole('textbox', { name: say('line.answerText'), exact: true }).fill(story.fromDirector);
    await director.getByRole('button', { name: say('line.send'), exact: true }).click();
    await app.outgoing.to(customer.address, ({ mail }) => (mail.text ?? '').includes(story.fromDirector));
    await director.getByRole('tab', { name: say('line.way.close'), exact: true }).click();
    await director
      .getByRole('textbox', { name: say('line.learntLabel'), exact: true })
      .fill('Las encimeras se miran antes de salir.');
    await director.getByRole('button', { name: say('line.close'), exact: true }).click();
    await director.getByText('Las encimeras se miran antes de salir.').first().waitFor();

    const summary = `Las encimeras salen sin mirar (${reference}).`;
    await director.getByRole('link', { name: say('findings.new'), exact: true }).click();
    await choose(director, say('findings.faultLabel'), say('findings.fault.process'));
    await choose(director, say('findings.areaLabel'), 'Almacén');
    await director.getByRole('textbox', { name: say('findings.summaryLabel') }).fill(summary);
    await director.getByRole('button', { name: say('findings.send'), exact: true }).click();
    await director.waitForURL('**/app/hallazgos/**');
    await app.outgoing.to(WAREHOUSE, ({ mail }) => (mail.text ?? '').includes('/app/hallazgos/'));

    await keeper.goto(`${app.url}/app/hallazgos`);
    await keeper.getByRole('option', { name: new RegExp(reference) }).click();
    await keeper
      .getByRole('textbox', { name: say('findings.word.accepted') })
      .fill('Desde hoy se desembalan y se miran.');
    await keeper.getByRole('button', { name: say('findings.do.accepted'), exact: true }).click();
    await keeper.getByText('Desde hoy se desembalan y se miran.').first().waitFor();
    await director.getByText('Desde hoy se desembalan y se miran.').first().waitFor();
    await director.goto(`${app.url}/app/linea-directa`);
    await director
      .getByText(say('line.unanswered', { n: 0, late: 0 }))
      .first()
      .waitFor();
  });

  /** Whoever decides and whoever prepares read the journey in its language. */
  async function speak(page: Page): Promise<void> {
    const headers = { 'x-cauce': '1', origin: app.url };
    const answer = await page.request.patch(app.url + identityApi.updateMe.path, { headers, data: { language } });
    expect(answer.ok()).toBe(true);
  }

  async function choose(page: Page, label: string, option: string): Promise<void> {
    await page.getByRole('textbox', { name: label }).or(page.getByLabel(label)).first().click();
    await page.getByRole('option', { name: option, exact: true }).click();
  }

  /** What came back from inside is applied in one step with the answer. */
  async function applyWith(reply: string): Promise<void> {
    await thread()
      .getByRole('button', { name: say('cases.propose.apply') })
      .click();
    await panel(say('cases.apply.title')).getByLabel(say('cases.propose.reply')).fill(reply);
    await agent.keyboard.press('Control+Enter');
    await app.outgoing.to(customer.address, ({ mail }) => (mail.text ?? '').includes(reply));
  }

  async function hearsOnlyThatWeAreOnIt(): Promise<void> {
    const notice = await waitFor(
      'the notice to the customer, after the receipt',
      () => app.outgoing.mails.filter((one) => one.to.includes(customer.address) && one.header('auto-submitted'))[1],
    );
    expect(notice.mail.text).not.toMatch(/Almacén|184|IL-1108/);
  }

  async function pick(where: Locator, key: string, es: string, en: string): Promise<void> {
    await where.getByLabel(say(key), { exact: false }).first().click();
    const name = language === 'en' ? en : es;
    await agent
      .getByRole('option', { name: new RegExp(`^(\\d+\\s+)?${name}`) })
      .first()
      .click();
  }

  function linkOf(mail: Delivered, page: string): string {
    return new RegExp(`https?://\\S+/${page}/[\\w-]{43}`).exec(mail.mail.text ?? '')?.[0] ?? '';
  }
});
