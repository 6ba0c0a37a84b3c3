/** A real Chromium: for tests of the explorer, its pictures and its bench. */
import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const PLACES = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Software draws what a graphics card would. WebGL only, which is needed: pages are put together without it, because drawing a map takes it
 * more than twice as long.
 */
const ARGUMENTS = [
  "--no-sandbox",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--disable-gpu-compositing",
  "--disable-dev-shm-usage",
];

/** Opens the browser; the error says what to install where there is none. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = PLACES.find((path) => existsSync(path));
  if (!executablePath) throw new Error(`There is no Chromium at ${PLACES.join(" or ")}; apt-get install chromium.`);
  return chromium.launch({ executablePath, args: ARGUMENTS });
}
