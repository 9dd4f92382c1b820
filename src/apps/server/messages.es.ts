import type { Messages } from '#platform/i18n/index.ts';

export const es: Messages = {
  'error.job.not_found': 'Esa tarea ya no está pendiente: quizá otra persona la ha vuelto a lanzar.',
};
