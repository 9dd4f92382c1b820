import type { LegalPack } from './pack.schema.ts';

type Text = LegalPack['name'];

const DAYS: Record<string, Text> = {
  mon: { es: 'lunes', en: 'Monday' },
  tue: { es: 'martes', en: 'Tuesday' },
  wed: { es: 'miércoles', en: 'Wednesday' },
  thu: { es: 'jueves', en: 'Thursday' },
  fri: { es: 'viernes', en: 'Friday' },
  sat: { es: 'sábado', en: 'Saturday' },
  sun: { es: 'domingo', en: 'Sunday' },
};

/** What a pack knows of the law and nothing here obeys yet: said as such, so that nobody counts on it. */
export function withoutEffect({ clocks, contactWindows, retention }: LegalPack): Text[] {
  const kept = retention.article ? ` (${retention.article})` : '';
  return [
    ...clocks
      .filter(({ extendable }) => extendable)
      .map(({ name, article }) => ({
        es: `«${name.es}» puede ampliarse si se anuncia antes de que venza (${article}): el plazo no se amplía desde Cauce.`,
        en: `“${name.en}” may be extended if announced before it ends (${article}): Cauce does not extend it.`,
      })),
    ...windowsOf(contactWindows),
    {
      es: `Conservar los casos ${retention.caseYears} años${kept}: Cauce no borra casos por su edad, ni antes ni después.`,
      en: `Keeping cases ${retention.caseYears} years${kept}: Cauce deletes no case by its age, neither before nor after.`,
    },
  ];
}

function windowsOf(windows: LegalPack['contactWindows']): Text[] {
  const [first] = windows;
  if (!first) return [];
  const hours = (language: 'es' | 'en'): string =>
    windows.map((one) => `${daysOf(one.days, language)}, ${one.from}–${one.to}`).join('; ');
  return [
    {
      es: `Horas de los contactos comerciales y de cobro (${first.article}: ${hours('es')}): nada los frena fuera de ellas.`,
      en: `Hours for commercial and collection contacts (${first.article}: ${hours('en')}): nothing holds them back outside.`,
    },
  ];
}

function daysOf(days: readonly string[], language: 'es' | 'en'): string {
  const [from, to] = [days[0] ?? '', days.at(-1) ?? ''].map((day) => DAYS[day]?.[language] ?? day);
  return from === to ? `${from}` : `${from}${language === 'es' ? ' a ' : ' to '}${to}`;
}
