/** Fakes of what figures are read from, on this machine: a Prometheus with scripted series, and pages that are as bad as can be. */
import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { RutterError } from "../../src/base/index.ts";
import type {
  ExposureHeld,
  FigureAsked,
  HandContext,
  Outcome,
  SampleData,
  SampleInput,
} from "../../src/effect/index.ts";
import { type SampleHandGiven, sampleHand } from "../../src/hands/metrics/index.ts";

export interface Opened {
  readonly url: string;
  readonly requests: readonly string[];
  readonly close: () => Promise<void>;
}

export async function opened(listener: RequestListener): Promise<Opened> {
  const requests: string[] = [];
  const server: Server = createServer((request, response) => {
    requests.push(`${request.method} ${decodeURIComponent(request.url ?? "")}`);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** An answer as it stands. */
export const says =
  (text: string, type = "application/json", status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status, { "content-type": type });
    response.end(text);
  };

export interface FakeSeries {
  readonly metric: Readonly<Record<string, string>>;
  readonly value?: string;
  readonly histogram?: unknown;
  /** When its target was last scraped, in seconds; the server's time if not given. */
  readonly at?: number;
}

export interface FakeWorld {
  /** Seconds. */
  now: number;
  /** By the query to the letter. */
  series: Record<string, readonly FakeSeries[]>;
}

async function queryOf(request: IncomingMessage): Promise<URLSearchParams> {
  if (request.method === "GET") return new URL(request.url ?? "", "http://x").searchParams;
  let form = "";
  for await (const chunk of request) form += String(chunk);
  return new URLSearchParams(form);
}

const STAMPS = /^max by \(job, instance\) \(timestamp\((.*)\)\)$/;

/** Answers instant queries for series by their exact text, `time()`, and when they were scraped. */
export const prometheus =
  (world: FakeWorld): RequestListener =>
  async (request, response) => {
    const asked = await queryOf(request);
    const query = asked.get("query") ?? "";
    const time = Number(asked.get("time") ?? world.now);
    const answer = (resultType: string, result: unknown): void => {
      response.writeHead(200, { "content-type": "application/json" });
      response.end(JSON.stringify({ status: "success", data: { resultType, result } }));
    };
    if (query === "time()") return answer("scalar", [world.now, String(world.now)]);
    const stamps = STAMPS.exec(query)?.[1];
    const found = world.series[stamps ?? query] ?? [];
    if (stamps !== undefined)
      return answer(
        "vector",
        found.map(({ metric: { job = "", instance = "" }, at }) => ({
          metric: { job, instance },
          value: [time, String(at ?? world.now)],
        })),
      );
    answer(
      "vector",
      found.map(({ metric, value, histogram }) =>
        histogram === undefined ? { metric, value: [time, value] } : { metric, histogram: [time, histogram] },
      ),
    );
  };

export const asked = (
  source: FigureAsked["source"],
  reads: FigureAsked["reads"],
  more: Partial<FigureAsked> = {},
): FigureAsked => ({
  source,
  reads,
  select: null,
  side: null,
  ...more,
});

export const fromPrometheus = (url: string): FigureAsked["source"] => ({
  kind: "prometheus",
  url,
  token: null,
});

export const context = (more: Partial<HandContext> = {}): HandContext => ({
  release: "r",
  effect: { id: "~tick-1", hand: "sample" },
  deadlineMs: 5_000,
  signal: new AbortController().signal,
  expect: [],
  aside: false,
  log: () => undefined,
  progress: () => undefined,
  secret: async () => "s3cret-token-4711",
  ...more,
});

export const noSecret = async (): Promise<never> => {
  throw new RutterError({
    code: "SECRET_MISSING",
    what: "env:URL gives no value",
    why: "it is gone",
    fix: "put it back",
  });
};

export const input = (figures: SampleInput["figures"], more: Partial<SampleInput> = {}): SampleInput => ({
  figures,
  past: null,
  hold: [],
  ...more,
});

const held = (): Promise<ExposureHeld> => Promise.reject(new Error("nothing is held"));

export const openHand = (more: Partial<SampleHandGiven> = {}) =>
  sampleHand({ renew: held, commands: async () => ({ status: 0, out: "1", err: "" }), ...more });

export const dataOf = (outcome: Outcome): SampleData => outcome.data as unknown as SampleData;

/** One figure of one tick. */
export async function sampled(
  hand: ReturnType<typeof openHand>,
  figure: FigureAsked,
  more: Partial<HandContext> = {},
) {
  const outcome = await hand.perform(input({ it: figure }), context(more));
  return dataOf(outcome).figures.it ?? { is: "none" as const, why: "no figure came", silent: true };
}
