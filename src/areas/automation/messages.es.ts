import type { Messages } from '#platform/i18n/index.ts';

/** Refusals of what rules are asked, and why one stopped. */
export const es: Messages = {
  'error.automation.not_found': 'Esa automatización ya no existe. No se ha cambiado nada; mira la lista.',
  'error.automation.not_tried':
    'Nadie ha visto aún qué habría hecho esta versión. Sigue apagada; pruébala con el último mes y enciéndela después.',
  'error.automation.nobody_asks':
    'Una automatización no es nadie: «yo» o «mi equipo» no dicen nada en ella. No se ha guardado; elige a una persona o un equipo.',
  'error.automation.fault':
    'No se pudo hacer por un fallo de Cauce, que está anotado. El caso sigue como estaba; hazlo a mano.',
  'error.automation.too_often':
    'Ya había actuado diez veces sobre el caso en una hora. En este caso no hace nada más hasta que alguien la encienda de nuevo.',
  'error.automation.too_deep':
    'Unas automatizaciones se estaban llamando a otras, cinco seguidas. En este caso no hace nada más hasta que alguien la encienda de nuevo.',
  'issue.automation.no_actions': 'Falta qué hace: añade al menos una acción.',
};
