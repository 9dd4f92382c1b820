import { expect, test } from 'vitest';
import { safeName } from './file-name.rules.ts';

test.each([
  ['factura.pdf', 'factura.pdf'],
  ['../../etc/passwd', '.._.._etc_passwd'],
  ['C:\\temp\\a.exe', 'C:_temp_a.exe'],
  ['factura\u202Efdp.exe', 'facturafdp.exe'],
  ['a\r\nb.txt', 'ab.txt'],
  ['  ', 'archivo'],
  ['..', 'archivo'],
  ['\u200B.htaccess', '.htaccess'],
])('%j is shown as %j', (given, shown) => {
  expect(safeName(given)).toBe(shown);
});
