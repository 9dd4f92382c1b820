import pino, { type DestinationStream, type Logger } from 'pino';

/** JSON lines. What could carry a person or a secret is taken out here, whoever logs it. */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options = {
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.password',
        '*.secret',
        '*.token',
        '*.authorization',
        '*.cookie',
        'req.headers',
        'headers',
        '*.email',
        '*.address',
        '*.subject',
        '*.text',
        '*.body',
      ],
      censor: '[…]',
    },
    // Requests are logged by route pattern in platform/http; the library's own serialiser would write addresses.
    serializers: { req: () => undefined, res: () => undefined },
  };
  return to ? pino(options, to) : pino(options);
}
