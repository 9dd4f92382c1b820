/** The people and companies of the sample: names as they come in Spain, long ones and foreign ones among them. */
export const givenNames = [
  'Marta',
  'Iker',
  'Lucía',
  'Noa',
  'Jon',
  'María José',
  'Begoña',
  'Íñigo',
  'Ángel',
  'Concepción',
  'Óscar',
  'Núria',
  'Xoán',
  'Rocío',
  'Joaquín',
  'Itziar',
  'Guillermo',
  'Encarnación',
  'Yolanda',
  'Raúl',
  'Inés',
  'Andrés',
  'Fátima',
  'Hugo',
  'Pilar',
  'Sergio',
  'Ainhoa',
  'Manuel',
  'Verónica',
  'Tomás',
  'Mª del Carmen',
  'Francisco Javier',
] as const;
export const surnames = [
  'Iglesias',
  'Zubeldia',
  'Prats',
  'Rivas',
  'Etxebarria',
  'Núñez',
  'Olmo',
  'Lasarte',
  'Peña',
  'Muñoz',
  'García de la Torre',
  'Ibáñez',
  'Castaño',
  'Güell',
  'Fernández-Cuesta',
  'Ruiz',
  'Martínez',
  'López',
  'Sánchez',
  'Gómez',
  'Alonso',
  'Domínguez',
  'Vázquez',
  'Ferrer',
  'Soler',
  'Otero',
  'Aguirre',
  'Blanco',
  'Serrano',
  'Molina',
  'Delgado',
  'Ortega',
] as const;
export const companies = [
  'Ferretería Lasarte, S. L.',
  'Comercial Aranda',
  'Hotel Mirador del Duero',
  'Obras Castilla 2000',
  'Clínica San Román',
  'Ayto. de Valdeolmos',
  'Instalaciones Peñalara, S. A.',
  'Bodegas Viña Alta',
  'Talleres Hermanos Cuesta',
  'Residencia Los Álamos',
  'Cooperativa Agrícola Tierra de Campos, S. Coop.',
  'Reformas Güell',
  'Colegio Santa Teresa',
  'Construcciones y Contratas del Noroeste, S. A. U.',
  'Panadería Otero',
  'Piscinas Levante',
] as const;

const MAIL_DOMAINS = ['correo.example', 'hogar.example', 'mail.example', 'buzon.example'] as const;

/** An address from a name: no accents, as people choose them; `n` keeps it unique. */
export function sampleEmail(name: string, n: number): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036Fª]/g, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '.')
    .replaceAll(/^\.|\.$/g, '');
  return `${plain.slice(0, 40)}.${n}@${MAIL_DOMAINS[n % MAIL_DOMAINS.length]}`;
}

/** Spanish mobile numbers of the range that is never assigned to anybody in the sample's country code plan: +34 600 00x xxx. */
export function samplePhone(n: number): string {
  return `+34600${String(n % 1_000_000).padStart(6, '0')}`;
}
