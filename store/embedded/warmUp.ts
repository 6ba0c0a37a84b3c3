import { randomBytes } from "node:crypto";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "./install";
import type { Java } from "./java";
import { startProcess } from "./process";

/**
 * JVM flags that make every start a few seconds shorter: an archive of Neo4j's loaded classes (class data sharing), made by one rehearsal in a
 * folder of its own. Java ignores an archive that another Java made. Where the rehearsal fails Neo4j starts without it, only slower.
 */
export async function archiveFlags(java: Java, installation: Installation, report: (line: string) => void): Promise<readonly string[]> {
  const archive = join(installation.folder, "classes.jsa");
  if (await access(archive).then(() => true, () => false)) return [`-XX:SharedArchiveFile=${archive}`];
  report("Rehearsing a start of Neo4j, so that every later one is faster, only this once.");
  const aside = await mkdtemp(join(installation.folder, "rehearsal-"));
  try {
    await rehearse(java, installation, aside);
    await rename(join(aside, "classes.jsa"), archive);
    return [`-XX:SharedArchiveFile=${archive}`];
  } catch {
    report("The rehearsal failed, so Neo4j starts without it.");
    return [];
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function rehearse(java: Java, installation: Installation, aside: string): Promise<void> {
  const dataDir = join(aside, "data");
  await mkdir(dataDir);
  const password = randomBytes(32).toString("base64url");
  const extraFlags = [`-XX:ArchiveClassesAtExit=${join(aside, "classes.jsa")}`];
  const running = await startProcess({ java, installation, dataDir, heapMegabytes: 512, password, extraFlags });
  if (running !== "busy") await running.stop();
}
