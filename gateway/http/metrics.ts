import { monitorEventLoopDelay } from "node:perf_hooks";
import { type Request, type Response } from "express";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

/** Statements sent to Neo4j since the store was opened, distinct texts among them, and records that were read. */
export interface StoreStatistics {
  readonly statements: number;
  readonly shapes: number;
  readonly records: number;
}

/** One answered request. */
export interface ObservedRequest {
  /** query, mutation, subscription, or the kind of path: tables, export, other. */
  readonly type: string;
  readonly status: number;
  readonly seconds: number;
  readonly errorCodes: readonly string[];
}

/** The figures of one server. */
export interface Metrics {
  observe(request: ObservedRequest): void;
  /** From now on the store's figures are read here. */
  watchStore(statistics: () => StoreStatistics): void;
  /** From now on the number of open subscriptions is read here. */
  watchStreams(count: () => number): void;
  /** GET /metrics, for those who may read them. */
  serve(request: Request, response: Response): Promise<void>;
  close(): void;
}

const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const NANOSECONDS = 1e9;
const NOT_FOR_YOU =
  "Only callers on the hub’s own machine may read metrics, and those that LIAISON_METRICS_FROM or LIAISON_METRICS_TOKEN admits.";

/** Prometheus metrics of one server, in a registry of its own; `mayRead` decides who may read them. */
export function createMetrics(mayRead: (request: Request) => boolean): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const labelNames = ["type", "status"] as const;
  const requests = new Counter({ name: "liaison_requests_total", help: "Requests answered.", labelNames, registers });
  const errors = new Counter({
    name: "liaison_errors_total",
    help: "Errors in answers.",
    labelNames: ["code"],
    registers,
  });
  const durations = new Histogram({
    name: "liaison_request_seconds",
    help: "Time to answer.",
    labelNames: ["type"],
    buckets: BUCKETS,
    registers,
  });
  const stopLag = measureLag(registers);
  return {
    observe({ type, status, seconds, errorCodes }) {
      requests.inc({ type, status: String(status) });
      durations.observe({ type }, seconds);
      for (const code of errorCodes) errors.inc({ code });
    },
    watchStore: (statistics) => watchStore(statistics, registers),
    watchStreams(count) {
      new Gauge({
        name: "liaison_subscriptions_open",
        help: "Subscriptions that are open.",
        registers,
        collect() {
          this.set(count());
        },
      });
    },
    async serve(request, response) {
      if (!mayRead(request)) return void response.status(403).json({ error: NOT_FOR_YOU });
      response.type(registry.contentType).send(await registry.metrics());
    },
    close: stopLag,
  };
}

function watchStore(statistics: () => StoreStatistics, registers: Registry[]): void {
  const total = (name: string, help: string, figure: "statements" | "records") =>
    new Counter({
      name,
      help,
      registers,
      collect() {
        this.reset();
        this.inc(statistics()[figure]);
      },
    });
  total("liaison_statements_total", "Statements sent to Neo4j.", "statements");
  total("liaison_records_total", "Records read from Neo4j for requests.", "records");
  new Gauge({
    name: "liaison_statement_shapes",
    help: "Distinct statement texts sent to Neo4j.",
    registers,
    collect() {
      this.set(statistics().shapes);
    },
  });
}

function measureLag(registers: Registry[]): () => void {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  new Gauge({
    name: "liaison_event_loop_lag_seconds",
    help: "Delay of the event loop since the last reading.",
    labelNames: ["quantile"],
    registers,
    collect() {
      this.set({ quantile: "0.5" }, delay.percentile(50) / NANOSECONDS);
      this.set({ quantile: "0.99" }, delay.percentile(99) / NANOSECONDS);
      this.set({ quantile: "1" }, delay.max / NANOSECONDS);
      delay.reset();
    },
  });
  return () => void delay.disable();
}
