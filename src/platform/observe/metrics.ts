import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { House } from '#platform/work/index.ts';

/** Prometheus metrics of this process. Gauges of the business are asked of the database when they are scraped. */
export interface Metrics {
  registry: Registry;
  requests: Histogram<'route' | 'method' | 'status'>;
  scrape(): Promise<string>;
}

/** A number asked for at each scrape; `help` says what it should be. */
export interface GaugeSource {
  name: string;
  help: string;
  read(house: House): Promise<number>;
}

export function openMetrics(house: House, sources: readonly GaugeSource[]): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const requests = new Histogram({
    name: 'cauce_http_request_seconds',
    help: 'Time to answer, by route pattern',
    labelNames: ['route', 'method', 'status'] as const,
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: 'cauce_metric_failures_total',
    help: 'Gauges that could not be read',
    labelNames: ['name'] as const,
    registers: [registry],
  });
  const gauges = sources.map((source) => ({
    source,
    gauge: new Gauge({ name: source.name, help: source.help, registers: [registry] }),
  }));
  return {
    registry,
    requests,
    async scrape() {
      await Promise.all(
        gauges.map(async ({ source, gauge }) => {
          try {
            gauge.set(await source.read(house));
          } catch {
            failures.inc({ name: source.name });
          }
        }),
      );
      return registry.metrics();
    },
  };
}
