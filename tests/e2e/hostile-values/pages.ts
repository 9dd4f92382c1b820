import { SECTIONS } from '../sections.ts';
import type { HostileWorld } from './world.ts';

/** The case on which everything was done, the one with every decision, and one of whatever else there are several of. */
export function oneOfEach(world: HostileWorld): HostileWorld {
  const [authorisations, consultations, contacts, findings] = (
    ['authorisations', 'consultations', 'contacts', 'findings'] as const
  ).map((kind) => world[kind].slice(0, 1)) as [string[], string[], string[], string[]];
  const references = [world.reference, world.resolved];
  return { ...world, references, authorisations, consultations, contacts, findings };
}

/** What the administrator opens; `query`: an attack in the address itself. */
export function teamPages(world: HostileWorld, query: string): string[] {
  const all = (path: string, words: readonly string[]): string[] => words.map((word) => `${path}${word}`);
  return [
    '/mi-dia',
    '/equipo',
    '/bandeja?vista=todas',
    `/bandeja?vista=todas&q=${query}`,
    `/bandeja?guardada=${world.viewId}`,
    ...all('/bandeja/', [...world.references, query, 'nuevo', 'llamadas', 'incidencias']),
    `/bandeja/nuevo?cliente=${world.customerId}`,
    `/bandeja/incidencias/${world.incidentId}`,
    '/clientes',
    `/clientes?q=${query}`,
    `/clientes/${world.customerId}`,
    '/entradas',
    `/entradas?q=${query}`,
    ...all('/autorizaciones?ver=', ['decididas', 'por-ejecutar', 'mi-delegacion', query]),
    ...all('/consultas?ver=', ['enviadas', 'todas', 'todas&estado=cerradas', query]),
    ...all('/consultas/', world.consultations),
    ...all('/hallazgos', ['', '?lado=cerrados', `?anotar=${world.reference}`, `?contacto=${query}`]),
    ...all('/hallazgos/', world.findings),
    ...all('/conocimiento', ['', `?q=${query}`, '?estante=lo-que-falta', `/nuevo?titulo=${query}`]),
    `/conocimiento/${world.articleId}`,
    `/conocimiento/${world.articleId}?editar=true`,
    ...all('/cumplimiento?ver=', [
      'en-riesgo',
      'vencen',
      'incumplidos',
      'sin-acuse',
      'evaluacion',
      'evaluacion&n=1',
      'hoja-de-servicio',
      'libro',
      query,
    ]),
    ...all('/ajustes/', [...SECTIONS, 'resolucion-alternativa', query]),
    `/ajustes/atribuciones?version=${world.draftId}`,
    '/cuenta',
    `/${query}`,
    `/entrar?volver=${encodeURIComponent('javascript:__pwned=1')}`,
  ];
}

/** What only the director sees: who asks for them, what was decided, what waits for their yes. */
export function directorPages({ contacts, authorisations, appliedId }: HostileWorld, query: string): string[] {
  return [
    '/mi-dia',
    '/equipo',
    '/autorizaciones',
    ...authorisations.map((id) => `/autorizaciones/${id}`),
    '/linea-directa?lado=sin-llegar',
    '/linea-directa?lado=cerrados',
    ...[...contacts, query].map((id) => `/linea-directa?contacto=${id}`),
    `/linea-directa?lado=cerrados&contacto=${contacts[0]}`,
    `/linea-directa/decisiones?abierta=${appliedId}`,
    ...['customers', 'learnt', 'noted'].map((figure) => `/linea-directa/cercania?cifra=${figure}`),
  ];
}

export function publicPages(world: HostileWorld, query: string): string[] {
  return [
    '/',
    '/formulario',
    '/contacto',
    '/caso',
    `/caso/${world.key}`,
    `/caso/${query}`,
    `/caso/${world.key}/direccion`,
    `/mi/${query}`,
    world.personalUrl,
    `${world.personalUrl}?enviado=1`,
    `${world.personalUrl}/direccion`,
    world.receivedPath,
    `/recibido/${query}`,
    '/direccion',
    world.directReceivedPath,
    `/direccion/recibido/${query}`,
    `/direccion/foto/${query}`,
    ...world.links,
    ...world.links.map((link) => `${link}?r=${query}`),
    `/autorizar/${query}`,
    `/consulta/${query}`,
    '/ayuda',
    `/ayuda?q=${query}`,
    `/ayuda/${query}`,
    world.helpPath,
    '/libro-de-reclamaciones',
    world.sheetPath,
    `/libro-de-reclamaciones/${query}`,
    '/servicio',
    `/servicio?v=${query}`,
    '/servicio/organismos',
    `/${query}`,
    `/api/v1/${query}`,
    '/api/docs',
    '/app/clave',
    `/?lang=${query}`,
  ];
}
