import { randomBytes } from "node:crypto";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { readAnnouncement } from "./announcement";
import type { Installation } from "./install";
import type { Java } from "./java";
import { startProcess } from "./process";

const ARCHIVE = "classes.jsa";
/** Java writes the archive while it ends, which takes long on a busy machine. */
const ARCHIVING_LIMIT_MS = 300_000;

/** JVM flags that use the archive of `makeArchive` where there is one. Java ignores an archive that another Java made. */
export async function archiveFlags(installation: Installation): Promise<readonly string[]> {
  const archive = archiveOf(installation);
  return (await exists(archive)) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

/**
 * Makes every later start some seconds shorter: rehearses one on a folder of its own and keeps an archive of the classes that Neo4j loads (class
 * data sharing, about 115 MB). Takes some 15 s of two cores; does nothing where the archive exists. It only makes things faster, so it never
 * fails: where no archive comes of it, it says so.
 */
export async function makeArchive(
  java: Java,
  installation: Installation,
  report: (line: string) => void,
): Promise<void> {
  const archive = archiveOf(installation);
  if (await exists(archive)) return;
  report("Rehearsing a start of Neo4j, only this once, so that later ones are faster.");
  let aside: string | undefined;
  try {
    aside = await mkdtemp(join(installation.folder, "rehearsal-"));
    await rehearse(java, installation, aside);
    await rename(join(aside, ARCHIVE), archive);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    report(`The rehearsal failed, so starts of Neo4j take some seconds longer: ${why}`);
  } finally {
    if (aside !== undefined) await rm(aside, { recursive: true, force: true }).catch(() => undefined);
  }
}

/** Removes the archive, because one that Java can't use makes every start slower, not faster. */
export async function dropArchive(installation: Installation): Promise<void> {
  await rm(archiveOf(installation), { force: true }).catch(() => undefined);
}

async function rehearse(java: Java, installation: Installation, aside: string): Promise<void> {
  const dataDir = join(aside, "data");
  await mkdir(dataDir);
  const password = randomBytes(32).toString("base64url");
  const extraFlags = [`-XX:ArchiveClassesAtExit=${join(aside, ARCHIVE)}`];
  const running = await startProcess({ java, installation, dataDir, heapMegabytes: 512, password, extraFlags });
  if (running === "busy") return;
  try {
    await ask(dataDir, password);
  } finally {
    await running.stop(ARCHIVING_LIMIT_MS);
  }
}

/** Statements of every kind that a hub sends, so that the classes that plan and run them are in the archive too. */
const STATEMENTS = [
  "CREATE CONSTRAINT rehearsal_id IF NOT EXISTS FOR (n:Rehearsal) REQUIRE n.id IS UNIQUE",
  "CREATE RANGE INDEX rehearsal_at IF NOT EXISTS FOR (n:Rehearsal) ON (n.at)",
  "CREATE FULLTEXT INDEX rehearsal_text IF NOT EXISTS FOR (n:Rehearsal) ON EACH [n.text]",
  "CALL db.awaitIndexes(30)",
  "UNWIND $rows AS row MERGE (n:Rehearsal {id: row.id}) SET n += row",
  "MATCH (a:Rehearsal {id: 'a'}), (b:Rehearsal {id: 'b'}) MERGE (a)-[:BEFORE]->(b)",
  `MATCH (n:Rehearsal) WHERE (n.at = 1 OR any(x IN n.list WHERE x IN $list)) AND (EXISTS { MATCH (n)-[:BEFORE]->(m:Rehearsal) WHERE m.at >= $at }
    OR NOT EXISTS { MATCH (n)<-[:BEFORE*0..]-(:Rehearsal) }) WITH collect(DISTINCT n) AS found
    CALL { WITH found UNWIND found AS n WITH n WHERE n.at > 0 WITH DISTINCT n ORDER BY n.at IS NULL, n.at DESC, n.id LIMIT 5 RETURN collect(n{.id, .at}) AS rows }
    CALL { WITH found UNWIND found AS n UNWIND n.list AS value WITH value, count(*) AS count ORDER BY count DESC RETURN collect({value: value, count: count}) AS counts }
    RETURN rows, counts, size(found) AS total`,
  "UNWIND $list AS id MATCH (n:Rehearsal {id: id}) OPTIONAL MATCH (n)-[edge]->(m) RETURN n{.*, text: null} AS row, collect(type(edge)) AS types",
  "CALL db.index.fulltext.queryNodes('rehearsal_text', 'text') YIELD node, score RETURN node.id, score ORDER BY score DESC LIMIT 3",
  "MATCH (n:Rehearsal) WHERE n.id IN $list SET n.at = CASE WHEN n.at > 1 THEN 0 ELSE coalesce(n.at, 0) + 1 END REMOVE n.text RETURN count(n)",
  "MATCH (n:Rehearsal) DETACH DELETE n",
];
const PARAMETERS = {
  at: 1,
  list: ["a", "b"],
  rows: ["a", "b"].map((id) => ({ id, at: 1, text: "text", list: ["a"] })),
};

async function ask(dataDir: string, password: string): Promise<void> {
  const { uri, user } = (await readAnnouncement(dataDir)) ?? {};
  if (!uri || !user) return;
  const driver = neo4j.driver(uri, neo4j.auth.basic(user, password));
  try {
    for (const statement of STATEMENTS) await driver.executeQuery(statement, PARAMETERS);
  } finally {
    await driver.close();
  }
}

function archiveOf(installation: Installation): string {
  return join(installation.folder, ARCHIVE);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
