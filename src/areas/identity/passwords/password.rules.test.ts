import { expect, test } from 'vitest';
import { weakness } from './password.rules.ts';

const owner = { name: 'Ana García Soler', email: 'ana.garcia@ribera.example', company: 'Comercial Ribera' };

test.each([
  ['contraseña2026', 'common'],
  ['Contraseña!!2026', 'common'],
  ['P@ssword123456', 'common'],
  ['qwertyuiopasdf', 'common'],
  ['2026bienvenidos', 'common'],
  ['septiembre2026', 'common'],
  ['aaaaaaaaaaaaaa', 'repetitive'],
  ['abcabcabcabcabc', 'repetitive'],
  ['abcdefghijklmn', 'repetitive'],
  ['987654321098', 'repetitive'],
  ['ana.garcia@ribera.example', 'personal'],
  ['AnaGarciaSoler', 'personal'],
  ['anagarcia2026!', 'personal'],
  ['ComercialRibera1', 'personal'],
  ['soler-ribera-26', 'personal'],
])('%s is refused as %s', (password, why) => expect(weakness(password, owner)).toBe(why));

test.each([
  'caballo grapa pila correcto',
  'la llave del trastero 7',
  'todo en minúsculas',
  '48 tejados rojos',
  'ribera, un río y tres puentes',
  'ñandú-ñandú-óbolo',
])('%s will do: no rule about kinds of characters', (password) => expect(weakness(password, owner)).toBeNull());
