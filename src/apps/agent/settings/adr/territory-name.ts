import { HOLIDAY_TERRITORIES } from '#areas/clocks/web/index.ts';

/** Spain's provinces by their ISO 3166-2 code: consumer boards are often of one of them. */
const PROVINCES: Readonly<Record<string, string>> = {
  'ES-A': 'Alicante',
  'ES-AB': 'Albacete',
  'ES-AL': 'Almería',
  'ES-AV': 'Ávila',
  'ES-B': 'Barcelona',
  'ES-BA': 'Badajoz',
  'ES-BI': 'Bizkaia',
  'ES-BU': 'Burgos',
  'ES-C': 'A Coruña',
  'ES-CA': 'Cádiz',
  'ES-CC': 'Cáceres',
  'ES-CO': 'Córdoba',
  'ES-CR': 'Ciudad Real',
  'ES-CS': 'Castellón',
  'ES-CU': 'Cuenca',
  'ES-GC': 'Las Palmas',
  'ES-GI': 'Girona',
  'ES-GR': 'Granada',
  'ES-GU': 'Guadalajara',
  'ES-H': 'Huelva',
  'ES-HU': 'Huesca',
  'ES-J': 'Jaén',
  'ES-L': 'Lleida',
  'ES-LE': 'León',
  'ES-LO': 'La Rioja',
  'ES-LU': 'Lugo',
  'ES-M': 'Madrid',
  'ES-MA': 'Málaga',
  'ES-MU': 'Murcia',
  'ES-NA': 'Navarra',
  'ES-O': 'Asturias',
  'ES-OR': 'Ourense',
  'ES-P': 'Palencia',
  'ES-PM': 'Illes Balears',
  'ES-PO': 'Pontevedra',
  'ES-S': 'Cantabria',
  'ES-SA': 'Salamanca',
  'ES-SE': 'Sevilla',
  'ES-SG': 'Segovia',
  'ES-SO': 'Soria',
  'ES-SS': 'Gipuzkoa',
  'ES-T': 'Tarragona',
  'ES-TE': 'Teruel',
  'ES-TF': 'Santa Cruz de Tenerife',
  'ES-TO': 'Toledo',
  'ES-V': 'Valencia',
  'ES-VA': 'Valladolid',
  'ES-VI': 'Álava',
  'ES-Z': 'Zaragoza',
  'ES-ZA': 'Zamora',
};

/** A country, region or province by name, of those that are known; any other by its code. */
export function territoryName(code: string, language: 'es' | 'en'): string {
  const [country = '', region] = code.toUpperCase().split('-');
  const known = HOLIDAY_TERRITORIES.find((one) => one.code === country);
  const found = region === undefined ? known : known?.regions.find((one) => one.code === region);
  return found?.name[language] ?? PROVINCES[code.toUpperCase()] ?? code;
}
