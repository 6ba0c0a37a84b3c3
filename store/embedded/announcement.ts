import { readFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import neo4j from "neo4j-driver";
import { z } from "zod";

const CHECK_LIMIT_MS = 5_000;

const announcementShape = z.object({
  uri: z.string().regex(/^bolt:\/\/127\.0\.0\.1:\d+$/),
  user: z.literal("neo4j"),
  password: z.string().min(1),
  pid: z.number().int().positive(),
  /** The hub that started it. When that is gone, Neo4j is about to stop. */
  owner: z.number().int().positive(),
  startedAt: z.string(),
});

/** What the Neo4j of a folder says about itself in `neo4j.json` (mode 0600), written by it when it is ready and removed when it stops. */
export type Announcement = z.infer<typeof announcementShape>;

/** Reads `neo4j.json`; null when it is absent or not whole. */
export async function readAnnouncement(dataDir: string): Promise<Announcement | null> {
  try {
    return announcementShape.parse(JSON.parse(await readFile(join(dataDir, "neo4j.json"), "utf8")));
  } catch {
    return null;
  }
}

/** The Neo4j that runs on this folder and accepts the announced password; null when none does, for instance after a kill. */
export async function findRunning(dataDir: string): Promise<Announcement | null> {
  const announcement = await readAnnouncement(dataDir);
  if (!announcement || !isAlive(announcement.pid) || !(await listens(announcement.uri))) return null;
  // The owner last: it may end while Neo4j still answers.
  return (await accepts(announcement)) && isAlive(announcement.owner) ? announcement : null;
}

/** Whether a process with this id exists, under any account. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

function listens(uri: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port: Number(new URL(uri).port) });
    const finish = (answer: boolean): void => {
      socket.destroy();
      resolve(answer);
    };
    socket
      .setTimeout(CHECK_LIMIT_MS, () => finish(false))
      .once("connect", () => finish(true))
      .once("error", () => finish(false));
  });
}

/** After a crash another program may have got the port, and another process the id: only the password tells. */
async function accepts(announcement: Announcement): Promise<boolean> {
  const auth = neo4j.auth.basic(announcement.user, announcement.password);
  const driver = neo4j.driver(announcement.uri, auth, {
    connectionTimeout: CHECK_LIMIT_MS,
    connectionAcquisitionTimeout: CHECK_LIMIT_MS,
  });
  try {
    return await driver.verifyAuthentication();
  } catch {
    return false;
  } finally {
    await driver.close();
  }
}
