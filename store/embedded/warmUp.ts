import { randomBytes } from "node:crypto";
import { access, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Installation } from "./install";
import type { Java } from "./java";
import { startProcess } from "./process";

const ARCHIVE = "classes.jsa";

/** JVM flags that use the archive of `makeArchive` where there is one. Java ignores an archive that another Java made. */
export async function archiveFlags(installation: Installation): Promise<readonly string[]> {
  const archive = archiveOf(installation);
  return (await exists(archive)) ? [`-XX:SharedArchiveFile=${archive}`] : [];
}

/**
 * Makes every later start some seconds shorter: rehearses one on a folder of its own and keeps an archive of the classes that Neo4j loads (class
 * data sharing, about 115 MB). Takes some 15 s of two cores; does nothing where the archive exists.
 */
export async function makeArchive(
  java: Java,
  installation: Installation,
  report: (line: string) => void,
): Promise<void> {
  const archive = archiveOf(installation);
  if (await exists(archive)) return;
  report("Rehearsing a start of Neo4j, only this once, so that later ones are faster.");
  const aside = await mkdtemp(join(installation.folder, "rehearsal-"));
  try {
    await rehearse(java, installation, aside);
    await rename(join(aside, ARCHIVE), archive);
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function rehearse(java: Java, installation: Installation, aside: string): Promise<void> {
  const dataDir = join(aside, "data");
  await mkdir(dataDir);
  const password = randomBytes(32).toString("base64url");
  const extraFlags = [`-XX:ArchiveClassesAtExit=${join(aside, ARCHIVE)}`];
  const running = await startProcess({ java, installation, dataDir, heapMegabytes: 512, password, extraFlags });
  if (running !== "busy") await running.stop();
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
