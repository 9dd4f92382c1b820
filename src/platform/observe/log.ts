import pino, { type DestinationStream, type Logger, type LoggerOptions } from 'pino';
import { faultOf } from './fault.ts';

/** JSON lines. What could carry a person or a secret is taken out here, whoever logs it. */
export function openLog(level: string, to?: DestinationStream): Logger {
  const options: LoggerOptions = {
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
    serializers: { req: () => undefined, res: () => undefined, err: faultOf },
    hooks: { logMethod: withoutMessageOfError },
  };
  return to ? pino(options, to) : pino(options);
}

/** Libraries, and pino itself, say an error's message as the line's own: its name stands there instead. */
function withoutMessageOfError(
  this: Logger,
  args: Parameters<pino.LogFn>,
  method: (this: Logger, ...args: Parameters<pino.LogFn>) => void,
): void {
  const [first, said] = args as unknown[];
  const error = first instanceof Error ? first : (first as { err?: unknown } | undefined)?.err;
  if (!(error instanceof Error) || (said !== undefined && said !== error.message)) return method.apply(this, args);
  const more = first instanceof Error ? { err: first } : first;
  return method.apply(this, [more, error.name] as unknown as Parameters<pino.LogFn>);
}
