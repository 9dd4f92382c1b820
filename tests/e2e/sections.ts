/** The sections of Ajustes, as their addresses name them, that every walk over the program opens. */
export const SECTIONS = [
  'empresa',
  'personas',
  'equipos',
  'horario',
  'plazos',
  'plazos-legales',
  'atribuciones',
  'buzones',
  'salida',
  'plantillas',
  'automatizaciones',
  'etiquetas',
  'campos',
  'sistema',
];
