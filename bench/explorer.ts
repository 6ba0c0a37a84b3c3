/**
 * How fast the explorer is in a browser: how much code it takes to the first view, how long that takes from the hub over the real dataset,
 * and how long scripts take in each frame while a network of 5,000 actors and 20,000 edges is moved. Writes its figures as JSON.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser, CDPSession, Page } from "playwright-core";
import { projectRoot } from "../config/projectRoot";
import { ownJson } from "../domain/ownJson";
import { openBrowser } from "../scripts/browser";
import { frameTimes, type TraceEvent } from "./frames";
import { Random } from "./generated/random";
import { startServer } from "./server";

const ACTORS = 5_000;
const EDGES = 20_000;
const LOADS = 5;
/** Moves of the pointer while the network is dragged. */
const MOVES = 300;

interface Figures {
  /** Compressed code (gzip) that the first view and the network need, kB. */
  readonly codeFirst: number;
  readonly codeNetwork: number;
  /** Milliseconds from the start of the navigation until the map is drawn; median of several loads, and the longest. */
  readonly firstView: number;
  readonly firstViewLongest: number;
  readonly actors: number;
  readonly edges: number;
  readonly frames: number;
  /** Milliseconds of scripts in a frame while the network is moved. */
  readonly frameMedian: number;
  readonly frame95: number;
}

const median = (values: readonly number[], share = 0.5): number =>
  values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) * share)] ?? NaN;

/** A network with hubs, as networks of cooperation have them. */
function network(seed: number) {
  const random = new Random(seed, "explorer");
  const kinds = ["NPM", "CSO", "CSO", "CSO", "BODY", "NETWORK"] as const;
  const nodes = Array.from({ length: ACTORS }, (_, at) => {
    const kind = kinds[random.below(kinds.length)] ?? "CSO";
    const place = { x: random.next() * 2 - 1, y: random.next() * 2 - 1, community: random.below(40) };
    return {
      id: `actor-${at}`,
      label: `Actor ${at}`,
      kind,
      isCivilSociety: kind === "CSO",
      state: null,
      degree: 8,
      weightedDegree: 1 + random.below(80),
      ...place,
    };
  });
  const edges = Array.from({ length: EDGES }, (_, at) => {
    const source = Math.floor(random.next() ** 2 * ACTORS);
    const target = (source + 1 + random.below(ACTORS - 1)) % ACTORS;
    const pattern = random.chance(0.5) ? "ADVISORY_BODY" : "OMBUDSMAN_PLUS";
    return {
      source: `actor-${source}`,
      target: `actor-${target}`,
      pattern,
      weight: 1,
      firstYear: 2010,
      lastYear: 2020,
      records: [`record-${at}`],
    };
  });
  return { nodes, edges };
}

/** Loads a view with an empty cache; resolves to the compressed size of the code it took, and when `drawn` was there. */
async function load(
  browser: Browser,
  address: string,
  drawn: string,
): Promise<{ kilobytes: number; milliseconds: number }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript((selector) => {
    new MutationObserver((_, observer) => {
      if (!document.querySelector(selector)) return;
      observer.disconnect();
      document.documentElement.dataset.drawnAt = String(performance.now());
    }).observe(document, { childList: true, subtree: true });
  }, drawn);
  const page = await context.newPage();
  const sizes: Promise<number>[] = [];
  page.on("response", (response) => {
    if (response.url().endsWith(".js")) sizes.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.goto(address);
  const handle = await page.waitForFunction(() => document.documentElement.dataset.drawnAt);
  const milliseconds = Number(await handle.jsonValue());
  const bytes = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
  await context.close();
  return { kilobytes: bytes / 1024, milliseconds };
}

/** Opens the network with a generated graph in place of the real one. */
async function openLarge(browser: Browser, url: string, seed: number): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
  const graph = network(seed);
  await page.route("**/graphql", async (route) => {
    const { operationName } = ownJson<{ operationName?: string }>(route.request().postData() ?? "{}");
    if (operationName !== "Network") return route.continue();
    const coverage = { records: EDGES, newestAttestation: "2020", unverified: 0 };
    const counts = { nodeCount: ACTORS, edgeCount: EDGES, truncated: false, unnamedPartners: 0, undeterminedCount: 0 };
    return route.fulfill({ json: { data: { networkGraph: { ...graph, ...counts, graphVersion: "0", coverage } } } });
  });
  await page.goto(`${url}/?view=network`);
  await page.locator("canvas").first().waitFor();
  await page.waitForLoadState("networkidle");
  return page;
}

/** Drags the network about; resolves to milliseconds of scripts for each frame. */
async function drag(page: Page): Promise<readonly number[]> {
  const session = await page.context().newCDPSession(page);
  const events = collect(session);
  const box = await page.locator(".canvas").boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await session.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["devtools.timeline", "disabled-by-default-devtools.timeline.frame"] },
  });
  for (let move = 0; move < MOVES; move += 1) {
    const turn = (move / MOVES) * 6 * Math.PI;
    await page.mouse.move(x + Math.cos(turn) * 150, y + Math.sin(turn) * 100);
  }
  await page.mouse.up();
  const done = new Promise((resolve) => session.once("Tracing.tracingComplete", resolve));
  await session.send("Tracing.end");
  await done;
  return frameTimes(events);
}

function collect(session: CDPSession): TraceEvent[] {
  const events: TraceEvent[] = [];
  session.on("Tracing.dataCollected", ({ value }) => void events.push(...(value as unknown as TraceEvent[])));
  return events;
}

async function measure(seed: number): Promise<Figures> {
  const folder = await mkdtemp(join(tmpdir(), "liaison-explorer-"));
  const dataset = join(projectRoot(), "seed", "data");
  const hub = await startServer({ dataDir: join(folder, "data"), dataset });
  const browser = await openBrowser();
  try {
    const loads = [];
    for (let at = 0; at < LOADS; at += 1) loads.push(await load(browser, `${hub.url}/`, "[data-state]"));
    const times = loads.map(({ milliseconds }) => milliseconds);
    const [{ kilobytes: codeFirst } = { kilobytes: NaN }] = loads;
    const { kilobytes: codeNetwork } = await load(browser, `${hub.url}/?view=network`, "canvas");
    const frames = await drag(await openLarge(browser, hub.url, seed));
    return {
      codeFirst,
      codeNetwork,
      firstView: median(times),
      firstViewLongest: Math.max(...times),
      actors: ACTORS,
      edges: EDGES,
      frames: frames.length,
      frameMedian: median(frames),
      frame95: median(frames, 0.95),
    };
  } finally {
    await browser.close();
    await hub.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { scale: { type: "string" }, seed: { type: "string" }, only: { type: "string" }, out: { type: "string" } },
  });
  await writeFile(values.out ?? "figures.json", JSON.stringify(await measure(Number(values.seed))));
}

void main();
