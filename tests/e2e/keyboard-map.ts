import type { Locator, Page } from '@playwright/test';

/* The keyboard map of a case and its list, each key with what it brings. */

export interface MapRow {
  keys: string;
  /** What shows that it did what it says. */
  shows(page: Page): Locator;
  /** How one is back where the next one starts; Esc when nothing else is said. */
  back?: (page: Page) => Promise<void>;
}

const dialog = (name: RegExp | string) => (page: Page) => page.getByRole('dialog', { name });
const panel = (name: RegExp | string) => (page: Page) => page.getByRole('region', { name });
const picker = (name: string) => (page: Page) => page.getByRole('combobox', { name, exact: true });
const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, selected: true });
const chosen = (n: RegExp) => (page: Page) => page.getByRole('status').filter({ hasText: n });
const screen = (address: string) => (page: Page) => page.locator(`nav a[aria-current="page"][href$="${address}"]`);

const goBack = async (page: Page): Promise<void> => void (await page.goBack());
const press =
  (keys: string) =>
  async (page: Page): Promise<void> =>
    page.keyboard.press(keys);
/** Esc leaves the letter for the thread, with every word kept. */
const nothing = async (): Promise<void> => undefined;

export const KEYBOARD_MAP: readonly MapRow[] = [
  { keys: 'Control+k', shows: (page) => page.getByRole('dialog').getByRole('combobox') },
  { keys: '?', shows: dialog('Atajos de teclado') },
  { keys: 'f', shows: (page) => page.locator('input[type="search"]:focus') },
  { keys: '/', shows: (page) => page.locator('input[type="search"]:focus') },
  { keys: 'x', shows: chosen(/^1 caso/) },
  { keys: 'Shift+J', shows: chosen(/^2 casos/) },
  { keys: 'Shift+K', shows: chosen(/^[12] casos?/) },
  { keys: 'Control+a', shows: chosen(/^\d\d+ casos/) },
  { keys: '2', shows: tab('Esperan dentro'), back: nothing },
  { keys: '3', shows: tab('Esperan al cliente'), back: nothing },
  { keys: '4', shows: tab('Pospuestas'), back: nothing },
  { keys: '1', shows: tab('Por responder'), back: nothing },
  { keys: 'j', shows: (page) => page.locator('[data-pane=list] [role=option][aria-current=true]'), back: nothing },
  { keys: 'F6', shows: (page) => page.locator('[data-pane=thread]:focus-within'), back: press('Shift+F6') },
  {
    keys: 'Shift+F6',
    shows: (page) => page.locator('[data-pane=context]:focus-within, nav:focus-within'),
    back: press('F6'),
  },
  { keys: 'Enter', shows: (page) => page.locator('[data-pane=thread]:focus-within') },
  { keys: 'i', shows: (page) => page.locator('body:not(:has([data-pane=context]))'), back: press('i') },
  { keys: 'r', shows: (page) => page.getByRole('textbox', { name: /^Respuesta a/ }) },
  { keys: 'n', shows: (page) => page.getByRole('textbox', { name: 'Nota interna' }) },
  { keys: 'm', shows: dialog('Plantillas') },
  { keys: 'p', shows: panel(/Proponer solución/) },
  { keys: 'c', shows: panel('Consultar a un área') },
  { keys: 'e', shows: panel(/^Resolver RC-/) },
  { keys: 'd', shows: (page) => page.getByRole('textbox', { name: /^Por qué, en una línea/ }) },
  { keys: 'a', shows: picker('Asignar a') },
  { keys: 'z', shows: picker('Posponer hasta') },
  { keys: 'l', shows: picker('Etiquetas') },
  { keys: 't', shows: picker('Tipo') },
  { keys: 'Shift+M', shows: picker('Fusionar este caso con…') },
  { keys: 'h', shows: dialog(/^Historial de RC-/) },
  { keys: 'Shift+C', shows: (page) => page.getByText(/RC-\d+ copiada/), back: nothing },
  { keys: 'u', shows: screen('/clientes'), back: goBack },
  { keys: 'b', shows: (page) => page.getByRole('heading', { name: 'Nuevo caso' }), back: goBack },
  { keys: 'g c', shows: screen('/consultas'), back: goBack },
  { keys: 'g a', shows: screen('/autorizaciones'), back: goBack },
  { keys: 'g m', shows: screen('/mi-dia'), back: goBack },
];
