import { HOLIDAY_TERRITORIES } from './holiday-territories.rules.ts';

/** Spain's provinces by their ISO 3166-2 code, each with its region: consumer boards are often of one of them. */
export const PROVINCES: Readonly<Record<string, { name: string; region: string }>> = {
  'ES-A': { name: 'Alicante', region: 'ES-VC' },
  'ES-AB': { name: 'Albacete', region: 'ES-CM' },
  'ES-AL': { name: 'Almería', region: 'ES-AN' },
  'ES-AV': { name: 'Ávila', region: 'ES-CL' },
  'ES-B': { name: 'Barcelona', region: 'ES-CT' },
  'ES-BA': { name: 'Badajoz', region: 'ES-EX' },
  'ES-BI': { name: 'Bizkaia', region: 'ES-PV' },
  'ES-BU': { name: 'Burgos', region: 'ES-CL' },
  'ES-C': { name: 'A Coruña', region: 'ES-GA' },
  'ES-CA': { name: 'Cádiz', region: 'ES-AN' },
  'ES-CC': { name: 'Cáceres', region: 'ES-EX' },
  'ES-CO': { name: 'Córdoba', region: 'ES-AN' },
  'ES-CR': { name: 'Ciudad Real', region: 'ES-CM' },
  'ES-CS': { name: 'Castellón', region: 'ES-VC' },
  'ES-CU': { name: 'Cuenca', region: 'ES-CM' },
  'ES-GC': { name: 'Las Palmas', region: 'ES-CN' },
  'ES-GI': { name: 'Girona', region: 'ES-CT' },
  'ES-GR': { name: 'Granada', region: 'ES-AN' },
  'ES-GU': { name: 'Guadalajara', region: 'ES-CM' },
  'ES-H': { name: 'Huelva', region: 'ES-AN' },
  'ES-HU': { name: 'Huesca', region: 'ES-AR' },
  'ES-J': { name: 'Jaén', region: 'ES-AN' },
  'ES-L': { name: 'Lleida', region: 'ES-CT' },
  'ES-LE': { name: 'León', region: 'ES-CL' },
  'ES-LO': { name: 'La Rioja', region: 'ES-RI' },
  'ES-LU': { name: 'Lugo', region: 'ES-GA' },
  'ES-M': { name: 'Madrid', region: 'ES-MD' },
  'ES-MA': { name: 'Málaga', region: 'ES-AN' },
  'ES-MU': { name: 'Murcia', region: 'ES-MC' },
  'ES-NA': { name: 'Navarra', region: 'ES-NC' },
  'ES-O': { name: 'Asturias', region: 'ES-AS' },
  'ES-OR': { name: 'Ourense', region: 'ES-GA' },
  'ES-P': { name: 'Palencia', region: 'ES-CL' },
  'ES-PM': { name: 'Illes Balears', region: 'ES-IB' },
  'ES-PO': { name: 'Pontevedra', region: 'ES-GA' },
  'ES-S': { name: 'Cantabria', region: 'ES-CB' },
  'ES-SA': { name: 'Salamanca', region: 'ES-CL' },
  'ES-SE': { name: 'Sevilla', region: 'ES-AN' },
  'ES-SG': { name: 'Segovia', region: 'ES-CL' },
  'ES-SO': { name: 'Soria', region: 'ES-CL' },
  'ES-SS': { name: 'Gipuzkoa', region: 'ES-PV' },
  'ES-T': { name: 'Tarragona', region: 'ES-CT' },
  'ES-TE': { name: 'Teruel', region: 'ES-AR' },
  'ES-TF': { name: 'Santa Cruz de Tenerife', region: 'ES-CN' },
  'ES-TO': { name: 'Toledo', region: 'ES-CM' },
  'ES-V': { name: 'Valencia', region: 'ES-VC' },
  'ES-VA': { name: 'Valladolid', region: 'ES-CL' },
  'ES-VI': { name: 'Álava', region: 'ES-PV' },
  'ES-Z': { name: 'Zaragoza', region: 'ES-AR' },
  'ES-ZA': { name: 'Zamora', region: 'ES-CL' },
};

/** A country, region or province by name, of those that are known; any other by its code. */
export function territoryName(code: string, language: 'es' | 'en'): string {
  const [country = '', region] = code.toUpperCase().split('-');
  const known = HOLIDAY_TERRITORIES.find((one) => one.code === country);
  const found = region === undefined ? known : known?.regions.find((one) => one.code === region);
  return found?.name[language] ?? PROVINCES[code.toUpperCase()]?.name ?? code;
}

/** A place and all that hold it: its province, region and country. None for a place nobody wrote. */
export function territoriesOf(code: string): string[] {
  const place = code.trim().toUpperCase();
  if (place === '') return [];
  const region = PROVINCES[place]?.region;
  return [...new Set([place, ...(region ? [region] : []), place.slice(0, 2)])];
}
